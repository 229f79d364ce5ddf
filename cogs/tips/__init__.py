"""Tips: sourced advice on asking employers for feedback, given on request, by schedule and at the right moment."""

from cogs.tips import buttons, forms, jobs
from cogs.tips.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("tips", FeatureCog(bot), buttons, forms, jobs)
