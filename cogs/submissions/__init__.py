"""Submissions: a member hands in a resume, decides what others will see of it, and waits for a review."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.submissions import buttons, forms, jobs
    from cogs.submissions.cog import Submissions

    await bot.add_feature("submissions", Submissions(bot), buttons, forms, jobs)
