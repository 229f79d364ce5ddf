"""The real bot in the demo group of the rehearsal, and in a second group with one of the same people."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from core.client import Greenroom
from core.clock import MovableClock
from core.launch import point_at
from core.settings import SettingValue, set_setting
from data.database import open_database
from rehearsal.demo import build_demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.waiting import until

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Group:
    """`group.ana` is a member, `group.grace` a volunteer, `group.morgan` moderates, `group.guest` has no role."""

    def __init__(self, server: Rehearsal, bot: Greenroom) -> None:
        world = server.world
        self.server = server
        self.bot = bot
        self.db = bot.db
        self.demo = build_demo(world)
        self.guild_id = self.demo.guild_id
        self.demo.people["guest"] = int(world.users.add("guest", global_name="Guest")["id"])
        world.members.add(self.guild_id, self.demo.people["guest"])
        self.other_guild_id, self._other_channel = self._second_group(world)

    def _second_group(self, world: World) -> tuple[int, int]:
        guild = world.guilds.create("Another Club", self.demo.people["morgan"])
        channel = int(world.channels.create(guild.id, "general")["id"])
        for user_id in (self.demo.application_id, self.demo.people["ana"]):
            world.members.add(guild.id, user_id)
        return guild.id, channel

    def person(self, name: str) -> Person:
        return Person(self.server, self.demo.people[name]).at(self.demo.channels["general"])

    def elsewhere(self, name: str) -> Person:
        """The same person in the second group."""
        return self.person(name).at(self._other_channel)

    @property
    def ana(self) -> Person:
        return self.person("ana")

    @property
    def grace(self) -> Person:
        return self.person("grace")

    @property
    def morgan(self) -> Person:
        return self.person("morgan")

    @property
    def guest(self) -> Person:
        return self.person("guest")

    async def set(self, name: str, value: SettingValue) -> None:
        async with self.db.write() as tx:
            await set_setting(tx, self.guild_id, name, value)
        self.bot.forget_settings(self.guild_id)

    async def set_roles(self) -> None:
        for role in ("Member", "Volunteer", "Moderator"):
            await self.set(f"{role.lower()}_role", self.demo.roles[role])


@asynccontextmanager
async def a_group(clock: MovableClock, database_path: Path) -> AsyncIterator[Group]:
    """Everybody has their role, and the bot is there for both groups."""
    clock.move_to(NOW)
    database = await open_database(database_path)
    async with Rehearsal(clock, World(clock)) as server:
        point_at(server.base_url)
        bot = Greenroom(database, clock)
        group = Group(server, bot)
        life = asyncio.create_task(bot.start(group.demo.token))
        try:
            await until(lambda: life.done() or len(bot.guilds) == 2)
            if life.done():
                life.result()
            await group.set_roles()
            yield group
        finally:
            await bot.close()
            with contextlib.suppress(asyncio.CancelledError):
                await life
            await database.close()
