"""Where /resume submit and /resume mine will be; so far other features keep submissions through the service."""

from discord.ext import commands

from core.client import Greenroom


class Submissions(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
