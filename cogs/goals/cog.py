"""Goals have no commands of their own: other features make them, and /me show leads to them."""

from discord.ext import commands


class FeatureCog(commands.Cog):
    """Empty, as every feature is loaded by its cog."""
