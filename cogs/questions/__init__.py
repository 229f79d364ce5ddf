"""The questions of those who watch a live interview: asked, wanted by others, answered in turn, and written down."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.questions import buttons, jobs
    from cogs.questions.cog import Questions

    await bot.add_feature("questions", Questions(bot), buttons, jobs)
