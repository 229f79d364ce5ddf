"""What people do with reviews, from the queue to the thanks, and what follows from changes elsewhere.

Claiming and giving back is in `claiming`; here are writing, handing in and what the member does with a review.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from cogs.goals import service as goals
from cogs.goals.models import Source
from cogs.reviews import news_texts, refusal_texts, rules, store
from cogs.reviews.claiming import (
    BACK,
    CARD,
    CLOSE,
    EXPIRE,
    LAPSED,
    LOOK,
    OFFER,
    OPEN,
    REMIND,
    claim,
    claim_next,
    decline_kept,
    expire,
    give_back,
    list_claimable,
    look_at_queue,
    note_present,
    release,
    stop_keeping,
)
from cogs.reviews.following import (
    ASK,
    GONE,
    LEAVE,
    LOST,
    SHOW,
    TELL,
    file_lost,
    follow_ended,
    follow_queued,
    get_review,
    get_shown,
    is_suspended,
    member_left,
    quiet,
    reviewer_left,
    role_lost,
    set_place,
    set_thread,
    show_again,
    tell_gone,
    volunteer_off,
)
from cogs.reviews.models import FIELDS, Answer, Desk, Part, Result, Review, State
from cogs.submissions import service as submissions
from cogs.submissions.models import Submission
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.wording import Finding, Mode, check_wording
from data.database import Transaction

__all__ = [
    "ASK",
    "BACK",
    "CARD",
    "CLOSE",
    "EXPIRE",
    "GONE",
    "LAPSED",
    "LEAVE",
    "LOOK",
    "LOST",
    "OFFER",
    "OPEN",
    "REMIND",
    "SHOW",
    "TELL",
    "claim",
    "claim_next",
    "decline_kept",
    "expire",
    "file_lost",
    "follow_ended",
    "follow_queued",
    "get_review",
    "get_shown",
    "is_suspended",
    "list_claimable",
    "look_at_queue",
    "member_left",
    "note_present",
    "release",
    "reviewer_left",
    "role_lost",
    "set_place",
    "set_thread",
    "show_again",
    "stop_keeping",
    "volunteer_off",
]

THANKS = "reviews:thanks"


# Writing


async def look(tx: Transaction, actor: Actor, review_id: int) -> Desk:
    """A reviewer's own review, whatever became of it."""
    review = rules.check_reviewer(await store.get_review(tx, actor.guild_id, review_id), actor.user_id)
    submission = await submissions.get_submission(tx, actor.guild_id, review.submission_id)
    if submission is None:
        raise Refusal(refusal_texts.no_such_review())
    return Desk(review, submission, rules.missing(review), tuple(_findings(review)))


async def look_to_write(tx: Transaction, actor: Actor, review_id: int) -> Desk:
    desk = await look(tx, actor, review_id)
    rules.check_claimed(desk.review)
    return desk


async def list_desks(tx: Transaction, actor: Actor) -> list[Desk]:
    """What this reviewer has claimed, and what they handed in that is still there; the latest first."""
    own = await store.list_of_reviewer(tx, actor.guild_id, actor.user_id)
    return [
        await look(tx, actor, review.id)
        for review in own
        if review.is_claimed or (review.is_handed_in and review.answers)
    ]


async def find_of_submission(tx: Transaction, actor: Actor, submission_id: int) -> Review:
    """The review of this submission that concerns this person: their own, or the latest that they were given."""
    found = await store.list_of_submission(tx, actor.guild_id, submission_id)
    own = [one for one in found if one.reviewer_id == actor.user_id]
    given = [one for one in found if one.member_id == actor.user_id and one.is_handed_in and one.answers]
    if not own and not given:
        raise Refusal(refusal_texts.no_such_review())
    return (own or given)[-1]


async def list_given(tx: Transaction, actor: Actor) -> list[Review]:
    """The reviews that this member can read, the latest first."""
    own = await store.list_of_member(tx, actor.guild_id, actor.user_id)
    return [one for one in own if one.is_handed_in and one.answers]


async def write(
    tx: Transaction, actor: Actor, review_id: int, part: Part, answers: Mapping[Answer, str], result: Result | None
) -> Desk:
    """Keep what was written, also where the claim has run out meanwhile: claiming it again goes on with it."""
    desk = await look(tx, actor, review_id)
    if desk.review.is_handed_in or not desk.submission.is_live:
        rules.check_claimed(desk.review)
    await store.set_answers(tx, desk.review, {name: answers.get(name, "") for name in FIELDS[part]})
    if part is Part.ADVICE:
        await store.set_result(tx, desk.review, result)
    return await look(tx, actor, review_id)


