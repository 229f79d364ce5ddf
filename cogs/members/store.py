"""The SQL of the member table."""

import json
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from cogs.members.models import StoredZone
from data.database import Transaction
from data.instants import to_instant, to_seconds


async def get_zone(tx: Transaction, guild_id: int, user_id: int) -> StoredZone | None:
    row = await tx.one(
        "SELECT zone, zone_set_at FROM member WHERE guild_id = ? AND user_id = ? AND zone IS NOT NULL",
        (guild_id, user_id),
    )
    return StoredZone(ZoneInfo(row["zone"]), to_instant(row["zone_set_at"])) if row else None


async def list_zones(tx: Transaction, guild_id: int, user_ids: Iterable[int]) -> dict[int, ZoneInfo]:
    """The zones of those among these people who chose one."""
    rows = await tx.all(
        """
        SELECT user_id, zone FROM member
        WHERE guild_id = ? AND user_id IN (SELECT value FROM json_each(?)) AND zone IS NOT NULL
        """,
        (guild_id, json.dumps(list(user_ids))),
    )
    return {row["user_id"]: ZoneInfo(row["zone"]) for row in rows}


async def set_zone(tx: Transaction, guild_id: int, user_id: int, zone: ZoneInfo, now: datetime) -> None:
    await tx.run(
        """
        INSERT INTO member (guild_id, user_id, zone, zone_set_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET zone = excluded.zone, zone_set_at = excluded.zone_set_at
        """,
        (guild_id, user_id, zone.key, to_seconds(now)),
    )


async def add_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("INSERT OR IGNORE INTO member (guild_id, user_id) VALUES (?, ?)", (guild_id, user_id))


async def delete_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM member WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await delete_pause(tx, guild_id, user_id)


# Who rests from booking.


async def get_paused_until(tx: Transaction, guild_id: int, user_id: int) -> datetime | None:
    row = await tx.one("SELECT paused_until FROM member_pause WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return to_instant(row["paused_until"]) if row else None


async def set_pause(tx: Transaction, guild_id: int, user_id: int, until: datetime) -> None:
    await tx.run(
        """
        INSERT INTO member_pause (guild_id, user_id, paused_until) VALUES (?, ?, ?)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET paused_until = excluded.paused_until
        """,
        (guild_id, user_id, to_seconds(until)),
    )


async def delete_pause(tx: Transaction, guild_id: int, user_id: int) -> bool:
    return await tx.run("DELETE FROM member_pause WHERE guild_id = ? AND user_id = ?", (guild_id, user_id)) == 1


# Groups that the bot was removed from.


async def add_departure(tx: Transaction, guild_id: int, now: datetime) -> bool:
    """False if it was known already: the time since then counts on."""
    changed = await tx.run(
        "INSERT OR IGNORE INTO departed_group (guild_id, left_at) VALUES (?, ?)", (guild_id, to_seconds(now))
    )
    return changed == 1


async def delete_departure(tx: Transaction, guild_id: int) -> bool:
    return await tx.run("DELETE FROM departed_group WHERE guild_id = ?", (guild_id,)) == 1


async def list_departures(tx: Transaction) -> list[int]:
    return [row["guild_id"] for row in await tx.all("SELECT guild_id FROM departed_group")]


async def list_groups(tx: Transaction) -> list[int]:
    """The groups that set something up, or where somebody told something about themself."""
    rows = await tx.all(
        """
        -- Steps from one group's members to the next group's, instead of looking at every member.
        WITH RECURSIVE of_members (guild_id) AS (
            SELECT min(guild_id) FROM member
            UNION ALL
            SELECT (SELECT min(member.guild_id) FROM member WHERE member.guild_id > of_members.guild_id)
            FROM of_members WHERE guild_id IS NOT NULL
        )
        SELECT guild_id FROM of_members WHERE guild_id IS NOT NULL UNION SELECT guild_id FROM guild_setting
        """
    )
    return [row["guild_id"] for row in rows]


async def list_tables_of_groups(tx: Transaction) -> list[str]:
    """Every table whose rows belong to groups."""
    rows = await tx.all(
        """
        SELECT made.name FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS has
        WHERE made.type = 'table' AND has.name = 'guild_id'
        """
    )
    return [row["name"] for row in rows]


async def delete_group(tx: Transaction, table: str, guild_id: int) -> None:
    """`table` is one of `list_tables_of_groups`."""
    await tx.run(f'DELETE FROM "{table}" WHERE guild_id = ?', (guild_id,))
