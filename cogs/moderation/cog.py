"""`/setup`, `/settings`, `/moderator audit`, and what happens when a channel or role is deleted.

Nothing happens when the bot is removed from a server: whoever invites it again finds everything as it was.
"""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.moderation import buttons, rules, service, suggestions, values, views
from cogs.moderation.inspection import remembered
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.errors import Refusal
from core.ui import Interaction


class FeatureCog(commands.Cog):
    settings = command_group("settings", manage_server=True)
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.MODERATOR)
    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: Interaction) -> None:
        """Set Greenroom up: channels, roles, time zone, and a check of what is missing"""
        await buttons.open_setup(await self.bot.context(interaction))

    @allowed(Who.MODERATOR)
    @settings.command()
    async def show(self, interaction: Interaction) -> None:
        """Every setting with its value and default"""
        ctx = await self.bot.context(interaction)
        await ctx.answer(views.settings_list(ctx.settings, 0, self.bot.command_mention("settings set")))

    @allowed(Who.MODERATOR)
    @settings.command(name="set")
    @app_commands.describe(setting="Which setting", value="Its new value; `default` resets it")
    async def set_one(self, interaction: Interaction, setting: str, value: str) -> None:
        """Change one setting"""
        ctx = await self.bot.context(interaction)
        spec = suggestions.with_choices(values.find_spec(setting), self.bot.features)
        group = remembered(ctx.guild, ctx.settings)
        await ctx.answer(await buttons.change(ctx, spec.name, values.read_value(spec, value, group)))

    @set_one.autocomplete("setting")
    async def suggest_settings(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        ctx = await self.bot.context(interaction)
        return suggestions.settings(typed, ctx.settings, remembered(ctx.guild, ctx.settings))

    @set_one.autocomplete("value")
    async def suggest_values(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        ctx = await self.bot.context(interaction)
        try:
            spec = values.find_spec(str(interaction.namespace.setting or ""))
        except Refusal:
            return []
        spec = suggestions.with_choices(spec, self.bot.features)
        return suggestions.values_of(spec, typed, remembered(ctx.guild, ctx.settings), ctx.now)

    @allowed(Who.MODERATOR)
    @moderator.command()
    async def audit(self, interaction: Interaction) -> None:
        """Who changed what, and when"""
        ctx = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            entries, has_older = await service.list_audit(tx, ctx.actor.guild_id, None)
        await ctx.answer(views.audit_list(entries, has_older, is_first=True))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._say_gone(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self._say_gone(role.guild.id, role.id)

    async def _say_gone(self, guild_id: int, thing_id: int) -> None:
        names = rules.settings_naming(await self.bot.settings_of(guild_id), thing_id)
        if names:
            async with self.bot.db.write() as tx:
                await service.say_gone(tx, guild_id, thing_id, names, self.bot.clock.now())
