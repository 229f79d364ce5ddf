"""Stand-by: whoever wants to is called, one at a time and in fair order, when an interview's time becomes free."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.standby import buttons, jobs
    from cogs.standby.cog import Standby

    await bot.add_feature("standby", Standby(bot), buttons, jobs)
