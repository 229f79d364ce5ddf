"""What the buttons of packs and duties do. Everything is answered in private."""

from discord import ui

from cogs.prep import catalogue, duty_views, service, views, watching
from core.context import Context
from core.ui import on_click

# Packs


@on_click("prep:pack")
async def open_pack(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        pack = await service.open_pack(tx, context.actor, interview_id, context.now)
    await context.answer(views.pack_card(pack, catalogue.off_limits()))


@on_click("prep:other")
async def draw_others(context: Context, interview_id: int, draw: int) -> None:
    """In place of the pack that has the button: it is this person's alone, wherever it lies."""
    async with context.bot.db.write() as tx:
        pack = await service.draw_others(tx, context.actor, interview_id, draw, context.now)
    await context.update(views.pack_card(pack, catalogue.off_limits()))


@on_click("prep:limits")
async def show_off_limits(context: Context) -> None:
    await context.answer(views.off_limits(catalogue.off_limits()))


# Duties


@on_click("prep:duty")
async def show_duty(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        desk = await watching.look(tx, context.actor, interview_id, context.settings, context.now)
    await say(context, duty_views.desk_panel(desk, catalogue.duties()))


@on_click("prep:take")
async def take_duty(context: Context, interview_id: int) -> None:
    actor, settings, now = context.actor, context.settings, context.now
    async with context.bot.db.write() as tx:
        desk = await watching.take(tx, actor, interview_id, context.chosen, settings, now)
    await say(context, duty_views.desk_panel(desk, catalogue.duties()))


@on_click("prep:write")
async def open_notes(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        desk = await watching.look_at_notes(tx, context.actor, interview_id, context.settings, context.now)
    await context.open_form(duty_views.notes_form(desk))


async def say(context: Context, said: ui.LayoutView) -> None:
    """In place of the private panel that was used; beside a message that others see."""
    message = context.interaction.message
    if message is not None and message.flags.ephemeral:
        await context.update(said)
    else:
        await context.answer(said)
