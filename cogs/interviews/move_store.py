"""New times that parties proposed, in the database."""

from datetime import datetime

from cogs.interviews.models import Interview, Move, MoveState
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_move(tx: Transaction, interview: Interview, user_id: int, starts_at: datetime, now: datetime) -> Move:
    rows = await tx.all(
        """
        INSERT INTO move (guild_id, interview_id, proposed_by, starts_at, state, made_at)
        VALUES (?, ?, ?, ?, 'proposed', ?) RETURNING *
        """,
        (interview.guild_id, interview.id, user_id, to_seconds(starts_at), to_seconds(now)),
    )
    return _move(rows[0])


async def get_move(tx: Transaction, guild_id: int, move_id: int) -> Move | None:
    row = await tx.one("SELECT * FROM move WHERE id = ? AND guild_id = ?", (move_id, guild_id))
    return _move(row) if row else None


async def get_open_move(tx: Transaction, guild_id: int, interview_id: int) -> Move | None:
    row = await tx.one(
        "SELECT * FROM move WHERE interview_id = ? AND guild_id = ? AND state = 'proposed'",
        (interview_id, guild_id),
    )
    return _move(row) if row else None


async def end_move(tx: Transaction, move: Move, state: MoveState) -> bool:
    """Answer a proposed move; False if it was answered already."""
    changed = await tx.run(
        "UPDATE move SET state = ? WHERE id = ? AND guild_id = ? AND state = 'proposed'",
        (state, move.id, move.guild_id),
    )
    return changed == 1


async def set_move_message(tx: Transaction, move: Move, message_id: int | None) -> None:
    await tx.run("UPDATE move SET message_id = ? WHERE id = ? AND guild_id = ?", (message_id, move.id, move.guild_id))


def _move(row: Row) -> Move:
    values = dict(row)
    values["starts_at"] = to_instant(values["starts_at"])
    values["made_at"] = to_instant(values["made_at"])
    values["state"] = MoveState(values["state"])
    return Move(**values)
