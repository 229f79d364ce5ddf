"""A local Discord with one guild, one bot's application and two people, and stock clients that connect to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import discord
import yarl
from discord import app_commands

from core.clock import Clock
from rehearsal.events import Event, Json
from rehearsal.people import Person
from rehearsal.server import Rehearsal

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.made.up"
"""Begins with a number in base64, which hikari wants to see."""
B = TypeVar("B", bound="Bot")
PATIENCE = 5.0
"""Seconds after which a test that waits has failed."""


class Stage:
    """`stage.server` and what is on it. The bot's application is a member of the guild."""

    def __init__(self, server: Rehearsal) -> None:
        world = server.world
        self.server = server
        self.world = world
        self.owner_id = int(world.users.add("olga", global_name="Olga")["id"])
        self.guild = world.guilds.create("Club", self.owner_id)
        self.channel_id = int(world.channels.create(self.guild.id, "general")["id"])
        self.application = world.applications.add("Helper", self.owner_id, TOKEN)
        self.bot_id = self.application.id
        world.members.add(self.guild.id, self.bot_id)
        self.ana_id = self.add_person("ana")
        self.ben_id = self.add_person("ben")

    @property
    def ana(self) -> Person:
        return Person(self.server, self.ana_id)

    @property
    def ben(self) -> Person:
        return Person(self.server, self.ben_id)

    @property
    def owner(self) -> Person:
        return Person(self.server, self.owner_id)

    def add_person(self, username: str) -> int:
        user_id = int(self.world.users.add(username, global_name=username.title())["id"])
        self.world.members.add(self.guild.id, user_id)
        return user_id

    def add_channel(self, name: str, type: int = 0, **fields: Any) -> int:
        return int(self.world.channels.create(self.guild.id, name, type, **fields)["id"])


class Bot(discord.Client):
    """A stock client with a command tree. `prepare` adds commands before it connects."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        super().__init__(intents=discord.Intents(guilds=True) if intents is None else intents, **options)
        self.tree = app_commands.CommandTree(self)
        self.is_up = asyncio.Event()
        self.heard: list[str] = []
        self._heard_more = asyncio.Condition()
        self._connection.guild_ready_timeout = 0.05

    async def setup_hook(self) -> None:
        if self.tree.get_commands() or self.tree.get_commands(type=discord.AppCommandType.user):
            await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once; the stock hook sleeps for five seconds."""

    async def on_ready(self) -> None:
        self.is_up.set()

    async def on_socket_event_type(self, name: str) -> None:
        async with self._heard_more:
            self.heard.append(name)
            self._heard_more.notify_all()

    async def until_heard(self, name: str, times: int = 1) -> None:
        """Wait until the gateway has sent this event so many times."""
        async with asyncio.timeout(PATIENCE), self._heard_more:
            await self._heard_more.wait_for(lambda: self.heard.count(name) >= times)


def point_at(server: Rehearsal) -> None:
    discord.http.Route.BASE = server.api_url
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)


@asynccontextmanager
async def running(server: Rehearsal, bot: B, token: str = TOKEN) -> AsyncIterator[B]:
    """The bot connected and ready, until the block ends."""
    point_at(server)
    life = asyncio.create_task(bot.start(token))
    ready = asyncio.create_task(bot.is_up.wait())
    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait([life, ready], return_when=asyncio.FIRST_COMPLETED)
        if life.done():
            life.result()
        yield bot
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(life, return_exceptions=True)


@asynccontextmanager
async def a_stage(clock: Clock, **options: Any) -> AsyncIterator[Stage]:
    async with Rehearsal(clock, **options) as server:
        yield Stage(server)


def upcoming(
    stage: Stage, name: str, where: Callable[[Json], bool] = lambda _: True, *, patience: float = PATIENCE
) -> Awaitable[Json]:
    """The data of the next event of this name in the world, from now on."""
    arrived: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

    def listen(event: Event) -> None:
        if event.name == name and where(event.data) and not arrived.done():
            arrived.set_result(event.data)

    stop = stage.world.subscribe(listen)
    arrived.add_done_callback(lambda _: stop())
    return asyncio.wait_for(arrived, patience)
