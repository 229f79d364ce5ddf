"""What happens by the clock and on Discord: tips in their channel, cards of proposals, and the word to authors."""

import logging

import discord

from cogs.tips import curation, moderator_texts, rota, texts, views
from cogs.tips.models import CardPlace, GroupTip, Post, Tip, Trouble
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)

TOO_MANY_REQUESTS = 429
SERVER_ERRORS = 500


# Posts


@on_job(rota.DUE)
async def choose_next(bot: Greenroom, job: Job) -> None:
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.write() as tx:
        await rota.tick(tx, job.guild_id, settings, bot.clock.now())


@on_job(rota.SEND)
async def send(bot: Greenroom, job: Job) -> None:
    """Post the tip that was chosen, or find it posted by an earlier try, unless its day is over meanwhile."""
    async with bot.db.read() as tx:
        found = await rota.get_to_send(tx, job.guild_id, job.subject_id)
    if found is None:
        return
    post, tip = found
    try:
        message = await _adopt_or_post(bot, job, post, tip)
    except discord.HTTPException as error:
        if error.status == TOO_MANY_REQUESTS or error.status >= SERVER_ERRORS:
            raise
        log.warning("A tip could not be posted in channel %d of guild %d: %s", post.channel_id, job.guild_id, error)
        async with bot.db.write() as tx:
            await rota.note_failed(tx, post, _trouble(error), bot.clock.now())
        return
    async with bot.db.write() as tx:
        if message is None:
            await rota.note_missed(tx, post)
        else:
            await rota.note_posted(tx, post, message.id)


async def _adopt_or_post(bot: Greenroom, job: Job, post: Post, tip: Tip | None) -> discord.Message | None:
    left = await delivery.left_by(bot, job, post.channel_id, texts.post_ref(post.id))
    if left is not None:
        return left
    if tip is None or bot.clock.now() >= post.late_at:
        return None
    return await delivery.send(bot, post.channel_id, views.tip_card(tip, post), nonce=job.nonce)


def _trouble(error: discord.HTTPException) -> Trouble:
    if isinstance(error, discord.NotFound):
        return Trouble.GONE
    return Trouble.FORBIDDEN if isinstance(error, discord.Forbidden) else Trouble.REFUSED


@on_job(rota.BROKEN)
async def tell_moderators(bot: Greenroom, job: Job) -> None:
    """Say that a tip could not be posted; where that cannot be said either, the log knows."""
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    async with bot.db.read() as tx:
        post = await rota.get_post(tx, job.guild_id, job.subject_id)
    if channel_id is None or post is None:
        return
    card, mark = views.trouble_card(post, Trouble(job.detail)), moderator_texts.trouble_ref(post.id)
    try:
        left = await delivery.left_by(bot, job, channel_id, mark)
        if left is None:
            await delivery.send(bot, channel_id, card, nonce=job.nonce)
    except (discord.Forbidden, discord.NotFound) as error:
        log.warning("Could not tell the moderators of guild %d that a tip failed: %s", job.guild_id, error)


# Proposals


@on_job(curation.SHOW)
async def show_proposal(bot: Greenroom, job: Job) -> None:
    """Post the card of a proposal where moderators read, or bring the one that is there up to date."""
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    async with bot.db.read() as tx:
        proposal = await curation.get_proposal(tx, job.guild_id, job.subject_id)
    card = proposal.card if proposal else None
    if proposal and card and await _edit(bot, card, proposal) and channel_id in (card.channel_id, None):
        return
    if channel_id is None:
        return
    # A card may have been posted though nobody heard of it; meanwhile it may have been pressed, or its author gone.
    message = await delivery.left_by(bot, job, channel_id, moderator_texts.proposal_ref(job.subject_id))
    if proposal is None:
        if message is not None:
            await delivery.delete(bot, channel_id, message.id)
        return
    if message is not None:
        await _edit(bot, CardPlace(channel_id, message.id), proposal)
    elif proposal.is_waiting:
        message = await delivery.send(bot, channel_id, views.proposal_card(proposal), nonce=job.nonce)
    if message is not None:
        await _keep(bot, proposal, CardPlace(channel_id, message.id))


async def _keep(bot: Greenroom, proposal: GroupTip, card: CardPlace) -> None:
    """Know the card from now on, and take away the one in an earlier channel."""
    async with bot.db.write() as tx:
        is_kept = await curation.keep_card(tx, proposal.guild_id, proposal.id, card)
    if not is_kept:
        await delivery.delete(bot, card.channel_id, card.message_id)
    elif proposal.card is not None:
        await delivery.delete(bot, proposal.card.channel_id, proposal.card.message_id)


async def _edit(bot: Greenroom, card: CardPlace, proposal: GroupTip) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, card.channel_id, card.message_id, views.proposal_card(proposal))
    except discord.NotFound:
        return False


@on_job(curation.TELL)
async def tell_author(bot: Greenroom, job: Job) -> None:
    """What the moderators decided. Who cannot be reached misses nothing that matters."""
    async with bot.db.read() as tx:
        proposal = await curation.get_proposal(tx, job.guild_id, job.subject_id)
    if proposal is None or proposal.proposed_by is None:
        return
    guild = bot.get_guild(job.guild_id)
    said = texts.decision(proposal, guild.name if guild else str(job.guild_id))
    if said is not None:
        await delivery.tell_privately(bot, job, proposal.proposed_by, said, moderator_texts.proposal_ref(proposal.id))


@on_job(curation.ERASE)
async def erase(bot: Greenroom, job: Job) -> None:
    """Whoever proposed it asked to be forgotten: the card names them, so it goes."""
    channel_id, message_id = map(int, job.detail.split(":"))
    await delivery.delete(bot, channel_id, message_id)
