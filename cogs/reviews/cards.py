"""The card of a submission, which everybody sees: made, changed, taken down."""

import discord
from discord import ui

from cogs.reviews import service, texts, views
from cogs.submissions.models import State as SubmissionState
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
    if submission is not None and channel_id is not None and submission.state is SubmissionState.QUEUED:
        view = views.waiting_card(submission, shown, bot.clock.now())
        await _post_card(bot, job, channel_id, view)


async def _edit(bot: Greenroom, channel_id: int, message_id: int, view: ui.LayoutView) -> bool:
    try:
        return await delivery.edit(bot, channel_id, message_id, view)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise
        return False


async def _post_card(bot: Greenroom, job: Job, channel_id: int, view: ui.LayoutView) -> None:
    mark = delivery.reference(texts.card_ref(job.subject_id))
    left = await delivery.find_marked(bot, channel_id, mark) if job.tries > 1 else None
    message = left or await delivery.send(bot, channel_id, view, nonce=job.nonce)
    await _keep_place(bot, job, channel_id, message.id)


async def _keep_place(bot: Greenroom, job: Job, channel_id: int | None, message_id: int | None) -> None:
    async with bot.db.write() as tx:
        await service.set_place(tx, job.guild_id, job.subject_id, channel_id, message_id)
