"""What happens later: invitations, reminders, breaking the seal, telling people, and the card that a member shows."""

import logging

import discord
from discord import ui

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.scores import feedback_texts, feedback_views, service, texts, views
from cogs.scores.models import CardPlace, Given, Part
from cogs.seats import service as seats
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(interviews.FINISH)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.DUE)
async def break_seal(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.break_seal(tx, bot.features, job.guild_id, job.subject_id, bot.clock.now())


# Inviting and reminding


@on_job(service.INVITE)
async def invite(bot: Greenroom, job: Job) -> None:
    """In the threads where the two, and those who watched, read anyway."""
    async with bot.db.read() as tx:
        given = await service.get_given(tx, job.guild_id, job.subject_id, Part.SELF)
        interview = await interviews.get_interview(tx, job.guild_id, job.subject_id)
        audience = await seats.get_audience(tx, job.guild_id, job.subject_id)
    if given is None or interview is None:
        return
    due_at = given.feedback.due_at
    if not (given.has_own and given.has_other):
        mentions = " ".join(f"<@{user_id}>" for user_id in interview.parties)
        await _say_in(bot, job, interview.thread_id, texts.invite(mentions, due_at), interview.parties)
    if audience is not None and not given.feedback.shown:
        await _say_in(bot, job, audience.thread_id, texts.invite_room(due_at))


async def _say_in(bot: Greenroom, job: Job, thread_id: int | None, said: str, pinged: tuple[int, ...] = ()) -> None:
    """Nothing where the thread is gone: whoever looks for the form finds it by its command."""
    ref = texts.invite_ref(job.subject_id)
    if thread_id is None or (job.tries > 1 and await _is_said(bot, thread_id, ref)):
        return
    view = views.invitation(said, job.subject_id, ref)
    try:
        await delivery.send(bot, thread_id, view, nonce=f"{job.nonce}.{thread_id % 1000}", pinged=pinged)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise
        log.info("No thread to invite to score interview %d", job.subject_id)


async def _is_said(bot: Greenroom, thread_id: int, ref: str) -> bool:
    try:
        return await delivery.find_marked(bot, thread_id, delivery.reference(ref)) is not None
    except discord.NotFound:
        return True


@on_job(service.REMIND)
async def remind(bot: Greenroom, job: Job) -> None:
    """Once, whichever of the two has not handed in; each by a job of their own, so that none is told twice."""
    async with bot.db.write() as tx:
        await service.remind_each(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.REMIND_ONE)
async def remind_one(bot: Greenroom, job: Job) -> None:
    part = Part(job.detail)
    async with bot.db.read() as tx:
        given = await service.get_given(tx, job.guild_id, job.subject_id, part)
        interview = await interviews.get_interview(tx, job.guild_id, job.subject_id)
    if given is None or interview is None or given.has_own or given.feedback.is_revealed:
        return
    said = texts.reminder(part, given.feedback.starts_at, given.feedback.due_at)
    await _tell(bot, job, interview, part, views.reminder(said, interview.id))


# Telling what came


@on_job(service.TELL)
async def tell(bot: Greenroom, job: Job) -> None:
    """That there is something to read, never what it says: messages may be seen by others."""
    part = Part.SELF if job.detail == service.TO_MEMBER else Part.INTERVIEWER
    given, interview = await _load(bot, job, part)
    if given is None or interview is None or given.feedback.given_at is None:
        return
    starts_at = given.feedback.starts_at
    is_member = part is Part.SELF
    said = feedback_texts.it_is_there(starts_at) if is_member else feedback_texts.member_can_read(starts_at)
    await _tell(bot, job, interview, part, feedback_views.told(said, interview.id))


@on_job(service.REPLIED)
async def tell_reply(bot: Greenroom, job: Job) -> None:
    given, interview = await _load(bot, job, Part.INTERVIEWER)
    if given is None or interview is None:
        return
    feedback = given.feedback
    said = feedback_texts.replied(feedback.starts_at, feedback.thanked_at is not None, feedback.usefulness)
    await _tell(bot, job, interview, Part.INTERVIEWER, feedback_views.told(said, interview.id))


async def _load(bot: Greenroom, job: Job, part: Part) -> tuple[Given | None, Interview | None]:
    async with bot.db.read() as tx:
        given = await service.get_given(tx, job.guild_id, job.subject_id, part)
        return given, await interviews.get_interview(tx, job.guild_id, job.subject_id)


async def _tell(bot: Greenroom, job: Job, interview: Interview, part: Part, view: ui.LayoutView) -> None:
    user_id = interview.member_id if part is Part.SELF else interview.volunteer_id
    if user_id is not None:
        await delivery.tell_privately(bot, job, user_id, view, texts.message_ref(interview.id))


# What the group sees


@on_job(service.CARD)
async def show_card(bot: Greenroom, job: Job) -> None:
    """Make the card, change it, or take it down: as the member wants it now."""
    given, interview = await _load(bot, job, Part.SELF)
    place = given.feedback.card if given else None
    if given is None or interview is None or interview.member_id is None or not given.feedback.shown:
        await _take_down(bot, job, place)
        return
    view = feedback_views.group_card(given, service.get_rubric(), interview.member_id)
    if place is not None and await _edit(bot, place, view):
        return
    channel_id = (await bot.settings_of(job.guild_id)).announcements_channel
    if channel_id is not None:
        await _keep_card(bot, job, await _post(bot, job, channel_id, view))


async def _take_down(bot: Greenroom, job: Job, place: CardPlace | None) -> None:
    """The card is not wanted, or its member was forgotten; it may have been posted though nobody heard of that."""
    channel_id = (await bot.settings_of(job.guild_id)).announcements_channel
    if place is None and channel_id is not None:
        left = await delivery.left_by(bot, job, channel_id, feedback_texts.card_ref(job.subject_id))
        place = CardPlace(channel_id, left.id) if left else None
    if place is not None:
        await delivery.delete(bot, place.channel_id, place.message_id)
    await _keep_card(bot, job, None)


async def _edit(bot: Greenroom, place: CardPlace, view: ui.LayoutView) -> bool:
    try:
        return await delivery.edit(bot, place.channel_id, place.message_id, view)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise
        return False


async def _post(bot: Greenroom, job: Job, channel_id: int, view: ui.LayoutView) -> CardPlace:
    left = await delivery.left_by(bot, job, channel_id, feedback_texts.card_ref(job.subject_id))
    if left is not None:
        await delivery.edit(bot, channel_id, left.id, view)
    message = left or await delivery.send(bot, channel_id, view, nonce=job.nonce)
    return CardPlace(channel_id, message.id)


async def _keep_card(bot: Greenroom, job: Job, place: CardPlace | None) -> None:
    """Whoever was forgotten meanwhile has no card any more."""
    async with bot.db.write() as tx:
        await service.keep_card(tx, job.guild_id, job.subject_id, place, bot.clock.now())


@on_job(service.REMOVE)
async def remove_card(bot: Greenroom, job: Job) -> None:
    await delivery.delete(bot, int(job.detail), job.subject_id)
