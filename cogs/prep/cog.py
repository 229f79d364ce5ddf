"""Prep has no commands of its own: interviews' cards and the panels of those who watch lead to it."""

from discord.ext import commands


class FeatureCog(commands.Cog):
    """Empty, as every feature is loaded by its cog."""
