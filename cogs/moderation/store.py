"""The SQL of the audit trail and of what could not be done."""

from cogs.moderation.models import AuditEntry, Trouble
from core.jobs import Job
from core.jobs.outbox import read_job
from data.database import Row, Transaction
from data.instants import to_instant

# The audit trail


async def list_audit(tx: Transaction, guild_id: int, before_id: int | None, limit: int) -> list[AuditEntry]:
    """The newest changes, or those before an entry."""
    if before_id is None:
        rows = await tx.all(
            "SELECT * FROM audit WHERE guild_id = ? ORDER BY made_at DESC, id DESC LIMIT ?", (guild_id, limit)
        )
    else:
        rows = await tx.all(
            """
            SELECT * FROM audit WHERE guild_id = :guild
              AND (made_at, id) < (SELECT made_at, id FROM audit WHERE id = :before AND guild_id = :guild)
            ORDER BY made_at DESC, id DESC LIMIT :limit
            """,
            {"guild": guild_id, "before": before_id, "limit": limit},
        )
    return [_entry(row) for row in rows]


async def list_audit_by(tx: Transaction, guild_id: int, user_id: int) -> list[AuditEntry]:
    rows = await tx.all("SELECT * FROM audit WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id))
    return [_entry(row) for row in rows]


async def make_audit_anonymous(tx: Transaction, guild_id: int, user_id: int) -> None:
    """What was changed stays known; who did it, and to whom, does not."""
    await tx.run("UPDATE audit SET user_id = 0 WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run(
        """
        UPDATE audit SET subject = REPLACE(subject, :id, '0'), detail = REPLACE(detail, :id, '0')
        WHERE guild_id = :guild AND (INSTR(subject, :id) OR INSTR(detail, :id))
        """,
        {"guild": guild_id, "id": str(user_id)},
    )


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        user_id=row["user_id"],
        action=row["action"],
        subject=row["subject"],
        detail=row["detail"],
        made_at=to_instant(row["made_at"]),
    )


# What could not be done


async def get_dead_job(tx: Transaction, guild_id: int, job_id: int) -> Job | None:
    row = await tx.one("SELECT * FROM job WHERE id = ? AND guild_id = ? AND state = 'dead'", (job_id, guild_id))
    return read_job(row) if row else None


async def add_to_trouble(tx: Transaction, guild_id: int, kind: str, reason: str, job_id: int) -> int:
    """Count the job among the open trouble of its kind and reason, which is opened by the first; the trouble's id."""
    await tx.run(
        """
        INSERT INTO trouble (guild_id, kind, reason) VALUES (?, ?, ?)
        ON CONFLICT (guild_id, kind, reason) WHERE state = 'open' DO NOTHING
        """,
        (guild_id, kind, reason),
    )
    row = await tx.one(
        "SELECT id FROM trouble WHERE guild_id = ? AND kind = ? AND reason = ? AND state = 'open'",
        (guild_id, kind, reason),
    )
    assert row is not None
    if not await list_dead_jobs(tx, guild_id, row["id"]):
        # Nothing of it was left to look at: what fails now gets a card that people notice, not an edit of an old one.
        await tx.run(
            "UPDATE trouble SET channel_id = NULL, message_id = NULL WHERE id = ? AND guild_id = ?",
            (row["id"], guild_id),
        )
    await tx.run(
        """
        INSERT INTO trouble_job (job_id, trouble_id) VALUES (?, ?)
        ON CONFLICT (job_id) DO UPDATE SET trouble_id = excluded.trouble_id
        """,
        (job_id, row["id"]),
    )
    return int(row["id"])


async def get_trouble(tx: Transaction, guild_id: int, trouble_id: int) -> Trouble | None:
    row = await tx.one("SELECT * FROM trouble WHERE id = ? AND guild_id = ?", (trouble_id, guild_id))
    if row is None:
        return None
    jobs = await list_dead_jobs(tx, guild_id, trouble_id)
    return Trouble(
        id=row["id"],
        guild_id=row["guild_id"],
        kind=row["kind"],
        reason=row["reason"],
        detail=jobs[0].detail if jobs else "",
        state=row["state"],
        closed_by=row["closed_by"],
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        jobs=len(jobs),
        subjects=tuple(dict.fromkeys(job.subject_id for job in jobs)),
    )


async def list_dead_jobs(tx: Transaction, guild_id: int, trouble_id: int) -> list[Job]:
    rows = await tx.all(
        """
        SELECT job.* FROM trouble_job JOIN job ON job.id = trouble_job.job_id
        WHERE trouble_id = ? AND guild_id = ? AND state = 'dead' ORDER BY job.id
        """,
        (trouble_id, guild_id),
    )
    return [read_job(row) for row in rows]


async def list_open_troubles(tx: Transaction, guild_id: int, *, without_card: bool) -> list[int]:
    rows = await tx.all(
        """
        SELECT id FROM trouble
        WHERE guild_id = ? AND state = 'open' AND (message_id IS NULL OR NOT ?) ORDER BY id
        """,
        (guild_id, without_card),
    )
    return [row["id"] for row in rows]


async def set_card(tx: Transaction, guild_id: int, trouble_id: int, channel_id: int, message_id: int) -> None:
    await tx.run(
        "UPDATE trouble SET channel_id = ?, message_id = ? WHERE id = ? AND guild_id = ?",
        (channel_id, message_id, trouble_id, guild_id),
    )


async def close_trouble(tx: Transaction, guild_id: int, trouble_id: int, state: str, user_id: int) -> bool:
    """False if it is closed already."""
    changed = await tx.run(
        "UPDATE trouble SET state = ?, closed_by = ? WHERE id = ? AND guild_id = ? AND state = 'open'",
        (state, user_id, trouble_id, guild_id),
    )
    return changed == 1


async def delete_dead_jobs(tx: Transaction, guild_id: int, trouble_id: int) -> None:
    await tx.run(
        """
        DELETE FROM job WHERE guild_id = ? AND state = 'dead'
          AND id IN (SELECT job_id FROM trouble_job WHERE trouble_id = ?)
        """,
        (guild_id, trouble_id),
    )


async def make_troubles_anonymous(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("UPDATE trouble SET closed_by = 0 WHERE guild_id = ? AND closed_by = ?", (guild_id, user_id))
