"""What follows by itself: claims that run out, and what becomes of submissions, of their members and of reviewers."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from cogs.reviews import service
from cogs.reviews.models import Review
from cogs.submissions import service as submissions
from cogs.submissions.models import Submission
from cogs.volunteers import service as volunteers
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job
from data.database import Transaction

Follow = Callable[[Transaction, Review, datetime], Awaitable[None]]


@on_job(submissions.QUEUED)
async def follow_queued(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow_queued(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(submissions.ENDED)
async def follow_ended(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow_ended(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(volunteers.OFF)
async def follow_suspension(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.volunteer_off(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.LOOK)
async def look(bot: Greenroom, job: Job) -> None:
    found = await load(bot, job)
    if found is None or not found[0].is_claimed:
        return
    review = found[0]
    follow = await _what_follows(bot, review)
    async with bot.db.write() as tx:
        await follow(tx, review, bot.clock.now())


async def _what_follows(bot: Greenroom, review: Review) -> Follow:
    """For a claim, of who of the two is still there, and is what they were."""
    if await delivery.roles_of(bot, review.guild_id, review.member_id) is None:
        return service.member_left
    roles = await delivery.roles_of(bot, review.guild_id, review.reviewer_id) if review.reviewer_id else None
    if roles is None:
        return service.reviewer_left
    role_id, guild = (await bot.settings_of(review.guild_id)).volunteer_role, bot.get_guild(review.guild_id)
    # A role that was deleted, or is not set, was taken from nobody in particular.
    is_there = role_id is not None and guild is not None and guild.get_role(role_id) is not None
    return service.role_lost if is_there and role_id not in roles else service.note_present


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())


async def load(bot: Greenroom, job: Job) -> tuple[Review, Submission] | None:
    """The review that the job is about, if it is still there, with what it is a review of."""
    async with bot.db.read() as tx:
        return await service.get_review(tx, job.guild_id, job.subject_id)
