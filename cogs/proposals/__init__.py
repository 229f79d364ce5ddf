"""Offers to volunteers: one is asked to take a member's request, and answers, or the next best is asked."""

from cogs.proposals import buttons, forms, jobs
from cogs.proposals.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("proposals", FeatureCog(bot), buttons, forms, jobs)
