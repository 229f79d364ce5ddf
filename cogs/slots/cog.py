"""/volunteer offer and /volunteer slots."""

from discord.ext import commands

from core.client import Greenroom


class FeatureCog(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
