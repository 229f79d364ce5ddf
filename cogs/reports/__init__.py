"""Reports: somebody tells the moderators of a person or a message, and whom it is about never learns who did."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.reports import buttons, jobs
    from cogs.reports.cog import Reports

    await bot.add_feature("reports", Reports(bot), buttons, jobs)
