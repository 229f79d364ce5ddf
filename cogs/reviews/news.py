"""News of reviews for members and reviewers, by private message."""

from discord import ui

from cogs.reviews import jobs, news_texts, service, views
from cogs.submissions.models import State as SubmissionState
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(service.TELL)
async def tell_member(bot: Greenroom, job: Job) -> None:
    found = await jobs.load(bot, job)
    if found is not None and found[0].is_handed_in:
        review, submission = found
        await tell(bot, job, review.member_id, news_texts.tell_member(submission, review))


@on_job(service.THANKS)
async def tell_thanks(bot: Greenroom, job: Job) -> None:
    found = await jobs.load(bot, job)
    if found is not None and found[0].reviewer_id is not None:
        await tell(bot, job, found[0].reviewer_id, news_texts.tell_thanks(found[1]))


@on_job(service.LAPSED)
async def tell_lapsed(bot: Greenroom, job: Job) -> None:
    found = await jobs.load(bot, job)
    if found is not None and found[0].reviewer_id is not None and not found[0].is_claimed:
        await tell(bot, job, found[0].reviewer_id, news_texts.tell_lapsed(found[1], found[0].state))


@on_job(service.BACK)
async def tell_back(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        submission, _ = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is not None and submission.is_live and submission.member_id is not None:
        await tell(bot, job, submission.member_id, news_texts.tell_back_member(submission))


@on_job(service.GONE)
async def tell_gone(bot: Greenroom, job: Job) -> None:
    await tell(bot, job, int(job.detail), news_texts.tell_gone())


@on_job(service.LOST)
async def tell_lost(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        submission, _ = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is not None and submission.member_id is not None:
        await tell(bot, job, submission.member_id, news_texts.tell_lost(submission))


@on_job(service.OFFER)
async def offer(bot: Greenroom, job: Job) -> None:
    """Who cannot be reached keeps nobody waiting."""
    async with bot.db.read() as tx:
        submission, card = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is None or card.reviewer_id is None or card.kept_until is None:
        return
    if submission.state is not SubmissionState.QUEUED:
        return
    if not await tell(bot, job, card.reviewer_id, views.offer(submission, card.kept_until)):
        async with bot.db.write() as tx:
            await service.stop_keeping(tx, job.guild_id, job.subject_id, bot.clock.now())


async def tell(bot: Greenroom, job: Job, user_id: int, said: str | ui.LayoutView) -> bool:
    place = await delivery.tell_privately(bot, job, user_id, said, news_texts.message_ref(job.subject_id))
    return place is not None
