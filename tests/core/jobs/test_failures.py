"""Jobs that fail: how often they are tried, when they are given up, and what is changed in the middle."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from core import jobs
from core.jobs import DEAD_LETTER, Job, runner
from core.jobs.outbox import LEASE
from core.jobs.runner import MOST_TRIES, MOST_TRIES_FORBIDDEN, MOST_TRIES_UNREACHABLE
from tests.core.jobs.conftest import GUILD, OTHER_GUILD, Desk, Hang
from tests.waiting import until

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def refused_by_discord(status: int, reason: str) -> aiohttp.ClientResponse:
    return cast(aiohttp.ClientResponse, SimpleNamespace(status=status, reason=reason))


FORBIDDEN = discord.Forbidden(refused_by_discord(403, "Forbidden"), "Missing Permissions")
UNWELL = discord.DiscordServerError(refused_by_discord(503, "Service Unavailable"), "")


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
