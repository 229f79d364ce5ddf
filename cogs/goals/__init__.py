"""Goals: one thing at a time that a member develops, from an employer's answer, a score or a review. Only theirs."""

from cogs.goals import buttons
from cogs.goals.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("goals", FeatureCog(), buttons)
