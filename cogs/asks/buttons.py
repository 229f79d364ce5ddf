"""What the buttons of one's own requests do. Everything is answered in private, also where a reminder was pressed."""

from discord import ui

from cogs.asks import service, texts, views
from cogs.asks.models import Typed
from cogs.members import service as members
from cogs.members.models import PersonZone
from core.context import Context
from core.ui import on_click, panel


async def say(context: Context, said: ui.LayoutView) -> None:
    """In place of the private panel. A reminder loses its buttons, and what is private is said beside it."""
    message = context.interaction.message
    if message is not None and not message.flags.ephemeral:
        await context.update(panel(texts.done_here()))
        await context.answer(said)
    elif message is not None:
        await context.update(said)
    else:
        await context.answer(said)


async def zone_of(context: Context) -> PersonZone:
    actor = context.actor
    async with context.bot.db.read() as tx:
        return await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)


# Drafting.


@on_click("asks:begin")
async def begin(context: Context) -> None:
    await open_draft_form(context, context.interaction.id)


@on_click("asks:correct")
async def correct(context: Context, made_from: int) -> None:
    await open_draft_form(context, made_from)


async def open_draft_form(context: Context, made_from: int) -> None:
    """Filled in with what could not be used last time."""
    async with context.bot.db.read() as tx:
        typed = await service.unfinished(tx, context.actor)
    await context.open_form(views.draft_form(made_from, typed or Typed()))


@on_click("asks:change")
async def open_change_form(context: Context, ask_id: int) -> None:
    async with context.bot.db.read() as tx:
        ask = await service.look_to_change(tx, context.actor, ask_id)
    await context.open_form(views.change_form(ask))


@on_click("asks:tomorrow")
async def remind_tomorrow(context: Context, ask_id: int) -> None:
    zone = (await zone_of(context)).zone
    async with context.bot.db.write() as tx:
        ask = await service.rest(tx, context.actor, ask_id, zone, context.now)
    await say(context, views.draft(ask, context.now, zone))


@on_click("asks:sent")
async def mark_sent(context: Context, ask_id: int) -> None:
    zone = await zone_of(context)
    async with context.bot.db.write() as tx:
        ask = await service.mark_sent(tx, context.actor, ask_id, zone.zone, context.now)
    await say(context, views.sent(ask, members.zone_hint(zone)))


@on_click("asks:discard")
async def discard(context: Context, ask_id: int) -> None:
    async with context.bot.db.write() as tx:
        ask = await service.discard(tx, context.actor, ask_id)
    await say(context, views.discarded(ask))


# What becomes of it.


@on_click("asks:list")
async def show_list(context: Context) -> None:
    async with context.bot.db.read() as tx:
        listed = await service.look_at_own(tx, context.actor)
    await context.answer(views.ask_list(listed.asks, listed.totals, 0))


@on_click("asks:page")
async def turn_page(context: Context, page: int) -> None:
    async with context.bot.db.read() as tx:
        listed = await service.look_at_own(tx, context.actor)
    await context.update(views.ask_list(listed.asks, listed.totals, page))


@on_click("asks:show")
async def show_one(context: Context, ask_id: int) -> None:
    zone = (await zone_of(context)).zone
    async with context.bot.db.read() as tx:
        ask = await service.require(tx, context.actor, ask_id)
    await context.answer(views.one(ask, service.follow_up_text(ask), context.now, zone))


@on_click("asks:answer")
async def open_answer_form(context: Context, ask_id: int) -> None:
    async with context.bot.db.read() as tx:
        ask = await service.look_for_answer(tx, context.actor, ask_id)
    await context.open_form(views.answer_form(ask))


@on_click("asks:silent")
async def mark_silent(context: Context, ask_id: int) -> None:
    async with context.bot.db.write() as tx:
        ask = await service.mark_silent(tx, context.actor, ask_id)
    await say(context, views.let_go(ask))


@on_click("asks:close")
async def close(context: Context, ask_id: int) -> None:
    async with context.bot.db.write() as tx:
        ask = await service.close(tx, context.actor, ask_id)
        listed = await service.look_at_own(tx, context.actor)
    await say(context, views.ask_list(listed.asks, listed.totals, 0, texts.closed(ask)))
