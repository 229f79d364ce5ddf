"""What the buttons and forms of a booked interview do: answer, confirm, move, cancel, edit."""

import io

import discord

from cogs.interviews import moves, rules, service, texts, views
from cogs.interviews.calendar import FILE_NAME, calendar_file
from cogs.members import service as members
from cogs.requests import service as requests
from cogs.resumes import files
from core import delivery
from core.context import Context
from core.errors import Refusal
from core.times import read_when
from core.ui import on_click, on_submit
from data.database import Transaction


@on_click("interviews:list")
async def list_own(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        interviews = await service.list_own(tx, actor, context.now)
        own_requests = await requests.list_own(tx, actor.guild_id, actor.user_id, context.settings, context.now)
        others = await _lines_of_others(tx, context)
    await context.answer(views.interview_list(interviews, actor.user_id, context.now, own_requests, others))


async def _lines_of_others(tx: Transaction, context: Context) -> list[str]:
    """A feature may add to the list: `list_lines(tx, guild_id, user_id, now) -> list[str]` in its service."""
    actor, lines = context.actor, list[str]()
    for service_of_other in (feature.service for feature in context.bot.features):
        if service_of_other is not None and hasattr(service_of_other, "list_lines"):
            lines += await service_of_other.list_lines(tx, actor.guild_id, actor.user_id, context.now)
    return lines


@on_click("interviews:accept")
async def accept(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.accept(tx, context.actor, interview_id, context.settings, context.now)
    await context.answer(texts.accepted())


@on_click("interviews:decline")
async def decline(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.decline(tx, context.actor, interview_id, context.now)
    await context.answer(texts.declined())


@on_click("interviews:coming")
async def confirm(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.confirm(tx, context.actor, interview_id, context.now)
    await context.answer(texts.confirmed())


@on_click("interviews:calendar")
async def send_calendar_file(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        interview = await service.get_own(tx, context.actor, interview_id)
    place = delivery.plain(context.bot, rules.place_of(interview, context.settings))
    made = calendar_file(interview, place, context.now)
    await context.answer(texts.calendar_file(), files=[discord.File(io.BytesIO(made), FILE_NAME)])


@on_click("interviews:cancel")
async def ask_to_cancel(context: Context, interview_id: int) -> None:
    """The form is the one question that is asked before anything is called off."""
    async with context.bot.db.read() as tx:
        await service.look_at_own(tx, context.actor, interview_id, context.now)
    await context.open_form(views.cancel_form(interview_id))


@on_submit("interviews:cancel")
async def cancel_from_form(context: Context, interview_id: int) -> None:
    await cancel(context, interview_id, context.answers.text("reason"))


async def cancel(context: Context, interview_id: int, reason: str) -> None:
    reason = reason[: views.LONGEST_REASON]
    async with context.bot.db.write() as tx:
        interview = await service.get_own(tx, context.actor, interview_id)
        request = await requests.get_of_interview(tx, interview.guild_id, interview.id)
        await service.cancel(tx, context.actor, interview_id, reason, context.now)
    hours_left = (interview.starts_at - context.now).total_seconds() / 3600
    is_late = hours_left < context.settings.free_cancel_hours
    said = texts.cancelled(context.settings.free_cancel_hours if is_late else None)
    if request is not None:
        said += " " + texts.request_after_cancelling(by_member=context.actor.user_id == interview.member_id)
    await context.answer(said)


@on_click("interviews:move")
async def ask_new_time(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        await service.look_at_own(tx, context.actor, interview_id, context.now)
    await context.open_form(views.move_form(interview_id))


@on_submit("interviews:move")
async def propose_from_form(context: Context, interview_id: int) -> None:
    await propose_move(context, interview_id, context.answers.text("when"))


async def propose_move(context: Context, interview_id: int, when: str) -> None:
    async with context.bot.db.write() as tx:
        await service.get_own(tx, context.actor, interview_id)
        person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        reading = read_when(when, context.now, person.zone, zone_is_default=person.is_default)
        move = await moves.propose(tx, context.actor, interview_id, reading.at, context.settings, context.now)
    said = texts.move_proposed(move.starts_at)
    await context.answer(f"{said}\n{reading.note}" if reading.note else said)


@on_click("interviews:accept_move")
async def accept_move(context: Context, move_id: int) -> None:
    async with context.bot.db.write() as tx:
        interview = await moves.accept(tx, context.actor, move_id, context.settings, context.now)
    await context.answer(texts.move_accepted(interview.starts_at))


@on_click("interviews:keep_time")
async def keep_time(context: Context, move_id: int) -> None:
    async with context.bot.db.write() as tx:
        await moves.keep(tx, context.actor, move_id, context.now)
    await context.answer(texts.move_kept())


@on_click("interviews:place")
async def ask_place(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        interview = await service.look_at_own(tx, context.actor, interview_id, context.now)
    await context.open_form(views.place_form(interview))


@on_submit("interviews:place")
async def set_place_from_form(context: Context, interview_id: int) -> None:
    await set_place(context, interview_id, context.answers.text("place"))


async def set_place(context: Context, interview_id: int, place: str) -> None:
    place = " ".join(place.split())[: views.LONGEST_PLACE]
    async with context.bot.db.write() as tx:
        await service.set_place(tx, context.actor, interview_id, place, context.now)
    await context.answer(texts.place_set())


@on_click("interviews:late")
async def ask_how_late(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        await service.get_own(tx, context.actor, interview_id)
    await context.open_form(views.late_form(interview_id))


@on_submit("interviews:late")
async def say_late_from_form(context: Context, interview_id: int) -> None:
    typed = context.answers.text("minutes")
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed) <= 60:
        raise Refusal(texts.not_minutes())
    await say_late(context, interview_id, int(typed))


async def say_late(context: Context, interview_id: int, minutes: int) -> None:
    async with context.bot.db.write() as tx:
        await service.say_late(tx, context.actor, interview_id, minutes, context.now)
    await context.answer(texts.late_told())


@on_submit("interviews:edit")
async def edit(context: Context, interview_id: int) -> None:
    answers = context.answers
    attachment = answers.file("resume")
    resume_id: int | None = None
    if attachment is not None:
        await context.defer()
        async with context.bot.db.read() as tx:
            await service.get_own(tx, context.actor, interview_id)
        resume_id = await files.keep(context, attachment)
    goals = answers.text("goals")[: views.LONGEST_GOALS]
    try:
        async with context.bot.db.write() as tx:
            await service.edit(tx, context.actor, interview_id, goals, context.settings, context.now, resume_id)
    except Refusal:
        if resume_id is not None:
            await files.discard(context, resume_id)
        raise
    await context.answer(texts.edited())
