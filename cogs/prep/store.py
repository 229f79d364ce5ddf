"""The SQL of prep packs, of the questions that were drawn for them, and of duties."""

import json
from collections.abc import Collection
from datetime import datetime

from cogs.prep.models import Drawn, NotesState, Part, Place, Sending, Taken
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# Packs


async def add_sending(
    tx: Transaction, guild_id: int, interview_id: int, part: Part, starts_at: datetime
) -> Sending | None:
    """Nothing where there is one."""
    row = await tx.one(
        """
        INSERT INTO prep_pack (interview_id, part, guild_id, starts_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING *
        """,
        (interview_id, part, guild_id, to_seconds(starts_at)),
    )
    return _sending(row) if row else None


async def get_sending(tx: Transaction, guild_id: int, interview_id: int, part: Part) -> Sending | None:
    row = await tx.one(
        "SELECT * FROM prep_pack WHERE interview_id = ? AND part = ? AND guild_id = ?", (interview_id, part, guild_id)
    )
    return _sending(row) if row else None


async def set_starts_at(tx: Transaction, sending: Sending, starts_at: datetime) -> None:
    await tx.run(
        "UPDATE prep_pack SET starts_at = ? WHERE interview_id = ? AND part = ? AND guild_id = ?",
        (to_seconds(starts_at), sending.interview_id, sending.part, sending.guild_id),
    )


async def set_place(
    tx: Transaction, guild_id: int, interview_id: int, part: Part, place: Place | None, face: str
) -> None:
    await tx.run(
        """
        UPDATE prep_pack SET channel_id = ?, message_id = ?, face = ?
        WHERE interview_id = ? AND part = ? AND guild_id = ?
        """,
        (
            place.channel_id if place else None,
            place.message_id if place else None,
            face,
            interview_id,
            part,
            guild_id,
        ),
    )


# Questions


async def list_drawn(tx: Transaction, guild_id: int, interview_id: int) -> list[Drawn]:
    """Everything that was drawn for this interview, in the order of drawing."""
    rows = await tx.all(
        "SELECT * FROM prep_question WHERE interview_id = ? AND guild_id = ? ORDER BY draw, question_id",
        (interview_id, guild_id),
    )
    return [Drawn(row["question_id"], row["draw"], bool(row["is_asked"])) for row in rows]


async def list_asked(tx: Transaction, guild_id: int, member_id: int, *, not_in: int) -> dict[str, datetime]:
    """The questions in the packs of this member's other interviews, with when each was drawn last."""
    rows = await tx.all(
        """
        SELECT question_id, max(drawn_at) AS drawn_at FROM prep_question
        WHERE guild_id = ? AND member_id = ? AND interview_id <> ? AND is_asked = 1
        GROUP BY question_id
        """,
        (guild_id, member_id, not_in),
    )
    return {row["question_id"]: to_instant(row["drawn_at"]) for row in rows}


async def list_questions_of(tx: Transaction, guild_id: int, member_id: int) -> list[tuple[int, str]]:
    """What this member was asked, as interview and question."""
    rows = await tx.all(
        """
        SELECT interview_id, question_id FROM prep_question
        WHERE guild_id = ? AND member_id = ? AND is_asked = 1
        ORDER BY interview_id, question_id
        """,
        (guild_id, member_id),
    )
    return [(row["interview_id"], row["question_id"]) for row in rows]


async def set_drawn(
    tx: Transaction,
    guild_id: int,
    interview_id: int,
    member_id: int,
    question_ids: Collection[str],
    draw: int,
    now: datetime,
) -> None:
    """These take the place of those before."""
    await tx.run(
        "UPDATE prep_question SET is_asked = 0 WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id)
    )
    await tx.run_many(
        """
        INSERT INTO prep_question (interview_id, question_id, guild_id, member_id, draw, is_asked, drawn_at)
        VALUES (?, ?, ?, ?, ?, 1, ?)
        ON CONFLICT (interview_id, question_id) DO UPDATE
            SET draw = excluded.draw, is_asked = 1, drawn_at = excluded.drawn_at
        """,
        [(interview_id, one, guild_id, member_id, draw, to_seconds(now)) for one in question_ids],
    )


