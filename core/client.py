"""The bot: owns the database, the clock, the jobs and the router, and loads every feature in `cogs/`."""

import asyncio
import logging
import sqlite3
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

import discord
from discord.ext import commands

from core import texts
from core.actor import Actor, recognise
from core.clock import Clock
from core.commands import Tree
from core.context import Context
from core.errors import Refusal
from core.features import feature_names, load_feature, load_service
from core.jobs import JobRunner
from core.pace import pace_requests
from core.router import Router
from core.settings import Settings, get_settings
from core.syncing import sync_commands
from core.ui import Interaction, marked_functions
from core.wording import compile_all
from core.worker import Worker
from data.database import Database

log = logging.getLogger(__name__)

# Greenroom speaks in no voice channel, so what that would need is no loss.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

SECONDS_BETWEEN_LOOKS = 5


@dataclass(frozen=True)
class Feature:
    """A feature as others may see it: its name and, where it keeps anything about people, its service."""

    name: str
    service: ModuleType | None


class Greenroom(commands.AutoShardedBot):
    """Needs no privileged intent; keeps no messages and no members in memory."""

    def __init__(self, database: Database, clock: Clock, dev_guild_id: int | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True, guild_scheduled_events=True, voice_states=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=60.0,
        )
        pace_requests(self)
        self.db = database
        self.clock = clock
        self.jobs = JobRunner(database, clock)
        self.router = Router(self)
        self.worker = Worker()
        self.features: list[Feature] = []
        self.command_ids: dict[str, int] = {}
        self._dev_guild_id = dev_guild_id
        self._settings: dict[int, Settings] = {}
        self._settings_changes = 0
        self._servers_seen = 0
        self._servers_known = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def load_features(self) -> None:
        for name in feature_names():
            await load_feature(name).setup(self)

    async def add_feature(self, name: str, cog: commands.Cog, *modules: ModuleType) -> None:
        """Called by a feature's `setup`: its commands, and the marked functions of its modules."""
        own = [mark.action for module in modules for mark, _ in marked_functions(module) if mark.kind == "job"]
        if twice := {kind for kind in own if own.count(kind) > 1}:
            raise ValueError(f"two functions of one feature do the same job: {sorted(twice)}")
        cog.__cog_name__ = name
        await self.add_cog(cog)
        for module in modules:
            for mark, function in marked_functions(module):
                if mark.kind == "job":
                    self.jobs.register(mark.action, partial(function, self))
                else:
                    self.router.add(mark, function)
        self.features.append(Feature(name, load_service(name)))

    async def setup_hook(self) -> None:
        await self.load_features()
        assert isinstance(self.tree, Tree)
        self.command_ids = await sync_commands(self, self.tree, self._dev_guild_id)
        self._tasks = [
            asyncio.create_task(self._begin_jobs(), name="begin jobs"),
            asyncio.create_task(self._watch_for_restore(), name="watch for restore"),
            asyncio.create_task(self._prepare_wording(), name="prepare wording"),
        ]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.jobs.stop()
        await self.worker.close()
        await super().close()

    async def _begin_jobs(self) -> None:
        # Not earlier: until Discord has told of them, servers and channels look as if they were gone.
        await self._servers_known.wait()
        await self.jobs.start()

    async def _prepare_wording(self) -> None:
        """Reading and compiling the rules takes longer than the first person who needs them should wait."""
        await self._servers_known.wait()
        await asyncio.to_thread(compile_all)

    async def on_guild_available(self, _: discord.Guild) -> None:
        """`on_ready` comes two seconds after the last server; with one shard, counting them is faster."""
        self._servers_seen += 1
        if len(self.shards) == 1 and self._servers_seen >= len(self.guilds):
            self._servers_known.set()

    async def on_ready(self) -> None:
        self._servers_known.set()

    async def on_interaction(self, interaction: Interaction) -> None:
        await self.router.route(interaction)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        log.exception("Defect while handling %s", event_method)

    async def context(self, interaction: Interaction, group: int | None = None) -> Context:
        """Who acts here, or in a direct message in the group that the control names; raises Refusal without one."""
        member = interaction.user
        if interaction.guild_id is None and group is not None:
            member = await self._find_member(group, interaction.user.id)
        if not isinstance(member, discord.Member):
            raise Refusal(texts.only_in_a_server())
        settings = await self.settings_of(member.guild.id)
        return Context(self, interaction, self.recognise(member, settings), settings)

    async def _find_member(self, guild_id: int, user_id: int) -> discord.Member:
        """Raises Refusal where this person, or the bot, is no longer in that server."""
        guild = self.get_guild(guild_id)
        if guild is None:
            raise Refusal(texts.no_longer_in_the_group())
        try:
            return await guild.fetch_member(user_id)
        except discord.NotFound as error:
            raise Refusal(texts.no_longer_in_the_group()) from error

    def recognise(self, member: discord.Member, settings: Settings) -> Actor:
        permissions = member.resolved_permissions or member.guild_permissions
        roles = frozenset(member._roles)
        return recognise(member.guild.id, member.id, member.display_name, roles, permissions.manage_guild, settings)

    async def settings_of(self, guild_id: int) -> Settings:
        """The group's settings, kept in memory; whoever changes them calls `forget_settings` after the commit."""
        known = self._settings.get(guild_id)
        if known is None:
            changes = self._settings_changes
            async with self.db.read() as tx:
                known = await get_settings(tx, guild_id)
            # What was read while somebody changed it may be what was there before.
            if changes == self._settings_changes:
                self._settings[guild_id] = known
        return known

    def forget_settings(self, guild_id: int) -> None:
        self._settings.pop(guild_id, None)
        self._settings_changes += 1

    def command_mention(self, name: str) -> str:
        """A command that people can click, such as `/interview book`."""
        top = name.split()[0]
        return f"</{name}:{self.command_ids[top]}>" if top in self.command_ids else f"`/{name}`"

    async def _watch_for_restore(self) -> None:
        """Notice when another process changed the database, as `bot.py restore` does, and start from what it holds."""
        seen = await self.db.foreign_changes()
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                changes = await self.db.foreign_changes()
            except sqlite3.Error:
                log.exception("Could not see whether the database was restored; looking again")
                continue
            if changes != seen:
                seen = changes
                log.info("The database was changed by another process; reading it afresh")
                self._settings.clear()
                self._settings_changes += 1
                self.db.work_added.set()
