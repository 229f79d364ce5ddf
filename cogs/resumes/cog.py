"""The commands of the resume queue will live here; so far the feature only looks after files given for interviews."""

from discord.ext import commands

from core.client import Greenroom


class Resumes(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
