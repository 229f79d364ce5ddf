"""Each request of check-in, the phases, nobody coming and stepping in, with each way in which Discord may fail."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.attendance.test_discord import QUESTION, missed_often, press, told
from tests.attendance.test_stepping_in import name, panel_of, ready
from tests.interviews.acting import settle_for_good
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.interviews.test_fault_table import Request, strike
from tests.live.acting import failures, goes_on, labels, near, panel, running, text, thread_of
from tests.sampling import a_few
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

Scene = Callable[[Stage], Awaitable[object]]


@dataclass(frozen=True)
class Step(Request):
    """`before` is the scene, `is_true` what people see once all is well again."""

    before: Scene | None = None
    is_true: Callable[[Stage], bool] = lambda _: True


async def opens(stage: Stage, _: int) -> None:
    await near(stage, "watch")


async def checks_in(stage: Stage, _: int) -> None:
    await stage.ana.click(panel(stage), "Check in")
    await stage.pass_time(seconds=4)


async def starts(stage: Stage, _: int) -> None:
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()


async def goes_on_once(stage: Stage, _: int) -> None:
    await goes_on(stage)


async def ends(stage: Stage, _: int) -> None:
    await stage.priya.click(panel(stage), "End")
    await stage.settle()


async def nobody_comes(stage: Stage, _: int) -> None:
    await stage.pass_time(minutes=21)


async def steps_in(stage: Stage, _: int) -> None:
    await press(stage.priya, QUESTION, f"Let {name(stage, stage.ben)} take the place")
    await stage.settle()


async def calls_off_once_more(stage: Stage, _: int) -> None:
    await missed_often(stage)


async def appeals(stage: Stage, _: int) -> None:
    await press(stage.ana, "booking rests", "Ask moderators")
    await stage.settle()


async def watched_soon(stage: Stage) -> None:
    await near(stage, "watch")


async def watched_now(stage: Stage) -> None:
    await running(stage, "watch")


async def somebody_could_step_in(stage: Stage) -> None:
    await ready(stage, stage.ben)


async def nobody_came_but_ben(stage: Stage) -> None:
    await somebody_could_step_in(stage)
    await nobody_comes(stage, 0)


async def paused(stage: Stage) -> None:
    await missed_often(stage)


def is_open(stage: Stage) -> bool:
    return thread_of(stage, panel(stage))["type"] == 11 and "Begins" in text(panel(stage))


def is_here(stage: Stage) -> bool:
    return f"✅ Member <@{stage.ana.id}>" in text(panel(stage))


def is_on(stage: Stage) -> bool:
    [event] = stage.world.events.open_in(stage.guild_id)
    return "1 of 6" in text(panel(stage)) and event["status"] == 2


def is_in_its_second_phase(stage: Stage) -> bool:
    return "2 of 6" in text(panel(stage))


def is_over(stage: Stage) -> bool:
    return "It is over" in text(panel(stage)) and stage.world.events.open_in(stage.guild_id) == []


def both_are_asked_once(stage: Stage) -> bool:
    return len(told(stage.ana, QUESTION)) == len(told(stage.priya, QUESTION)) == 1


def the_host_may_let_ben_step_in(stage: Stage) -> bool:
    [asked] = told(stage.priya, QUESTION)
    return both_are_asked_once(stage) and f"Let {name(stage, stage.ben)} take the place" in labels(asked)


def ben_has_the_place(stage: Stage) -> bool:
    old, new = panel_of(stage, 1), panel_of(stage, 2)
    told_once = len(told(stage.ana, "This one is free")) == 1
    return told_once and "called off" in text(old) and "Start" in labels(new) and text(new).count("✅") == 2


def the_pause_is_told_once(stage: Stage) -> bool:
    return len(told(stage.ana, "booking rests")) == len(told(stage.ana, "shortly before")) == 1


def moderators_are_asked_once(stage: Stage) -> bool:
    shown = stage.world.messages.history(stage.channels["moderators"], limit=20)
    return ["A pause to look at" in text(one) for one in shown].count(True) == 1


POST, PATCH, MESSAGES = "POST", "PATCH", "/channels/{}/messages"

STEPS = [
    Step("the thread", opens, POST, f"{MESSAGES}/{{}}/threads", is_true=is_open),
    Step("the panel", opens, POST, MESSAGES, "live:start", is_true=is_open),
    Step("who is here", checks_in, PATCH, f"{MESSAGES}/{{}}", "live:start", watched_soon, is_here),
    Step("what is on", starts, PATCH, f"{MESSAGES}/{{}}", "live:next", watched_soon, is_on),
    Step("looking at the event", starts, "GET", "/guilds/{}/scheduled-events/{}", "", watched_soon, is_on),
    Step("beginning the event", starts, PATCH, "/guilds/{}/scheduled-events/{}", "", watched_soon, is_on),
    Step("the next panel", goes_on_once, POST, MESSAGES, "live:next", watched_now, is_in_its_second_phase),
    Step("the last panel", goes_on_once, "DELETE", f"{MESSAGES}/{{}}", "", watched_now, is_in_its_second_phase),
    Step("that it is over", ends, PATCH, f"{MESSAGES}/{{}}", "It is over", watched_now, is_over),
    Step("ending the event", ends, PATCH, "/guilds/{}/scheduled-events/{}", "", watched_now, is_over),
    Step("the way to them", nobody_comes, POST, "/users/@me/channels", "", watched_soon, both_are_asked_once),
    Step("the question", nobody_comes, POST, MESSAGES, QUESTION, watched_soon, both_are_asked_once),
    Step(
        "a name", nobody_comes, "GET", "/guilds/{}/members/{}", "", somebody_could_step_in, the_host_may_let_ben_step_in
    ),
    Step("the old panel", steps_in, PATCH, f"{MESSAGES}/{{}}", "called off", nobody_came_but_ben, ben_has_the_place),
    Step("the new panel", steps_in, POST, MESSAGES, "live:start", nobody_came_but_ben, ben_has_the_place),
    Step("the miss", steps_in, POST, MESSAGES, "This one is free", nobody_came_but_ben, ben_has_the_place),
    Step("the pause", calls_off_once_more, POST, MESSAGES, "booking rests", is_true=the_pause_is_told_once),
    Step("the appeal", appeals, POST, MESSAGES, "A pause to look at", paused, moderators_are_asked_once),
]

SLOW = ["503", "429 by the proxy", "dropped"]
"""discord.py itself waits before it tries these again."""

ONCE = ["403 50013", "429", "lost answer", "dropped afterwards"]


def in_turn() -> Iterator[tuple[Step, str]]:
    """Every step with every failure; among the first ones each step and each failure is, the slow ones are last."""
    for ways in (ONCE, SLOW):
        for turn in range(len(ways)):
            for place, step in enumerate(STEPS):
                yield step, ways[(place + turn) % len(ways)]


def one_of_each_story() -> list[Step]:
    """Every step; the first ones are one of each story."""
    firsts = {step.story: step for step in reversed(STEPS)}.values()
    return sorted(STEPS, key=lambda step: step not in firsts)


def named(value: Step | str) -> str:
    return value.name if isinstance(value, Step) else value


@pytest.mark.parametrize(("step", "failure"), a_few(in_turn(), quick=len(STEPS)), ids=named)
async def test_what_fails_once_is_made_up_for(swift: Stage, step: Step, failure: str) -> None:
    if step.before is not None:
        await step.before(swift)
    fault = strike(swift, step, failure)
    await step.story(swift, 0)
    await settle_for_good(swift)
    assert fault.hits == 1
    assert step.is_true(swift)
    assert await failures(swift) == []


@pytest.mark.parametrize("step", a_few(one_of_each_story(), quick=len({step.story for step in STEPS})), ids=named)
async def test_a_bot_that_is_killed_before_it_hears_the_answer_goes_on_after_its_start(
    swift: Stage, step: Step
) -> None:
    if step.before is not None:
        await step.before(swift)
    hang = swift.server.faults.hang(step.method, step.template, after_change=True, when=step.is_it)
    story = asyncio.ensure_future(step.story(swift, 0))
    await asyncio.wait([story, asyncio.ensure_future(hang.reached.wait())], return_when=asyncio.FIRST_COMPLETED)
    assert hang.hits == 1
    await swift.kill_bot()
    hang.release()
    story.cancel()
    await asyncio.wait([story])
    await swift.start_bot()
    await settle_for_good(swift)
    await swift.pass_time(seconds=4)
    assert step.is_true(swift)
    assert await failures(swift) == []
