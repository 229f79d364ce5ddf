"""The SQL of proposals and the questions about them."""

import json
from collections.abc import Collection
from datetime import datetime

from cogs.proposals.models import Place, Proposal, Question, State, Why
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_proposal(
    tx: Transaction,
    guild_id: int,
    request_id: int,
    member_id: int,
    volunteer_id: int,
    slot_id: int | None,
    reasons: Collection[str],
    due_at: datetime,
    now: datetime,
) -> Proposal:
    rows = await tx.all(
        """
        INSERT INTO proposal (guild_id, request_id, member_id, volunteer_id, slot_id, state, reasons, made_at, due_at)
        VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?) RETURNING *
        """,
        (
            guild_id,
            request_id,
            member_id,
            volunteer_id,
            slot_id,
            json.dumps(list(reasons)),
            to_seconds(now),
            to_seconds(due_at),
        ),
    )
    return _proposal(rows[0])


async def add_declined(
    tx: Transaction, guild_id: int, request_id: int, member_id: int, volunteer_id: int, now: datetime
) -> None:
    """What a volunteer passed over in the list, without having been asked."""
    await tx.run(
        """
        INSERT INTO proposal (guild_id, request_id, member_id, volunteer_id, state, made_at, due_at, ended_at)
        VALUES (:guild, :request, :member, :volunteer, 'declined', :now, :now, :now)
        """,
        {
            "guild": guild_id,
            "request": request_id,
            "member": member_id,
            "volunteer": volunteer_id,
            "now": to_seconds(now),
        },
    )


async def get_proposal(tx: Transaction, guild_id: int, proposal_id: int) -> Proposal | None:
    row = await tx.one("SELECT * FROM proposal WHERE id = ? AND guild_id = ?", (proposal_id, guild_id))
    return _proposal(row) if row else None


async def get_open_of_request(tx: Transaction, guild_id: int, request_id: int) -> Proposal | None:
    row = await tx.one(
        "SELECT * FROM proposal WHERE request_id = ? AND guild_id = ? AND state = 'open'", (request_id, guild_id)
    )
    return _proposal(row) if row else None


async def get_open_of_slot(tx: Transaction, guild_id: int, slot_id: int) -> Proposal | None:
    row = await tx.one(
        "SELECT * FROM proposal WHERE slot_id = ? AND guild_id = ? AND state = 'open'", (slot_id, guild_id)
    )
    return _proposal(row) if row else None


async def list_open_of_volunteer(tx: Transaction, guild_id: int, volunteer_id: int) -> list[Proposal]:
    """Those that wait for this volunteer's answer, the most pressing first."""
    rows = await tx.all(
        "SELECT * FROM proposal WHERE guild_id = ? AND volunteer_id = ? AND state = 'open' ORDER BY due_at, id",
        (guild_id, volunteer_id),
    )
    return [_proposal(row) for row in rows]


async def list_asked(tx: Transaction, guild_id: int, request_ids: Collection[int]) -> list[tuple[int, int]]:
    """(request, volunteer) for every answer, silence or closed door about these requests."""
    rows = await tx.all(
        """
        SELECT request_id, volunteer_id FROM proposal
        WHERE guild_id = ? AND request_id IN (SELECT value FROM json_each(?)) AND volunteer_id IS NOT NULL
          AND (state IN ('accepted', 'declined', 'expired') OR because = 'unreachable')
        """,
        (guild_id, json.dumps(list(request_ids))),
    )
    return [(row["request_id"], row["volunteer_id"]) for row in rows]


async def list_slot_gone(tx: Transaction, guild_id: int, request_ids: Collection[int]) -> list[tuple[int, int]]:
    """(request, volunteer) where the volunteer took back the time that was offered for this request."""
    rows = await tx.all(
        """
        SELECT request_id, volunteer_id FROM proposal
        WHERE guild_id = ? AND request_id IN (SELECT value FROM json_each(?)) AND volunteer_id IS NOT NULL
          AND because = 'slot_gone'
        """,
        (guild_id, json.dumps(list(request_ids))),
    )
    return [(row["request_id"], row["volunteer_id"]) for row in rows]


