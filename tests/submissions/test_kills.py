"""The bot is killed at each step of handing in a resume and of queueing it: one file stays, and it waits once."""

import asyncio

import pytest

from cogs.submissions.models import State
from rehearsal.people import Reply
from tests.interviews.acting import dead_jobs, settle_for_good
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.kills import CALLBACK, Around, Kill
from tests.reviews.acting import set_up, texts
from tests.sampling import a_few
from tests.stage import Stage
from tests.submissions.acting import ANSWERS, RESUME, files_of, pictures, submissions_of

__all__ = ["swift", "unhurried_by_limits"]

SAY, THREAD = ("POST", "/channels/{}/messages"), ("POST", "/channels/{}/threads")
LET_IN, ANSWER = ("PUT", "/channels/{}/thread-members/{}"), ("PATCH", "/webhooks/{}/{}/messages/{}")
MOST_COMMITS = 30


@pytest.fixture
async def studio(swift: Stage) -> Stage:
    """With a channel that shows who waits."""
    await set_up(swift)
    return swift


async def submit(stage: Stage) -> Reply:
    form = await stage.ana.command("resume submit")
    if "Hand in another" in form.buttons:
        form = await form.click("Hand in another")
    return await form.submit({"resume": [RESUME], **ANSWERS})


async def queue(stage: Stage) -> Reply:
    shown = await (await stage.ana.command("resume mine")).click("Look and decide")
    return await shown.click("Queue it")


async def is_in_the_queue_once(stage: Stage) -> None:
    """An hour later nothing else is left of it."""
    await stage.pass_time(minutes=61)
    await settle_for_good(stage)
    assert [one.state for one in await submissions_of(stage, stage.ana)] == [State.QUEUED]
    assert files_of(stage, stage.ana) == ["resume-anonymised.pdf"]
    assert "".join(texts(stage.ben, stage.channels["resumes"])).count("waits for a review") == 1
    assert await dead_jobs(stage) == []


async def begin_again(stage: Stage) -> None:
    await (await stage.ana.command("resume mine")).click("Withdraw")
    await settle_for_good(stage)
    assert files_of(stage, stage.ana) == []
    async with stage.db.write() as tx:
        await tx.run("DELETE FROM submission")


async def go_on(stage: Stage) -> None:
    """As far as the queue, from wherever it was left."""
    own = await submissions_of(stage, stage.ana)
    if not own:
        assert "before anybody else sees it" in (await submit(stage)).text
    if not own or own[0].state is State.DRAFT:
        assert "in the queue" in (await queue(stage)).text


STORIES = {"submit": submit, "queue": queue}


@pytest.mark.soak
@pytest.mark.parametrize("around", Around)
@pytest.mark.parametrize("story", STORIES)
async def test_a_kill_at_each_commit_leaves_one_file_and_one_place(studio: Stage, story: str, around: Around) -> None:
    for number in range(1, MOST_COMMITS):
        if story == "queue":
            await submit(studio)
        happened = await Kill.at_commit(studio, around, number).during(STORIES[story](studio))
        await studio.pass_time(minutes=2)
        await go_on(studio)
        await is_in_the_queue_once(studio)
        if not happened:
            assert number > 4
            return
        await begin_again(studio)
    pytest.fail("there is no end of commits")


STEPS = [
    ("queue", SAY, 1),
    ("submit", SAY, 1),
    ("submit", THREAD, 1),
    ("submit", LET_IN, 1),
    ("submit", ANSWER, 1),
    ("queue", CALLBACK, 3),
    ("queue", ANSWER, 2),
    ("queue", SAY, 2),
]
"""Of queueing, the last one is the card of those that wait."""


@pytest.mark.parametrize("around", [Around.AFTER, pytest.param(Around.BEFORE, marks=pytest.mark.soak)])
@pytest.mark.parametrize(("story", "route", "number"), a_few(STEPS, quick=1))
async def test_a_kill_at_each_request_leaves_one_file_and_one_place(
    studio: Stage, story: str, route: tuple[str, str], number: int, around: Around
) -> None:
    if story == "queue":
        await submit(studio)

    async def act() -> None:
        await STORIES[story](studio)
        await studio.settle()

    assert await Kill.at_request(studio, route, around, number).during(act())
    await studio.pass_time(minutes=2)
    if story == "submit":
        assert "before anybody else sees it" in (await submit(studio)).text, "handed in again, it is the same one"
        assert [one.state for one in await submissions_of(studio, studio.ana)] == [State.DRAFT]
    await go_on(studio)
    await is_in_the_queue_once(studio)


@pytest.mark.soak
async def test_two_forms_handed_in_at_once_leave_one_resume(studio: Stage) -> None:
    forms = [await studio.ana.command("resume submit") for _ in "ab"]
    replies = await asyncio.gather(*(form.submit({"resume": [RESUME], **ANSWERS}) for form in forms))
    assert all(pictures(one) for one in replies)
    assert [one.state for one in await submissions_of(studio, studio.ana)] == [State.DRAFT]
    said = await asyncio.gather(*(one.click("Queue it") for one in replies))
    assert sum("in the queue" in one.text for one in said) == 1, said
    assert all("`/resume" in one.text for one in said)
    await is_in_the_queue_once(studio)


async def test_whoever_leaves_before_they_decide_leaves_no_file(studio: Stage) -> None:
    await submit(studio)
    thread = int(studio.thread(studio.ana, "Files of")["id"])
    await studio.ana.leave_guild(studio.guild_id)
    await studio.pass_time(minutes=61)
    assert not any(one["attachments"] for one in studio.world.messages.history(thread, limit=50))
    assert await submissions_of(studio, studio.ana) == [] and await dead_jobs(studio) == []
