"""The runner when things go wrong: handlers that fail or hang, crowds, crashes, changes while a job runs."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from core import jobs
from core.jobs import DEAD_LETTER, Job, JobRunner, runner
from core.jobs.outbox import LEASE
from core.jobs.runner import AT_ONCE_PER_GUILD, MOST_TRIES, MOST_TRIES_FORBIDDEN, MOST_TRIES_UNREACHABLE
from tests.core.jobs.conftest import GUILD, OTHER_GUILD, SECONDS, Desk
from tests.waiting import until

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def refused_by_discord(status: int, reason: str) -> aiohttp.ClientResponse:
    return cast(aiohttp.ClientResponse, SimpleNamespace(status=status, reason=reason))


FORBIDDEN = discord.Forbidden(refused_by_discord(403, "Forbidden"), "Missing Permissions")
UNWELL = discord.DiscordServerError(refused_by_discord(503, "Service Unavailable"), "")


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


async def add_many(desk: Desk, count: int, kind: str, guild: int = GUILD) -> None:
    due_at = int(desk.now().timestamp()) - 3600
    async with desk.db.write() as tx:
        await tx.run_many(
            "INSERT INTO job (guild_id, kind, subject_id, due_at) VALUES (?, ?, ?, ?)",
            ((guild, kind, subject, due_at) for subject in range(count)),
        )


async def fail_until_given_up(desk: Desk, error: Exception) -> int:
    tries = 0

    async def fail(_: Job) -> None:
        nonlocal tries
        tries += 1
        raise error

    desk.runner.register("test:fail", fail)
    desk.runner.register(DEAD_LETTER, desk.record)
    await desk.runner.start()
    await desk.schedule(kind="test:fail")
    await desk.settle()
    for _ in range(MOST_TRIES_UNREACHABLE + 5):
        await desk.pass_time(HOUR)
    return tries


@pytest.mark.parametrize(
    ("error", "most"),
    [
        (ValueError("a defect"), MOST_TRIES),
        (FORBIDDEN, MOST_TRIES_FORBIDDEN),
        (UNWELL, MOST_TRIES_UNREACHABLE),
        (aiohttp.ServerDisconnectedError(), MOST_TRIES_UNREACHABLE),
        (TimeoutError(), MOST_TRIES_UNREACHABLE),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
async def test_a_hopeless_job_is_given_up_and_the_moderators_are_told_once(
    desk: Desk, error: Exception, most: int
) -> None:
    assert await fail_until_given_up(desk, error) == most

    (dead,) = await desk.waiting()
    assert dead.failures == most
    assert type(error).__name__ in dead.error
    assert [(job.kind, job.subject_id) for job in desk.done] == [(DEAD_LETTER, dead.id)]


async def test_a_letter_about_a_dead_job_that_fails_itself_writes_no_further_letter(desk: Desk) -> None:
    async def fail(_: Job) -> None:
        raise FORBIDDEN

    desk.runner.register(DEAD_LETTER, fail)
    await desk.runner.start()
    await desk.schedule(99, kind=DEAD_LETTER)
    for _ in range(MOST_TRIES_FORBIDDEN + 2):
        await desk.pass_time(HOUR)

    (dead,) = await desk.waiting()
    assert (dead.kind, dead.failures) == (DEAD_LETTER, MOST_TRIES_FORBIDDEN)


async def test_a_given_up_job_can_be_tried_again_and_knows_that_earlier_tries_may_have_left_something(
    desk: Desk,
) -> None:
    await fail_until_given_up(desk, FORBIDDEN)
    (dead,) = await desk.waiting()
    async with desk.db.write() as tx:
        assert not await jobs.retry(tx, OTHER_GUILD, dead.id, desk.now())
        assert await jobs.retry(tx, GUILD, dead.id, desk.now())
        assert not await jobs.retry(tx, GUILD, dead.id, desk.now())
    await desk.settle()

    (job,) = await desk.waiting()
    assert job.failures == 1
    assert job.tries == dead.tries + 1


async def test_each_failure_waits_twice_as_long_as_the_one_before(desk: Desk) -> None:
    async def fail(_: Job) -> None:
        raise ValueError("a defect")

    desk.runner.register("test:fail", fail)
    await desk.runner.start()
    await desk.schedule(kind="test:fail")
    await desk.settle()
    for seconds in (5, 10, 20, 40):
        (job,) = await desk.waiting()
        left = job.due_at - desk.now()
        assert timedelta(seconds=seconds - 2) < left <= timedelta(seconds=seconds)
        await desk.pass_time(left)


async def test_a_rate_limit_uses_up_no_patience_but_counts_as_a_try(desk: Desk) -> None:
    """Before the limit came, the job may have sent something."""
    tries: list[int] = []

    async def be_limited(job: Job) -> None:
        tries.append(job.tries)
        if len(tries) <= 2 * MOST_TRIES:
            raise discord.RateLimited(30)
        raise ValueError("a defect")

    desk.runner.register("test:limited", be_limited)
    await desk.runner.start()
    await desk.schedule(kind="test:limited")
    for _ in range(2 * MOST_TRIES + 1):
        await desk.pass_time(timedelta(seconds=32))

    assert tries == list(range(1, 2 * MOST_TRIES + 2))
    (job,) = await desk.waiting()
    assert job.failures == 1


async def test_a_handler_that_never_ends_is_cut_off_and_tried_again(
    desk: Desk, hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "LONGEST_RUN_SECONDS", 0.01)
    await desk.runner.start()
    await desk.schedule(kind="test:hang")
    await hang.wait_for(1)
    await desk.settle()

    (job,) = await desk.waiting()
    assert job.failures == 1
    assert "TimeoutError" in job.error


async def test_a_group_whose_jobs_hang_delays_no_other_group(desk: Desk, hang: Hang) -> None:
    for subject in range(AT_ONCE_PER_GUILD + 5):
        await desk.schedule(subject, kind="test:hang")
    await desk.runner.start()
    await hang.wait_for(AT_ONCE_PER_GUILD)
    for subject in range(5):
        await desk.schedule(subject, guild=OTHER_GUILD)

    await until(lambda: len(desk.done) == 5)
    assert len(hang.started) == AT_ONCE_PER_GUILD


async def test_a_group_whose_jobs_fail_delays_no_other_group(desk: Desk) -> None:
    async def fail(_: Job) -> None:
        raise ValueError("a defect")

    desk.runner.register("test:fail", fail)
    for subject in range(10):
        await desk.schedule(subject, kind="test:fail")
    await desk.schedule(guild=OTHER_GUILD)
    await desk.runner.start()
    await desk.settle()

    assert len(desk.done) == 1


async def test_ten_thousand_due_jobs_of_one_group_do_not_delay_the_only_one_of_another(desk: Desk, hang: Hang) -> None:
    await add_many(desk, 10_000, "test:hang")
    await desk.schedule(guild=OTHER_GUILD)
    await desk.runner.start()

    await until(lambda: len(desk.done) == 1)
    await desk.schedule(2, guild=OTHER_GUILD)
    await until(lambda: len(desk.done) == 2)
    assert len(hang.started) == AT_ONCE_PER_GUILD
    assert len(asyncio.all_tasks()) < 1000


async def test_a_crowd_of_one_group_is_worked_off_to_the_last_each_once(desk: Desk, hang: Hang) -> None:
    """Also while a job elsewhere hangs, so that the runner never comes to rest in between."""
    await desk.schedule(kind="test:hang", guild=OTHER_GUILD)
    await add_many(desk, 700, "test:record")
    await desk.runner.start()
    await until(lambda: len(desk.done) == 700)
    hang.let_go.set()
    await desk.settle()

    assert sorted(desk.subjects) == list(range(700))
    assert await desk.waiting() == []


async def test_a_job_scheduled_again_while_it_runs_runs_once_more(desk: Desk, hang: Hang) -> None:
    other = Hang()
    desk.runner.register("test:elsewhere", other)
    await desk.runner.start()
    await desk.schedule(kind="test:elsewhere", guild=OTHER_GUILD)  # so that the runner is not idle afterwards
    await desk.schedule(kind="test:hang")
    await hang.wait_for(1)

    await desk.schedule(kind="test:hang")
    hang.let_go.set()

    await hang.wait_for(2)
    other.let_go.set()
    await desk.settle()
    assert len(hang.started) == 2
    assert await desk.waiting() == []


async def test_a_job_moved_while_it_runs_runs_at_its_new_time(desk: Desk, hang: Hang) -> None:
    await desk.runner.start()
    await desk.schedule(kind="test:hang")
    await hang.wait_for(1)
    await desk.schedule(kind="test:hang", after=HOUR)
    hang.let_go.set()
    await desk.settle()
    assert len(hang.started) == 1

    await desk.pass_time(HOUR)
    assert len(hang.started) == 2


async def change_while_it_fails(desk: Desk, change: Callable[[Any], Any]) -> None:
    """The job fails for the last time, and `change` is made in the middle of that."""

    async def fail(job: Job) -> None:
        if job.failures == MOST_TRIES_FORBIDDEN:
            async with desk.db.write() as tx:
                await change(tx)
        raise FORBIDDEN

    desk.runner.register("test:fail", fail)
    desk.runner.register(DEAD_LETTER, desk.record)
    await desk.runner.start()
    await desk.schedule(kind="test:fail")
    for _ in range(MOST_TRIES_FORBIDDEN):
        await desk.pass_time(timedelta(seconds=50))


async def test_a_job_scheduled_again_during_its_last_failure_starts_with_new_patience(desk: Desk) -> None:
    at = desk.now() + DAY
    await change_while_it_fails(desk, lambda tx: jobs.schedule(tx, GUILD, "test:fail", 1, at))

    (job,) = await desk.waiting()
    assert job.failures == 0
    assert desk.done == []
    await desk.pass_time(DAY)
    (job,) = await desk.waiting()
    assert job.failures == 1


async def test_a_job_cancelled_during_its_last_failure_is_gone_and_nobody_is_told(desk: Desk) -> None:
    await change_while_it_fails(desk, lambda tx: jobs.cancel(tx, GUILD, "test:fail", 1))

    assert await desk.waiting() == []
    assert desk.done == []


async def test_a_job_cancelled_while_it_waits_for_its_turn_never_starts(desk: Desk, hang: Hang) -> None:
    for subject in range(AT_ONCE_PER_GUILD + 1):
        await desk.schedule(subject, kind="test:hang")
    await desk.runner.start()
    await hang.wait_for(AT_ONCE_PER_GUILD)
    async with desk.db.write() as tx:
        await jobs.cancel(tx, GUILD, "test:hang", AT_ONCE_PER_GUILD)
    hang.let_go.set()
    await desk.settle()

    assert len(hang.started) == AT_ONCE_PER_GUILD
    assert await desk.waiting() == []


async def test_a_job_moved_while_it_waits_for_its_turn_keeps_to_its_new_time(desk: Desk, hang: Hang) -> None:
    for subject in range(AT_ONCE_PER_GUILD + 1):
        await desk.schedule(subject, kind="test:hang")
    await desk.runner.start()
    await hang.wait_for(AT_ONCE_PER_GUILD)
    await desk.schedule(AT_ONCE_PER_GUILD, kind="test:hang", after=HOUR)
    hang.let_go.set()
    await desk.settle()
    assert len(hang.started) == AT_ONCE_PER_GUILD

    await desk.pass_time(HOUR)
    assert len(hang.started) == AT_ONCE_PER_GUILD + 1


async def test_a_job_that_waits_for_its_turn_uses_up_no_try(desk: Desk, hang: Hang) -> None:
    """Else a few crashes would make a job hopeless that never ran."""
    for subject in range(AT_ONCE_PER_GUILD + 3):
        await desk.schedule(subject, kind="test:hang")
    await desk.runner.start()
    await hang.wait_for(AT_ONCE_PER_GUILD)
    await desk.runner.stop()

    tries = sorted(job.tries for job in await desk.waiting())
    assert tries == [0] * 3 + [1] * AT_ONCE_PER_GUILD


async def test_a_job_interrupted_by_stopping_runs_again_at_the_next_start(desk: Desk, hang: Hang) -> None:
    await desk.runner.start()
    await desk.schedule(kind="test:hang")
    await hang.wait_for(1)
    await desk.runner.stop()

    again = JobRunner(desk.db, desk.clock)
    again.register("test:hang", desk.record)
    await again.start()
    async with asyncio.timeout(SECONDS):
        await again.wait_idle()
    await again.stop()

    (job,) = desk.done
    assert job.tries == 2


async def test_what_a_crashed_process_had_taken_is_free_at_the_next_start(desk: Desk) -> None:
    await desk.schedule()
    async with desk.db.write() as tx:
        lease = int((desk.now() + LEASE).timestamp())
        await tx.run("UPDATE job SET leased_until = ?, tries = 1, failures = 1", (lease,))
    await desk.runner.start()
    await desk.settle()

    (job,) = desk.done
    assert job.tries == 2


async def test_a_clock_that_jumps_past_the_lease_of_a_running_job_does_not_start_it_twice(
    desk: Desk, hang: Hang
) -> None:
    await desk.runner.start()
    await desk.schedule(kind="test:hang")
    await hang.wait_for(1)
    desk.clock.move(DAY)
    await desk.schedule(guild=OTHER_GUILD)
    await until(lambda: len(desk.done) == 1)
    hang.let_go.set()
    await desk.settle()

    assert len(hang.started) == 1


async def test_the_runner_survives_a_round_that_fails(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(runner, "SECONDS_AFTER_A_DEFECT", 0.01)
    await desk.runner.start()
    await desk.settle()
    async with desk.db.write() as tx:
        await tx.run("ALTER TABLE job RENAME TO job_away")
    desk.db.work_added.set()
    await until(lambda: "A round of jobs failed" in caplog.text)
    async with desk.db.write() as tx:
        await tx.run("ALTER TABLE job_away RENAME TO job")
    await desk.schedule()
    await until(lambda: len(desk.done) == 1)


async def test_a_job_whose_outcome_could_not_be_saved_runs_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(runner, "SECONDS_AFTER_A_DEFECT", 0.01)

    async def break_the_table_once(job: Job) -> None:
        if job.tries == 1:
            async with desk.db.write() as tx:
                await tx.run("ALTER TABLE job RENAME TO job_away")
        await desk.record(job)

    desk.runner.register("test:break", break_the_table_once)
    await desk.schedule(kind="test:break")
    await desk.runner.start()
    await until(lambda: "could not be saved" in caplog.text)
    async with desk.db.write() as tx:
        await tx.run("ALTER TABLE job_away RENAME TO job")
    await desk.pass_time(2 * LEASE)

    assert [job.tries for job in desk.done] == [1, 2]
    assert await desk.waiting() == []


async def test_no_wake_up_is_lost_and_idle_means_idle(desk: Desk) -> None:
    await desk.runner.start()
    for subject in range(200):
        await desk.schedule(subject)
        if subject % 10 == 9:
            await desk.settle()
            assert len(desk.done) == subject + 1
