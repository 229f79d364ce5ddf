"""Resume files: kept only as messages in private threads, copied to whom they are meant for, removed on a clock."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.resumes import files
    from cogs.resumes.cog import Resumes

    await bot.add_feature("resumes", Resumes(bot), files)
