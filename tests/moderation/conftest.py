"""The real bot with this feature, in the demo group of a local Discord."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from core.client import Greenroom
from core.clock import MovableClock
from core.features import load_feature
from core.launch import point_at
from core.settings import Settings, get_settings
from data.database import Database
from rehearsal.demo import Demo, build_demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests import api_description
from tests.waiting import until


class ModerationOnly(Greenroom):
    """Without the other features, whose jobs and commands are tested elsewhere."""

    async def load_features(self) -> None:
        await load_feature("moderation").setup(self)


@dataclass
class Stage:
    """The demo group, its people, and the bot in it."""

    server: Rehearsal
    demo: Demo
    bot: Greenroom

    @property
    def world(self) -> World:
        return self.server.world

    @property
    def guild_id(self) -> int:
        return self.demo.guild_id

    @property
    def morgan(self) -> Person:
        """A moderator; owns the server."""
        return self.person("morgan")

    @property
    def ana(self) -> Person:
        """A member."""
        return self.person("ana")

    def person(self, name: str) -> Person:
        return Person(self.server, self.demo.people[name]).at(self.demo.channels["general"])

    async def settings(self) -> Settings:
        async with self.bot.db.read() as tx:
            return await get_settings(tx, self.guild_id)

    def channel_names(self) -> list[str]:
        return [channel["name"] for channel in self.world.guilds.get(self.guild_id).channels.values()]

    async def idle(self) -> None:
        """Everything that is due has been done."""
        async with asyncio.timeout(10):
            await self.bot.jobs.wait_idle()


@asynccontextmanager
async def running_bot(db: Database, clock: MovableClock, demo: Demo) -> AsyncIterator[Greenroom]:
    async with ModerationOnly(db, clock) as bot:
        running = asyncio.create_task(bot.start(demo.token))
        try:
            await until(lambda: running.done() or ((guild := bot.get_guild(demo.guild_id)) and not guild.unavailable))
            assert not running.done(), running
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
async def stage(db: Database, clock: MovableClock) -> AsyncIterator[Stage]:
    async with Rehearsal(clock) as server:
        demo = build_demo(server.world)
        point_at(server.base_url)
        async with running_bot(db, clock, demo) as bot:
            yield Stage(server, demo, bot)
        if api_description.is_available():
            for request in server.requests:
                api_description.check_request(request)
