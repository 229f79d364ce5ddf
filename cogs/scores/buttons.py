"""What the buttons and selects of scores and feedback do. Everything is answered in private."""

from discord import ui

from cogs.members import service as members
from cogs.scores import refusal_texts, service, views
from cogs.scores.feedback_views import notes_panel, reading
from cogs.scores.models import Desk, Given, Part, Piece, Usefulness
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click


async def say(context: Context, said: ui.LayoutView) -> None:
    """In place of the private panel that was used; beside a message that others see, or that is kept."""
    message = context.interaction.message
    if message is not None and message.flags.ephemeral:
        await context.update(said)
    else:
        await context.answer(said)


# Filling in


@on_click("scores:open")
async def open_form(context: Context, interview_id: int) -> None:
    """The first form at once where nothing is filled in; else what there is."""
    desk = await _look(context, interview_id)
    if desk.score is None or not desk.score.levels:
        await context.open_form(views.levels_form(desk, service.get_rubric()))
    else:
        await say(context, views.desk_panel(desk, service.get_rubric()))


@on_click("scores:choose")
async def choose(context: Context) -> None:
    await open_form(context, _chosen(context))


@on_click("scores:levels")
async def open_levels(context: Context, interview_id: int) -> None:
    desk = await _look(context, interview_id)
    await context.open_form(views.levels_form(desk, service.get_rubric()))


@on_click("scores:words")
async def open_words(context: Context, interview_id: int, number: int) -> None:
    desk = await _look(context, interview_id)
    is_own = desk.part is Part.SELF
    await context.open_form(views.own_words_form(desk) if is_own else views.words_form(desk, 2 if number == 2 else 1))


@on_click("scores:action")
async def open_action(context: Context, interview_id: int) -> None:
    await context.open_form(views.action_form(await _look(context, interview_id)))


@on_click("scores:hand_in")
async def hand_in(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        desk = await service.hand_in(tx, context.actor, interview_id, context.settings, context.now)
    await say(context, views.desk_panel(desk, service.get_rubric()))


async def _look(context: Context, interview_id: int) -> Desk:
    async with context.bot.db.read() as tx:
        return await service.look(tx, context.actor, interview_id, context.settings, context.now)


# Reading


@on_click("scores:read")
async def read(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        given = await service.read(tx, context.actor, interview_id, context.settings, context.now)
    await show(context, given)


@on_click("scores:another")
async def read_another(context: Context) -> None:
    await read(context, _chosen(context))


@on_click("scores:notes")
async def read_notes(context: Context, interview_id: int) -> None:
    """What those who watched with a duty wrote down, beside the feedback that it belongs to."""
    await context.answer(await _notes(context, interview_id, 0))


@on_click("scores:notes_page")
async def turn_notes(context: Context, interview_id: int, page: int) -> None:
    await context.update(await _notes(context, interview_id, page))


async def _notes(context: Context, interview_id: int, page: int) -> ui.LayoutView:
    actor, settings = context.actor, context.settings
    async with context.bot.db.read() as tx:
        notes = await service.read_notes(tx, context.bot.features, actor, interview_id, settings, context.now)
    if not notes:
        raise Refusal(refusal_texts.no_notes())
    return notes_panel(interview_id, notes, page)


@on_click("scores:thank")
async def thank(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        given = await service.thank(tx, context.actor, interview_id, context.settings, context.now)
    await show(context, given)


@on_click("scores:rate")
async def rate(context: Context, interview_id: int) -> None:
    if context.chosen not in list(Usefulness):
        raise Refusal(refusal_texts.no_such_choice())
    usefulness = Usefulness(context.chosen)
    async with context.bot.db.write() as tx:
        given = await service.rate(tx, context.actor, interview_id, usefulness, context.settings, context.now)
    await show(context, given)


@on_click("scores:show")
async def show_group(context: Context, interview_id: int) -> None:
    if not set(context.values) <= set(Piece):
        raise Refusal(refusal_texts.no_such_choice())
    pieces = [Piece(value) for value in context.values]
    async with context.bot.db.write() as tx:
        given = await service.show_group(tx, context.actor, interview_id, pieces, context.settings, context.now)
    await show(context, given)


async def show(context: Context, given: Given) -> None:
    actor, settings = context.actor, context.settings
    async with context.bot.db.read() as tx:
        others = await service.list_read(tx, actor, context.now)
        zone = (await members.zone_of(tx, actor.guild_id, actor.user_id, settings)).zone
        number = given.feedback.interview_id
        notes = await service.read_notes(tx, context.bot.features, actor, number, settings, context.now)
    view = reading(given, service.get_rubric(), others, zone, settings.announcements_channel, len(notes))
    await say(context, view)


def _chosen(context: Context) -> int:
    found = read_id(context.chosen)
    if found is None:
        raise Refusal(refusal_texts.no_such_interview())
    return found
