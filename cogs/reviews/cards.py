"""The card of a submission, which everybody sees: made, changed, taken down."""

import discord
from discord import ui

from cogs.reviews import service, texts, views
from cogs.reviews.models import Card
from cogs.submissions.models import State as SubmissionState
from cogs.submissions.models import Submission
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(service.CARD)
async def show_card(bot: Greenroom, job: Job) -> None:
    """Make the card, change it, or take it down."""
    channel_id = (await bot.settings_of(job.guild_id)).resume_channel
    async with bot.db.read() as tx:
        submission, shown = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is None or not submission.has_file:
        channel_id = None
    if shown.channel_id is not None and shown.message_id is not None:
        if shown.channel_id != channel_id:
            await delivery.delete(bot, shown.channel_id, shown.message_id)
            await _keep_place(bot, job, None, None)
        elif submission is not None:
            view = views.waiting_card(submission, shown, bot.clock.now())
            if await _edit(bot, shown.channel_id, shown.message_id, view):
                return
    await _adopt_or_post(bot, job, channel_id, submission, shown)


async def _adopt_or_post(
    bot: Greenroom, job: Job, channel_id: int | None, submission: Submission | None, shown: Card
) -> None:
    """The card that an earlier try left, else a new one of what waits; none where `channel_id` is None."""
    present = await _left_by_an_earlier_try(bot, job)
    if submission is None or channel_id is None:
        if present is not None:
            await delivery.delete(bot, present.channel.id, present.id)
        return
    view = views.waiting_card(submission, shown, bot.clock.now())
    if present is not None:
        await _edit(bot, channel_id, present.id, view)
    elif submission.state is SubmissionState.QUEUED:
        present = await delivery.send(bot, channel_id, view, nonce=job.nonce)
    if present is not None:
        await _keep_place(bot, job, channel_id, present.id)


async def _left_by_an_earlier_try(bot: Greenroom, job: Job) -> discord.Message | None:
    """The card that was posted though nobody heard of it; meanwhile it may have been pressed, or taken back."""
    channel_id = (await bot.settings_of(job.guild_id)).resume_channel
    if channel_id is None:
        return None
    return await delivery.left_by(bot, job, channel_id, texts.card_ref(job.subject_id))


async def _edit(bot: Greenroom, channel_id: int, message_id: int, view: ui.LayoutView) -> bool:
    try:
        return await delivery.edit(bot, channel_id, message_id, view)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise
        return False


async def _keep_place(bot: Greenroom, job: Job, channel_id: int | None, message_id: int | None) -> None:
    async with bot.db.write() as tx:
        await service.set_place(tx, job.guild_id, job.subject_id, channel_id, message_id)
