"""Requests: a member asks for an interview, and waits in fair order until a volunteer is found."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.requests import buttons, forms, jobs
    from cogs.requests.cog import Requests

    await bot.add_feature("requests", Requests(bot), buttons, forms, jobs)
