"""Matching: brings together who waits and who offers time, by itself or for a moderator to look at, and says why."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.matching import buttons, jobs
    from cogs.matching.cog import Matching

    await bot.add_feature("matching", Matching(bot), buttons, jobs)
