"""Choosing a slot and booking it: what the picker's controls and the booking form do."""

from discord import ui

from cogs.goals import service as goals
from cogs.interviews import refusal_texts, service, texts, views
from cogs.interviews.models import Interview, State, Wish
from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.requests import service as requests
from cogs.resumes import files
from cogs.tips import service as tips
from cogs.tips.models import Moment
from cogs.volunteers.models import KINDS
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.times import words
from core.ui import Answers, on_click, on_submit

LAST_PAGE = 1000


async def show_picker(
    context: Context,
    *,
    field: int | None = None,
    kind: int | None = None,
    series_id: int = 0,
    page: int = 0,
    refusal: str = "",
) -> ui.LayoutView:
    """The panel of open slots, filtered."""
    settings = context.settings
    if field is not None and field >= len(settings.fields):
        field = None
    if kind is not None and kind >= len(KINDS):
        kind = None
    page = min(max(page, 0), LAST_PAGE)
    per_page = views.SLOTS_PER_PAGE
    async with context.bot.db.read() as tx:
        found = await service.list_bookable(
            tx,
            context.actor,
            settings,
            context.now,
            field=settings.fields[field] if field is not None else None,
            kind=KINDS[kind] if kind is not None else None,
            series_id=series_id or None,
            limit=per_page + 1,
            offset=page * per_page,
        )
        zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, settings)
    return views.picker(
        found[:per_page],
        settings,
        zone,
        field=field,
        kind=kind,
        series_id=series_id,
        page=page,
        has_more=len(found) > per_page,
        refusal=refusal,
    )


async def open_booking_form(context: Context, slot_id: int) -> None:
    async with context.bot.db.read() as tx:
        slot = await service.look_at_slot(tx, context.actor, slot_id, context.settings, context.now)
        aim = await goals.suggested_aim(tx, context.actor.guild_id, context.actor.user_id)
    await context.open_form(views.booking_form(slot, context.settings, aim))


@on_click("interviews:book")
async def book_from_card(context: Context, slot_id: int) -> None:
    try:
        await open_booking_form(context, slot_id)
    except Refusal as refusal:
        await context.answer(await show_picker(context, refusal=str(refusal)))


@on_click("interviews:pick_series")
async def pick_from_series(context: Context, series_id: int) -> None:
    await context.answer(await show_picker(context, series_id=series_id))


@on_click("interviews:pick")
async def pick(context: Context) -> None:
    await book_from_card(context, _number(context.chosen))


@on_click("interviews:filter_field")
async def filter_by_field(context: Context, field: str, kind: str, series_id: int) -> None:
    del field
    chosen = _position(context.chosen)
    await context.update(await show_picker(context, field=chosen, kind=_position(kind), series_id=series_id))


@on_click("interviews:filter_kind")
async def filter_by_kind(context: Context, field: str, kind: str, series_id: int) -> None:
    del kind
    chosen = _position(context.chosen)
    await context.update(await show_picker(context, field=_position(field), kind=chosen, series_id=series_id))


@on_click("interviews:page")
async def turn_page(context: Context, field: str, kind: str, series_id: int, page: int) -> None:
    await context.update(
        await show_picker(context, field=_position(field), kind=_position(kind), series_id=series_id, page=page)
    )


@on_submit("interviews:book")
async def book(context: Context, slot_id: int) -> None:
    """The slot is decided here; too late gives back what was typed, and fresh slots."""
    answers = context.answers
    wish = _wish(answers)
    resume_id: int | None = None
    try:
        attachment = answers.file("resume")
        if attachment is not None:
            await context.defer()
            resume_id = await files.keep(context, attachment)
        async with context.bot.db.write() as tx:
            zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
            interview = await service.book(
                tx, context.actor, slot_id, wish, context.settings, context.now, resume_id=resume_id
            )
            is_repeat = await service.is_repeat(tx, interview)
            waiting = await requests.list_of(tx, interview.guild_id, context.actor.user_id)
            tip = await tips.tip_line(
                tx, interview.guild_id, Moment.AFTER_BOOKING, context.now, user_id=context.actor.user_id
            )
    except Refusal as refusal:
        if resume_id is not None:
            await files.discard(context, resume_id)
        said = texts.refused_with_slots(str(refusal), wish.goals)
        await context.answer(await show_picker(context, refusal=said))
        return
    more = (texts.repeat() if is_repeat else "", texts.request_still_waits() if waiting else "", tip)
    await context.answer("\n".join(filter(None, (_booked(interview, zone), *more))))


def _booked(interview: Interview, zone: PersonZone) -> str:
    if interview.state is State.HELD and interview.answer_due_at is not None:
        return texts.held(interview.starts_at, interview.answer_due_at)
    said = texts.booked(interview.starts_at, words(interview.starts_at, zone.zone), "")
    return "\n".join(filter(None, (said, members.zone_hint(zone))))


def _wish(answers: Answers) -> Wish:
    openness = answers.chosen("openness")
    return Wish(
        goals=answers.text("goals")[: views.LONGEST_GOALS],
        may_be_watched="watch" in openness,
        may_be_recorded="record" in openness,
        field=next(iter(answers.chosen("field")), None),
        kind=next(iter(answers.chosen("kind")), None),
    )


def _number(text: str) -> int:
    found = read_id(text)
    if found is None:
        raise Refusal(refusal_texts.no_such_slot())
    return found


def _position(text: str) -> int | None:
    """A filter's position in its list; anything else means no filter."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else None