async def list_declined(tx: Transaction, guild_id: int, volunteer_id: int, request_ids: Collection[int]) -> list[int]:
    """Which of these requests the volunteer said no to."""
    rows = await tx.all(
        """
        SELECT request_id FROM proposal
        WHERE guild_id = ? AND request_id IN (SELECT value FROM json_each(?)) AND volunteer_id = ?
          AND state = 'declined'
        """,
        (guild_id, json.dumps(list(request_ids)), volunteer_id),
    )
    return [row["request_id"] for row in rows]


async def list_busy_volunteers(tx: Transaction, guild_id: int) -> list[int]:
    """Whoever has an open proposal."""
    rows = await tx.all(
        "SELECT DISTINCT volunteer_id FROM proposal WHERE guild_id = ? AND state = 'open' AND volunteer_id IS NOT NULL",
        (guild_id,),
    )
    return [row["volunteer_id"] for row in rows]


async def list_open_of_member(tx: Transaction, guild_id: int, user_id: int) -> list[Proposal]:
    rows = await tx.all(
        "SELECT * FROM proposal WHERE guild_id = ? AND member_id = ? AND state = 'open'", (guild_id, user_id)
    )
    return [_proposal(row) for row in rows]


async def list_as_volunteer(tx: Transaction, guild_id: int, user_id: int) -> list[Proposal]:
    rows = await tx.all(
        "SELECT * FROM proposal WHERE guild_id = ? AND volunteer_id = ? ORDER BY id", (guild_id, user_id)
    )
    return [_proposal(row) for row in rows]


async def list_as_member(tx: Transaction, guild_id: int, user_id: int) -> list[Proposal]:
    rows = await tx.all("SELECT * FROM proposal WHERE guild_id = ? AND member_id = ? ORDER BY id", (guild_id, user_id))
    return [_proposal(row) for row in rows]


async def count_unanswered(tx: Transaction, guild_id: int, volunteer_id: int) -> int:
    """How many ran out without an answer since this volunteer last said yes or no to any."""
    row = await tx.one(
        """
        SELECT COUNT(*) AS number FROM proposal
        WHERE guild_id = :guild AND volunteer_id = :volunteer AND state = 'expired' AND ended_at > (
            SELECT COALESCE(MAX(ended_at), 0) FROM proposal
            WHERE guild_id = :guild AND volunteer_id = :volunteer AND state IN ('accepted', 'declined')
        )
        """,
        {"guild": guild_id, "volunteer": volunteer_id},
    )
    return int(row["number"]) if row else 0


async def set_ended(
    tx: Transaction,
    proposal: Proposal,
    state: State,
    now: datetime,
    *,
    because: Why = Why.NOT_VOID,
    interview_id: int | None = None,
) -> bool:
    """Leave OPEN; False if that happened already."""
    changed = await tx.run(
        """
        UPDATE proposal SET state = ?, because = ?, interview_id = ?, ended_at = ?
        WHERE id = ? AND guild_id = ? AND state = 'open'
        """,
        (state, because, interview_id, to_seconds(now), proposal.id, proposal.guild_id),
    )
    return changed == 1


async def set_paused(tx: Transaction, proposal: Proposal, until: datetime) -> None:
    await tx.run(
        "UPDATE proposal SET paused_until = ? WHERE id = ? AND guild_id = ?",
        (to_seconds(until), proposal.id, proposal.guild_id),
    )


async def set_sending(tx: Transaction, guild_id: int, proposal_id: int, channel_id: int) -> None:
    """One channel more."""
    await tx.run(
        """
        UPDATE proposal SET sending_to = json_insert(sending_to, '$[#]', :channel) WHERE id = :id AND guild_id = :guild
          AND :channel NOT IN (SELECT value FROM json_each(sending_to))
        """,
        {"channel": channel_id, "id": proposal_id, "guild": guild_id},
    )


async def set_place(tx: Transaction, guild_id: int, proposal_id: int, place: Place | None) -> None:
    """Nothing is being sent any more."""
    await tx.run(
        """
        UPDATE proposal SET channel_id = ?, message_id = ?, sending_to = '[]' WHERE id = ? AND guild_id = ?
        """,
        (place.channel_id if place else None, place.message_id if place else None, proposal_id, guild_id),
    )


