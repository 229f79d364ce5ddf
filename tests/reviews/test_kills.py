"""The bot is killed at each step of opening a review and of handing it in: nothing is lost, nothing comes twice."""

import asyncio
from collections import Counter
from itertools import count

import pytest

from tests.reviews.acting import (
    claimed,
    dm_texts,
    failures,
    files_in,
    queued,
    resume_of,
    state_of,
    texts,
    thread_of,
    threads_of,
    write,
)
from tests.stage import Stage

THREAD = ("POST", "/channels/{}/threads")
LET_IN = ("PUT", "/channels/{}/thread-members/{}")
SAY = ("POST", "/channels/{}/messages")
CHANGE = ("PATCH", "/channels/{}/messages/{}")
WRITE_TO = ("POST", "/users/@me/channels")

Step = tuple[tuple[str, str], int]
"""A request, and which of those to this route it is."""


class Kill:
    """The bot dies once Discord has done the step, before it hears of that."""

    def __init__(self, stage: Stage, step: Step) -> None:
        self._stage = stage
        route, number = step
        numbers = count(1)
        self._hang = stage.server.faults.hang(*route, after_change=True, when=lambda _: next(numbers) == number)

    async def happens(self) -> None:
        """Wait for it; then the bot starts again, and does what is left."""
        stage = self._stage
        async with asyncio.timeout(20):
            await self._hang.reached.wait()
        await stage.kill_bot()
        stage.server.faults.clear()
        await stage.start_bot()
        await stage.pass_time(minutes=10)


def steps(quick: Step, *others: Step) -> list[object]:
    """One of them always, the others with the slow tests."""
    return [quick, *(pytest.param(step, marks=pytest.mark.soak) for step in others)]


@pytest.mark.parametrize(
    "step", steps((SAY, 2), (SAY, 1), (SAY, 3), (THREAD, 1), (LET_IN, 1), (LET_IN, 2), (CHANGE, 1)), ids=str
)
async def test_a_kill_while_a_review_is_opened(studio: Stage, step: Step) -> None:
    number = await queued(studio, content=resume_of(1))
    kill = Kill(studio, step)
    reply = await studio.priya.command("resume claim", submission=str(number))
    assert "is yours until" in reply.text
    await kill.happens()
    thread = thread_of(studio, studio.ana)
    assert threads_of(studio, studio.ana) == threads_of(studio, studio.priya)
    assert files_in(studio.priya, thread) == ["cv.pdf", "page-1.png"]
    assert len([one for one in texts(studio.ana, thread) if "A review for" in one]) == 1
    assert "A reviewer has this resume" in "".join(texts(studio.ben, studio.channels["resumes"]))
    assert await failures(studio) == []


@pytest.mark.parametrize(
    "step", steps((SAY, 2), (SAY, 1), (SAY, 3), (SAY, 4), (CHANGE, 1), (CHANGE, 2), (WRITE_TO, 1)), ids=str
)
async def test_a_kill_while_a_review_is_handed_in(room: Stage, step: Step) -> None:
    number = await claimed(room)
    desk = await write(room.priya, number)
    thread = thread_of(room, room.ana)
    kill = Kill(room, step)
    assert "Handed in" in (await desk.click("Hand in")).text
    await kill.happens()
    assert await state_of(room, number) == "reviewed"
    said = texts(room.ana, thread)
    parts = ["cut the load time by half", "two columns may be read across", "Results in each bullet"]
    assert Counter(part for part in parts for one in said if part in one) == dict.fromkeys(parts, 1)
    assert len([one for one in said if "Reviewed for" in one]) == 1
    assert len([one for one in dm_texts(room, room.ana) if "was reviewed" in one]) == 1
    assert "This resume was reviewed" in "".join(texts(room.ben, room.channels["resumes"]))
    assert await failures(room) == []


@pytest.mark.parametrize("then", ["claimed", "withdrawn"])
async def test_a_card_whose_posting_went_unheard_shows_what_became_of_the_resume(room: Stage, then: str) -> None:
    in_channel = f"/{room.channels['resumes']}/"
    lost = room.server.faults.lose_answer(*SAY, status=503, when=lambda one: in_channel in one.path)
    number = await queued(room)
    assert lost.hits and "waits for a review" in "".join(texts(room.ben, room.channels["resumes"]))
    if then == "claimed":
        assert "is yours until" in (await room.priya.command("resume claim", submission=str(number))).text
    else:
        await (await room.ana.command("resume mine")).click("Withdraw")
    await room.pass_time(minutes=10)
    shown = texts(room.ben, room.channels["resumes"])
    assert ["A reviewer has this resume" in one for one in shown] == [True] * (then == "claimed")
    assert await failures(room) == []
