"""Prep: what the two read the day before their interview, and what those who watch look out for and write down."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.prep import buttons, forms, jobs
    from cogs.prep.cog import FeatureCog

    await bot.add_feature("prep", FeatureCog(), buttons, forms, jobs)
