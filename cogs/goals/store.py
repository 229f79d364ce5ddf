"""The SQL of goals."""

from datetime import datetime

from cogs.goals.models import Goal, Source
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add(tx: Transaction, guild_id: int, user_id: int, source: Source, text: str, now: datetime) -> Goal:
    row = await tx.one(
        "INSERT INTO goal (guild_id, user_id, source, text, made_at) VALUES (?, ?, ?, ?, ?) RETURNING *",
        (guild_id, user_id, source, text, to_seconds(now)),
    )
    assert row is not None
    return _goal(row)


async def list_open(tx: Transaction, guild_id: int, user_id: int) -> list[Goal]:
    """The newest first."""
    rows = await tx.all(
        "SELECT * FROM goal WHERE guild_id = ? AND user_id = ? AND done_at IS NULL ORDER BY id DESC",
        (guild_id, user_id),
    )
    return [_goal(row) for row in rows]


async def list_all(tx: Transaction, guild_id: int, user_id: int) -> list[Goal]:
    rows = await tx.all("SELECT * FROM goal WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id))
    return [_goal(row) for row in rows]


async def set_done(tx: Transaction, guild_id: int, user_id: int, goal_id: int, now: datetime) -> bool:
    changed = await tx.run(
        "UPDATE goal SET done_at = ? WHERE id = ? AND guild_id = ? AND user_id = ? AND done_at IS NULL",
        (to_seconds(now), goal_id, guild_id, user_id),
    )
    return changed == 1


async def delete_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM goal WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


def _goal(row: Row) -> Goal:
    return Goal(
        id=row["id"],
        source=Source(row["source"]),
        text=row["text"],
        made_at=to_instant(row["made_at"]),
        done_at=to_instant(row["done_at"]),
    )
