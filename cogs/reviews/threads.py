"""The private thread of a review: made, shown again, reminded in, closed; the review and questions are put there."""

import discord

from cogs.resumes import files
from cogs.reviews import jobs, news, refusal_texts, review_texts, rules, service, texts, views
from cogs.reviews.models import Part, Review
from cogs.submissions.models import Submission
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job
from core.ui import marked, on_job, panel


@on_job(service.OPEN)
async def open_thread(bot: Greenroom, job: Job) -> None:
    """Whatever of it is missing: the thread, the two in it, the file, the card."""
    found = await jobs.load(bot, job)
    if found is not None:
        await _ensure_thread(bot, job, *found)


async def _ensure_thread(bot: Greenroom, job: Job, review: Review, submission: Submission) -> int | None:
    """The thread of a review with its card; None if there is no review any more, or nobody to talk with."""
    mark = delivery.reference(texts.thread_ref(review.id))
    if review.thread_id is not None and not await delivery.is_gone(bot, review.thread_id):
        thread_id = review.thread_id
        if not await _let_in(bot, review, thread_id):
            return None
        if job.kind != service.OPEN or await delivery.find_marked(bot, thread_id, mark) is not None:
            return thread_id
    else:
        thread_id = await _make_thread(bot, job, review, submission)
    async with bot.db.write() as tx:
        if not await service.set_thread(tx, review, thread_id, bot.clock.now()):
            return None
    if not await _let_in(bot, review, thread_id) or not await _put_file(bot, review, submission, thread_id):
        return None
    pinged = [user_id for user_id in (review.member_id, review.reviewer_id) if user_id is not None]
    await delivery.send(bot, thread_id, views.thread_card(review, submission), nonce=job.nonce, pinged=pinged)
    return thread_id


async def _make_thread(bot: Greenroom, job: Job, review: Review, submission: Submission) -> int:
    parent_id = rules.parent_of(await bot.settings_of(job.guild_id))
    if parent_id is None:
        raise Refusal(refusal_texts.not_set_up())
    thread = await delivery.open_private_thread(
        bot,
        parent_id,
        texts.thread_name(submission.target_role, review.id),
        lambda name: texts.is_thread_of(name, review.id),
        may_exist=job.tries > 1,
    )
    return thread.id


async def _let_in(bot: Greenroom, review: Review, thread_id: int) -> bool:
    """False if there is no review without who has left the server: a reviewer may leave once it is handed in."""
    try:
        await delivery.add_to_thread(bot, thread_id, review.member_id)
        if review.reviewer_id is not None:
            await delivery.add_to_thread(bot, thread_id, review.reviewer_id)
    except delivery.LeftServer as left:
        if review.is_handed_in and left.user_id != review.member_id:
            return True
        end = service.member_left if left.user_id == review.member_id else service.reviewer_left
        async with bot.db.write() as tx:
            await end(tx, review, bot.clock.now())
        return False
    return True


async def _put_file(bot: Greenroom, review: Review, submission: Submission, thread_id: int) -> bool:
    if submission.file_id is None:
        return False
    said = texts.file_line(review.member_id)
    is_there = await files.copy_into(bot, review.guild_id, submission.file_id, thread_id, said)
    if is_there or review.is_handed_in:
        return True
    async with bot.db.write() as tx:
        await service.file_lost(tx, review, bot.clock.now())
    return False


@on_job(service.CLOSE)
async def close_thread(bot: Greenroom, job: Job) -> None:
    try:
        await bot.http.delete_channel(job.subject_id)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise


@on_job(service.REMIND)
async def remind(bot: Greenroom, job: Job) -> None:
    found = await jobs.load(bot, job)
    if found is None or not found[0].is_claimed:
        return
    thread_id = await _ensure_thread(bot, job, *found)
    review = found[0]
    if thread_id is None or review.reviewer_id is None:
        return
    if await delivery.left_by(bot, job, thread_id, texts.remind_ref(review.id)):
        return
    view = views.reminder(review, review.reviewer_id)
    await delivery.send(bot, thread_id, view, nonce=f"{job.nonce}.r", pinged=[review.reviewer_id])


@on_job(service.LEAVE)
async def leave_thread(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        found = await service.get_review(tx, job.guild_id, job.subject_id)
        is_suspended = found is not None and await service.is_suspended(tx, found[0])
    if found is None or not is_suspended or found[0].thread_id is None or found[0].reviewer_id is None:
        return
    try:
        await bot.http.remove_user_from_thread(found[0].thread_id, found[0].reviewer_id)
    except discord.NotFound as error:
        if error.code not in delivery.GONE | delivery.LEFT:
            raise


# The review


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """The review in the thread, in as many messages as it has parts; its buttons are below the last."""
    found = await jobs.load(bot, job)
    if found is not None:
        await _show_review(bot, job, *found)


async def _show_review(bot: Greenroom, job: Job, review: Review, submission: Submission) -> int | None:
    """The thread; None if there is none to show it in."""
    thread_id = await _ensure_thread(bot, job, review, submission)
    if thread_id is None:
        return None
    for part in Part:
        await _show_part(bot, job, review, part, thread_id)
    present = await delivery.find_marked(bot, thread_id, delivery.reference(texts.thread_ref(review.id)))
    if present is not None:
        await delivery.edit(bot, thread_id, present.id, views.thread_card(review, submission))
    await _take_reminder_down(bot, review, thread_id)
    return thread_id


async def _take_reminder_down(bot: Greenroom, review: Review, thread_id: int) -> None:
    """Its buttons ask for what is done."""
    if review.handed_in_at is None or review.handed_in_at < rules.remind_at(review):
        return
    present = await delivery.find_marked(bot, thread_id, delivery.reference(texts.remind_ref(review.id)))
    if present is not None:
        await delivery.delete(bot, thread_id, present.id)


async def _show_part(bot: Greenroom, job: Job, review: Review, part: Part, thread_id: int) -> None:
    view = views.part_card(review, part)
    if view is None or await delivery.left_by(bot, job, thread_id, review_texts.part_ref(review.id, part)):
        return
    pinged = [review.member_id] if part is Part.ADVICE else []
    await delivery.send(bot, thread_id, view, nonce=f"{job.nonce}.{part[0]}", pinged=pinged)


@on_job(service.ASK)
async def ask(bot: Greenroom, job: Job) -> None:
    """In a thread that is made anew; whose reviewer has left is told how to go on."""
    found = await jobs.load(bot, job)
    if found is None or not found[0].answers:
        return
    review, thread_id = found[0], await _show_review(bot, job, *found)
    if thread_id is None:
        return
    ref = f"{review_texts.question_ref(review.id)} · {job.id}"
    if await delivery.left_by(bot, job, thread_id, ref):
        return
    try:
        if review.reviewer_id is None:
            raise delivery.LeftServer(0)
        await delivery.add_to_thread(bot, thread_id, review.reviewer_id)
    except delivery.LeftServer:
        await news.tell(bot, job, review.member_id, views.nobody_to_ask(review, job.detail))
        return
    said = marked(panel(review_texts.question(review, job.detail)), ref)
    await delivery.send(bot, thread_id, said, nonce=f"{job.nonce}.q", pinged=[review.reviewer_id])
