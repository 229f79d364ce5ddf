"""Each request of each step of a resume's way, with each way in which Discord may fail at it.

Whoever got no answer does it once more, as people do. Then it is as if nothing had been.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from cogs.submissions.models import State
from rehearsal.people import Reply
from tests.failing import FAILURES, LIES, MOST_REQUESTS, routes_since, strike, tried
from tests.interviews.acting import settle_for_good
from tests.reviews.acting import (
    claimed,
    dm_texts,
    failures,
    files_in,
    queued,
    reviewed,
    state_of,
    texts,
    thread_of,
    threads_of,
    write,
)
from tests.reviews.test_files import ROLES, files_seen
from tests.sampling import a_few
from tests.stage import Stage
from tests.submissions.acting import ANSWERS, pictures, submissions_of
from tests.submissions.acting import RESUME as READABLE


@dataclass(frozen=True)
class Step:
    """`is_true` is asked after `act`, of the submission that `before` made, if it made one."""

    name: str
    before: Callable[[Stage], Awaitable[int]]
    act: Callable[[Stage, int], Awaitable[Reply | None]]
    is_true: Callable[[Stage, int], Awaitable[bool]]


# Handing in


async def nothing_yet(_: Stage) -> int:
    return 0


async def submits(stage: Stage, _: int) -> Reply:
    form = await stage.ana.command("resume submit")
    if "Hand in another" in form.buttons:
        form = await form.click("Hand in another")
    return await form.submit({"resume": [READABLE], **ANSWERS})


async def is_shown_to_its_owner(stage: Stage, _: int) -> bool:
    found = await stage.ana.command("resume submit")
    if await states(stage) != ["draft"] or "Look and decide" not in found.buttons:
        return False
    shown = await found.click("Look and decide")
    return len(pictures(shown)) == 1 and "Queue it" in shown.buttons


async def looked_at(stage: Stage) -> int:
    await submits(stage, 0)
    await stage.settle()
    return (await submissions_of(stage, stage.ana))[0].id


async def queues(stage: Stage, _: int) -> Reply:
    return await (await (await stage.ana.command("resume mine")).click("Look and decide")).click("Queue it")


async def is_in_the_queue(stage: Stage, number: int) -> bool:
    """As a copy, and nothing else of it is left after an hour."""
    if await states(stage) != ["queued"]:
        return False
    await stage.pass_time(minutes=61)
    return await waits_again(stage, number) and files_of_ana(stage) == ["resume-anonymised.pdf"]


def files_of_ana(stage: Stage) -> list[str]:
    """But for the pictures in answers that only she sees."""
    places = [*stage.ana.threads(stage.guild_id), *stage.ana.dms()]
    return [file for place in places for file in files_in(stage.ana, int(place["id"]))]


async def states(stage: Stage) -> list[str]:
    """Of what ana has handed in and not taken back."""
    ended = (State.WITHDRAWN, State.REMOVED)
    return [one.state for one in await submissions_of(stage, stage.ana) if one.state not in ended]


# Reviews


async def claims(stage: Stage, number: int) -> Reply:
    return await stage.priya.command("resume claim", submission=str(number))


async def is_claimed(stage: Stage, number: int) -> bool:
    threads = threads_of(stage, stage.priya)
    if await state_of(stage, number) != "claimed" or len(threads) != 1 or threads != threads_of(stage, stage.ana):
        return False
    thread = thread_of(stage, stage.priya)
    cards = [one for one in texts(stage.ana, thread) if "A review for" in one]
    return len(cards) == 1 and files_in(stage.priya, thread) == ["cv.pdf"]


async def written(stage: Stage) -> int:
    number = await claimed(stage)
    await write(stage.priya, number)
    return number


async def writes(stage: Stage, number: int) -> Reply:
    return await write(stage.priya, number)


async def is_written(stage: Stage, number: int) -> bool:
    return "Results in each bullet" in (await stage.priya.command("resume review", submission=str(number))).text


async def hands_in(stage: Stage, number: int) -> Reply:
    return await (await stage.priya.command("resume review", submission=str(number))).click("Hand in")


async def is_handed_in(stage: Stage, number: int) -> bool:
    said = texts(stage.ana, thread_of(stage, stage.ana))
    once = [len([one for one in said if part in one]) for part in ("cut the load time", "two columns", "Results in")]
    told = [one for one in dm_texts(stage, stage.ana) if "was reviewed" in one]
    return await state_of(stage, number) == "reviewed" and once == [1, 1, 1] and bool(told)


async def press(stage: Stage, label: str) -> Reply:
    return await (await stage.ana.command("resume review")).click(label)


async def thanks(stage: Stage, _: int) -> Reply:
    return await press(stage, "Thank")


async def is_thanked(stage: Stage, _: int) -> bool:
    return any("says thank you" in one for one in dm_texts(stage, stage.priya))


async def asks_back(stage: Stage, _: int) -> Reply:
    return await (await press(stage, "Ask back")).submit(question="Which summary?")


async def is_asked(stage: Stage, _: int) -> bool:
    return any("Which summary?" in one for one in texts(stage.priya, thread_of(stage, stage.priya)))


async def asks_another(stage: Stage, _: int) -> Reply:
    return await press(stage, "Second opinion")


async def waits_again(stage: Stage, number: int) -> bool:
    shown = "".join(texts(stage.ben, stage.channels["resumes"]))
    return await state_of(stage, number) == "queued" and shown.count("waits for a review") == 1


async def releases(stage: Stage, number: int) -> Reply:
    return await stage.priya.command("resume release", submission=str(number))


async def is_given_back(stage: Stage, number: int) -> bool:
    told = any("in its old place" in one for one in dm_texts(stage, stage.ana))
    nobody = threads_of(stage, stage.priya) == threads_of(stage, stage.ana) == []
    return await waits_again(stage, number) and nobody and told


async def lets_it_run_out(stage: Stage, _: int) -> None:
    await stage.pass_time(hours=49)


async def is_reminded(stage: Stage, _: int) -> None:
    await stage.pass_time(hours=37)


async def is_reminded_once(stage: Stage, _: int) -> bool:
    said = texts(stage.priya, thread_of(stage, stage.priya))
    return len([one for one in said if "this review is due" in one]) == 1


async def loses_the_role(stage: Stage, _: int) -> None:
    stage.world.members.take_role(stage.guild_id, stage.priya.id, stage.demo.roles["Volunteer"])
    await stage.pass_time(minutes=16)


async def withdraws(stage: Stage, _: int) -> None:
    mine = await stage.ana.command("resume mine")
    if "Withdraw" in mine.buttons:
        asked = await mine.click("Withdraw")
        if "Keep it" in asked.buttons:
            await asked.click("Withdraw")


async def is_gone(stage: Stage, _: int) -> bool:
    nobody = threads_of(stage, stage.priya) == threads_of(stage, stage.ana) == []
    seen = [*files_of_ana(stage), *files_seen(stage, "priya"), *files_seen(stage, "morgan")]
    return await states(stage) == [] and nobody and seen == []


async def time_is_over(stage: Stage, _: int) -> None:
    await stage.pass_time(days=14, minutes=1)


STEPS = [
    Step("submit", nothing_yet, submits, is_shown_to_its_owner),
    Step("queue it", looked_at, queues, is_in_the_queue),
    Step("hand in", written, hands_in, is_handed_in),
    Step("claim", queued, claims, is_claimed),
    Step("withdraw", reviewed, withdraws, is_gone),
    Step("ask back", reviewed, asks_back, is_asked),
    Step("run out", claimed, lets_it_run_out, is_given_back),
    Step("lose the role", claimed, loses_the_role, is_given_back),
    Step("write", claimed, writes, is_written),
    Step("thank", reviewed, thanks, is_thanked),
    Step("second opinion", reviewed, asks_another, waits_again),
    Step("release", claimed, releases, is_given_back),
    Step("be reminded", claimed, is_reminded, is_reminded_once),
    Step("time is over", reviewed, time_is_over, is_gone),
]
CASES = [(step, failure) for failure in FAILURES for step in STEPS]
QUICK = [("release", "403"), ("claim", "404"), ("withdraw", "429")]


async def begin(stage: Stage, step: Step) -> int:
    stage.world.members.give_role(stage.guild_id, stage.priya.id, stage.demo.roles["Volunteer"])
    for person in (stage.ana, stage.priya):
        for message in person.messages(person.dm(stage.demo.application_id)):
            stage.world.messages.delete(message)
    return await step.before(stage)


async def end(stage: Stage, number: int, failure: str = "") -> None:
    """Whatever happened: what is withdrawn is gone, but for what Discord said is gone already.

    What was never attached to anything may have an hour for that.
    """
    await withdraws(stage, number)
    await stage.pass_time(minutes=61)
    await settle_for_good(stage)
    assert failure == LIES or await is_gone(stage, number)
    for thread in [*stage.ana.threads(stage.guild_id)]:
        await stage.bot.http.delete_channel(int(thread["id"]))


def is_honest(reply: Reply, *, done: bool) -> bool:
    return not reply.failed and not (done and "nothing was changed" in reply.text)


@pytest.mark.parametrize(
    ("step", "failure"),
    a_few(sorted(CASES, key=lambda case: (case[0].name, case[1]) not in QUICK), quick=len(QUICK)),
    ids=lambda one: one.name if isinstance(one, Step) else one,
)
async def test_a_request_that_fails_loses_nothing_and_shows_no_file_to_others(
    room: Stage, step: Step, failure: str
) -> None:
    number = await begin(room, step)
    before = len(room.server.requests)
    await step.act(room, number)
    await settle_for_good(room)
    routes = routes_since(room, before)
    assert await step.is_true(room, number) and routes
    await end(room, number)

    for at in range(1, MOST_REQUESTS):
        number = await begin(room, step)
        happened = strike(room, at, failure, routes)
        reply = await tried(step.act(room, number))
        await settle_for_good(room)
        room.server.faults.clear()
        if not happened():
            assert at > 1
            return
        assert reply is None or is_honest(reply, done=await step.is_true(room, number)), (at, reply)
        if not await step.is_true(room, number):
            await tried(step.act(room, number))
            await settle_for_good(room)
        where = f"request {at} of {len(routes)} routes"
        assert failure == LIES or await step.is_true(room, number), where
        await settle_for_good(room)
        assert await failures(room) == [], where
        assert {role: files_seen(room, name) for role, name in ROLES.items()} == {role: [] for role in ROLES}, where
        await end(room, number, failure)
    pytest.fail("there is no end of requests")
