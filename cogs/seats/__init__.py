"""Seats: who watches the interviews that are open to the group, and what those who watch promise."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.seats import buttons, jobs
    from cogs.seats.cog import Seats

    await bot.add_feature("seats", Seats(bot), buttons, jobs)
