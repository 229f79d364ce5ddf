"""/moderator person."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.attendance import buttons
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction


class Attendance(commands.Cog):
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.MODERATOR)
    @moderator.command()
    @app_commands.describe(person="Whose bookings, misses and reports to look at")
    async def person(self, interaction: Interaction, person: discord.User) -> None:
        """Somebody's bookings, misses and reports: excuse, pause, lift"""
        await buttons.show_person(await self.bot.context(interaction), person.id)
