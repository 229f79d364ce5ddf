"""A runner on a real database and a clock that can be moved, and a desk to schedule from."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from core import jobs
from core.clock import MovableClock
from core.jobs import Job, JobRunner
from core.jobs.outbox import read_job
from data.database import Database

GUILD = 1
OTHER_GUILD = 2
SECONDS = 10


@dataclass
class Desk:
    """Schedules jobs and waits for what becomes of them; `done` lists what ran, in order."""

    db: Database
    clock: MovableClock
    runner: JobRunner
    done: list[Job] = field(default_factory=list)

    async def record(self, job: Job) -> None:
        self.done.append(job)

    async def schedule(
        self,
        subject: int = 1,
        *,
        after: timedelta = timedelta(0),
        kind: str = "test:record",
        guild: int = GUILD,
        useless_after: timedelta | None = None,
    ) -> None:
        now = self.clock.now()
        useless_at = now + useless_after if useless_after is not None else None
        async with self.db.write() as tx:
            await jobs.schedule(tx, guild, kind, subject, now + after, useless_at=useless_at)

    async def settle(self) -> None:
        async with asyncio.timeout(SECONDS):
            await self.runner.wait_idle()

    async def pass_time(self, by: timedelta) -> None:
        self.clock.move(by)
        await self.settle()

    async def waiting(self) -> list[Job]:
        async with self.db.read() as tx:
            return [read_job(row) for row in await tx.all("SELECT * FROM job ORDER BY id")]

    @property
    def subjects(self) -> list[int]:
        return [job.subject_id for job in self.done]

    def now(self) -> datetime:
        return self.clock.now()


@pytest.fixture
async def desk(db: Database, clock: MovableClock) -> AsyncIterator[Desk]:
    """Its runner is not started yet, so that a test can register handlers first."""
    made = Desk(db, clock, JobRunner(db, clock))
    made.runner.register("test:record", made.record)
    yield made
    await made.runner.stop()


class Hang:
    """A handler whose jobs start and then wait until they are let go."""

    def __init__(self) -> None:
        self.started: list[Job] = []
        self.let_go = asyncio.Event()
        self._someone_started = asyncio.Condition()

    async def __call__(self, job: Job) -> None:
        async with self._someone_started:
            self.started.append(job)
            self._someone_started.notify_all()
        await self.let_go.wait()

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(SECONDS), self._someone_started:
            await self._someone_started.wait_for(lambda: len(self.started) >= count)


@pytest.fixture
def hang(desk: Desk) -> Hang:
    made = Hang()
    desk.runner.register("test:hang", made)
    return made
