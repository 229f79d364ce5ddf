"""The SQL of submissions. Instants are unix seconds in the tables and aware UTC datetimes outside."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.resumes.checking.spans import Span
from cogs.submissions.models import State, Submission, Wish
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_draft(
    tx: Transaction, guild_id: int, member_id: int, wish: Wish, file_id: int, now: datetime, *, is_anonymised: bool
) -> Submission:
    row = await tx.one(
        """
        INSERT INTO submission (
            guild_id, member_id, file_id, field, level, target_role, focus, questions, previous_id, changed,
            is_anonymised, state, made_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?) RETURNING *
        """,
        (
            guild_id,
            member_id,
            file_id,
            wish.field,
            wish.level,
            wish.target_role,
            wish.focus,
            wish.questions,
            wish.previous_id,
            wish.changed,
            is_anonymised,
            to_seconds(now),
        ),
    )
    assert row is not None
    return _submission(row)


async def get_submission(tx: Transaction, guild_id: int, submission_id: int) -> Submission | None:
    row = await tx.one("SELECT * FROM submission WHERE id = ? AND guild_id = ?", (submission_id, guild_id))
    return _submission(row) if row else None


async def list_queue(tx: Transaction, guild_id: int, *, limit: int = -1, offset: int = 0) -> list[Submission]:
    """Those that wait, the longest waiting first."""
    rows = await tx.all(
        """
        SELECT * FROM submission WHERE guild_id = ? AND state = 'queued' ORDER BY queued_at, id LIMIT ? OFFSET ?
        """,
        (guild_id, limit, offset),
    )
    return [_submission(row) for row in rows]


async def list_places(tx: Transaction, guild_id: int, field: str | None) -> list[tuple[int, datetime]]:
    """The ids of those that wait for reviewers of this field, or of any, with since when; the longest waiting first."""
    rows = await tx.all(
        """
        SELECT id, queued_at FROM submission
        WHERE guild_id = :guild_id AND state = 'queued' AND (:field IS NULL OR field IS NULL OR field = :field)
        ORDER BY queued_at, id
        """,
        {"guild_id": guild_id, "field": field},
    )
    return [(row["id"], to_instant(row["queued_at"])) for row in rows]


async def list_of_member(tx: Transaction, guild_id: int, member_id: int) -> list[Submission]:
    """All of this member's, the latest first."""
    rows = await tx.all(
        "SELECT * FROM submission WHERE guild_id = ? AND member_id = ? ORDER BY made_at DESC, id DESC",
        (guild_id, member_id),
    )
    return [_submission(row) for row in rows]


async def list_waits(tx: Transaction, guild_id: int, since: datetime, field: str | None) -> list[timedelta]:
    """How long those waited that were claimed since then: of this field, or of all."""
    rows = await tx.all(
        """
        SELECT waited FROM submission
        WHERE guild_id = :guild_id AND claimed_at >= :since AND (:field IS NULL OR field = :field)
        """,
        {"guild_id": guild_id, "since": to_seconds(since), "field": field},
    )
    return [timedelta(seconds=row["waited"]) for row in rows]


async def list_kept(tx: Transaction, guild_id: int) -> list[Submission]:
    """All of the group whose file is kept for, or after, a review."""
    rows = await tx.all("SELECT * FROM submission WHERE guild_id = ? AND remove_at IS NOT NULL", (guild_id,))
    return [_submission(row) for row in rows]


async def set_wish(tx: Transaction, submission: Submission, wish: Wish) -> bool:
    """What is wanted for a draft; False if it is a draft no longer."""
    changed = await tx.run(
        """
        UPDATE submission SET target_role = ?, focus = ?, questions = ?
        WHERE id = ? AND guild_id = ? AND state = 'draft'
        """,
        (wish.target_role, wish.focus, wish.questions, submission.id, submission.guild_id),
    )
    return changed == 1


async def set_queued(
    tx: Transaction, submission: Submission, file_id: int, now: datetime, remove_at: datetime, *, is_anonymised: bool
) -> bool:
    """A draft takes its place; False if it is a draft no longer."""
    changed = await tx.run(
        """
        UPDATE submission
        SET state = 'queued', file_id = ?, is_anonymised = ?, queued_at = ?, remove_at = ?, hidden = ''
        WHERE id = ? AND guild_id = ? AND state = 'draft'
        """,
        (file_id, is_anonymised, to_seconds(now), to_seconds(remove_at), submission.id, submission.guild_id),
    )
    return changed == 1


