"""The live interview: check-in, the run sheet with its phases and signals, the stage and the event."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.live import buttons, jobs, room
    from cogs.live.cog import Live

    await bot.add_feature("live", Live(bot), buttons, jobs, room)
