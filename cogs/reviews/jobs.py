"""What follows by itself: claims that run out, and what becomes of submissions, of their members and of reviewers."""

from cogs.reviews import service
from cogs.reviews.models import Review
from cogs.submissions import service as submissions
from cogs.submissions.models import Submission
from cogs.volunteers import service as volunteers
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


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


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())


async def load(bot: Greenroom, job: Job) -> tuple[Review, Submission] | None:
    """The review that the job is about, if it is still there, with what it is a review of."""
    async with bot.db.read() as tx:
        return await service.get_review(tx, job.guild_id, job.subject_id)
