"""A member's own resumes, with where they stand."""

from discord import ui

from cogs.submissions import service, texts, views
from core.context import Context


async def mine(context: Context, note: str = "") -> ui.LayoutView:
    async with context.bot.db.read() as tx:
        own = await service.list_own(tx, context.actor)
        shown = own[: texts.MOST_SHOWN]
        places = {one.id: await service.place_of(tx, one, context.now) for one in shown}
    return views.mine(own, places, note)
