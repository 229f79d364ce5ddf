"""`/interview score` and `/interview feedback`."""

from discord.ext import commands


class Scores(commands.Cog):
    """The commands follow."""
