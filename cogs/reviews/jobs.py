"""What happens later, or on Discord: threads, cards, reminders, and news for members and reviewers."""

import logging

import discord
from discord import ui

from cogs.resumes import files
from cogs.reviews import news_texts, refusal_texts, review_texts, rules, service, texts, views
from cogs.reviews.models import Part, Review
from cogs.submissions import service as submissions
from cogs.submissions.models import State as SubmissionState
from cogs.submissions.models import Submission
from cogs.volunteers import service as volunteers
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job
from core.ui import marked, on_job, panel

log = logging.getLogger(__name__)


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


# The thread


@on_job(service.OPEN)
async def open_thread(bot: Greenroom, job: Job) -> None:
    """Whatever of it is missing: the thread, the two in it, the file, the card."""
    found = await _load(bot, job)
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
    found = await _load(bot, job)
    if found is None or not found[0].is_claimed:
        return
    thread_id = await _ensure_thread(bot, job, *found)
    review = found[0]
    if thread_id is None or review.reviewer_id is None:
        return
    mark = delivery.reference(texts.remind_ref(review.id))
    if job.tries > 1 and await delivery.find_marked(bot, thread_id, mark) is not None:
        return
    view = views.reminder(review, review.reviewer_id)
    await delivery.send(bot, thread_id, view, nonce=f"{job.nonce}.r", pinged=[review.reviewer_id])


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())


# The review


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """The review in the thread, in as many messages as it has parts; its buttons are below the last."""
    found = await _load(bot, job)
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
    return thread_id


async def _show_part(bot: Greenroom, job: Job, review: Review, part: Part, thread_id: int) -> None:
    view = views.part_card(review, part)
    mark = delivery.reference(review_texts.part_ref(review.id, part))
    if view is None or (job.tries > 1 and await delivery.find_marked(bot, thread_id, mark) is not None):
        return
    pinged = [review.member_id] if part is Part.ADVICE else []
    await delivery.send(bot, thread_id, view, nonce=f"{job.nonce}.{part[0]}", pinged=pinged)


@on_job(service.ASK)
async def ask(bot: Greenroom, job: Job) -> None:
    """In a thread that is made anew; whose reviewer has left is told how to go on."""
    found = await _load(bot, job)
    if found is None or not found[0].answers:
        return
    review, thread_id = found[0], await _show_review(bot, job, *found)
    if thread_id is None:
        return
    ref = f"{review_texts.question_ref(review.id)} · {job.id}"
    if job.tries > 1 and await delivery.find_marked(bot, thread_id, delivery.reference(ref)) is not None:
        return
    try:
        if review.reviewer_id is None:
            raise delivery.LeftServer(0)
        await delivery.add_to_thread(bot, thread_id, review.reviewer_id)
    except delivery.LeftServer:
        await _tell(bot, job, review.member_id, views.nobody_to_ask(review, job.detail))
        return
    said = marked(panel(review_texts.question(review, job.detail)), ref)
    await delivery.send(bot, thread_id, said, nonce=f"{job.nonce}.q", pinged=[review.reviewer_id])


# The card that everybody sees


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


# News


@on_job(service.TELL)
async def tell_member(bot: Greenroom, job: Job) -> None:
    found = await _load(bot, job)
    if found is not None and found[0].is_handed_in:
        review, submission = found
        await _tell(bot, job, review.member_id, news_texts.tell_member(submission, review))


@on_job(service.THANKS)
async def tell_thanks(bot: Greenroom, job: Job) -> None:
    found = await _load(bot, job)
    if found is not None and found[0].reviewer_id is not None:
        await _tell(bot, job, found[0].reviewer_id, news_texts.tell_thanks(found[1]))


@on_job(service.LAPSED)
async def tell_lapsed(bot: Greenroom, job: Job) -> None:
    found = await _load(bot, job)
    if found is not None and found[0].reviewer_id is not None and not found[0].is_claimed:
        await _tell(bot, job, found[0].reviewer_id, news_texts.tell_expired(found[1]))


@on_job(service.BACK)
async def tell_back(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        submission, _ = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is not None and submission.is_live and submission.member_id is not None:
        await _tell(bot, job, submission.member_id, news_texts.tell_back_member(submission))


@on_job(service.GONE)
async def tell_gone(bot: Greenroom, job: Job) -> None:
    await _tell(bot, job, int(job.detail), news_texts.tell_gone())


@on_job(service.LOST)
async def tell_lost(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        submission, _ = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is not None and submission.member_id is not None:
        await _tell(bot, job, submission.member_id, news_texts.tell_lost(submission))


@on_job(service.OFFER)
async def offer(bot: Greenroom, job: Job) -> None:
    """Who cannot be reached keeps nobody waiting."""
    async with bot.db.read() as tx:
        submission, card = await service.get_shown(tx, job.guild_id, job.subject_id)
    if submission is None or card.reviewer_id is None or card.kept_until is None:
        return
    if submission.state is not SubmissionState.QUEUED:
        return
    if not await _tell(bot, job, card.reviewer_id, views.offer(submission, card.kept_until)):
        async with bot.db.write() as tx:
            await service.stop_keeping(tx, job.guild_id, job.subject_id, bot.clock.now())


async def _tell(bot: Greenroom, job: Job, user_id: int, said: str | ui.LayoutView) -> bool:
    place = await delivery.tell_privately(bot, job, user_id, said, news_texts.message_ref(job.subject_id))
    return place is not None


async def _load(bot: Greenroom, job: Job) -> tuple[Review, Submission] | None:
    async with bot.db.read() as tx:
        return await service.get_review(tx, job.guild_id, job.subject_id)
