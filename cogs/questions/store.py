"""The questions, votes and panels in the database."""

from datetime import datetime

from cogs.questions.models import Panel, Part, Question, QuestionState
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_question(
    tx: Transaction,
    guild_id: int,
    interview_id: int,
    asked_by: int,
    body: str,
    state: QuestionState,
    *,
    is_anonymous: bool,
    now: datetime,
) -> Question:
    question_id = await tx.add(
        """
        INSERT INTO question (guild_id, interview_id, asked_by, is_anonymous, body, state, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (guild_id, interview_id, asked_by, int(is_anonymous), body, state, to_seconds(now)),
    )
    return Question(question_id, guild_id, interview_id, asked_by, is_anonymous, body, state, 0, now)


async def get_question(tx: Transaction, guild_id: int, question_id: int) -> Question | None:
    row = await tx.one("SELECT * FROM question WHERE id = ? AND guild_id = ?", (question_id, guild_id))
    return _question(row) if row else None


async def list_asked(tx: Transaction, guild_id: int, interview_id: int) -> list[Question]:
    """Neither drafts nor what was taken back; the first asked first."""
    rows = await tx.all(
        """
        SELECT * FROM question
        WHERE interview_id = ? AND guild_id = ? AND state IN ('waiting', 'taken', 'answered', 'skipped')
        ORDER BY id
        """,
        (interview_id, guild_id),
    )
    return [_question(row) for row in rows]


async def count_waiting_of(tx: Transaction, guild_id: int, interview_id: int, user_id: int) -> int:
    row = await tx.one(
        """
        SELECT count(*) AS number FROM question
        WHERE interview_id = ? AND guild_id = ? AND state = 'waiting' AND asked_by = ?
        """,
        (interview_id, guild_id, user_id),
    )
    return int(row["number"]) if row else 0


async def set_state(tx: Transaction, question: Question, state: QuestionState) -> bool:
    """False if it has another state than was seen."""
    changed = await tx.run(
        "UPDATE question SET state = ? WHERE id = ? AND guild_id = ? AND state = ?",
        (state, question.id, question.guild_id, question.state),
    )
    return changed == 1


async def delete_drafts(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run(
        "DELETE FROM question WHERE interview_id = ? AND guild_id = ? AND state IN ('draft', 'withdrawn')",
        (interview_id, guild_id),
    )


async def add_vote(tx: Transaction, question: Question, user_id: int) -> bool:
    """False for who has voted already."""
    changed = await tx.run(
        "INSERT OR IGNORE INTO question_vote (question_id, guild_id, user_id) VALUES (?, ?, ?)",
        (question.id, question.guild_id, user_id),
    )
    if changed == 1:
        await tx.run(
            "UPDATE question SET votes = votes + 1 WHERE id = ? AND guild_id = ?", (question.id, question.guild_id)
        )
    return changed == 1


# The message that shows the queue


async def get_panel(tx: Transaction, guild_id: int, interview_id: int) -> Panel | None:
    row = await tx.one("SELECT * FROM question_panel WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    if row is None:
        return None
    return Panel(row["channel_id"], row["message_id"], Part(row["shown_for"]), row["face"], to_instant(row["shown_at"]))


async def set_panel(tx: Transaction, guild_id: int, interview_id: int, panel: Panel) -> None:
    await tx.run(
        """
        INSERT INTO question_panel (interview_id, guild_id, channel_id, message_id, shown_for, face, shown_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (interview_id) DO UPDATE SET channel_id = excluded.channel_id, message_id = excluded.message_id,
            shown_for = excluded.shown_for, face = excluded.face, shown_at = excluded.shown_at
        """,
        (
            interview_id,
            guild_id,
            panel.channel_id,
            panel.message_id,
            panel.part,
            panel.face,
            to_seconds(panel.shown_at),
        ),
    )


# One person


async def list_of_person(tx: Transaction, guild_id: int, user_id: int) -> list[Question]:
    rows = await tx.all("SELECT * FROM question WHERE guild_id = ? AND asked_by = ? ORDER BY id", (guild_id, user_id))
    return [_question(row) for row in rows]


async def list_votes_of(tx: Transaction, guild_id: int, user_id: int) -> list[str]:
    rows = await tx.all(
        """
        SELECT body FROM question_vote JOIN question ON question.id = question_id
        WHERE question_vote.guild_id = ? AND user_id = ? ORDER BY question_id
        """,
        (guild_id, user_id),
    )
    return [row["body"] for row in rows]


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """What was asked stays in the record of the interview, with nobody's name."""
    await tx.run(
        """
        UPDATE question SET votes = votes - 1 WHERE guild_id = ? AND id IN
            (SELECT question_id FROM question_vote WHERE guild_id = ? AND user_id = ?)
        """,
        (guild_id, guild_id, user_id),
    )
    await tx.run("DELETE FROM question_vote WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run(
        "DELETE FROM question WHERE guild_id = ? AND asked_by = ? AND state IN ('draft', 'withdrawn')",
        (guild_id, user_id),
    )
    await tx.run("UPDATE question SET asked_by = NULL WHERE guild_id = ? AND asked_by = ?", (guild_id, user_id))


def _question(row: Row) -> Question:
    return Question(
        id=row["id"],
        guild_id=row["guild_id"],
        interview_id=row["interview_id"],
        asked_by=row["asked_by"],
        is_anonymous=bool(row["is_anonymous"]),
        body=row["body"],
        state=QuestionState(row["state"]),
        votes=row["votes"],
        made_at=to_instant(row["made_at"]),
    )
