"""What happens on Discord, or later: cards are made and edited, closed when their time comes, and series go on."""

import discord
from discord import ui

from cogs.slots import offering, service, views
from cogs.slots.models import CardPlace, Series, Subject
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.settings import Settings
from core.ui import on_job


@on_job("slots:show")
async def show(bot: Greenroom, job: Job) -> None:
    """Make the card of a slot or series, or edit it to what is true now."""
    subject, now = Subject(job.detail), bot.clock.now()
    async with bot.db.read() as tx:
        shown = await service.get_shown(tx, job.guild_id, subject, job.subject_id, now)
    if shown is None:
        return
    view = views.card_of(shown, now)
    if shown.card and await _edit(bot, shown.card, view):
        return
    card = await _adopt_or_post(bot, job, view, views.ref_of(shown), may_post=shown.is_bookable(now))
    if card != shown.card:
        async with bot.db.write() as tx:
            await service.keep_card(tx, job.guild_id, subject, job.subject_id, card)


@on_job("slots:close")
async def close(bot: Greenroom, job: Job) -> None:
    """A slot's time has come: nobody can book from its card any more."""
    async with bot.db.write() as tx:
        await service.show_again(tx, job.guild_id, Subject.SLOT, job.subject_id, bot.clock.now())


@on_job("slots:extend")
async def extend(bot: Greenroom, job: Job) -> None:
    """A time of a series has come, or its next date came within reach. Who no longer volunteers offers no more."""
    async with bot.db.read() as tx:
        series = await service.get_series(tx, job.guild_id, job.subject_id)
    if series is None:
        return
    settings = await bot.settings_of(job.guild_id)
    goes_on = series.ended or await _volunteers(bot, series, settings)
    async with bot.db.write() as tx:
        if not goes_on:
            await service.withdraw_everything(tx, job.guild_id, series.volunteer_id, bot.clock.now())
        await offering.extend(tx, job.guild_id, job.subject_id, settings, bot.clock.now())


async def _volunteers(bot: Greenroom, series: Series, settings: Settings) -> bool:
    """Whether the series' volunteer is still in the server and has the volunteer role, where there is one."""
    roles = await delivery.roles_of(bot, series.guild_id, series.volunteer_id)
    return roles is not None and (settings.volunteer_role is None or settings.volunteer_role in roles)


async def _edit(bot: Greenroom, card: CardPlace, view: ui.LayoutView) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, card.channel_id, card.message_id, view)
    except discord.NotFound:
        return False


async def _adopt_or_post(
    bot: Greenroom, job: Job, view: ui.LayoutView, ref: str, *, may_post: bool
) -> CardPlace | None:
    """The card that an earlier try left, else a new one; None where there is no channel for cards."""
    channel_id = (await bot.settings_of(job.guild_id)).announcements_channel
    if channel_id is None:
        return None
    try:
        left = await delivery.left_by(bot, job, channel_id, ref)
        if left is not None:
            await delivery.edit(bot, channel_id, left.id, view)
        elif may_post:
            left = await delivery.send(bot, channel_id, view, nonce=job.nonce)
    except discord.NotFound:
        return None
    return CardPlace(channel_id, left.id) if left else None
