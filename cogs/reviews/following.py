"""What jobs need, and what follows from what became of a submission, of its member or of its reviewer."""

from datetime import datetime

from cogs.reviews import rules, store
from cogs.reviews.claiming import CARD, CLOSE, EXPIRE, LOOK, OFFER, OPEN, REMIND, give_back, kept_apart_from
from cogs.reviews.models import Card, Review, State
from cogs.submissions import service as submissions
from cogs.submissions.models import Submission
from cogs.volunteers import service as volunteers
from core import jobs
from core.settings import get_settings
from data.database import Transaction

SHOW = "reviews:show"
"""Put the review into its thread."""
ASK = "reviews:ask"
"""Put a question (the detail) to the reviewer, in a thread that was deleted."""
TELL = "reviews:tell"
"""Tell the member that it is there."""
LEAVE = "reviews:leave"
"""Take a reviewer whom the moderators suspended out of the thread of a review that they handed in."""
GONE = "reviews:gone"
"""Tell a reviewer (in the detail) that what they had claimed was withdrawn."""
LOST = "reviews:lost"
"""Tell a member that the file of their submission is gone from Discord."""


async def get_review(tx: Transaction, guild_id: int, review_id: int) -> tuple[Review, Submission] | None:
    review = await store.get_review(tx, guild_id, review_id)
    submission = await submissions.get_submission(tx, guild_id, review.submission_id) if review else None
    return (review, submission) if review and submission else None


async def set_thread(tx: Transaction, review: Review, thread_id: int | None, now: datetime) -> bool:
    """Where the two talk. A thread of a review that is over, or gone, goes again; then this is False."""
    present = await store.get_review(tx, review.guild_id, review.id)
    is_wanted = present is not None and (present.is_claimed or present.is_handed_in)
    if is_wanted:
        await store.set_thread(tx, review, thread_id)
    elif thread_id is not None:
        await jobs.schedule(tx, review.guild_id, CLOSE, thread_id, now)
    return is_wanted


async def show_again(tx: Transaction, review: Review, now: datetime) -> None:
    """Have the thread made anew, if somebody deleted it; nobody comes back into it by that."""
    if await is_suspended(tx, review):
        return
    if review.is_claimed:
        await jobs.schedule(tx, review.guild_id, OPEN, review.id, now)
    elif review.is_handed_in and review.thread_id is not None:
        await jobs.schedule(tx, review.guild_id, SHOW, review.id, now)


async def get_shown(tx: Transaction, guild_id: int, submission_id: int) -> tuple[Submission | None, Card]:
    card = await store.get_card(tx, guild_id, submission_id)
    return await submissions.get_submission(tx, guild_id, submission_id), card or Card(submission_id, guild_id)


async def set_place(
    tx: Transaction, guild_id: int, submission_id: int, channel_id: int | None, message_id: int | None
) -> None:
    await store.set_place(tx, guild_id, submission_id, channel_id, message_id)


async def member_left(tx: Transaction, review: Review, now: datetime) -> None:
    await submissions.note_left(tx, review.guild_id, review.submission_id, now)


async def file_lost(tx: Transaction, review: Review, now: datetime) -> None:
    """Without the file there is nothing to review: it ends as if it had been withdrawn, and its member is told."""
    submission = await submissions.get_submission(tx, review.guild_id, review.submission_id)
    if submission is None or not submission.has_file:
        return
    await submissions.note_left(tx, review.guild_id, review.submission_id, now)
    await jobs.schedule(tx, review.guild_id, LOST, review.submission_id, now)


async def reviewer_left(tx: Transaction, review: Review, now: datetime) -> None:
    present = await store.get_review(tx, review.guild_id, review.id)
    if present is not None and present.is_claimed:
        await give_back(tx, present, State.RELEASED, now)


async def role_lost(tx: Transaction, review: Review, now: datetime) -> None:
    """Somebody took the volunteer role from the reviewer by hand."""
    present = await store.get_review(tx, review.guild_id, review.id)
    if present is not None and present.is_claimed:
        await give_back(tx, present, State.RELEASED, now, is_told=True)


