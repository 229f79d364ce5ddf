"""Questions, answers and misses in the database."""

from datetime import datetime

from cogs.attendance.models import Kind, Miss, Said
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_question(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> bool:
    """False if they were asked already."""
    changed = await tx.run(
        "INSERT OR IGNORE INTO attendance_question (interview_id, guild_id, asked_at) VALUES (?, ?, ?)",
        (interview_id, guild_id, to_seconds(now)),
    )
    return changed == 1


async def is_open(tx: Transaction, guild_id: int, interview_id: int) -> bool | None:
    """None where nobody was asked."""
    row = await tx.one(
        "SELECT settled_at FROM attendance_question WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id)
    )
    return row["settled_at"] is None if row else None


async def settle(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> bool:
    changed = await tx.run(
        "UPDATE attendance_question SET settled_at = ? WHERE interview_id = ? AND guild_id = ? AND settled_at IS NULL",
        (to_seconds(now), interview_id, guild_id),
    )
    return changed == 1


async def withdraw(tx: Transaction, guild_id: int, interview_id: int) -> bool:
    """Ask nobody any more, and forget what was said; False where nothing was asked, or it is settled."""
    changed = await tx.run(
        "DELETE FROM attendance_question WHERE interview_id = ? AND guild_id = ? AND settled_at IS NULL",
        (interview_id, guild_id),
    )
    if changed:
        await tx.run("DELETE FROM attendance_answer WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return changed == 1


async def set_answer(tx: Transaction, guild_id: int, interview_id: int, user_id: int, said: Said) -> None:
    await tx.run(
        """
        INSERT INTO attendance_answer (interview_id, guild_id, user_id, said) VALUES (?, ?, ?, ?)
        ON CONFLICT (interview_id, user_id) DO UPDATE SET said = excluded.said
        """,
        (interview_id, guild_id, user_id, said),
    )


async def list_answers(tx: Transaction, guild_id: int, interview_id: int) -> dict[int, Said]:
    rows = await tx.all(
        "SELECT user_id, said FROM attendance_answer WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id)
    )
    return {row["user_id"]: Said(row["said"]) for row in rows}


async def list_answers_of(tx: Transaction, guild_id: int, user_id: int) -> dict[int, Said]:
    """What this person said, by interview."""
    rows = await tx.all(
        "SELECT interview_id, said FROM attendance_answer WHERE guild_id = ? AND user_id = ?", (guild_id, user_id)
    )
    return {row["interview_id"]: Said(row["said"]) for row in rows}


async def add_miss(
    tx: Transaction, guild_id: int, user_id: int, interview_id: int, kind: Kind, at: datetime
) -> int | None:
    """Its number; None if it is known already."""
    row = await tx.one(
        """
        INSERT INTO miss (guild_id, user_id, interview_id, kind, missed_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (interview_id, user_id) DO NOTHING RETURNING id
        """,
        (guild_id, user_id, interview_id, kind, to_seconds(at)),
    )
    return int(row["id"]) if row else None


async def get_miss(tx: Transaction, guild_id: int, miss_id: int) -> Miss | None:
    row = await tx.one("SELECT * FROM miss WHERE id = ? AND guild_id = ?", (miss_id, guild_id))
    return _miss(row) if row else None


async def find_miss(tx: Transaction, guild_id: int, interview_id: int, user_id: int) -> Miss | None:
    row = await tx.one(
        "SELECT * FROM miss WHERE interview_id = ? AND user_id = ? AND guild_id = ?", (interview_id, user_id, guild_id)
    )
    return _miss(row) if row else None


async def list_misses(tx: Transaction, guild_id: int, user_id: int) -> list[Miss]:
    """The latest first."""
    rows = await tx.all(
        "SELECT * FROM miss WHERE guild_id = ? AND user_id = ? ORDER BY missed_at DESC, id DESC", (guild_id, user_id)
    )
    return [_miss(row) for row in rows]


async def set_excused(tx: Transaction, miss: Miss, now: datetime, *, by_self: bool) -> bool:
    changed = await tx.run(
        "UPDATE miss SET excused_at = ?, excused_self = ? WHERE id = ? AND guild_id = ? AND excused_at IS NULL",
        (to_seconds(now), by_self, miss.id, miss.guild_id),
    )
    return changed == 1


async def delete_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM attendance_answer WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("DELETE FROM miss WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


def _miss(row: Row) -> Miss:
    excused_at = row["excused_at"]
    return Miss(
        id=row["id"],
        guild_id=row["guild_id"],
        user_id=row["user_id"],
        interview_id=row["interview_id"],
        kind=Kind(row["kind"]),
        missed_at=to_instant(row["missed_at"]),
        excused_at=to_instant(excused_at),
        excused_self=bool(row["excused_self"]),
    )
