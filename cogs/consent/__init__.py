"""Consent to recordings: a ledger of who agreed to what, and a recording that is on only while everybody agrees."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.consent import buttons, jobs
    from cogs.consent.cog import FeatureCog

    await bot.add_feature("consent", FeatureCog(), buttons, jobs)
