"""/report, and "Report person" and "Report message" in Discord's own menus."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.reports import rules, views
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed
from core.ui import Interaction


class Reports(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
        for name, callback in (("Report person", self.report_person), ("Report message", self.report_message)):
            menu = app_commands.ContextMenu(name=name, callback=callback)
            bot.tree.add_command(app_commands.guild_only(allowed(Who.EVERYONE)(menu)))

    @allowed(Who.EVERYONE)
    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(person="Whom it is about, if it is about one person")
    async def report(self, interaction: Interaction, person: discord.User | None = None) -> None:
        """Say that something is wrong; whom it is about never learns that it was you"""
        context = await self.bot.context(interaction)
        person_id = person.id if person else None
        rules.check_person(context.actor, person_id)
        await context.open_form(views.report_form(self._about(person_id), 0, 0, ""))

    async def report_person(self, interaction: Interaction, person: discord.Member) -> None:
        context = await self.bot.context(interaction)
        rules.check_person(context.actor, person.id)
        await context.open_form(views.report_form(self._about(person.id), 0, 0, ""))

    async def report_message(self, interaction: Interaction, message: discord.Message) -> None:
        """What it says stands in the form, for whoever reports to send along or not: I read no messages myself."""
        context = await self.bot.context(interaction)
        rules.check_person(context.actor, message.author.id)
        about = self._about(message.author.id)
        await context.open_form(views.report_form(about, message.channel.id, message.id, message.content))

    def _about(self, person_id: int | None) -> int:
        """0 for nobody in particular, and for what I wrote: nobody sees from it whose words they are."""
        return 0 if person_id is None or (self.bot.user and person_id == self.bot.user.id) else person_id
