"""What happens to a group's data when the bot is removed from it: kept for a while in case that was a mistake."""

from collections.abc import Set
from datetime import datetime, timedelta

from cogs.members import store
from core import jobs
from data.database import Transaction

FORGET_GROUP = "members:forget_group"
KEPT_FOR = timedelta(days=30)


async def note_departure(tx: Transaction, guild_id: int, now: datetime) -> None:
    if await store.add_departure(tx, guild_id, now):
        await jobs.schedule(tx, guild_id, FORGET_GROUP, guild_id, now + KEPT_FOR)


async def note_return(tx: Transaction, guild_id: int) -> None:
    if await store.delete_departure(tx, guild_id):
        await jobs.cancel(tx, guild_id, FORGET_GROUP, guild_id)


async def compare(tx: Transaction, present: Set[int], now: datetime) -> None:
    """Catch up with what happened while the bot was not running; `present` are the groups it is in."""
    for guild_id in await store.list_groups(tx):
        if guild_id not in present:
            await note_departure(tx, guild_id, now)
    for guild_id in await store.list_departures(tx):
        if guild_id in present:
            await note_return(tx, guild_id)


async def forget_group(tx: Transaction, guild_id: int) -> None:
    """Delete every row of the group, whichever feature it belongs to."""
    await tx.run("PRAGMA defer_foreign_keys = ON")
    for table in await store.list_tables_of_groups(tx):
        await store.delete_group(tx, table, guild_id)
