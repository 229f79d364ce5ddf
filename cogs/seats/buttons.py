"""What the buttons do: take a seat, give it back, agree, see where to go. What they name is what they do, however
often they are pressed."""

from discord import ui

from cogs.seats import service, views
from cogs.seats.models import Watching
from core.context import Context
from core.ui import on_click

PAGE_SIZE = 8


@on_click("seats:watch")
async def watch(context: Context, interview_id: int) -> None:
    """On the public card. Whoever has a seat reads so, and can give it up there: another press takes nothing away."""
    await context.answer(await _take(context, interview_id))


@on_click("seats:take")
async def take(context: Context, interview_id: int) -> None:
    await context.update(await _take(context, interview_id))


@on_click("seats:agree")
async def agree(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        watching = await service.agree(tx, context.actor, interview_id, context.now)
    await context.update(views.my_seat(watching))


@on_click("seats:leave")
async def leave(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        watching = await service.leave(tx, context.actor, interview_id, context.now)
    await context.update(views.given_back(watching))


@on_click("seats:where")
async def say_where(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        watching = await service.look(tx, context.actor, interview_id, context.now)
    await context.answer(views.my_seat(watching))


@on_click("seats:page")
async def turn_page(context: Context, number: int) -> None:
    await context.update(await show_page(context, max(number, 0)))


async def show_page(context: Context, number: int) -> ui.LayoutView:
    async with context.bot.db.read() as tx:
        page = await service.list_page(tx, context.actor, number, PAGE_SIZE, context.now)
    return views.page(page.watching, page.seated, page.number, page.has_more)


async def toggle(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        watching = await service.toggle(tx, context.actor, interview_id, context.now)
    await context.answer(_outcome(watching, interview_id))


async def _take(context: Context, interview_id: int) -> ui.LayoutView:
    async with context.bot.db.write() as tx:
        watching = await service.take(tx, context.actor, interview_id, context.now)
    return _outcome(watching, interview_id)


def _outcome(watching: Watching | None, interview_id: int) -> ui.LayoutView:
    if watching is None:
        return views.conduct(interview_id)
    return views.my_seat(watching) if watching.seat else views.given_back(watching)
