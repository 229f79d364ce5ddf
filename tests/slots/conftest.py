"""The real bot in the demo group of the rehearsal, with a channel for cards and a volunteer role."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from core.client import Greenroom
from core.clock import MovableClock
from core.launch import point_at
from core.settings import set_setting
from data.database import Database, open_database
from rehearsal.demo import build_demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.slots.people import NOW
from tests.waiting import until

Json = dict[str, Any]


class Stage:
    """`stage.grace` is a volunteer, `stage.ana` a member; cards appear in `stage.cards()`."""

    def __init__(self, clock: MovableClock, database_path: Path) -> None:
        self.clock = clock
        self.world = World(clock)
        self.demo = build_demo(self.world)
        self.server = Rehearsal(clock, self.world)
        self.cards_channel = int(self.world.channels.create(self.demo.guild_id, "announcements")["id"])
        self._database_path = database_path
        self.bot: Greenroom
        self._running: asyncio.Task[None]

    @property
    def db(self) -> Database:
        return self.bot.db

    def person(self, name: str) -> Person:
        return Person(self.server, self.demo.people[name]).at(self.demo.channels["general"])

    @property
    def grace(self) -> Person:
        return self.person("grace")

    @property
    def ana(self) -> Person:
        return self.person("ana")

    def cards(self) -> list[Json]:
        return self.ana.messages(self.cards_channel)

    async def set(self, name: str, value: int | str | None) -> None:
        async with self.db.write() as tx:
            await set_setting(tx, self.demo.guild_id, name, value)
        self.bot.forget_settings(self.demo.guild_id)

    async def start_bot(self) -> None:
        self.bot = Greenroom(await open_database(self._database_path), self.clock)
        self._running = asyncio.create_task(self.bot.start(self.demo.token))
        await until(lambda: self._running.done() or self.bot.guilds)
        if self._running.done():
            self._running.result()

    async def stop_bot(self) -> None:
        await self.bot.close()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running
        await self.db.close()

    async def restart_bot(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def settled(self) -> None:
        """Everything that is due has happened."""
        await self.bot.jobs.wait_idle()


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr("core.client.feature_names", lambda: ["slots"])
    clock.move_to(NOW)
    made = Stage(clock, database_path)
    await made.server.start()
    point_at(made.server.base_url)
    await made.start_bot()
    await made.set("volunteer_role", made.demo.roles["Volunteer"])
    await made.set("announcements_channel", made.cards_channel)
    yield made
    await made.stop_bot()
    await made.server.close()
