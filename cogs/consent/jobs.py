"""Asks the two in their thread, tells when a recording may begin and must end, and sends and removes the link."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord

from cogs.consent import rules, service, texts, views
from cogs.consent.models import Copy, Shown, Standing
from cogs.interviews import service as interviews
from cogs.live import service as live
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job
from core.ui import marked, on_job, panel


@on_job(interviews.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.ASK)
async def ask(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.ask(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """The card in the thread of the two."""
    shown = await _load(bot, job)
    if shown is None:
        return
    settings = await bot.settings_of(job.guild_id)
    stage = bot.get_channel(settings.stage_channel) if settings.stage_channel else None
    view = views.consent_card(
        shown, is_stage=isinstance(stage, discord.StageChannel), may_stay=rules.may_stay(shown.interview, settings)
    )
    card_id = shown.recording.card_id
    is_refused = shown.standing is Standing.REFUSED
    if is_refused and card_id is None and job.tries == 1:
        return
    async with _thread_of(bot, shown) as thread_id:
        if card_id is not None and await delivery.edit(bot, thread_id, card_id, view):
            return
        made = await delivery.left_by(bot, job, thread_id, texts.card_ref(shown.interview.id))
        if made is not None:
            await delivery.edit(bot, thread_id, made.id, view)
        elif is_refused and card_id is None:
            return
        else:
            made = await delivery.send(bot, thread_id, view, nonce=job.nonce, pinged=shown.interview.parties)
    async with bot.db.write() as tx:
        await service.keep_card(tx, job.guild_id, shown.interview.id, made.id)


@on_job(service.TELL)
async def tell(bot: Greenroom, job: Job) -> None:
    """At once, and pinging the host who records: it may begin, or must end. The room is told as well."""
    shown = await _load(bot, job)
    if shown is None:
        return
    is_on = shown.recording.is_on
    ref = texts.change_ref(shown.interview.id, shown.recording.changes)
    said = texts.now_on() if is_on else texts.now_off()
    async with _thread_of(bot, shown) as thread_id:
        await _say_once(bot, job, thread_id, said, ref, shown.interview.parties)
    async with bot.db.read() as tx:
        session = await live.get_session(tx, job.guild_id, job.subject_id)
    if session is not None and session.channel_id is not None and session.channel_id != shown.interview.thread_id:
        said = texts.room_now_on() if is_on else texts.room_now_off()
        await _say_once(bot, job, session.channel_id, said, ref, ())


async def _say_once(bot: Greenroom, job: Job, channel_id: int, said: str, ref: str, pinged: tuple[int, ...]) -> None:
    if await delivery.left_by(bot, job, channel_id, ref):
        return
    mentions = " ".join(f"<@{user_id}>" for user_id in pinged)
    message = marked(panel("\n".join(filter(None, (mentions, said)))), ref)
    await delivery.send(bot, channel_id, message, nonce=f"{job.nonce}.{channel_id % 10**4}", pinged=pinged)


@on_job(live.CHANGED)
async def tell_room(bot: Greenroom, job: Job) -> None:
    """Those who watch are told once it begins that it may be recorded."""
    shown = await _load(bot, job)
    async with bot.db.read() as tx:
        session = await live.get_session(tx, job.guild_id, job.subject_id)
    if shown is None or session is None or session.channel_id is None or not shown.recording.is_on:
        return
    if session.started_at is None or session.channel_id == shown.interview.thread_id or session.number > 0:
        return
    ref = texts.change_ref(shown.interview.id, shown.recording.changes)
    if not await delivery.find_marked(bot, session.channel_id, delivery.reference(ref)):
        await _say_once(bot, job, session.channel_id, texts.room_now_on(), ref, ())


@on_job(service.INVITE)
async def invite(bot: Greenroom, job: Job) -> None:
    """Ask somebody who will speak, too. Whoever cannot be reached has not agreed."""
    shown = await _load(bot, job)
    user_id = int(job.detail)
    if shown is not None and user_id in shown.speakers:
        await delivery.tell_privately(bot, job, user_id, views.invitation(shown), texts.card_ref(shown.interview.id))


@on_job(service.DELIVER)
async def deliver(bot: Greenroom, job: Job) -> None:
    shown = await _load(bot, job)
    user_id = int(job.detail)
    if shown is None or not shown.recording.link or user_id not in shown.speakers:
        return
    ref = texts.change_ref(shown.interview.id, shown.recording.changes)
    place = await delivery.tell_privately(bot, job, user_id, views.link_message(shown), ref)
    if place is None:
        return
    async with bot.db.write() as tx:
        copy = Copy(user_id, place.channel_id, place.message_id)
        stays = await service.keep_copy(tx, job.guild_id, shown.interview.id, copy)
    if not stays:
        await _remove(bot, job, copy)


@on_job(service.REMOVE)
async def remove(bot: Greenroom, job: Job) -> None:
    """The time is over, or somebody took their yes back: every copy goes, and the two are told."""
    now = bot.clock.now()
    async with bot.db.read() as tx:
        due = await service.is_due(tx, job.guild_id, job.subject_id, now)
        copies = await service.list_copies(tx, job.guild_id, job.subject_id)
    if due is None:
        return
    refused = [error for copy in copies if (error := await _try_to_remove(bot, job, copy)) is not None]
    if refused:
        raise refused[0]
    await _say_it_is_gone(bot, job)
    async with bot.db.write() as tx:
        await service.drop_link(tx, job.guild_id, job.subject_id, now)


async def _try_to_remove(bot: Greenroom, job: Job, copy: Copy) -> discord.HTTPException | None:
    """One copy that Discord does not let go of, for now, keeps no other in its place."""
    try:
        await _remove(bot, job, copy)
    except discord.HTTPException as error:
        return error
    return None


async def _say_it_is_gone(bot: Greenroom, job: Job) -> None:
    """In the thread of the two, unless that is gone as well."""
    shown = await _load(bot, job)
    if shown is None or shown.interview.thread_id is None:
        return
    ref = f"{texts.change_ref(shown.interview.id, shown.recording.changes)} removed"
    try:
        await _say_once(bot, job, shown.interview.thread_id, texts.link_removed(), ref, ())
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise


async def _remove(bot: Greenroom, job: Job, copy: Copy) -> None:
    await delivery.delete(bot, copy.channel_id, copy.message_id)
    async with bot.db.write() as tx:
        await service.drop_copy(tx, job.guild_id, job.subject_id, copy)


async def _load(bot: Greenroom, job: Job) -> Shown | None:
    async with bot.db.read() as tx:
        return await service.get_shown(tx, job.guild_id, job.subject_id)


@asynccontextmanager
async def _thread_of(bot: Greenroom, shown: Shown) -> AsyncIterator[int]:
    """The thread of the two; where it is missing or turns out to be, it is made and the job tries again afterwards."""
    thread_id = shown.interview.thread_id
    if thread_id is None:
        raise Refusal(texts.thread_not_ready())
    try:
        yield thread_id
    except discord.NotFound as error:
        if not await delivery.says_gone(bot, error, thread_id):
            raise
        async with bot.db.write() as tx:
            await interviews.forget_thread(tx, shown.interview, bot.clock.now())
        raise Refusal(texts.thread_not_ready()) from error
