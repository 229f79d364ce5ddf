"""Consent has no commands: it is asked for by a card, and answered by its buttons."""

from discord.ext import commands


class FeatureCog(commands.Cog):
    """Empty, as every feature is loaded by its cog."""
