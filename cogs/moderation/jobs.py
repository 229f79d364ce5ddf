"""The cards that tell moderators what could not be done, and what was deleted under the bot's feet."""

import logging

import discord

from cogs.moderation import service, trouble_texts, views
from cogs.moderation.models import Trouble
from cogs.moderation.words_of_jobs import what_it_was
from core import delivery
from core.client import Greenroom
from core.jobs import DEAD_LETTER, Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(DEAD_LETTER)
async def tell_moderators(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        dead = await service.open_trouble(tx, job, bot.clock.now())
    if dead is not None:
        log.warning("Gave up job %d (%s of %d): %s", dead.id, dead.kind, dead.subject_id, dead.error)


@on_job(service.SHOW_TROUBLE)
async def show_trouble(bot: Greenroom, job: Job) -> None:
    """Post the card, or bring the one that is there up to date."""
    async with bot.db.read() as tx:
        trouble = await service.get_trouble(tx, job.guild_id, job.subject_id)
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    if trouble is None:
        return
    if channel_id is None:
        log.warning("Guild %d has no moderator channel to be told that %s failed", job.guild_id, trouble.kind)
        return
    card = views.trouble_card(trouble, what_it_was(bot.features, trouble))
    try:
        if trouble.message_id is not None and trouble.channel_id == channel_id:
            if not await delivery.edit(bot, channel_id, trouble.message_id, card) and trouble.is_open:
                await _post_trouble(bot, job, trouble, channel_id, card)
        elif trouble.is_open:
            await _post_trouble(bot, job, trouble, channel_id, card)
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("Could not tell the moderators of guild %d that %s failed: %s", job.guild_id, trouble.kind, error)


async def _post_trouble(
    bot: Greenroom, job: Job, trouble: Trouble, channel_id: int, card: discord.ui.LayoutView
) -> None:
    message_id = await _post(bot, job, channel_id, card, trouble_texts.ref(trouble.id))
    async with bot.db.write() as tx:
        await service.remember_card(tx, trouble, channel_id, message_id)


@on_job(service.SAY_GONE)
async def say_gone(bot: Greenroom, job: Job) -> None:
    names = job.detail.split(",")
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    if channel_id is None or channel_id == job.subject_id:
        log.warning("Guild %d deleted what %s named, and has no moderator channel to say so", job.guild_id, job.detail)
        return
    ref = f"deleted {job.subject_id}"
    try:
        await _post(bot, job, channel_id, views.gone_card(names, ref), ref)
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("Could not tell the moderators of guild %d what was deleted: %s", job.guild_id, error)


async def _post(bot: Greenroom, job: Job, channel_id: int, card: discord.ui.LayoutView, ref: str) -> int:
    """Post a card once, or find what an earlier try has posted; the id of the message."""
    found = await delivery.left_by(bot, job, channel_id, ref)
    message = found or await delivery.send(bot, channel_id, card, nonce=job.nonce)
    return message.id
