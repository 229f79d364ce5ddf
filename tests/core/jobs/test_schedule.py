"""What `schedule` and `cancel` leave in the table, and that the runner does it once and in time."""

from datetime import timedelta

import pytest

from core import jobs
from core.errors import Refusal
from core.jobs import JobRunner
from tests.core.jobs.conftest import GUILD, OTHER_GUILD, Desk

HOUR = timedelta(hours=1)


async def test_a_job_runs_once_when_it_is_due_and_leaves_the_table(desk: Desk) -> None:
    await desk.runner.start()
    await desk.schedule(7)
    await desk.settle()
    await desk.pass_time(10 * HOUR)

    assert desk.subjects == [7]
    assert await desk.waiting() == []


async def test_a_job_does_not_run_early(desk: Desk) -> None:
    await desk.runner.start()
    await desk.schedule(after=HOUR)

    await desk.pass_time(HOUR - timedelta(seconds=5))
    assert desk.done == []

    await desk.pass_time(timedelta(seconds=5))
    assert desk.subjects == [1]


async def test_jobs_of_one_group_start_in_the_order_they_are_due(desk: Desk) -> None:
    for subject, minutes in ((1, 30), (2, 10), (3, 20)):
        await desk.schedule(subject, after=timedelta(minutes=minutes))
    desk.clock.move(HOUR)
    await desk.runner.start()
    await desk.settle()

    assert desk.subjects == [2, 3, 1]


async def test_what_was_scheduled_in_a_refused_transaction_never_runs(desk: Desk) -> None:
    await desk.runner.start()
    with pytest.raises(Refusal):
        async with desk.db.write() as tx:
            await jobs.schedule(tx, GUILD, "test:record", 1, desk.now())
            raise Refusal("no")
    await desk.settle()

    assert desk.done == []


async def test_scheduling_again_moves_the_job(desk: Desk) -> None:
    await desk.runner.start()
    await desk.schedule(after=HOUR)
    await desk.schedule(after=3 * HOUR)

    await desk.pass_time(2 * HOUR)
    assert desk.done == []
    await desk.pass_time(2 * HOUR)
    assert desk.subjects == [1]


async def test_two_groups_may_have_the_same_job_about_the_same_subject(desk: Desk) -> None:
    """A subject may be a person, who is in more than one group."""
    await desk.schedule(5, guild=GUILD)
    await desk.schedule(5, guild=OTHER_GUILD)
    await desk.runner.start()
    await desk.settle()

    assert sorted(job.guild_id for job in desk.done) == [GUILD, OTHER_GUILD]


async def test_cancelling_drops_the_jobs_of_that_kind_subject_and_group_only(desk: Desk) -> None:
    await desk.schedule(1)
    await desk.schedule(2)
    await desk.schedule(1, guild=OTHER_GUILD)
    async with desk.db.write() as tx:
        await jobs.cancel(tx, GUILD, "test:record", 1)
    await desk.runner.start()
    await desk.settle()

    assert sorted((job.guild_id, job.subject_id) for job in desk.done) == [(GUILD, 2), (OTHER_GUILD, 1)]


async def test_a_job_that_is_useless_by_its_turn_is_dropped(desk: Desk) -> None:
    await desk.schedule(1, useless_after=HOUR)
    await desk.schedule(2, useless_after=3 * HOUR)
    await desk.schedule(3)
    desk.clock.move(2 * HOUR)
    await desk.runner.start()
    await desk.settle()

    assert sorted(desk.subjects) == [2, 3]
    assert await desk.waiting() == []


async def test_the_same_job_scheduled_again_has_another_nonce(desk: Desk) -> None:
    """Else Discord would take its new message for the old one sent twice, and swallow it."""
    await desk.runner.start()
    for _ in range(2):
        await desk.schedule()
        await desk.settle()
    await desk.schedule(after=HOUR)
    (first,) = await desk.waiting()
    await desk.schedule(after=2 * HOUR)
    (moved,) = await desk.waiting()

    nonces = {job.nonce for job in (*desk.done, first, moved)}
    assert len(nonces) == 4
    assert moved.id == first.id
    assert all(len(nonce) <= 25 for nonce in nonces)


async def test_the_id_of_a_job_that_is_done_is_not_used_again(desk: Desk) -> None:
    """Messages and threads carry it, so that a job tried again finds what an earlier try left."""
    await desk.runner.start()
    for subject in (1, 2):
        await desk.schedule(subject)
        await desk.settle()

    assert desk.done[0].id < desk.done[1].id


async def test_get_job_finds_a_job_in_its_own_group_only(desk: Desk) -> None:
    await desk.schedule(after=HOUR)
    (job,) = await desk.waiting()
    async with desk.db.read() as tx:
        assert await jobs.get_job(tx, GUILD, job.id) == job
        assert await jobs.get_job(tx, OTHER_GUILD, job.id) is None


async def test_a_job_is_done_when_everybody_who_wants_to_hear_of_it_has(desk: Desk) -> None:
    heard: list[int] = []
    ready = False

    async def listen(job: jobs.Job) -> None:
        if not ready:
            raise Refusal("not yet")
        heard.append(job.subject_id)

    desk.runner.register("test:record", listen)
    await desk.runner.start()
    await desk.schedule(7)
    await desk.settle()
    assert heard == [] and len(await desk.waiting()) == 1

    ready = True
    await desk.pass_time(HOUR)
    assert heard == [7] and await desk.waiting() == []
    assert [job.subject_id for job in desk.done] == [7, 7], "each time it is tried, both do their part"


async def test_a_kind_that_nobody_does_is_tried_again_later(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.runner.start()
    await desk.schedule(kind="test:from a newer version")
    await desk.settle()

    (job,) = await desk.waiting()
    assert job.failures == 1
    assert "test:from a newer version" in caplog.text


async def test_the_runner_tells_the_clock_when_the_next_job_is_due(desk: Desk) -> None:
    await desk.runner.start()
    await desk.settle()
    assert desk.clock.next_due_at() is None

    await desk.schedule(1, after=2 * HOUR)
    await desk.schedule(2, after=HOUR)
    await desk.settle()

    next_due = desk.clock.next_due_at()
    assert next_due is not None
    assert HOUR - timedelta(seconds=5) < next_due - desk.now() <= HOUR


async def test_a_clock_set_back_postpones_and_loses_nothing(desk: Desk) -> None:
    await desk.runner.start()
    await desk.schedule(after=HOUR)
    await desk.pass_time(-24 * HOUR)
    await desk.pass_time(24 * HOUR)
    assert desk.done == []

    await desk.pass_time(HOUR)
    await desk.pass_time(-2 * HOUR)
    await desk.pass_time(4 * HOUR)
    assert desk.subjects == [1]


async def test_stopping_leaves_what_is_not_due_for_the_next_start(desk: Desk) -> None:
    await desk.runner.start()
    await desk.schedule(after=HOUR)
    await desk.settle()
    await desk.runner.stop()
    desk.clock.move(2 * HOUR)

    again = JobRunner(desk.db, desk.clock)
    again.register("test:record", desk.record)
    await again.start()
    await again.wait_idle()
    await again.stop()
    assert desk.subjects == [1]
