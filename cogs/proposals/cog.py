"""/volunteer requests."""

from discord.ext import commands

from cogs.proposals import buttons
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction


class FeatureCog(commands.Cog):
    volunteer = command_group("volunteer")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.VOLUNTEER)
    @volunteer.command()
    async def requests(self, interaction: Interaction) -> None:
        """Offers that wait for your answer, and members' requests that fit you"""
        context = await self.bot.context(interaction)
        await context.answer(await buttons.render_listing(context, 0))
