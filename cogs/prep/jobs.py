"""Sends packs the day before, and corrects them when the interview moves, changes, is off or over."""

import hashlib

import discord
from discord import ui

from cogs.interviews import service as interviews
from cogs.prep import catalogue, service, texts, views
from cogs.prep.models import Part, Place
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(interviews.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.SEND)
async def send(bot: Greenroom, job: Job) -> None:
    """A new message, in place of the one for another day."""
    part = Part(job.detail)
    async with bot.db.write() as tx:
        pack = await service.prepare(tx, job.guild_id, job.subject_id, part, bot.clock.now())
        before = await service.get_sending(tx, job.guild_id, job.subject_id, part)
    if pack is None or before is None or pack.reader_id is None:
        return
    view = views.pack_card(pack, catalogue.off_limits())
    face = _face(view)
    told = await delivery.tell_privately(bot, job, pack.reader_id, view, texts.ref(job.subject_id))
    if told is None:
        return
    place = Place(told.channel_id, told.message_id)
    if before.place is not None and before.place != place:
        await delivery.delete(bot, before.place.channel_id, before.place.message_id)
    async with bot.db.write() as tx:
        await service.note_sent(tx, job.guild_id, job.subject_id, part, place, face, bot.clock.now())


@on_job(service.CORRECT)
async def correct(bot: Greenroom, job: Job) -> None:
    part = Part(job.detail)
    async with bot.db.read() as tx:
        sending = await service.get_sending(tx, job.guild_id, job.subject_id, part)
        shown = await service.get_sent(tx, job.guild_id, job.subject_id, part, bot.clock.now())
    if sending is None or sending.place is None or shown is None:
        return
    interview, pack = shown
    view = views.pack_card(pack, catalogue.off_limits()) if pack is not None else views.void_pack(interview)
    face = _face(view)
    if face == sending.face:
        return
    place = sending.place if await _edit(bot, job, sending.place, view) else None
    async with bot.db.write() as tx:
        await service.note_corrected(tx, job.guild_id, job.subject_id, part, place, face)


def _face(view: ui.LayoutView) -> str:
    """Tells one state of the message from another; which buttons it has follows from what it says."""
    said = "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def _edit(bot: Greenroom, job: Job, place: Place, view: ui.LayoutView) -> bool:
    """False if the message, or the channel that it was in, is gone."""
    try:
        return await delivery.edit(bot, place.channel_id, place.message_id, view, group=job.guild_id)
    except discord.NotFound:
        return False
