"""Asking an employer for feedback after a decline: a message to copy, when to send it, and what became of it."""

from cogs.asks import buttons, forms, jobs
from cogs.asks.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("asks", FeatureCog(bot), buttons, forms, jobs)
