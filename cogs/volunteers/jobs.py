"""What happens on Discord: the moderators' card, the role, and the word to whoever it is about."""

import logging

import discord

from cogs.volunteers import applications, messages, oversight, service, texts, views
from cogs.volunteers.models import CardPlace, RoleProblem, Volunteer
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.settings import Settings
from core.ui import on_job

log = logging.getLogger(__name__)

UNKNOWN_ROLE = 10011


# The card


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """Post the card of an application where moderators read, or bring the one that is there up to date."""
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.read() as tx:
        shown = await applications.get_shown(tx, job.guild_id, job.subject_id)
    channel_id = settings.moderator_channel
    if shown is None:
        await _take_down(bot, job, channel_id)
        return
    application, _ = shown
    card = application.card
    view = views.application_card(*shown, settings)
    if card is not None and await _edit(bot, card, view) and channel_id in (card.channel_id, None):
        return
    if channel_id is None or (card is not None and not application.is_waiting):
        return
    made = await _adopt_or_post(bot, job, channel_id, view, may_post=application.is_waiting)
    if made is None:
        return
    async with bot.db.write() as tx:
        is_kept = await applications.keep_card(tx, job.guild_id, job.subject_id, made)
    if not is_kept:
        await delivery.delete(bot, made.channel_id, made.message_id)
    elif card is not None:
        await delivery.delete(bot, card.channel_id, card.message_id)


async def _take_down(bot: Greenroom, job: Job, channel_id: int | None) -> None:
    """Whoever applied was forgotten; a card may have been posted though nobody heard of that."""
    if channel_id is not None:
        left = await delivery.left_by(bot, job, channel_id, texts.application_ref(job.subject_id))
        if left is not None:
            await delivery.delete(bot, channel_id, left.id)


async def _edit(bot: Greenroom, card: CardPlace, view: discord.ui.LayoutView) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, card.channel_id, card.message_id, view)
    except discord.NotFound:
        return False


async def _adopt_or_post(
    bot: Greenroom, job: Job, channel_id: int, view: discord.ui.LayoutView, *, may_post: bool
) -> CardPlace | None:
    """The card that an earlier try left, else a new one; a decided application gets none any more."""
    left = await delivery.left_by(bot, job, channel_id, texts.application_ref(job.subject_id))
    if left is not None:
        await delivery.edit(bot, channel_id, left.id, view)
    elif may_post:
        left = await delivery.send(bot, channel_id, view, nonce=job.nonce)
    return CardPlace(channel_id, left.id) if left else None


@on_job(service.ERASE)
async def erase(bot: Greenroom, job: Job) -> None:
    """Whoever applied asked to be forgotten: the card says what they wrote, so it goes."""
    channel_id, message_id = map(int, job.detail.split(":"))
    await delivery.delete(bot, channel_id, message_id)


# The role


@on_job(service.ROLE)
async def change_role(bot: Greenroom, job: Job) -> None:
    """Give the volunteer role, or take it from whoever is suspended. Where that fails, moderators read what to do."""
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.read() as tx:
        volunteer = await oversight.find(tx, job.guild_id, job.subject_id)
    if volunteer is None:
        return
    problem = await _try_role(bot, volunteer, settings)
    async with bot.db.write() as tx:
        await oversight.note_role(tx, job.guild_id, job.subject_id, problem, bot.clock.now())


async def _try_role(bot: Greenroom, volunteer: Volunteer, settings: Settings) -> RoleProblem | None:
    guild_id, user_id, role_id = volunteer.guild_id, volunteer.user_id, settings.volunteer_role
    wanted = volunteer.suspension is None
    if role_id is None:
        return RoleProblem.ROLE_GONE
    try:
        member = await bot.http.get_member(guild_id, user_id)
        if (str(role_id) in member["roles"]) != wanted:
            change = bot.http.add_role if wanted else bot.http.remove_role
            await change(guild_id, user_id, role_id)
    except discord.Forbidden:
        return _why_forbidden(bot, guild_id, role_id)
    except discord.NotFound as error:
        if error.code in delivery.LEFT:
            return RoleProblem.LEFT if wanted else None
        if error.code == UNKNOWN_ROLE:
            return RoleProblem.ROLE_GONE if wanted else None
        raise
    return None


def _why_forbidden(bot: Greenroom, guild_id: int, role_id: int) -> RoleProblem:
    guild = bot.get_guild(guild_id)
    if guild is None:
        return RoleProblem.REFUSED
    if not guild.me.guild_permissions.manage_roles:
        return RoleProblem.NO_PERMISSION
    role = guild.get_role(role_id)
    if role is not None and role >= guild.me.top_role:
        return RoleProblem.TOO_LOW
    return RoleProblem.REFUSED


# The word to whoever it is about


@on_job(service.TELL)
async def tell_decision(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        shown = await applications.get_shown(tx, job.guild_id, job.subject_id)
    if shown is None:
        return
    application, _ = shown
    said = messages.decision(application, _group_name(bot, job.guild_id))
    if said is None:
        return
    told = await delivery.tell_privately(bot, job, application.user_id, said, texts.application_ref(application.id))
    async with bot.db.write() as tx:
        await applications.note_told(tx, application, bot.clock.now(), reached=told is not None)


@on_job(service.TELL_STANDING)
async def tell_standing(bot: Greenroom, job: Job) -> None:
    """That they are suspended, or no longer."""
    async with bot.db.read() as tx:
        volunteer = await oversight.find(tx, job.guild_id, job.subject_id)
    if volunteer is None:
        return
    said = messages.standing(volunteer, _group_name(bot, job.guild_id))
    if await delivery.tell_privately(bot, job, volunteer.user_id, said, texts.volunteer_ref(volunteer.id)) is None:
        log.info("Volunteer %d of guild %d could not be told how they stand", volunteer.id, job.guild_id)


def _group_name(bot: Greenroom, guild_id: int) -> str:
    guild = bot.get_guild(guild_id)
    return guild.name if guild else str(guild_id)
