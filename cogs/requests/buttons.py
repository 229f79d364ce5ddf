"""The button beside a request in one's own list."""

from cogs.requests import service, texts
from core.context import Context
from core.ui import on_click


@on_click("requests:withdraw")
async def withdraw(context: Context, request_id: int) -> None:
    async with context.bot.db.write() as tx:
        request = await service.withdraw(tx, context.actor, request_id, context.now)
    await context.answer(texts.withdrawn(request.field, request.kind))
