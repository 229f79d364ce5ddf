"""The buttons beside a request: withdraw it, and take that back."""

from cogs.requests import service, texts, views
from core.context import Context
from core.ui import on_click


@on_click("requests:withdraw")
async def withdraw(context: Context, request_id: int) -> None:
    async with context.bot.db.write() as tx:
        request = await service.withdraw(tx, context.actor, request_id, context.now)
    await context.answer(views.withdrawn(request))


@on_click("requests:restore")
async def restore(context: Context, request_id: int) -> None:
    bot, settings = context.bot, context.settings
    async with bot.db.write() as tx:
        request = await service.restore(tx, bot.features, context.actor, request_id, settings, context.now)
        standing = await service.place_of(tx, request, settings, context.now)
    await context.answer(texts.restored(standing, request.field))
