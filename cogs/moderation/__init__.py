"""Setting a group up and keeping it well: settings, permissions, what could not be done, and who changed what."""

from cogs.moderation import buttons, forms, jobs
from cogs.moderation.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("moderation", FeatureCog(bot), buttons, forms, jobs)
