"""The SQL of requests to employers."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from cogs.asks.models import Ask, Channel, Sent, State, Tone, Typed
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# The form that is not finished.


async def get_unfinished(tx: Transaction, guild_id: int, user_id: int) -> Typed | None:
    row = await tx.one("SELECT * FROM unfinished_ask WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    if row is None:
        return None
    return Typed(row["role"], row["skill"], row["valued"], row["declined"], Tone(row["tone"]))


async def set_unfinished(tx: Transaction, guild_id: int, user_id: int, typed: Typed, now: datetime) -> None:
    await tx.run(
        """
        INSERT OR REPLACE INTO unfinished_ask (guild_id, user_id, role, skill, valued, declined, tone, typed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (guild_id, user_id, *typed.texts, typed.tone, to_seconds(now)),
    )


async def delete_unfinished(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM unfinished_ask WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


# Asks.


async def add(tx: Transaction, guild_id: int, made_from: int, ask: Ask) -> int | None:
    """The new one's id; None if this form made one already."""
    row = await tx.one(
        """
        INSERT INTO ask (
            guild_id, user_id, made_from, state, about, skill, tone, channel, only_applied, declined_at, declined_on,
            subject, text, made_at, rests_until
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (guild_id, user_id, made_from) DO NOTHING RETURNING id
        """,
        (
            guild_id,
            ask.user_id,
            made_from,
            ask.state,
            ask.about,
            ask.skill,
            ask.tone,
            ask.channel,
            int(ask.only_applied),
            to_seconds(ask.declined_at),
            ask.declined_on.isoformat(),
            ask.subject,
            ask.text,
            to_seconds(ask.made_at),
            to_seconds(ask.rests_until) if ask.rests_until else None,
        ),
    )
    return row["id"] if row else None


async def get(tx: Transaction, guild_id: int, ask_id: int) -> Ask | None:
    row = await tx.one("SELECT * FROM ask WHERE id = ? AND guild_id = ?", (ask_id, guild_id))
    return _ask(row) if row else None


async def find_made_from(tx: Transaction, guild_id: int, user_id: int, made_from: int) -> Ask | None:
    row = await tx.one(
        "SELECT * FROM ask WHERE guild_id = ? AND user_id = ? AND made_from = ?", (guild_id, user_id, made_from)
    )
    return _ask(row) if row else None


async def list_of_member(tx: Transaction, guild_id: int, user_id: int) -> list[Ask]:
    """The newest first."""
    rows = await tx.all("SELECT * FROM ask WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return sorted(map(_ask, rows), key=lambda ask: -ask.id)


async def set_text(tx: Transaction, guild_id: int, ask_id: int, text: str) -> None:
    await tx.run("UPDATE ask SET text = ? WHERE id = ? AND guild_id = ?", (text, ask_id, guild_id))


async def set_state(tx: Transaction, guild_id: int, ask_id: int, state: State, reached_from: Sequence[State]) -> bool:
    """False if it was in none of the states from which this one is reached."""
    changed = await tx.run(
        """
        UPDATE ask SET state = ?, rests_until = NULL
        WHERE id = ? AND guild_id = ? AND state IN (SELECT value FROM json_each(?))
        """,
        (state, ask_id, guild_id, json.dumps(reached_from)),
    )
    return changed == 1


async def set_resting(
    tx: Transaction, guild_id: int, ask_id: int, until: datetime, reached_from: Sequence[State]
) -> bool:
    changed = await tx.run(
        """
        UPDATE ask SET state = 'resting', rests_until = ?
        WHERE id = ? AND guild_id = ? AND state IN (SELECT value FROM json_each(?))
        """,
        (to_seconds(until), ask_id, guild_id, json.dumps(reached_from)),
    )
    return changed == 1


async def set_rested(tx: Transaction, guild_id: int, ask_id: int, now: datetime) -> None:
    """Unless it was put to rest anew meanwhile."""
    await tx.run(
        """
        UPDATE ask SET state = 'drafted', rests_until = NULL
        WHERE id = ? AND guild_id = ? AND state = 'resting' AND rests_until <= ?
        """,
        (ask_id, guild_id, to_seconds(now)),
    )


async def set_sent(
    tx: Transaction, guild_id: int, ask_id: int, now: datetime, follow_up_at: datetime, reached_from: Sequence[State]
) -> bool:
    changed = await tx.run(
        """
        UPDATE ask SET state = 'sent', rests_until = NULL, sent_at = ?, follow_up_at = ?
        WHERE id = ? AND guild_id = ? AND state IN (SELECT value FROM json_each(?))
        """,
        (to_seconds(now), to_seconds(follow_up_at), ask_id, guild_id, json.dumps(reached_from)),
    )
    return changed == 1


async def set_answered(
    tx: Transaction, guild_id: int, ask_id: int, now: datetime, answer: str, reached_from: Sequence[State]
) -> bool:
    changed = await tx.run(
        """
        UPDATE ask SET state = 'answered', answered_at = ?, answer = ?
        WHERE id = ? AND guild_id = ? AND state IN (SELECT value FROM json_each(?))
        """,
        (to_seconds(now), answer, ask_id, guild_id, json.dumps(reached_from)),
    )
    return changed == 1


async def set_followed_up(tx: Transaction, guild_id: int, ask_id: int, now: datetime) -> bool:
    """Once only, and only while an answer is waited for."""
    changed = await tx.run(
        """
        UPDATE ask SET followed_up_at = ?
        WHERE id = ? AND guild_id = ? AND state = 'sent' AND followed_up_at IS NULL
        """,
        (to_seconds(now), ask_id, guild_id),
    )
    return changed == 1


async def delete(tx: Transaction, guild_id: int, ask_id: int, states: Sequence[State]) -> bool:
    changed = await tx.run(
        "DELETE FROM ask WHERE id = ? AND guild_id = ? AND state IN (SELECT value FROM json_each(?))",
        (ask_id, guild_id, json.dumps(states)),
    )
    return changed == 1


async def delete_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM ask WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await delete_unfinished(tx, guild_id, user_id)


# The group's totals.


async def list_sent(tx: Transaction, guild_id: int) -> list[Sent]:
    """How many each person has sent of each kind, and how many of these were answered."""
    rows = await tx.all(
        """
        SELECT user_id, tone, channel, count(*) AS sent, count(answered_at) AS answered
        FROM ask WHERE guild_id = ? AND sent_at IS NOT NULL
        GROUP BY user_id, tone, channel
        """,
        (guild_id,),
    )
    return [
        Sent(row["user_id"], Tone(row["tone"]), Channel(row["channel"]), row["sent"], row["answered"]) for row in rows
    ]


def _ask(row: Row) -> Ask:
    return Ask(
        id=row["id"],
        user_id=row["user_id"],
        state=State(row["state"]),
        about=row["about"],
        skill=row["skill"],
        tone=Tone(row["tone"]),
        channel=Channel(row["channel"]),
        only_applied=bool(row["only_applied"]),
        declined_at=to_instant(row["declined_at"]),
        declined_on=date.fromisoformat(row["declined_on"]),
        subject=row["subject"],
        text=row["text"],
        made_at=to_instant(row["made_at"]),
        rests_until=_instant_or_none(row["rests_until"]),
        sent_at=_instant_or_none(row["sent_at"]),
        follow_up_at=_instant_or_none(row["follow_up_at"]),
        followed_up_at=_instant_or_none(row["followed_up_at"]),
        answered_at=_instant_or_none(row["answered_at"]),
        answer=row["answer"],
    )


def _instant_or_none(seconds: int | None) -> datetime | None:
    return None if seconds is None else to_instant(seconds)
