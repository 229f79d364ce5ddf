"""Requests keep below Discord's global limit, in order; answers to interactions never wait."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core import pace
from core.clock import MovableClock
from core.pace import Pace
from tests.core.probe import ProbeBot, schedule_post
from tests.stage import Stage, a_stage


class Time:
    """The event loop's time, standing still; sleeping only writes down for how long."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: made)
    monkeypatch.setattr(asyncio, "sleep", made.sleep)
    return made


def walk(kept: Pace, times: int) -> None:
    """Let the coroutine run without a loop: nothing in it really waits."""
    for _ in range(times):
        with pytest.raises(StopIteration):
            kept.wait().send(None)


def test_a_few_pass_at_once_and_the_rest_one_after_the_other(time: Time) -> None:
    walk(Pace(10, burst=3), 6)
    assert time.slept == [0.1, 0.2, 0.3]


def test_a_quiet_time_earns_a_burst_and_no_more(time: Time) -> None:
    kept = Pace(10, burst=3)
    walk(kept, 6)
    time.now += 1000
    time.slept.clear()
    walk(kept, 5)
    assert time.slept == [0.1, 0.2]


def test_in_any_second_fewer_pass_than_discord_allows(time: Time) -> None:
    kept = Pace(pace.REQUESTS_PER_SECOND, pace.BURST)
    walk(kept, 300)
    passed = [0.0] * (300 - len(time.slept)) + time.slept
    most = max(sum(start <= moment < start + 1 for moment in passed) for start in passed)
    assert most <= 50


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    async with a_stage(clock, database_path, kind_of_bot=ProbeBot) as made:
        yield made


async def test_answers_to_people_do_not_wait_behind_jobs(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_: Pace) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Pace, "wait", never)
    await schedule_post(stage.bot, stage.guild_id, stage.channels["announcements"])
    shown = await stage.ana.command("probe")

    assert (await shown.click("Press")).text == "Pressed 1"
