"""Reviews: volunteers claim resumes that wait, write a review with its member in a private thread, and hand it in."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.reviews import buttons, cards, forms, jobs, news, threads
    from cogs.reviews.cog import Reviews

    await bot.add_feature("reviews", Reviews(bot), buttons, forms, jobs, threads, cards, news)
