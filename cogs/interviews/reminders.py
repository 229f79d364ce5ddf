"""What is said in the parties' thread later on: reminders, proposed moves, "running late"."""

from typing import NoReturn

import discord

from cogs.interviews import moves, rules, service, store, thread_texts, views
from cogs.interviews.models import Interview, State
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job, schedule
from core.ui import on_job

LATE_AFTER_SECONDS = 120


@on_job(service.REMIND)
async def remind(bot: Greenroom, job: Job) -> None:
    """Ping exactly the parties, unless the interview is off or one of them has left."""
    async with bot.db.read() as tx:
        interview = await store.get_interview(tx, job.guild_id, job.subject_id)
    if interview is None or interview.state is not State.BOOKED or interview.starts_at <= bot.clock.now():
        return
    thread_id = await _thread_of(bot, interview)
    ref = f"reminder {interview.id}.{interview.sequence}.{job.detail}"
    if job.tries > 1 and await delivery.find_marked(bot, thread_id, delivery.reference(ref)):
        return
    place = rules.place_of(interview, await bot.settings_of(job.guild_id))
    is_late = (bot.clock.now() - job.due_at).total_seconds() > LATE_AFTER_SECONDS
    view = views.reminder_card(interview, place, _mentions(interview), is_late, ref)
    try:
        for user_id in interview.parties:
            await delivery.add_to_thread(bot, thread_id, user_id)
        nonce = f"r{interview.id}.{interview.sequence}.{job.detail}"
        await delivery.send(bot, thread_id, view, nonce=nonce, pinged=interview.parties)
    except delivery.LeftServer as left:
        async with bot.db.write() as tx:
            await service.person_left(tx, job.guild_id, interview.id, left.user_id, bot.clock.now())
    except discord.NotFound as error:
        if error.code != delivery.UNKNOWN_CHANNEL:
            raise
        await _make_thread_again(bot, interview)


@on_job(service.TELL_LATE)
async def tell_late(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        interview = await store.get_interview(tx, job.guild_id, job.subject_id)
    if interview is None or interview.state is not State.BOOKED:
        return
    user_id, minutes = map(int, job.detail.split(":"))
    other = interview.other_party(user_id)
    said = thread_texts.late_notice(other, user_id, minutes)
    thread_id = await _thread_of(bot, interview)
    await delivery.send(bot, thread_id, said, nonce=f"late{job.id}.{job.revision}", pinged=[other] if other else [])


@on_job(service.PROPOSE)
async def show_move(bot: Greenroom, job: Job) -> None:
    """The message about a proposed move, as it stands: with buttons while it is open, without afterwards."""
    async with bot.db.read() as tx:
        found = await moves.load_move(tx, job.guild_id, job.subject_id)
    if found is None:
        return
    move, interview = found
    ref = f"move {move.id}"
    view = views.move_card(move, interview, ref)
    if move.message_id is not None:
        await delivery.edit(bot, await _thread_of(bot, interview), move.message_id, view)
        return
    thread_id = await _thread_of(bot, interview)
    left = await delivery.find_marked(bot, thread_id, delivery.reference(ref)) if job.tries > 1 else None
    if left is not None:
        await delivery.edit(bot, thread_id, left.id, view)
    other = interview.other_party(move.proposed_by)
    message = left or await delivery.send(bot, thread_id, view, nonce=f"move{move.id}", pinged=[other] if other else [])
    async with bot.db.write() as tx:
        await store.set_move_message(tx, move, message.id)


async def _thread_of(bot: Greenroom, interview: Interview) -> int:
    """The parties' thread; while it is being made, the job that needs it tries again a little later."""
    if interview.thread_id is None:
        await _make_thread_again(bot, interview)
    assert interview.thread_id is not None
    return interview.thread_id


async def _make_thread_again(bot: Greenroom, interview: Interview) -> NoReturn:
    async with bot.db.write() as tx:
        await store.set_thread(tx, interview.guild_id, interview.id, None)
        await schedule(tx, interview.guild_id, service.SHOW, interview.id, bot.clock.now())
    raise Refusal(thread_texts.thread_not_ready())


def _mentions(interview: Interview) -> str:
    return " ".join(f"<@{user_id}>" for user_id in interview.parties)
