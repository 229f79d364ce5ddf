"""Times that volunteers offer: one by one or repeating, shown as cards, withdrawn again."""

from cogs.slots import buttons, jobs
from cogs.slots.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("slots", FeatureCog(bot), buttons, jobs)
