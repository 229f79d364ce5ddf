"""Progress: what a member was given over time, as a chart and in words, and what comes next. Only theirs."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.progress import buttons
    from cogs.progress.cog import ProgressCog

    await bot.add_feature("progress", ProgressCog(bot), buttons)