async def forget_volunteer(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Take a volunteer out of proposals that have ended."""
    await tx.run(
        """
        UPDATE proposal SET volunteer_id = NULL, reasons = '[]', channel_id = NULL, message_id = NULL
        WHERE guild_id = ? AND volunteer_id = ? AND state <> 'open'
        """,
        (guild_id, user_id),
    )


async def forget_as_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Take a member out of proposals that have ended."""
    await tx.run(
        "UPDATE proposal SET member_id = NULL, reasons = '[]' WHERE guild_id = ? AND member_id = ? AND state <> 'open'",
        (guild_id, user_id),
    )


# Questions.


async def add_question(tx: Transaction, proposal: Proposal, question: str, now: datetime) -> Question:
    rows = await tx.all(
        "INSERT INTO proposal_question (guild_id, proposal_id, question, asked_at) VALUES (?, ?, ?, ?) RETURNING *",
        (proposal.guild_id, proposal.id, question, to_seconds(now)),
    )
    return _question(rows[0])


async def get_question(tx: Transaction, guild_id: int, question_id: int) -> Question | None:
    row = await tx.one("SELECT * FROM proposal_question WHERE id = ? AND guild_id = ?", (question_id, guild_id))
    return _question(row) if row else None


async def list_questions(tx: Transaction, guild_id: int, proposal_id: int) -> list[Question]:
    """Those whose words are there."""
    rows = await tx.all(
        "SELECT * FROM proposal_question WHERE guild_id = ? AND proposal_id = ? AND question <> '' ORDER BY id",
        (guild_id, proposal_id),
    )
    return [_question(row) for row in rows]


async def set_answer(tx: Transaction, question: Question, answer: str, now: datetime) -> bool:
    """False if it was answered already."""
    changed = await tx.run(
        """
        UPDATE proposal_question SET answer = ?, answered_at = ?
        WHERE id = ? AND guild_id = ? AND answered_at IS NULL
        """,
        (answer, to_seconds(now), question.id, question.guild_id),
    )
    return changed == 1


async def set_undelivered(tx: Transaction, guild_id: int, question_id: int) -> None:
    await tx.run("UPDATE proposal_question SET undelivered = 1 WHERE id = ? AND guild_id = ?", (question_id, guild_id))


async def set_question_sending(tx: Transaction, guild_id: int, question_id: int, channel_id: int) -> None:
    """One channel more."""
    await tx.run(
        """
        UPDATE proposal_question SET sending_to = json_insert(sending_to, '$[#]', :channel)
        WHERE id = :id AND guild_id = :guild AND :channel NOT IN (SELECT value FROM json_each(sending_to))
        """,
        {"channel": channel_id, "id": question_id, "guild": guild_id},
    )


async def set_question_place(tx: Transaction, guild_id: int, question_id: int, place: Place) -> bool:
    """Nothing is being sent any more. False if there is no such question any more."""
    changed = await tx.run(
        """
        UPDATE proposal_question SET channel_id = ?, message_id = ?, sending_to = '[]'
        WHERE id = ? AND guild_id = ?
        """,
        (place.channel_id, place.message_id, question_id, guild_id),
    )
    return changed == 1


async def forget_question(tx: Transaction, guild_id: int, question_id: int) -> None:
    """Delete its words, and keep the rest of it."""
    await tx.run(
        "UPDATE proposal_question SET question = '', answer = NULL, answered_at = NULL WHERE id = ? AND guild_id = ?",
        (question_id, guild_id),
    )


async def delete_question(tx: Transaction, guild_id: int, question_id: int) -> None:
    await tx.run("DELETE FROM proposal_question WHERE id = ? AND guild_id = ?", (question_id, guild_id))


def _proposal(row: Row) -> Proposal:
    values = dict(row)
    for name in ("made_at", "due_at", "ended_at", "paused_until"):
        values[name] = to_instant(values[name])
    values["state"] = State(values["state"])
    values["because"] = Why(values["because"])
    values["place"] = _place(values.pop("channel_id"), values.pop("message_id"))
    for name in ("reasons", "sending_to"):
        values[name] = tuple(json.loads(values[name]))
    return Proposal(**values)


def _question(row: Row) -> Question:
    values = dict(row)
    for name in ("asked_at", "answered_at"):
        values[name] = to_instant(values[name])
    values["place"] = _place(values.pop("channel_id"), values.pop("message_id"))
    values["undelivered"] = bool(values["undelivered"])
    values["sending_to"] = tuple(json.loads(values["sending_to"]))
    return Question(**values)


def _place(channel_id: int | None, message_id: int | None) -> Place | None:
    return Place(channel_id, message_id) if channel_id is not None and message_id is not None else None
