"""The commands of requests come here; the feature already keeps them for the others."""

from discord.ext import commands

from core.client import Greenroom


class Requests(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
