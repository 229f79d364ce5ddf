"""The /me commands about a person's zone and data, and what is heard of groups that come and go."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.members import buttons, departures
from cogs.members.forms import choose_zone
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.times import suggest_zones
from core.ui import Interaction


class FeatureCog(commands.Cog):
    me = command_group("me")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.EVERYONE)
    @me.command()
    @app_commands.describe(zone="A city, region or zone: Lisbon, Pacific Time, Asia/Kolkata")
    async def timezone(self, interaction: Interaction, zone: str) -> None:
        """Set your time zone; agreed bookings never move"""
        await choose_zone(await self.bot.context(interaction), zone)

    @timezone.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=zone.label, value=zone.value)
            for zone in suggest_zones(typed, self.bot.clock.now())
        ]

    @allowed(Who.EVERYONE)
    @me.command()
    async def show(self, interaction: Interaction) -> None:
        """Everything about you in one private panel"""
        await buttons.show(await self.bot.context(interaction))

    @allowed(Who.EVERYONE)
    @me.command()
    async def data(self, interaction: Interaction) -> None:
        """Your data as a file"""
        await buttons.data(await self.bot.context(interaction))

    @allowed(Who.EVERYONE)
    @me.command()
    async def forget(self, interaction: Interaction) -> None:
        """Delete everything about you; asks once"""
        await buttons.forget(await self.bot.context(interaction))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        present = {guild.id for guild in self.bot.guilds}
        async with self.bot.db.write() as tx:
            await departures.compare(tx, present, self.bot.clock.now())

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        async with self.bot.db.write() as tx:
            await departures.note_departure(tx, guild.id, self.bot.clock.now())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        async with self.bot.db.write() as tx:
            await departures.note_return(tx, guild.id)
