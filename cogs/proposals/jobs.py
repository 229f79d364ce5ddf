"""What happens on Discord, or later: cards are sent and brought up to date, questions passed on, time runs out."""

from collections.abc import Awaitable, Callable, Collection

import discord
from discord import ui

from cogs.proposals import answering, loading, service, texts, views
from cogs.proposals.models import Place, Proposal, Question
from cogs.requests import service as requests
from cogs.requests.models import State
from cogs.slots import service as slots
from cogs.volunteers import service as volunteers
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import marked, on_job, panel
from data.database import Transaction

NoteSending = Callable[[Transaction, int, int, int], Awaitable[None]]
"""Takes the group, the proposal or question, and the channel."""


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """Send the volunteer's card, or bring it up to date. One that ended before it was sent is not sent."""
    settings, now = await bot.settings_of(job.guild_id), bot.clock.now()
    async with bot.db.read() as tx:
        proposal = await service.get_proposal(tx, job.guild_id, job.subject_id)
        shown = await loading.load(tx, proposal, settings, _group(bot, job), now) if proposal else None
    if proposal is None or shown is None:
        return
    if proposal.volunteer_id is None:
        await _take_card_back(bot, job, proposal)
        return
    view = views.offer_card(shown)
    if proposal.place is not None and await _edit(bot, proposal.place, view, job):
        return
    if not proposal.is_open:
        await _end_unheard(bot, job, proposal, view)
        return
    place = await _tell(bot, job, proposal.volunteer_id, view, texts.ref(proposal.id), service.note_sending)
    async with bot.db.write() as tx:
        if place is None:
            await service.unreachable(tx, job.guild_id, proposal.id, now)
        else:
            await service.keep_place(tx, job.guild_id, proposal.id, place)


async def _end_unheard(bot: Greenroom, job: Job, proposal: Proposal, view: ui.LayoutView) -> None:
    """Find the card that an earlier try left though nobody heard of it, and bring it up to date."""
    for channel_id in proposal.sending_to:
        left = await delivery.told_by(bot, job, channel_id, texts.ref(proposal.id))
        if left is None:
            continue
        place = Place(channel_id, left.id)
        async with bot.db.write() as tx:
            await service.keep_place(tx, job.guild_id, proposal.id, place)
        await _edit(bot, place, view, job)


async def _take_card_back(bot: Greenroom, job: Job, proposal: Proposal) -> None:
    """Its volunteer was forgotten before anybody knew where the card is."""
    await _take_back(bot, job, proposal.place, proposal.sending_to, texts.ref(proposal.id))
    async with bot.db.write() as tx:
        await service.keep_place(tx, job.guild_id, proposal.id, None)


async def _take_back(bot: Greenroom, job: Job, place: Place | None, sending_to: Collection[int], ref: str) -> None:
    if place is not None:
        await delivery.delete(bot, place.channel_id, place.message_id)
    await delivery.take_back(bot, job, sending_to, ref)


async def _tell(
    bot: Greenroom, job: Job, user_id: int, view: ui.LayoutView, ref: str, note_sending: NoteSending
) -> Place | None:
    """Where the message is now; one that an earlier try left is brought up to date."""

    async def sending(channel_id: int) -> None:
        async with bot.db.write() as tx:
            await note_sending(tx, job.guild_id, job.subject_id, channel_id)

    told = await delivery.tell_privately(bot, job, user_id, view, ref, sending=sending)
    if told is None:
        return None
    place = Place(told.channel_id, told.message_id)
    if job.tries > 1:
        await _edit(bot, place, view, job)
    return place


async def _edit(bot: Greenroom, place: Place, view: ui.LayoutView, job: Job) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, place.channel_id, place.message_id, view, group=job.guild_id)
    except discord.NotFound:
        return False


def _group(bot: Greenroom, job: Job) -> str:
    guild = bot.get_guild(job.guild_id)
    return guild.name if guild else str(job.guild_id)


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.ASK)
async def pass_question_on(bot: Greenroom, job: Job) -> None:
    """Send a question to the member, or bring that message up to date."""
    async with bot.db.read() as tx:
        question = await answering.get_question(tx, job.guild_id, job.subject_id)
        proposal = await service.get_proposal(tx, job.guild_id, question.proposal_id) if question else None
        request = await requests.get_request(tx, job.guild_id, proposal.request_id) if proposal else None
    if question is not None and question.is_forgotten:
        await _take_question_back(bot, job, question)
        return
    if question is None or proposal is None or proposal.member_id is None:
        return
    view = views.question_card(question, proposal, request, _group(bot, job))
    if question.place is not None:
        await _edit(bot, question.place, view, job)
        return
    if not proposal.is_open and job.tries == 1:
        return
    ref = texts.question_ref(question.id)
    place = await _tell(bot, job, proposal.member_id, view, ref, answering.note_sending)
    async with bot.db.write() as tx:
        is_there = await answering.note_passed_on(tx, question, place, bot.clock.now())
    if place is not None and not is_there:
        await delivery.delete(bot, place.channel_id, place.message_id)


async def _take_question_back(bot: Greenroom, job: Job, question: Question) -> None:
    """One of the two was forgotten before anybody knew where the question is."""
    await _take_back(bot, job, question.place, question.sending_to, texts.question_ref(question.id))
    async with bot.db.write() as tx:
        await answering.drop_question(tx, question)


@on_job(service.UNREACHED)
async def tell_moderators(bot: Greenroom, job: Job) -> None:
    """Nobody was found instead of a volunteer who cannot be reached."""
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    async with bot.db.read() as tx:
        proposal = await service.get_proposal(tx, job.guild_id, job.subject_id)
        request = await requests.get_request(tx, job.guild_id, proposal.request_id) if proposal else None
    if channel_id is None or proposal is None or request is None or proposal.volunteer_id is None:
        return
    if request.state is not State.OPEN:
        return
    ref = f"{texts.ref(proposal.id)} · {job.id}"
    if await delivery.left_by(bot, job, channel_id, ref):
        return
    said = texts.moderators_unreached(proposal.volunteer_id, request.field)
    await delivery.send(bot, channel_id, marked(panel(said), ref), nonce=job.nonce)


@on_job(service.ERASE)
async def erase(bot: Greenroom, job: Job) -> None:
    """A message that says what should no longer be there, or that is said again below."""
    place = Place.read(job.detail)
    await delivery.delete(bot, place.channel_id, place.message_id)


# What happens elsewhere.


@on_job(requests.WITHDRAWN)
async def withdrawn(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.request_withdrawn(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(requests.OPENED)
async def changed(bot: Greenroom, job: Job) -> None:
    """Also scheduled when the member's times have changed."""
    async with bot.db.write() as tx:
        await service.request_changed(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(slots.KEPT_GONE)
async def slot_gone(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.slot_gone(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(volunteers.OFF)
async def volunteer_off(bot: Greenroom, job: Job) -> None:
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.write() as tx:
        await service.volunteer_off(tx, job.guild_id, job.subject_id, settings, bot.clock.now())
