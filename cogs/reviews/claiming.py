"""The queue as reviewers see it: claim, give back, run out, and who is asked first."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.reviews import refusal_texts, rules, store
from cogs.reviews.models import Entry, Queue, Review, State
from cogs.reviews.rules import Claimant
from cogs.submissions import service as submissions
from cogs.submissions.models import Submission
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

OPEN = "reviews:open"
"""Make the thread of a claim."""
LOOK = "reviews:look"
"""See that member and reviewer of a claim are still there, and that the reviewer still volunteers."""
REMIND = "reviews:remind"
EXPIRE = "reviews:expire"
CLOSE = "reviews:close"
"""Remove a thread (by its id) with every copy in it."""
CARD = "reviews:card"
"""Bring up to date what shows a submission (by its id) to everybody."""
BACK = "reviews:back"
"""Tell a member that their submission (by its id) waits again."""
LAPSED = "reviews:lapsed"
"""Tell a reviewer that their claim ran out, or that it was taken back."""
OFFER = "reviews:offer"
"""Tell an earlier reviewer of a new version."""

LOOKED_EVERY = timedelta(minutes=15)
"""Without a privileged intent, Discord tells nobody's bot that somebody left or lost a role."""


async def look_at_queue(tx: Transaction, actor: Actor, now: datetime, *, offset: int = 0, limit: int = 8) -> Queue:
    """A part of the queue, with what of it this person may claim; no name, no file."""
    waiting = await submissions.list_queue(tx, actor.guild_id)
    offset = max(0, min(offset, (len(waiting) - 1) // limit * limit))
    shown = waiting[offset : offset + limit]
    cards = await store.get_cards(tx, actor.guild_id, [one.id for one in shown])
    who = await _claimant(tx, actor, shown) if actor.is_volunteer else None
    entries = [
        Entry(
            one,
            number,
            one.member_id == actor.user_id,
            who is not None and rules.is_offered(one, cards.get(one.id), who, now),
        )
        for number, one in enumerate(shown, start=offset + 1)
    ]
    profile = await profiles.profile_of(tx, actor.guild_id, actor.user_id)
    own = next((one for one in waiting if one.member_id == actor.user_id), None)
    return Queue(
        tuple(entries),
        len(waiting),
        offset,
        await submissions.place_of(tx, own, now) if own else None,
        await submissions.waiting_for(tx, actor.guild_id, next(iter(profile.fields), None), now),
        tuple(await _held(tx, actor)),
    )


async def list_claimable(tx: Transaction, actor: Actor, now: datetime) -> list[Submission]:
    """What this volunteer sees as theirs to claim, the longest waiting first."""
    waiting = await submissions.list_queue(tx, actor.guild_id)
    cards = await store.get_cards(tx, actor.guild_id, [one.id for one in waiting])
    who = await _claimant(tx, actor, waiting)
    return [one for one in waiting if rules.is_offered(one, cards.get(one.id), who, now)]


async def claim(tx: Transaction, actor: Actor, submission_id: int, settings: Settings, now: datetime) -> Review:
    """Twice is as good as once."""
    rules.check_ready(settings)
    held = await _held(tx, actor)
    already = next((one for one in held if one.submission_id == submission_id), None)
    if already is not None:
        return already
    submission = await submissions.get_submission(tx, actor.guild_id, submission_id)
    card = await store.get_card(tx, actor.guild_id, submission_id)
    who = await _claimant(tx, actor, [submission] if submission else [])
    found = rules.check_claim(submission, card, who, now)
    rules.check_room(held)
    return await _claim(tx, actor, found, settings, now)


async def claim_next(tx: Transaction, actor: Actor, settings: Settings, now: datetime) -> Review:
    """The longest waiting that fits this volunteer."""
    rules.check_ready(settings)
    rules.check_room(await _held(tx, actor))
    waiting = await submissions.list_queue(tx, actor.guild_id)
    cards = await store.get_cards(tx, actor.guild_id, [one.id for one in waiting])
    who = await _claimant(tx, actor, waiting)
    rules.check_trusted(who)
    found = rules.choose_next(waiting, cards, who, now)
    if found is None:
        raise Refusal(refusal_texts.nothing_fits(bool(waiting)))
    return await _claim(tx, actor, found, settings, now)


async def _claim(tx: Transaction, actor: Actor, submission: Submission, settings: Settings, now: datetime) -> Review:
    guild_id, member_id = actor.guild_id, submission.member_id
    if member_id is None or not await submissions.set_claimed(tx, guild_id, submission.id, now):
        raise Refusal(refusal_texts.already_claimed())
    await members.remember(tx, guild_id, actor.user_id)
    due_at = rules.due_at(now, settings)
    review = await store.claim(tx, guild_id, submission.id, member_id, actor.user_id, now, due_at)
    if review is None:
        raise Refusal(refusal_texts.not_for_you())
    await jobs.schedule(tx, guild_id, OPEN, review.id, now)
    await note_present(tx, review, now)
    await jobs.schedule(tx, guild_id, REMIND, review.id, rules.remind_at(review), useless_at=due_at)
    await jobs.schedule(tx, guild_id, EXPIRE, review.id, due_at)
    await jobs.schedule(tx, guild_id, CARD, submission.id, now)
    return review


async def release(tx: Transaction, actor: Actor, review_id: int, now: datetime) -> Review:
    """Give it back: it keeps its place, and the draft is kept."""
    review = rules.check_reviewer(await store.get_review(tx, actor.guild_id, review_id), actor.user_id)
    rules.check_claimed(review)
    await give_back(tx, review, State.RELEASED, now)
    return review


async def expire(tx: Transaction, guild_id: int, review_id: int, now: datetime) -> Review | None:
    """The time of a claim is over; the review, if it ended that way now."""
    review = await store.get_review(tx, guild_id, review_id)
    if review is None or not review.is_claimed or review.due_at > now:
        return None
    await give_back(tx, review, State.EXPIRED, now, is_told=True)
    return review


async def note_present(tx: Transaction, review: Review, now: datetime) -> None:
    """Both of a claim were there just now."""
    await jobs.schedule(tx, review.guild_id, LOOK, review.id, now + LOOKED_EVERY, useless_at=review.due_at)


async def give_back(tx: Transaction, review: Review, state: State, now: datetime, *, is_told: bool = False) -> None:
    """End a claim: the submission waits again, in its old place. `is_told`: the reviewer, who did not do it."""
    guild_id = review.guild_id
    await store.move(tx, review, state)
    await submissions.set_unclaimed(tx, guild_id, review.submission_id, now)
    for kind in (OPEN, LOOK, REMIND, EXPIRE):
        await jobs.cancel(tx, guild_id, kind, review.id)
    if review.thread_id is not None:
        await store.set_thread(tx, review, None)
        await jobs.schedule(tx, guild_id, CLOSE, review.thread_id, now)
    await jobs.schedule(tx, guild_id, BACK, review.submission_id, now)
    if is_told:
        await jobs.schedule(tx, guild_id, LAPSED, review.id, now)


async def decline_kept(tx: Transaction, actor: Actor, submission_id: int, now: datetime) -> None:
    """Let others have a new version that was kept for its earlier reviewer."""
    card = await store.get_card(tx, actor.guild_id, submission_id)
    if card is None or card.reviewer_id != actor.user_id:
        raise Refusal(refusal_texts.no_such_submission())
    await stop_keeping(tx, actor.guild_id, submission_id, now)


async def stop_keeping(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """Everybody can have it from now on."""
    await store.keep_for(tx, guild_id, submission_id, None, None)
    await jobs.schedule(tx, guild_id, CARD, submission_id, now)


async def _held(tx: Transaction, actor: Actor) -> list[Review]:
    return [one for one in await store.list_of_reviewer(tx, actor.guild_id, actor.user_id) if one.is_claimed]


async def _claimant(tx: Transaction, actor: Actor, about: Sequence[Submission]) -> Claimant:
    """Blocks of people, and of employers, of the members that these submissions are of."""
    guild_id, user_id = actor.guild_id, actor.user_id
    profile = await volunteers.get_profile(tx, guild_id, user_id)
    apart = await kept_apart_from(tx, guild_id, user_id, profile.employer if profile else "")
    own = await store.list_of_reviewer(tx, guild_id, user_id)
    ids = {one.id for one in about}
    return Claimant(
        user_id,
        profile.fields if profile else (),
        apart,
        {one.submission_id for one in own if one.is_handed_in and one.submission_id in ids},
        {one.submission_id for one in own if not one.is_handed_in and one.submission_id in ids},
        profile is not None and profile.suspension is not None,
    )


async def kept_apart_from(tx: Transaction, guild_id: int, user_id: int, employer: str | None) -> set[int]:
    """Members whose resumes this volunteer, who works there, is not given."""
    apart = set(await profiles.kept_apart_from(tx, guild_id, user_id))
    if employer:
        apart |= await profiles.list_blocking_employer(tx, guild_id, employer)
    return apart
