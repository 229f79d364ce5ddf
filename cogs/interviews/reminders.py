"""What is said in the parties' thread later on: reminders, proposed moves, "running late"."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord

from cogs.interviews import move_store, moves, rules, service, store, thread_texts, views
from cogs.interviews.models import Interview, Move, MoveState, State
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job
from core.ui import on_job

LATE_AFTER_SECONDS = 120


@on_job(service.REMIND)
async def remind(bot: Greenroom, job: Job) -> None:
    """Ping exactly the parties, unless the interview is off or one of them has left."""
    async with bot.db.read() as tx:
        interview = await store.get_interview(tx, job.guild_id, job.subject_id)
    if interview is None or interview.state is not State.BOOKED or interview.starts_at <= bot.clock.now():
        return
    ref = f"reminder {interview.id}.{interview.sequence}.{job.detail}"
    try:
        async with _thread_of(bot, interview) as thread_id:
            await _send_reminder(bot, job, interview, thread_id, ref)
    except delivery.LeftServer as left:
        async with bot.db.write() as tx:
            await service.person_left(tx, job.guild_id, interview.id, left.user_id, bot.clock.now())


async def _send_reminder(bot: Greenroom, job: Job, interview: Interview, thread_id: int, ref: str) -> None:
    if await delivery.left_by(bot, job, thread_id, ref):
        return
    place = rules.place_of(interview, await bot.settings_of(job.guild_id))
    is_late = (bot.clock.now() - job.due_at).total_seconds() > LATE_AFTER_SECONDS
    for user_id in interview.parties:
        await delivery.add_to_thread(bot, thread_id, user_id)
    view = views.reminder_card(interview, place, _mentions(interview), is_late, ref)
    nonce = f"r{interview.id}.{interview.sequence}.{job.detail}"
    await delivery.send(bot, thread_id, view, nonce=nonce, pinged=interview.parties)


@on_job(service.TELL_LATE)
async def tell_late(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        interview = await store.get_interview(tx, job.guild_id, job.subject_id)
    if interview is None or interview.state is not State.BOOKED:
        return
    user_id, minutes = map(int, job.detail.split(":"))
    other = interview.other_party(user_id)
    said = thread_texts.late_notice(other, user_id, minutes)
    async with _thread_of(bot, interview) as thread_id:
        await delivery.send(bot, thread_id, said, nonce=f"late{job.id}.{job.revision}", pinged=[other] if other else [])


@on_job(service.PROPOSE)
async def show_move(bot: Greenroom, job: Job) -> None:
    """The message about a proposed move, as it stands: with buttons while it is open, without afterwards."""
    async with bot.db.read() as tx:
        found = await moves.load_move(tx, job.guild_id, job.subject_id)
    if found is None:
        return
    move, interview = found
    if interview.thread_id is None and move.state is not MoveState.PROPOSED:
        return
    async with _thread_of(bot, interview) as thread_id:
        message_id = await _put_move(bot, job, move, interview, thread_id)
    if message_id != move.message_id:
        async with bot.db.write() as tx:
            await move_store.set_move_message(tx, move, message_id)


async def _put_move(bot: Greenroom, job: Job, move: Move, interview: Interview, thread_id: int) -> int | None:
    """The message that shows it now; None if it is gone and nobody needs it any more."""
    ref = f"move {move.id}"
    view = views.move_card(move, interview, ref)
    message_id = move.message_id
    if message_id is None:
        left = await delivery.left_by(bot, job, thread_id, ref)
        message_id = left.id if left else None
    if message_id is not None and await delivery.edit(bot, thread_id, message_id, view):
        return message_id
    if move.state is not MoveState.PROPOSED:
        return None
    other = interview.other_party(move.proposed_by)
    nonce = f"move{move.id}.{thread_id % 10**8}"
    return (await delivery.send(bot, thread_id, view, nonce=nonce, pinged=[other] if other else [])).id


@asynccontextmanager
async def _thread_of(bot: Greenroom, interview: Interview) -> AsyncIterator[int]:
    """The parties' thread; where it is missing or turns out to be, it is made and the job tries again afterwards."""
    thread_id = interview.thread_id
    if thread_id is None:
        raise Refusal(thread_texts.thread_not_ready())
    try:
        yield thread_id
    except discord.NotFound as error:
        if not await delivery.says_gone(bot, error, thread_id):
            raise
        async with bot.db.write() as tx:
            await service.forget_thread(tx, interview, bot.clock.now())
        raise Refusal(thread_texts.thread_not_ready()) from error


def _mentions(interview: Interview) -> str:
    return " ".join(f"<@{user_id}>" for user_id in interview.parties)
