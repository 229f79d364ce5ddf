"""The local Discord with both bots in its groups, serving without records or rate limits, and what people do there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks import bare_bot
from core.clock import MovableClock
from rehearsal.demo import Demo, build_demo
from rehearsal.interactions import Interaction, InteractionType
from rehearsal.server import Rehearsal
from rehearsal.world import World

Json = dict[str, Any]

SECONDS_TO_START = 60
PATIENCE = 0.01
STRING = 3


class LocalDiscord:
    """`greenroom` and `bare` are the applications; `people` are members of the first group."""

    def __init__(self, server: Rehearsal, demo: Demo) -> None:
        self.server = server
        self.world = server.world
        self.demo = demo
        self.greenroom = demo.application_id
        self.bare = self._invite_bare_bot()
        self.people: list[int] = []

    def _invite_bare_bot(self) -> int:
        application = self.world.applications.add("Bare", self.demo.people["morgan"], bare_bot.TOKEN)
        role = self.demo.roles["Greenroom"]
        self.world.members.add(self.demo.guild_id, application.id, roles=[role])
        return application.id

    def add_people(self, number: int) -> None:
        for index in range(number):
            user_id = int(self.world.users.add(f"person{index}", global_name=f"Person {index}")["id"])
            self.world.members.add(self.demo.guild_id, user_id, roles=[self.demo.roles["Member"]])
            self.people.append(user_id)

    def add_groups(self, number: int, channels: int = 20, roles: int = 8) -> None:
        """More groups of a common size that both bots are in."""
        world = self.world
        for index in range(number):
            guild_id = world.guilds.create(f"Group {index}", self.demo.people["morgan"]).id
            for role in range(roles):
                world.roles.create(guild_id, f"Role {role}", permissions=0)
            for channel in range(channels):
                world.channels.create(guild_id, f"channel-{channel}")
            for application_id in (self.greenroom, self.bare):
                world.members.add(guild_id, application_id)

    # What people do

    def command(self, application_id: int, user_id: int, name: str, **options: str) -> Interaction:
        top, _, sub = name.partition(" ")
        command = next(one for one in self._commands_of(application_id) if one["name"] == top)
        given = [{"type": STRING, "name": option, "value": value} for option, value in options.items()]
        steps = [{"type": 1, "name": sub, "options": given}]
        data = {"id": command["id"], "name": top, "type": 1, "options": steps}
        return self._create(InteractionType.COMMAND, application_id, user_id, data)

    def choose(self, application_id: int, user_id: int, message: Json, custom_id: str, value: str) -> Interaction:
        data = {"component_type": 3, "custom_id": custom_id, "values": [value], "id": 0}
        return self._create(InteractionType.COMPONENT, application_id, user_id, data, source=message)

    def _create(
        self, type: InteractionType, application_id: int, user_id: int, data: Json, source: Json | None = None
    ) -> Interaction:
        channel_id = self.demo.channels["general"]
        return self.server.interactions.create(type, application_id, user_id, channel_id, data, source=source)

    def _commands_of(self, application_id: int) -> list[Json]:
        return self.world.commands.all(application_id, None)

    async def until_gone(self, application_id: int) -> None:
        async with asyncio.timeout(SECONDS_TO_START):
            await self.server.gateway.wait_until_gone(application_id)

    async def until_answering(self, application_id: int) -> None:
        """Wait until the bot has answered an interaction, the first thing that anybody wants of it."""
        async with asyncio.timeout(SECONDS_TO_START):
            await self.server.gateway.wait_until_connected(application_id)
            while not self._commands_of(application_id):  # noqa: ASYNC110  there is no event to wait for
                await asyncio.sleep(PATIENCE)
            first = self.command(application_id, self.demo.people["ana"], "interview list")
            outcome = await first.settled
        if outcome.message is None:
            raise RuntimeError("The bot did not answer its first interaction")


@asynccontextmanager
async def a_local_discord(folder: Path, *, people: int = 0) -> AsyncIterator[LocalDiscord]:
    clock = MovableClock(folder / "clock")
    world = World(clock)
    async with Rehearsal(clock, world) as server:
        server.api.recording = False
        server.api.rate_limits.enabled = False
        discord = LocalDiscord(server, build_demo(world))
        discord.add_people(people)
        yield discord
    clock.close()
