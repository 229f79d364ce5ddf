"""The job table: what is due, for whom, and how often it was tried."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

DEAD_LETTER = "core:dead_letter"
"""The kind of job that tells moderators about a job (its subject) that was given up."""

LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Job:
    """Something due. `tries` counts this try; above 1, an earlier try may have left something on Discord.

    That is why scheduling a job again does not set `tries` back. `failures` counts the tries that used up patience,
    this one included until it succeeds. `revision` tells one scheduling of the job from the next.
    """

    id: int
    guild_id: int
    kind: str
    subject_id: int
    detail: str
    due_at: datetime
    useless_at: datetime | None
    tries: int
    revision: int
    error: str
    failures: int = 0

    @property
    def nonce(self) -> str:
        """For Discord to know a message by that this job sends twice; at most 25 characters."""
        return f"{self.id}-{self.revision}"


async def schedule(
    tx: Transaction,
    guild_id: int,
    kind: str,
    subject_id: int,
    due_at: datetime,
    *,
    detail: str = "",
    useless_at: datetime | None = None,
) -> None:
    """Make the job due at `due_at`; it is dropped instead if its turn comes only at `useless_at` or later.

    There is one job for each (guild, kind, subject, detail): scheduling it again moves it, and one that is running at
    that moment runs once more.
    """
    await tx.run(
        """
        INSERT INTO job (guild_id, kind, subject_id, detail, due_at, useless_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (guild_id, kind, subject_id, detail) DO UPDATE SET
            due_at = excluded.due_at, useless_at = excluded.useless_at,
            state = 'waiting', failures = 0, revision = excluded.revision, error = ''
        """,
        (guild_id, kind, subject_id, detail, to_seconds(due_at), to_seconds(useless_at) if useless_at else None),
    )
    tx.after_commit(tx.work_added.set)


async def cancel(tx: Transaction, guild_id: int, kind: str, subject_id: int) -> None:
    """Drop every job of this kind for this subject. One that is running finishes, and must look at its row first."""
    await tx.run("DELETE FROM job WHERE kind = ? AND subject_id = ? AND guild_id = ?", (kind, subject_id, guild_id))


async def retry(tx: Transaction, guild_id: int, job_id: int, now: datetime) -> bool:
    """Let a job that was given up start afresh; False if there is none."""
    changed = await tx.run(
        "UPDATE job SET state = 'waiting', failures = 0, due_at = ? WHERE id = ? AND guild_id = ? AND state = 'dead'",
        (to_seconds(now), job_id, guild_id),
    )
    tx.after_commit(tx.work_added.set)
    return changed == 1


async def get_job(tx: Transaction, guild_id: int, job_id: int) -> Job | None:
    row = await tx.one("SELECT * FROM job WHERE id = ? AND guild_id = ?", (job_id, guild_id))
    return read_job(row) if row else None


async def get_due(tx: Transaction, now: datetime, limit: int, busy_guilds: str, in_flight: str) -> list[Job]:
    """The jobs whose turn it is, the longest due first. The last two are JSON lists of ids to leave out."""
    rows = await tx.all(
        """
        SELECT * FROM job
        WHERE state = 'waiting' AND due_at <= :now AND (leased_until IS NULL OR leased_until <= :now)
          AND guild_id NOT IN (SELECT value FROM json_each(:busy))
          AND id NOT IN (SELECT value FROM json_each(:in_flight))
        ORDER BY due_at LIMIT :limit
        """,
        {"now": to_seconds(now), "limit": limit, "busy": busy_guilds, "in_flight": in_flight},
    )
    return [read_job(row) for row in rows]


async def next_due_at(tx: Transaction, now: datetime) -> datetime | None:
    """When the first job after `now` is due."""
    row = await tx.one(
        "SELECT due_at FROM job WHERE state = 'waiting' AND due_at > ? ORDER BY due_at LIMIT 1", (to_seconds(now),)
    )
    return to_instant(row["due_at"]) if row else None


async def begin(tx: Transaction, job: Job, now: datetime) -> Job | None:
    """Lease the job and count the try, so that a crash in the middle is seen; None if it was cancelled or moved."""
    row = await tx.one(
        """
        UPDATE job SET leased_until = ?, tries = tries + 1, failures = failures + 1
        WHERE id = ? AND revision = ? AND state = 'waiting' RETURNING *
        """,
        (to_seconds(now + LEASE), job.id, job.revision),
    )
    return read_job(row) if row else None


async def finish(tx: Transaction, job: Job) -> bool:
    """Remove a job that is done. False if it was scheduled again meanwhile: then it is free to run once more."""
    if await tx.run("DELETE FROM job WHERE id = ? AND revision = ?", (job.id, job.revision)) == 1:
        return True
    await _free(tx, job)
    return False


async def postpone(tx: Transaction, job: Job, due_at: datetime, error: str, failures: int) -> None:
    changed = await tx.run(
        "UPDATE job SET due_at = ?, leased_until = NULL, error = ?, failures = ? WHERE id = ? AND revision = ?",
        (to_seconds(due_at), error, failures, job.id, job.revision),
    )
    if changed == 0:
        await _free(tx, job)


async def give_up(tx: Transaction, job: Job, error: str, now: datetime) -> None:
    """Keep the job aside as dead and have the moderators told, unless it was cancelled or moved meanwhile."""
    changed = await tx.run(
        "UPDATE job SET state = 'dead', leased_until = NULL, error = ? WHERE id = ? AND revision = ?",
        (error, job.id, job.revision),
    )
    if changed == 0:
        await _free(tx, job)
    elif job.kind != DEAD_LETTER:
        await schedule(tx, job.guild_id, DEAD_LETTER, job.id, now)


async def _free(tx: Transaction, job: Job) -> None:
    await tx.run("UPDATE job SET leased_until = NULL WHERE id = ?", (job.id,))


async def free_leases(tx: Transaction) -> None:
    """At start: what an earlier process had taken when it ended is due again."""
    await tx.run("UPDATE job SET leased_until = NULL WHERE leased_until IS NOT NULL")


def read_job(row: Row) -> Job:
    return Job(
        id=row["id"],
        guild_id=row["guild_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        detail=row["detail"],
        due_at=to_instant(row["due_at"]),
        useless_at=to_instant(row["useless_at"]) if row["useless_at"] else None,
        tries=row["tries"],
        revision=row["revision"],
        error=row["error"],
        failures=row["failures"],
    )
