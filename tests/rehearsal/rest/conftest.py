"""A small guild behind the real REST API on loopback: an owner, two members, a bot with few rights."""

import io
import json as jsonlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web
from discord.http import Route

from core.clock import MovableClock
from rehearsal.events import Event
from rehearsal.permissions import Permission
from rehearsal.rate_limits import RateLimits
from rehearsal.rest.api import RestApi
from rehearsal.rest.table import ROUTES
from rehearsal.world import World

TOKEN = "a-token"
BOT_PERMISSIONS = 17987323153408


@dataclass
class Reply:
    status: int
    json: Any
    headers: dict[str, str]

    @property
    def code(self) -> int:
        """Discord's error code."""
        return int(self.json["code"])

    @property
    def problems(self) -> list[str]:
        """Where a 50035 found what: "embeds.0.title BASE_TYPE_MAX_LENGTH"."""
        return sorted(_problems(self.json.get("errors", {}), ""))


def _problems(tree: dict[str, Any], path: str) -> list[str]:
    found = [f"{path} {problem['code']}" for problem in tree.get("_errors", ())]
    for key, inner in tree.items():
        if key != "_errors":
            found += _problems(inner, f"{path}.{key}".lstrip("."))
    return found


@dataclass
class Scene:
    """The world, and the bot's own hand on its API."""

    world: World
    clock: MovableClock
    api: RestApi
    url: str
    session: aiohttp.ClientSession
    guild: int
    channel: int
    bot: int
    bot_role: int
    owner: int
    ana: int
    ben: int
    heard: list[Event] = field(default_factory=list)

    async def call(
        self,
        method: str,
        path: str,
        json: Any = None,
        files: dict[str, bytes] | None = None,
        headers: dict[str, str] | None = None,
        token: str | None = TOKEN,
    ) -> Reply:
        sent = {**({"Authorization": f"Bot {token}"} if token else {}), **(headers or {})}
        data: Any = None
        if files is not None:
            data = aiohttp.FormData(quote_fields=False)
            data.add_field("payload_json", jsonlib.dumps(json or {}), content_type="application/json")
            for n, (name, content) in enumerate(files.items()):
                data.add_field(
                    f"files[{n}]", io.BytesIO(content), filename=name, content_type="application/octet-stream"
                )
        elif json is not None:
            data, sent["Content-Type"] = jsonlib.dumps(json), "application/json"
        url = f"{self.url}/api/v10{path}"
        async with self.session.request(method, url, data=data, headers=sent) as answer:
            body = await answer.json() if answer.content_type == "application/json" else None
            return Reply(answer.status, body, dict(answer.headers))

    async def get(self, path: str) -> Reply:
        return await self.call("GET", path)

    async def post(self, path: str, json: Any = None, files: dict[str, bytes] | None = None) -> Reply:
        return await self.call("POST", path, {} if json is None else json, files)

    async def patch(self, path: str, json: Any = None, files: dict[str, bytes] | None = None) -> Reply:
        return await self.call("PATCH", path, {} if json is None else json, files)

    async def put(self, path: str, json: Any = None) -> Reply:
        return await self.call("PUT", path, json)

    async def delete(self, path: str) -> Reply:
        return await self.call("DELETE", path)

    async def say(self, **body: Any) -> Reply:
        """Send to the channel as the bot."""
        return await self.post(f"/channels/{self.channel}/messages", body)

    def allow(self, extra: int) -> None:
        """Give the bot more."""
        old = int(self.world.roles.get(self.guild, self.bot_role)["permissions"])
        self.world.roles.edit(self.guild, self.bot_role, permissions=str(old | extra))

    def forbid(self, lost: int) -> None:
        """Take something from the bot, and from @everyone."""
        for role_id in (self.guild, self.bot_role):
            old = int(self.world.roles.get(self.guild, role_id)["permissions"])
            self.world.roles.edit(self.guild, role_id, permissions=str(old & ~lost))

    def heard_names(self) -> list[str]:
        return [event.name for event in self.heard]


@pytest.fixture
async def scene(clock: MovableClock) -> AsyncIterator[Scene]:
    world = World(clock)
    owner = int(world.users.add("olga", global_name="Olga")["id"])
    guild = world.guilds.create("Second Act", owner).id
    ana, ben = (int(world.users.add(name)["id"]) for name in ("ana", "ben"))
    application = world.applications.add("Greenroom", owner, TOKEN)
    bot_role = int(world.roles.create(guild, "Greenroom", permissions=BOT_PERMISSIONS)["id"])
    for person in (ana, ben):
        world.members.add(guild, person)
    world.members.add(guild, application.id, roles=[bot_role])
    channel = int(world.channels.create(guild, "general")["id"])
    api = RestApi(world, ROUTES, rate_limits=RateLimits(enabled=False))
    app = web.Application()
    api.mount(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    world.base_url = url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as session:
        made = Scene(world, clock, api, url, session, guild, channel, application.id, bot_role, owner, ana, ben)
        world.subscribe(made.heard.append)
        yield made
        api.faults.clear()
    await runner.cleanup()


@pytest.fixture
async def client(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[discord.Client]:
    """Stock discord.py, logged in over HTTP only."""
    monkeypatch.setattr(Route, "BASE", f"{scene.url}/api/v10")
    made = discord.Client(intents=discord.Intents.none())
    await made.login(TOKEN)
    yield made
    await made.close()


def hide_channel(scene: Scene, channel_id: int) -> None:
    """@everyone loses sight of a channel."""
    deny = str(int(Permission.VIEW_CHANNEL))
    entry = {"id": str(scene.guild), "type": 0, "allow": "0", "deny": deny}
    scene.world.channels.put_overwrite(channel_id, entry)
