"""What the bot knows about a person: their time zone; seeing, taking away and deleting everything about them."""

from cogs.members import buttons, forms, jobs
from cogs.members.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("members", FeatureCog(bot), buttons, forms, jobs)
