"""Jobs in a crowd, jobs that hang, and jobs that are changed or interrupted while they run."""

import asyncio
from datetime import UTC, datetime, timedelta

from core import jobs
from core.clock import Clock
from core.jobs import Job, JobRunner
from core.jobs.outbox import LEASE
from core.jobs.runner import AT_ONCE_PER_GUILD
from data.database import Database
from tests.core.jobs.conftest import GUILD, OTHER_GUILD, SECONDS, Desk, Hang
from tests.waiting import until

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def add_many(desk: Desk, count: int, kind: str, guild: int = GUILD) -> None:
    due_at = int(desk.now().timestamp()) - 3600
    async with desk.db.write() as tx:
        await tx.run_many(
            "INSERT INTO job (guild_id, kind, subject_id, due_at) VALUES (?, ?, ?, ?)",
            ((guild, kind, subject, due_at) for subject in range(count)),
        )


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


async def test_no_wake_up_is_lost_and_idle_means_idle(desk: Desk) -> None:
    await desk.runner.start()
    for subject in range(200):
        await desk.schedule(subject)
        if subject % 10 == 9:
            await desk.settle()
            assert len(desk.done) == subject + 1


class SteppingClock(Clock):
    """Whoever looks at it a second time, finds it a second later."""

    def __init__(self, first: datetime) -> None:
        self._readings = iter((first,))
        self._later = first + timedelta(seconds=1)

    def now(self) -> datetime:
        return next(self._readings, self._later)


async def test_a_job_that_becomes_due_while_the_runner_looks_is_not_slept_over(db: Database) -> None:
    first = datetime(2026, 11, 28, 12, tzinfo=UTC)
    runner, done = JobRunner(db, SteppingClock(first)), asyncio.Event()

    async def note(_: Job) -> None:
        done.set()

    runner.register("test:note", note)
    async with db.write() as tx:
        await jobs.schedule(tx, GUILD, "test:note", 1, first + timedelta(seconds=1))
    db.work_added.clear()
    await runner.start()

    async with asyncio.timeout(SECONDS):
        await done.wait()
    await runner.stop()
