"""/moderator interviews."""

from discord.ext import commands

from cogs.oversight import buttons
from cogs.oversight.models import Which
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction


class Oversight(commands.Cog):
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.MODERATOR)
    @moderator.command()
    async def interviews(self, interaction: Interaction) -> None:
        """Everybody's interviews: call one off, change its volunteer, say who came"""
        await buttons.show_list(await self.bot.context(interaction), Which.COMING, 0)