async def hand_in(tx: Transaction, actor: Actor, review_id: int, settings: Settings, now: datetime) -> Desk:
    """Twice is as good as once."""
    desk = await look(tx, actor, review_id)
    if desk.review.is_handed_in:
        return desk
    rules.check_claimed(desk.review)
    rules.check_complete(desk)
    handed_in = await store.set_handed_in(tx, desk.review, now)
    if not handed_in or not await submissions.set_reviewed(tx, actor.guild_id, desk.submission.id, settings, now):
        raise Refusal(refusal_texts.no_such_review())
    for kind in (EXPIRE, LOOK, REMIND):
        await jobs.cancel(tx, actor.guild_id, kind, review_id)
    await jobs.schedule(tx, actor.guild_id, SHOW, review_id, now)
    await jobs.schedule(tx, actor.guild_id, TELL, review_id, now)
    await jobs.schedule(tx, actor.guild_id, CARD, desk.submission.id, now)
    return await look(tx, actor, review_id)


def _findings(review: Review) -> list[Finding]:
    return check_wording("\n".join(review.answers.values()), Mode.FEEDBACK) if not review.is_handed_in else []


# What the member does with it


async def read(tx: Transaction, actor: Actor, review_id: int) -> Review:
    return rules.check_member(await store.get_review(tx, actor.guild_id, review_id), actor.user_id)


async def thank(tx: Transaction, actor: Actor, review_id: int, now: datetime) -> bool:
    """Once is enough: another press tells the reviewer nothing again. False for that."""
    review = await read(tx, actor, review_id)
    if not await store.set_thanked(tx, review, now):
        return False
    if review.reviewer_id is not None:
        await jobs.schedule(tx, actor.guild_id, THANKS, review_id, now)
    return True


async def read_changes(tx: Transaction, actor: Actor, review_id: int) -> list[str]:
    """The most important changes that a review names, to be made goals of its member."""
    changes = rules.changes_in((await read(tx, actor, review_id)).answers.get(Answer.TOP, ""))
    if not changes:
        raise Refusal(refusal_texts.no_changes())
    return changes


async def make_goals(tx: Transaction, actor: Actor, review_id: int, chosen: Collection[int], now: datetime) -> None:
    """Of these changes. The first of them becomes the newest goal, which is suggested as the next aim."""
    changes = await read_changes(tx, actor, review_id)
    for at in reversed(range(len(changes))):
        if at in chosen:
            await goals.add_goal(tx, actor.guild_id, actor.user_id, Source.REVIEW, changes[at], now)


async def look_to_ask(tx: Transaction, actor: Actor, review_id: int) -> Review:
    """For a question about a review that is still there; without a reviewer where nobody could answer it."""
    review = await read(tx, actor, review_id)
    if not review.answers:
        raise Refusal(refusal_texts.review_gone())
    return replace(review, reviewer_id=None) if await is_suspended(tx, review) else review


async def ask_in_new_thread(tx: Transaction, review: Review, question: str, now: datetime) -> None:
    """Have the thread made anew, with the review in it, and then the question."""
    await jobs.schedule(tx, review.guild_id, ASK, review.id, now, detail=question)


async def ask_second(tx: Transaction, actor: Actor, review_id: int, settings: Settings, now: datetime) -> Submission:
    """The same resume waits for another reviewer."""
    review = await read(tx, actor, review_id)
    return await submissions.ask_again(tx, actor, review.submission_id, settings, now)


# What follows from settings


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """What waits is shown in the channel that is now for it."""
    if "resume_channel" in names:
        for submission in await submissions.list_queue(tx, guild_id):
            await jobs.schedule(tx, guild_id, CARD, submission.id, now)


# What is kept about a person


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """How much there is, never what it says: a panel is easily shown around."""
    claimed = [one for one in await store.list_of_reviewer(tx, guild_id, user_id) if one.is_claimed]
    given = [one for one in await store.list_of_member(tx, guild_id, user_id) if one.is_handed_in and one.answers]
    return news_texts.about_me(claimed, len(given))


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """What this person wrote, and what they were given; never who reviewed whom."""
    written = await store.list_of_reviewer(tx, guild_id, user_id)
    given = [one for one in await store.list_of_member(tx, guild_id, user_id) if one.is_handed_in]
    held: dict[str, object] = {
        "written": [_exported(one) for one in written],
        "received": [_exported(one) for one in given],
    }
    return {name: rows for name, rows in held.items() if rows}


def _exported(review: Review) -> dict[str, object]:
    return {
        "state": review.state,
        "claimed_at": review.claimed_at,
        "due_at": review.due_at,
        "handed_in_at": review.handed_in_at,
        "thanked_at": review.thanked_at,
        "result": review.result,
        "answers": {str(name): text for name, text in review.answers.items()},
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Reviews of their resumes go; of those that they wrote, drafts go, and what was handed in stays unnamed."""
    for review in await store.list_of_member(tx, guild_id, user_id):
        await quiet(tx, review, now)
        await tell_gone(tx, review, now)
        await store.delete_review(tx, review)
    for review in await store.list_of_reviewer(tx, guild_id, user_id):
        if review.is_claimed:
            await give_back(tx, review, State.RELEASED, now)
    await store.forget_reviewer(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return news_texts.job_in_words(kind)
