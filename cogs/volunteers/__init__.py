"""Volunteers: people apply, moderators decide; each says what they offer, sets limits and takes breaks."""

from cogs.volunteers import buttons, forms, jobs
from cogs.volunteers.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("volunteers", FeatureCog(bot), buttons, forms, jobs)