async def volunteer_off(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Whom the moderators suspend has nobody's resume any more; who pauses goes on with what they claimed."""
    volunteer = await volunteers.get_profile(tx, guild_id, user_id)
    if volunteer is None or volunteer.suspension is None:
        return
    for review in await store.list_of_reviewer(tx, guild_id, user_id):
        if review.is_claimed:
            await give_back(tx, review, State.RELEASED, now)
        elif review.thread_id is not None:
            await jobs.schedule(tx, guild_id, LEAVE, review.id, now)


async def is_suspended(tx: Transaction, review: Review) -> bool:
    """Whether the moderators have suspended its reviewer."""
    if review.reviewer_id is None:
        return False
    volunteer = await volunteers.get_profile(tx, review.guild_id, review.reviewer_id)
    return volunteer is not None and volunteer.suspension is not None


async def follow_queued(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """It waits, from now on or again; a new version waits for its earlier reviewer first."""
    submission = await submissions.get_submission(tx, guild_id, submission_id)
    if submission is None:
        return
    card = await store.get_card(tx, guild_id, submission_id)
    if card is None and submission.previous_id is not None:
        await _keep_for_earlier(tx, submission, submission.previous_id, now)
    await jobs.schedule(tx, guild_id, CARD, submission_id, now)


async def _keep_for_earlier(tx: Transaction, submission: Submission, previous_id: int, now: datetime) -> None:
    guild_id, settings = submission.guild_id, await get_settings(tx, submission.guild_id)
    earlier = [one for one in await store.list_of_submission(tx, guild_id, previous_id) if one.is_handed_in]
    reviewer_id = earlier[-1].reviewer_id if earlier else None
    volunteer = await volunteers.get_profile(tx, guild_id, reviewer_id) if reviewer_id else None
    if reviewer_id is None or (volunteer is not None and (volunteer.is_paused(now) or volunteer.suspension)):
        return
    employer = volunteer.employer if volunteer else None
    if submission.member_id in await kept_apart_from(tx, guild_id, reviewer_id, employer):
        return
    until = rules.kept_until(now, settings)
    await store.keep_for(tx, guild_id, submission.id, reviewer_id, until)
    await jobs.schedule(tx, guild_id, OFFER, submission.id, now, useless_at=until)
    await jobs.schedule(tx, guild_id, CARD, submission.id, until, detail="all")


async def follow_ended(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """It was withdrawn or removed: its threads, its cards and what was written about it go."""
    submission = await submissions.get_submission(tx, guild_id, submission_id)
    if submission is not None and submission.has_file:
        return
    for review in await store.list_of_submission(tx, guild_id, submission_id):
        await _end(tx, review, now)
    await jobs.schedule(tx, guild_id, CARD, submission_id, now)


async def _end(tx: Transaction, review: Review, now: datetime) -> None:
    """That it was handed in stays, for whoever asks who reviews a new version; its words do not."""
    await quiet(tx, review, now)
    await tell_gone(tx, review, now)
    await store.delete_answers(tx, review)
    if review.is_handed_in:
        await store.set_thread(tx, review, None)
    else:
        await store.delete_review(tx, review)


async def tell_gone(tx: Transaction, review: Review, now: datetime) -> None:
    if review.is_claimed:
        await jobs.schedule(tx, review.guild_id, GONE, review.submission_id, now, detail=str(review.reviewer_id))


async def quiet(tx: Transaction, review: Review, now: datetime) -> None:
    """What was to happen does not, and the thread goes, with the copy of the file in it."""
    for kind in (EXPIRE, LOOK, REMIND, OPEN, SHOW, ASK, TELL):
        await jobs.cancel(tx, review.guild_id, kind, review.id)
    if review.thread_id is not None:
        await jobs.schedule(tx, review.guild_id, CLOSE, review.thread_id, now)