async def set_file(tx: Transaction, submission: Submission, file_id: int) -> bool:
    """Another file for a draft, in which nothing is hidden yet."""
    changed = await tx.run(
        "UPDATE submission SET file_id = ?, hidden = '' WHERE id = ? AND guild_id = ? AND state = 'draft'",
        (file_id, submission.id, submission.guild_id),
    )
    return changed == 1


async def set_hidden(tx: Transaction, submission: Submission, hidden: Sequence[Span], *, is_anonymised: bool) -> bool:
    """Where the words stand that are hidden in the copy of a draft."""
    changed = await tx.run(
        "UPDATE submission SET hidden = ?, is_anonymised = ? WHERE id = ? AND guild_id = ? AND state = 'draft'",
        (
            " ".join(f"{first}-{last}" for first, last in hidden),
            is_anonymised,
            submission.id,
            submission.guild_id,
        ),
    )
    return changed == 1


async def set_claimed(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    """How long it waited is noted now: later, its place may be another."""
    changed = await tx.run(
        """
        UPDATE submission SET state = 'claimed', claimed_at = :now, waited = max(0, :now - queued_at)
        WHERE id = :id AND guild_id = :guild_id AND state = 'queued'
        """,
        {"now": to_seconds(now), "id": submission_id, "guild_id": guild_id},
    )
    return changed == 1


async def set_unclaimed(tx: Transaction, guild_id: int, submission_id: int) -> bool:
    changed = await tx.run(
        "UPDATE submission SET state = 'queued' WHERE id = ? AND guild_id = ? AND state = 'claimed'",
        (submission_id, guild_id),
    )
    return changed == 1


async def set_reviewed(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    changed = await tx.run(
        """
        UPDATE submission SET state = 'reviewed', reviewed_at = ?
        WHERE id = ? AND guild_id = ? AND state = 'claimed'
        """,
        (to_seconds(now), submission_id, guild_id),
    )
    return changed == 1


async def set_requeued(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    """A reviewed one waits again, behind all that wait now."""
    changed = await tx.run(
        "UPDATE submission SET state = 'queued', queued_at = ? WHERE id = ? AND guild_id = ? AND state = 'reviewed'",
        (to_seconds(now), submission_id, guild_id),
    )
    return changed == 1


async def set_remove_at(tx: Transaction, guild_id: int, submission_id: int, remove_at: datetime) -> None:
    await tx.run(
        "UPDATE submission SET remove_at = ? WHERE id = ? AND guild_id = ?",
        (to_seconds(remove_at), submission_id, guild_id),
    )


async def set_ended(tx: Transaction, submission: Submission, state: State, now: datetime) -> bool:
    """Leave the state that `submission` was read in for good, without a file; False if somebody was faster."""
    changed = await tx.run(
        """
        UPDATE submission SET state = ?, ended_at = ?, file_id = NULL, remove_at = NULL
        WHERE id = ? AND guild_id = ? AND state = ?
        """,
        (state, to_seconds(now), submission.id, submission.guild_id, submission.state),
    )
    return changed == 1


async def delete_draft(tx: Transaction, submission: Submission) -> bool:
    changed = await tx.run(
        "DELETE FROM submission WHERE id = ? AND guild_id = ? AND state = 'draft'",
        (submission.id, submission.guild_id),
    )
    return changed == 1


async def forget_member(tx: Transaction, guild_id: int, member_id: int) -> None:
    """What ended stays as a row that names nobody and says nothing."""
    await tx.run(
        """
        UPDATE submission
        SET member_id = NULL, field = NULL, level = NULL, target_role = '', focus = '', questions = '', changed = ''
        WHERE guild_id = ? AND member_id = ?
        """,
        (guild_id, member_id),
    )


def _submission(row: Row) -> Submission:
    return Submission(
        id=row["id"],
        guild_id=row["guild_id"],
        member_id=row["member_id"],
        file_id=row["file_id"],
        field=row["field"],
        level=row["level"],
        target_role=row["target_role"],
        focus=row["focus"],
        questions=row["questions"],
        is_anonymised=bool(row["is_anonymised"]),
        previous_id=row["previous_id"],
        changed=row["changed"],
        state=State(row["state"]),
        made_at=to_instant(row["made_at"]),
        queued_at=to_instant(row["queued_at"]),
        claimed_at=to_instant(row["claimed_at"]),
        reviewed_at=to_instant(row["reviewed_at"]),
        ended_at=to_instant(row["ended_at"]),
        remove_at=to_instant(row["remove_at"]),
        hidden=tuple(_span(one) for one in row["hidden"].split()),
    )


def _span(written: str) -> Span:
    first, _, last = written.partition("-")
    return int(first), int(last)
