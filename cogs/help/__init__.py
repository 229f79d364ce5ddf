"""/help: what a person can do here, told from the commands themselves."""

from cogs.help import buttons
from cogs.help.cog import FeatureCog
from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    await bot.add_feature("help", FeatureCog(bot), buttons)
