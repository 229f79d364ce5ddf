"""Scores: what the member, the volunteer and those who watched saw in an interview, sealed until it is revealed."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.scores import buttons, forms, jobs
    from cogs.scores.cog import Scores

    await bot.add_feature("scores", Scores(bot), buttons, forms, jobs)
