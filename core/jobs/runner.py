"""The one task that does what is due.

It sleeps until the next due time or until a commit adds work. Jobs of one guild run a few at a time and wait only for
each other, so a guild whose jobs hang or fail delays nobody else. `core.pace` keeps below Discord's global limit.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp
import discord

from core.clock import Clock
from core.errors import Refusal
from core.jobs import outbox
from core.jobs.outbox import Job
from data.database import Database

log = logging.getLogger(__name__)

JobHandler = Callable[[Job], Awaitable[None]]

TAKEN_AT_ONCE = 200
AT_ONCE_PER_GUILD = 5
WAITING_PER_GUILD = 50
AT_ONCE = 400
LONGEST_RUN_SECONDS = 150.0  # discord.py itself may wait a minute for a rate limit
LONGEST_SLEEP_SECONDS = 60.0
SECONDS_AFTER_A_DEFECT = 5.0
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(hours=1)

MOST_TRIES = 10
MOST_TRIES_FORBIDDEN = 3
MOST_TRIES_UNREACHABLE = 32
"""About a day: while Discord is down, nothing is wrong with the job."""

UNREACHABLE = (discord.DiscordServerError, aiohttp.ClientError, OSError, TimeoutError)


class JobRunner:
    """Runs jobs with the handler registered for their kind. `start` once, `stop` before the database closes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._handlers: dict[str, list[JobHandler]] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._per_guild: Counter[int] = Counter()
        self._turns: dict[int, asyncio.Semaphore] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self._task: asyncio.Task[None] | None = None
        self._idle = asyncio.Event()

    def register(self, kind: str, handler: JobHandler) -> None:
        """A job of which several features want to hear is done when each of them did its part."""
        self._handlers.setdefault(kind, []).append(handler)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._handlers)

    async def start(self) -> None:
        async with self._database.write() as tx:
            await outbox.free_leases(tx)
        self._task = asyncio.create_task(self._keep_going(), name="jobs")

    async def stop(self) -> None:
        """Stop taking jobs and end those that run; they are still in the table and start again next time."""
        tasks = [task for task in (self._task, *self._running.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def wait_idle(self) -> None:
        """Wait until nothing is due and nothing runs."""
        self._idle.clear()
        self._database.work_added.set()
        await self._idle.wait()

    async def _keep_going(self) -> None:
        # The watchdog: whatever goes wrong in one round (a full disk, a locked file), the next round comes.
        while True:
            try:
                await self._round()
            except Exception:
                log.exception("A round of jobs failed; going on")
                await asyncio.sleep(SECONDS_AFTER_A_DEFECT)

    async def _round(self) -> None:
        # Cleared first: what is added from here on is seen by this round or wakes the next one.
        self._database.work_added.clear()
        # One instant for both questions: what becomes due while they are asked is an answer to the second.
        now = self._clock.now()
        while await self._take(now) == TAKEN_AT_ONCE:
            pass
        async with self._database.read() as tx:
            next_due = await outbox.next_due_at(tx, now)
        self._clock.announce_next(next_due)
        if not self._running and not self._database.work_added.is_set():
            self._idle.set()
        await self._sleep_until(next_due)

    async def _take(self, now: datetime) -> int:
        async with self._database.read() as tx:
            in_flight = json.dumps(list(self._running))
            jobs = await outbox.get_due(tx, now, TAKEN_AT_ONCE, self._busy_guilds(), in_flight)
        for job in jobs:
            self._per_guild[job.guild_id] += 1
            self._running[job.id] = asyncio.create_task(self._run(job), name=f"job {job.id}")
        return len(jobs)

    def _busy_guilds(self) -> str:
        return json.dumps([guild for guild, waiting in self._per_guild.items() if waiting >= WAITING_PER_GUILD])

    async def _sleep_until(self, due_at: datetime | None) -> None:
        """Until `due_at`, work is added, or a while has passed; a clock that can be moved is looked at often."""
        slept = 0.0
        while slept < LONGEST_SLEEP_SECONDS:
            left = (due_at - self._clock.now()).total_seconds() if due_at else LONGEST_SLEEP_SECONDS
            if left <= 0:
                return
            step = min(left, LONGEST_SLEEP_SECONDS - slept, self._clock.resting_time or LONGEST_SLEEP_SECONDS)
            try:
                async with asyncio.timeout(step):
                    await self._database.work_added.wait()
                return
            except TimeoutError:
                slept += step

    async def _run(self, job: Job) -> None:
        turn = self._turns.setdefault(job.guild_id, asyncio.Semaphore(AT_ONCE_PER_GUILD))
        done = False
        try:
            async with turn, self._room:
                done = await self._do(job)
        except Exception:
            log.exception("The outcome of job %d (%s) could not be saved; it will run again", job.id, job.kind)
            await asyncio.sleep(SECONDS_AFTER_A_DEFECT)
        finally:
            self._leave(job, done)

    def _leave(self, job: Job, done: bool) -> None:
        del self._running[job.id]
        self._per_guild[job.guild_id] -= 1
        waiting = self._per_guild[job.guild_id]
        if not waiting:
            del self._per_guild[job.guild_id], self._turns[job.guild_id]
        # Only now may the same job be taken again, or more of a guild that had too many in hand.
        if not done or waiting == WAITING_PER_GUILD // 2 or not self._running:
            self._database.work_added.set()

    async def _do(self, job: Job) -> bool:
        """Whether the job is over and out of the table."""
        if job.useless_at is not None and self._clock.now() >= job.useless_at:
            log.info("Dropped job %d (%s of %d): too late. %s", job.id, job.kind, job.subject_id, job.error)
            async with self._database.write() as tx:
                return await outbox.finish(tx, job)
        async with self._database.write() as tx:
            begun = await outbox.begin(tx, job, self._clock.now())
        return begun is not None and await self._attempt(begun)

    async def _attempt(self, job: Job) -> bool:
        try:
            async with asyncio.timeout(LONGEST_RUN_SECONDS):
                for handler in self._handlers[job.kind]:
                    await handler(job)
        except discord.RateLimited as limit:
            await self._try_later(job, timedelta(seconds=limit.retry_after + 1), "rate limited", job.failures - 1)
            return False
        except Exception as error:  # noqa: BLE001
            await self._fail(job, error)
            return False
        async with self._database.write() as tx:
            return await outbox.finish(tx, job)

    async def _fail(self, job: Job, error: Exception) -> None:
        said = f"{type(error).__name__}: {error}"
        log.warning(
            "Job %d (%s of %d) failed, try %d: %s",
            job.id,
            job.kind,
            job.subject_id,
            job.tries,
            said,
            exc_info=not isinstance(error, (Refusal, discord.HTTPException, *UNREACHABLE)),
        )
        if job.failures >= _patience(error):
            async with self._database.write() as tx:
                await outbox.give_up(tx, job, said, self._clock.now())
            return
        delay = min(FIRST_DELAY * 2 ** (job.failures - 1), LONGEST_DELAY)
        await self._try_later(job, delay, said, job.failures)

    async def _try_later(self, job: Job, delay: timedelta, error: str, failures: int) -> None:
        async with self._database.write() as tx:
            await outbox.postpone(tx, job, self._clock.now() + delay, error, failures)


def _patience(error: Exception) -> int:
    """How many failures are too many."""
    if isinstance(error, discord.Forbidden):
        return MOST_TRIES_FORBIDDEN
    return MOST_TRIES_UNREACHABLE if isinstance(error, UNREACHABLE) else MOST_TRIES
