"""The bot as a process of its own: how it ends, that it is the only one, and a restore in the middle of its work."""

import asyncio
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from core import launch
from core.clock import Clock, MovableClock
from core.environment import EnvironmentMistake
from core.features import ROOT
from rehearsal.demo import Demo, build_demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.sampling import a_few
from tests.waiting import until

SECONDS = 30


class House:
    """A local Discord with the demo group, and processes of the bot on one database."""

    def __init__(self, server: Rehearsal, demo: Demo, folder: Path) -> None:
        self.server = server
        self.demo = demo
        self.database = folder / "bot.db"
        self._clock = folder / "clock"
        self._started: list[asyncio.subprocess.Process] = []

    def files(self) -> list[str]:
        return [path.name for path in self.database.parent.iterdir()]

    @property
    def morgan(self) -> Person:
        return Person(self.server, self.demo.people["morgan"]).at(self.demo.channels["general"])

    async def bot_py(self, *arguments: str) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bot.py"), *arguments, cwd=ROOT, stdout=pipe, stderr=asyncio.subprocess.STDOUT
        )
        self._started.append(process)
        return process

    async def start_bot(self) -> asyncio.subprocess.Process:
        return await self.bot_py(
            "run", f"--rehearsal={self.server.base_url}", f"--clock={self._clock}", f"--database={self.database}"
        )

    async def started_bot(self) -> asyncio.subprocess.Process:
        process = await self.start_bot()
        await until(lambda: self.server.gateway.is_online(self.demo.application_id), SECONDS)
        return process

    async def end(self) -> None:
        for process in self._started:
            if process.returncode is None:
                process.kill()
                await process.communicate()


@pytest.fixture
async def house(clock: MovableClock, tmp_path: Path) -> AsyncIterator[House]:
    world = World(clock)
    async with Rehearsal(clock, world) as server:
        made = House(server, build_demo(world), tmp_path)
        yield made
        await made.end()


async def said_by(process: asyncio.subprocess.Process) -> str:
    async with asyncio.timeout(SECONDS):
        said, _ = await process.communicate()
    return said.decode()


@pytest.mark.parametrize("end", a_few([signal.SIGINT, signal.SIGTERM], quick=1))
async def test_told_to_end_it_closes_everything_in_order(house: House, end: signal.Signals) -> None:
    process = await house.started_bot()
    process.send_signal(end)
    said = await said_by(process)

    assert process.returncode == 0, said
    assert "Stopped" in said
    assert "Traceback" not in said
    assert f"{house.database.name}-wal" not in house.files()
    await until(lambda: not house.server.gateway.is_online(house.demo.application_id))


async def test_a_second_bot_on_the_same_database_does_not_start_until_the_first_is_killed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "SECONDS_FOR_ANOTHER_TO_END", 0.1)
    first = await house.started_bot()

    with pytest.raises(EnvironmentMistake, match="Another Greenroom is running on"):
        await launch.run(house.database, Clock(), house.demo.token)
    assert first.returncode is None

    first.kill()
    await said_by(first)
    await until(lambda: not house.server.gateway.is_online(house.demo.application_id))
    second = await house.started_bot()
    assert second.returncode is None


async def test_a_restore_while_the_bot_runs_is_what_it_goes_on_from(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = await house.started_bot()
    monkeypatch.setenv("DATABASE_PATH", str(house.database))

    async def answer_hours() -> str:
        reply = await house.morgan.command("settings show")
        found = re.search(r"answer_hours\W+(\d+)", reply.text)
        assert found, reply.text
        return found[1]

    async def run(command: str) -> None:
        done = await house.bot_py(command, str(tmp_path / "backup.db"))
        assert "Traceback" not in (said := await said_by(done))
        assert done.returncode == 0, said

    await house.morgan.command("settings set", setting="answer_hours", value="24")
    await run("backup")
    await house.morgan.command("settings set", setting="answer_hours", value="30")
    assert await answer_hours() == "30"

    await run("restore")
    async with asyncio.timeout(SECONDS):
        while await answer_hours() != "24":  # noqa: ASYNC110  it looks every few seconds
            await asyncio.sleep(0.1)
    await house.morgan.command("settings set", setting="answer_hours", value="36")

    assert bot.returncode is None
    bot.terminate()
    said = await said_by(bot)
    assert "Stopped" in said
    assert "Traceback" not in said
    with closing(sqlite3.connect(house.database)) as connection:
        rows = connection.execute("SELECT value FROM guild_setting WHERE name = 'answer_hours'").fetchall()
        assert rows == [("36",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
