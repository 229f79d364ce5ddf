"""What happens to submissions by itself: drafts end, resumes of people who left are taken out, files go on a clock."""

import logging

from cogs.submissions import check_texts, drafts, progress, service, texts, views
from cogs.submissions.models import State, Submission
from core import delivery
from core.client import Greenroom
from core.context import answer_late
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(drafts.DROP)
async def drop(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await drafts.drop(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(drafts.INTERRUPTED)
async def tell_interrupted(bot: Greenroom, job: Job) -> None:
    """Unless they were answered, or their file is still being looked through."""
    if job.subject_id in progress.at_work:
        async with bot.db.write() as tx:
            await drafts.go_on_looking(tx, job, bot.clock.now())
        return
    user_id, _, token = job.detail.partition(" ")
    async with bot.db.read() as tx:
        draft = await drafts.find_draft(tx, job.guild_id, int(user_id))
    await answer_late(bot, token, views.interrupted(draft), check_texts.while_waiting())


@on_job(service.QUEUED)
async def look_when_queued(bot: Greenroom, job: Job) -> None:
    """It may have come back to the queue long after its member was last seen."""
    await look(bot, job)


@on_job(service.LOOK)
async def look(bot: Greenroom, job: Job) -> None:
    submission = await _get(bot, job)
    if submission is None or submission.state is not State.QUEUED:
        return
    assert submission.member_id is not None
    left = await delivery.roles_of(bot, job.guild_id, submission.member_id) is None
    async with bot.db.write() as tx:
        if left:
            log.info("Withdrew submission %d: its member has left", submission.id)
            await service.note_left(tx, job.guild_id, submission.id, bot.clock.now())
        else:
            await service.note_present(tx, job.guild_id, submission.id, bot.clock.now())


@on_job(service.WARN)
async def warn(bot: Greenroom, job: Job) -> None:
    submission = await _get(bot, job)
    if submission is None or submission.member_id is None or submission.remove_at is None:
        return
    said = texts.goes_soon(submission.target_role, submission.remove_at, submission.state)
    await delivery.tell_privately(bot, job, submission.member_id, said, texts.reference(submission.id))


@on_job(service.REMOVE)
async def remove(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.remove(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.ENDED)
async def tell_of_end(bot: Greenroom, job: Job) -> None:
    """Only of an end that nobody wanted; who withdrew knows, and after a review it was announced."""
    submission = await _get(bot, job)
    if submission is None or submission.member_id is None:
        return
    if submission.state is State.REMOVED and submission.reviewed_at is None:
        said = texts.nobody_found(submission.target_role)
        await delivery.tell_privately(bot, job, submission.member_id, said, texts.reference(submission.id))


async def _get(bot: Greenroom, job: Job) -> Submission | None:
    async with bot.db.read() as tx:
        return await service.get_submission(tx, job.guild_id, job.subject_id)
