"""The SQL of stand-by. Instants are unix seconds in the tables and aware UTC datetimes outside."""

import json
from datetime import datetime

from cogs.standby.models import Call, CallState, Forgotten, Waiting
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> bool:
    """False if they are on stand-by already, and keep their place."""
    changed = await tx.run(
        "INSERT INTO standby (guild_id, user_id, since_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (guild_id, user_id, to_seconds(now)),
    )
    return changed == 1


async def remove(tx: Transaction, guild_id: int, user_id: int) -> bool:
    changed = await tx.run("DELETE FROM standby WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return changed == 1


async def get_waiting(tx: Transaction, guild_id: int, user_id: int) -> Waiting | None:
    row = await tx.one("SELECT * FROM standby WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return _waiting(row) if row else None


async def list_free(tx: Transaction, guild_id: int, slot_id: int) -> list[Waiting]:
    """Everybody on stand-by who has no open call, and was not called for this slot before."""
    rows = await tx.all(
        """
        SELECT * FROM standby WHERE guild_id = :guild AND user_id NOT IN (
            SELECT user_id FROM standby_call WHERE guild_id = :guild AND state = 'open'
            UNION ALL SELECT user_id FROM standby_call
            WHERE guild_id = :guild AND slot_id = :slot AND user_id IS NOT NULL
        )
        """,
        {"guild": guild_id, "slot": slot_id},
    )
    return [_waiting(row) for row in rows]


async def count(tx: Transaction, guild_id: int) -> int:
    row = await tx.one("SELECT COUNT(*) AS waiting FROM standby WHERE guild_id = ?", (guild_id,))
    return int(row["waiting"]) if row else 0


async def note_unanswered(tx: Transaction, guild_id: int, user_id: int) -> int:
    """How many in a row that makes; 0 for somebody who is not on stand-by."""
    row = await tx.one(
        "UPDATE standby SET unanswered = unanswered + 1 WHERE guild_id = ? AND user_id = ? RETURNING unanswered",
        (guild_id, user_id),
    )
    return int(row["unanswered"]) if row else 0


async def note_answered(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("UPDATE standby SET unanswered = 0 WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


# Calls


async def add_call(tx: Transaction, guild_id: int, slot_id: int, user_id: int, due_at: datetime, now: datetime) -> int:
    return await tx.add(
        "INSERT INTO standby_call (guild_id, slot_id, user_id, made_at, due_at) VALUES (?, ?, ?, ?, ?)",
        (guild_id, slot_id, user_id, to_seconds(now), to_seconds(due_at)),
    )


async def get_call(tx: Transaction, guild_id: int, call_id: int) -> Call | None:
    """None also if its person was forgotten."""
    row = await tx.one(
        "SELECT * FROM standby_call WHERE id = ? AND guild_id = ? AND user_id IS NOT NULL", (call_id, guild_id)
    )
    return _call(row) if row else None


async def get_forgotten(tx: Transaction, guild_id: int, call_id: int) -> Forgotten | None:
    row = await tx.one(
        "SELECT * FROM standby_call WHERE id = ? AND guild_id = ? AND user_id IS NULL", (call_id, guild_id)
    )
    return Forgotten(row["channel_id"], row["message_id"], tuple(json.loads(row["sending_to"]))) if row else None


async def get_open_call(tx: Transaction, guild_id: int, slot_id: int) -> Call | None:
    row = await tx.one(
        "SELECT * FROM standby_call WHERE guild_id = ? AND slot_id = ? AND state = 'open'", (guild_id, slot_id)
    )
    return _call(row) if row else None


async def get_open_call_of(tx: Transaction, guild_id: int, user_id: int) -> Call | None:
    row = await tx.one(
        "SELECT * FROM standby_call WHERE guild_id = ? AND user_id = ? AND state = 'open'", (guild_id, user_id)
    )
    return _call(row) if row else None


async def end_call(tx: Transaction, call: Call, state: CallState) -> bool:
    """False if it was answered, or over, already."""
    changed = await tx.run(
        "UPDATE standby_call SET state = ? WHERE id = ? AND guild_id = ? AND state = 'open'",
        (state, call.id, call.guild_id),
    )
    return changed == 1


async def set_sending(tx: Transaction, guild_id: int, call_id: int, channel_id: int) -> None:
    """One channel more."""
    await tx.run(
        """
        UPDATE standby_call SET sending_to = json_insert(sending_to, '$[#]', :channel)
        WHERE id = :id AND guild_id = :guild AND :channel NOT IN (SELECT value FROM json_each(sending_to))
        """,
        {"channel": channel_id, "id": call_id, "guild": guild_id},
    )


async def set_place(tx: Transaction, guild_id: int, call_id: int, channel_id: int, message_id: int) -> None:
    """Nothing is being sent any more."""
    await tx.run(
        "UPDATE standby_call SET channel_id = ?, message_id = ?, sending_to = '[]' WHERE id = ? AND guild_id = ?",
        (channel_id, message_id, call_id, guild_id),
    )


async def list_calls_of(tx: Transaction, guild_id: int, user_id: int) -> list[Call]:
    rows = await tx.all(
        "SELECT * FROM standby_call WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id)
    )
    return [_call(row) for row in rows]


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Take them out of their calls."""
    await tx.run("UPDATE standby_call SET user_id = NULL WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


async def delete_forgotten(tx: Transaction, guild_id: int, call_id: int) -> None:
    await tx.run("DELETE FROM standby_call WHERE id = ? AND guild_id = ? AND user_id IS NULL", (call_id, guild_id))


def _waiting(row: Row) -> Waiting:
    return Waiting(row["user_id"], to_instant(row["since_at"]), row["unanswered"])


def _call(row: Row) -> Call:
    return Call(
        id=row["id"],
        guild_id=row["guild_id"],
        slot_id=row["slot_id"],
        user_id=row["user_id"],
        state=CallState(row["state"]),
        made_at=to_instant(row["made_at"]),
        due_at=to_instant(row["due_at"]),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
    )
