"""The SQL of reviews. Instants are unix seconds in the tables and aware UTC datetimes outside."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from cogs.reviews.models import Answer, Card, Result, Review, State
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# Reviews


async def claim(
    tx: Transaction,
    guild_id: int,
    submission_id: int,
    member_id: int,
    reviewer_id: int,
    now: datetime,
    due_at: datetime,
) -> Review | None:
    """A review to write, or the draft of an earlier claim to go on with; None if this reviewer handed one in."""
    row = await tx.one(
        """
        INSERT INTO review (guild_id, submission_id, member_id, reviewer_id, state, claimed_at, due_at)
        VALUES (?, ?, ?, ?, 'claimed', ?, ?)
        ON CONFLICT (submission_id, reviewer_id) DO UPDATE
            SET state = 'claimed', claimed_at = excluded.claimed_at, due_at = excluded.due_at, thread_id = NULL
            WHERE state IN ('released', 'expired') AND guild_id = excluded.guild_id
        RETURNING *
        """,
        (guild_id, submission_id, member_id, reviewer_id, to_seconds(now), to_seconds(due_at)),
    )
    return (await _reviews(tx, [row]))[0] if row else None


async def get_review(tx: Transaction, guild_id: int, review_id: int) -> Review | None:
    row = await tx.one("SELECT * FROM review WHERE id = ? AND guild_id = ?", (review_id, guild_id))
    return (await _reviews(tx, [row]))[0] if row else None


async def list_of_submission(tx: Transaction, guild_id: int, submission_id: int) -> list[Review]:
    """The latest claim last."""
    rows = await tx.all(
        "SELECT * FROM review WHERE guild_id = ? AND submission_id = ? ORDER BY claimed_at, id",
        (guild_id, submission_id),
    )
    return await _reviews(tx, rows)


async def list_of_member(tx: Transaction, guild_id: int, member_id: int) -> list[Review]:
    rows = await tx.all(
        "SELECT * FROM review WHERE guild_id = ? AND member_id = ? ORDER BY claimed_at DESC, id DESC",
        (guild_id, member_id),
    )
    return await _reviews(tx, rows)


async def list_of_reviewer(tx: Transaction, guild_id: int, reviewer_id: int) -> list[Review]:
    """The latest claim first."""
    rows = await tx.all(
        "SELECT * FROM review WHERE guild_id = ? AND reviewer_id = ? ORDER BY claimed_at DESC, id DESC",
        (guild_id, reviewer_id),
    )
    return await _reviews(tx, rows)


async def move(tx: Transaction, review: Review, to: State) -> bool:
    """End a claim; False if it is over already."""
    changed = await tx.run(
        "UPDATE review SET state = ? WHERE id = ? AND guild_id = ? AND state = 'claimed'",
        (to, review.id, review.guild_id),
    )
    return changed == 1


async def set_handed_in(tx: Transaction, review: Review, now: datetime) -> bool:
    changed = await tx.run(
        "UPDATE review SET state = 'handed_in', handed_in_at = ? WHERE id = ? AND guild_id = ? AND state = 'claimed'",
        (to_seconds(now), review.id, review.guild_id),
    )
    return changed == 1


async def set_thanked(tx: Transaction, review: Review, now: datetime) -> bool:
    changed = await tx.run(
        "UPDATE review SET thanked_at = ? WHERE id = ? AND guild_id = ? AND thanked_at IS NULL",
        (to_seconds(now), review.id, review.guild_id),
    )
    return changed == 1


async def set_result(tx: Transaction, review: Review, result: Result | None) -> None:
    await tx.run("UPDATE review SET result = ? WHERE id = ? AND guild_id = ?", (result, review.id, review.guild_id))


async def set_answers(tx: Transaction, review: Review, answers: Mapping[Answer, str]) -> None:
    """Put these in place of what these fields said; an empty one is taken out."""
    await tx.run_many(
        "DELETE FROM review_answer WHERE review_id = ? AND name = ?", [(review.id, name) for name in answers]
    )
    await tx.run_many(
        "INSERT INTO review_answer (review_id, name, text) VALUES (?, ?, ?)",
        [(review.id, name, text) for name, text in answers.items() if text],
    )


async def delete_answers(tx: Transaction, review: Review) -> None:
    await tx.run("DELETE FROM review_answer WHERE review_id = ?", (review.id,))


async def set_thread(tx: Transaction, review: Review, thread_id: int | None) -> bool:
    """False if the review went meanwhile."""
    changed = await tx.run(
        "UPDATE review SET thread_id = ? WHERE id = ? AND guild_id = ?", (thread_id, review.id, review.guild_id)
    )
    return changed == 1


async def delete_review(tx: Transaction, review: Review) -> None:
    await tx.run("DELETE FROM review WHERE id = ? AND guild_id = ?", (review.id, review.guild_id))


async def forget_reviewer(tx: Transaction, guild_id: int, reviewer_id: int) -> None:
    """Drafts go; what was handed in to somebody else stays without the name."""
    await tx.run(
        "DELETE FROM review WHERE guild_id = ? AND reviewer_id = ? AND handed_in_at IS NULL", (guild_id, reviewer_id)
    )
    await tx.run("UPDATE review SET reviewer_id = NULL WHERE guild_id = ? AND reviewer_id = ?", (guild_id, reviewer_id))
    await tx.run(
        "UPDATE review_card SET reviewer_id = NULL, kept_until = NULL WHERE guild_id = ? AND reviewer_id = ?",
        (guild_id, reviewer_id),
    )


# Cards


async def get_card(tx: Transaction, guild_id: int, submission_id: int) -> Card | None:
    row = await tx.one("SELECT * FROM review_card WHERE submission_id = ? AND guild_id = ?", (submission_id, guild_id))
    return _card(row) if row else None


async def get_cards(tx: Transaction, guild_id: int, submission_ids: Collection[int]) -> dict[int, Card]:
    """By submission."""
    rows = await tx.all(
        """
        SELECT * FROM review_card WHERE submission_id IN (SELECT value FROM json_each(?)) AND guild_id = ?
        """,
        (json.dumps(list(submission_ids)), guild_id),
    )
    return {row["submission_id"]: _card(row) for row in rows}


async def set_place(
    tx: Transaction, guild_id: int, submission_id: int, channel_id: int | None, message_id: int | None
) -> None:
    await tx.run(
        """
        INSERT INTO review_card (submission_id, guild_id, channel_id, message_id) VALUES (?, ?, ?, ?)
        ON CONFLICT (submission_id) DO UPDATE
            SET channel_id = excluded.channel_id, message_id = excluded.message_id
            WHERE guild_id = excluded.guild_id
        """,
        (submission_id, guild_id, channel_id, message_id),
    )


async def keep_for(
    tx: Transaction, guild_id: int, submission_id: int, reviewer_id: int | None, until: datetime | None
) -> None:
    """Keep it for this reviewer until then; for nobody, with None."""
    await tx.run(
        """
        INSERT INTO review_card (submission_id, guild_id, reviewer_id, kept_until) VALUES (?, ?, ?, ?)
        ON CONFLICT (submission_id) DO UPDATE
            SET reviewer_id = excluded.reviewer_id, kept_until = excluded.kept_until
            WHERE guild_id = excluded.guild_id
        """,
        (submission_id, guild_id, reviewer_id, to_seconds(until) if until else None),
    )


async def delete_card(tx: Transaction, guild_id: int, submission_id: int) -> None:
    await tx.run("DELETE FROM review_card WHERE submission_id = ? AND guild_id = ?", (submission_id, guild_id))


# Rows


async def _reviews(tx: Transaction, rows: Collection[Row]) -> list[Review]:
    ids = json.dumps([row["id"] for row in rows])
    answers: dict[int, dict[Answer, str]] = {}
    for row in await tx.all("SELECT * FROM review_answer WHERE review_id IN (SELECT value FROM json_each(?))", (ids,)):
        if row["name"] in list(Answer):
            answers.setdefault(row["review_id"], {})[Answer(row["name"])] = row["text"]
    return [_review(row, answers.get(row["id"], {})) for row in rows]


def _review(row: Row, answers: Mapping[Answer, str]) -> Review:
    return Review(
        id=row["id"],
        guild_id=row["guild_id"],
        submission_id=row["submission_id"],
        member_id=row["member_id"],
        reviewer_id=row["reviewer_id"],
        state=State(row["state"]),
        claimed_at=to_instant(row["claimed_at"]),
        due_at=to_instant(row["due_at"]),
        handed_in_at=_maybe(row["handed_in_at"]),
        thanked_at=_maybe(row["thanked_at"]),
        result=Result(row["result"]) if row["result"] else None,
        thread_id=row["thread_id"],
        answers=answers,
    )


def _card(row: Row) -> Card:
    return Card(
        row["submission_id"],
        row["guild_id"],
        row["channel_id"],
        row["message_id"],
        row["reviewer_id"],
        _maybe(row["kept_until"]),
    )


def _maybe(seconds: int | None) -> datetime | None:
    return to_instant(seconds) if seconds is not None else None
