"""The card for moderators, and the word to whoever reported."""

import logging

import discord
from discord import ui

from cogs.reports import service, texts, views
from cogs.reports.models import Place, Report, State
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """Post the card where moderators read, or bring the one that is there up to date."""
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    async with bot.db.read() as tx:
        report = await service.get_report(tx, job.guild_id, job.subject_id)
    if report is None:
        return
    view = views.report_card(report)
    try:
        card = await _put(bot, job, report, channel_id, view)
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("Could not show report %d to the moderators of guild %d: %s", report.id, job.guild_id, error)
        return
    if card != report.card:
        async with bot.db.write() as tx:
            await service.keep_card(tx, report, card, bot.clock.now())


async def _put(bot: Greenroom, job: Job, report: Report, channel_id: int | None, view: ui.LayoutView) -> Place | None:
    """Where the card is by now: it moves along with the channel for moderators while the report is open."""
    present = report.card
    is_elsewhere = present is not None and channel_id not in (None, present.channel_id)
    moves = report.state is State.OPEN and is_elsewhere
    if present is not None and not moves and await _edit(bot, present, view):
        return present
    if channel_id is None:
        return None
    message = await delivery.left_by(bot, job, channel_id, texts.report_ref(report.id))
    if message is not None:
        await delivery.edit(bot, channel_id, message.id, view)
    elif report.state is State.DONE:
        return None
    else:
        message = await delivery.send(bot, channel_id, view, nonce=job.nonce)
    if present is not None and moves:
        await delivery.delete(bot, present.channel_id, present.message_id)
    return Place(channel_id, message.id)


async def _edit(bot: Greenroom, place: Place, view: ui.LayoutView) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, place.channel_id, place.message_id, view)
    except discord.NotFound:
        return False


@on_job(service.TELL)
async def tell(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        report = await service.get_report(tx, job.guild_id, job.subject_id)
    if report is not None and report.reporter_id is not None:
        said = texts.was_dealt_with(report.made_at)
        await delivery.tell_privately(bot, job, report.reporter_id, said, texts.report_ref(report.id))


@on_job(service.REMOVE)
async def remove(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.remove(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.ERASE)
async def erase(bot: Greenroom, job: Job) -> None:
    channel_id, message_id = map(int, job.detail.split(":"))
    await delivery.delete(bot, channel_id, message_id)