async def delete_drawn(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run("DELETE FROM prep_question WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))


# Duties


async def take(
    tx: Transaction, guild_id: int, interview_id: int, member_id: int, observer_id: int, duty: str, now: datetime
) -> None:
    """Have this duty, instead of another one if there was one; notes stay."""
    await tx.run(
        """
        INSERT INTO duty (guild_id, interview_id, member_id, observer_id, duty, made_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (interview_id, observer_id) DO UPDATE SET duty = excluded.duty
        """,
        (guild_id, interview_id, member_id, observer_id, duty, to_seconds(now)),
    )


async def get_taken(tx: Transaction, guild_id: int, interview_id: int, observer_id: int) -> Taken | None:
    row = await tx.one(
        "SELECT * FROM duty WHERE interview_id = ? AND observer_id = ? AND guild_id = ?",
        (interview_id, observer_id, guild_id),
    )
    return _taken(row) if row else None


async def list_taken(tx: Transaction, guild_id: int, interview_id: int) -> list[Taken]:
    rows = await tx.all("SELECT * FROM duty WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return [_taken(row) for row in rows]


async def list_taken_by(tx: Transaction, guild_id: int, observer_id: int) -> list[Taken]:
    rows = await tx.all("SELECT * FROM duty WHERE guild_id = ? AND observer_id = ?", (guild_id, observer_id))
    return [_taken(row) for row in rows]


async def list_about(tx: Transaction, guild_id: int, member_id: int) -> list[Taken]:
    """What those who watched this member's interviews wrote."""
    rows = await tx.all("SELECT * FROM duty WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))
    return [_taken(row) for row in rows]


async def set_notes(tx: Transaction, guild_id: int, taken: Taken, notes: str, state: NotesState) -> None:
    await tx.run(
        "UPDATE duty SET notes = ?, state = ? WHERE interview_id = ? AND observer_id = ? AND guild_id = ?",
        (notes, state, taken.interview_id, taken.observer_id, guild_id),
    )


async def hand_over(
    tx: Transaction, guild_id: int, interview_id: int, next_id: int, member_id: int, parties: Collection[int]
) -> None:
    """The duties go over to another interview, whose parties watch it no more. What was noted does not."""
    await tx.run(
        """
        DELETE FROM duty
        WHERE interview_id = ? AND observer_id IN (SELECT value FROM json_each(?)) AND guild_id = ?
        """,
        (interview_id, json.dumps(list(parties)), guild_id),
    )
    await tx.run(
        """
        UPDATE duty SET interview_id = ?, member_id = ?, notes = '', state = 'draft'
        WHERE interview_id = ? AND guild_id = ?
        """,
        (next_id, member_id, interview_id, guild_id),
    )


# People


async def delete_about(tx: Transaction, guild_id: int, member_id: int) -> None:
    """Which questions this member was asked, and what others wrote about their interviews."""
    await tx.run("DELETE FROM prep_question WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))
    await tx.run("DELETE FROM duty WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))


async def forget_observer(tx: Transaction, guild_id: int, observer_id: int) -> None:
    """What was given stays, without the name."""
    await tx.run("DELETE FROM duty WHERE guild_id = ? AND observer_id = ? AND state = 'draft'", (guild_id, observer_id))
    await tx.run("UPDATE duty SET observer_id = NULL WHERE guild_id = ? AND observer_id = ?", (guild_id, observer_id))


def _sending(row: Row) -> Sending:
    channel_id, message_id = row["channel_id"], row["message_id"]
    return Sending(
        interview_id=row["interview_id"],
        guild_id=row["guild_id"],
        part=Part(row["part"]),
        starts_at=to_instant(row["starts_at"]),
        place=Place(channel_id, message_id) if channel_id and message_id else None,
        face=row["face"],
    )


def _taken(row: Row) -> Taken:
    return Taken(
        interview_id=row["interview_id"],
        member_id=row["member_id"],
        observer_id=row["observer_id"],
        duty=row["duty"],
        notes=row["notes"],
        state=NotesState(row["state"]),
        made_at=to_instant(row["made_at"]),
    )
