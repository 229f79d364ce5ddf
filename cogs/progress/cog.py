"""`/interview progress`."""

from discord.ext import commands

from cogs.progress import buttons, service
from core.client import Greenroom
from core.commands import command_group
from core.ui import Interaction


class ProgressCog(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    async def progress(self, interaction: Interaction) -> None:
        """How your interviews went over time, and your next steps; only you see it"""
        context = await self.bot.context(interaction)
        await context.defer()
        async with self.bot.db.read() as tx:
            found = await service.look(tx, context.actor, None)
        await buttons.show(context, found)
