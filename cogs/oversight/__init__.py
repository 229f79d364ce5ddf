"""Oversight: moderators see everybody's interviews, call one off, find another volunteer, and say who came."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.oversight import buttons
    from cogs.oversight.cog import Oversight

    await bot.add_feature("oversight", Oversight(bot), buttons)
