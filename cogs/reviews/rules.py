"""Who may claim what, when a claim is over, and what a review needs before it is handed in. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.reviews import refusal_texts
from cogs.reviews.models import Answer, Card, Desk, Result, Review, State
from cogs.submissions.models import State as SubmissionState
from cogs.submissions.models import Submission
from core.errors import Refusal
from core.settings import Settings

MOST_CLAIMS = 3
"""At once for one reviewer, so that no resume lies with somebody who has no time for it."""
MOST_CHANGES = 5
"""Three are asked for; some reviewers have more."""
_BULLET = re.compile(r"\s*(?:[1-9][.)]|[-–•*])\s+")
_COUNTED = re.compile(r"(?:^|\s)[1-9][.)]\s+")


@dataclass(frozen=True)
class Claimant:
    """What decides about a claim, of one volunteer: who is kept apart from whom stays between me and them."""

    user_id: int
    fields: Sequence[str]
    apart_from: Collection[int]
    """Members whose resumes this volunteer is not given."""
    done: Collection[int]
    """Submissions that they reviewed."""
    given_back: Collection[int]
    """Submissions that they gave back, or let run out."""
    is_suspended: bool = False
    """By the moderators: they may still have the role, where the bot could not take it."""


def check_ready(settings: Settings) -> None:
    if parent_of(settings) is None:
        raise Refusal(refusal_texts.not_set_up())


def parent_of(settings: Settings) -> int | None:
    """The channel whose private threads reviews are written in."""
    return settings.resume_channel or settings.interviews_channel


def may_claim(submission: Submission, card: Card | None, who: Claimant, now: datetime) -> bool:
    return is_offered(submission, card, who, now) and submission.member_id not in who.apart_from


def is_offered(submission: Submission, card: Card | None, who: Claimant, now: datetime) -> bool:
    """Whether they see it as one to claim: by what they know themselves, so that nobody reads a block from a list."""
    return (
        not who.is_suspended
        and submission.state is SubmissionState.QUEUED
        and submission.member_id != who.user_id
        and submission.id not in who.done
        and not is_kept_for_other(card, who.user_id, now)
    )


def is_kept_for_other(card: Card | None, user_id: int, now: datetime) -> bool:
    return is_kept(card, now) and card is not None and card.reviewer_id != user_id


def is_kept(card: Card | None, now: datetime) -> bool:
    return card is not None and card.kept_until is not None and card.kept_until > now


def check_trusted(who: Claimant) -> None:
    if who.is_suspended:
        raise Refusal(refusal_texts.suspended())


def check_claim(submission: Submission | None, card: Card | None, who: Claimant, now: datetime) -> Submission:
    check_trusted(who)
    if submission is None or not submission.is_live:
        raise Refusal(refusal_texts.no_such_submission())
    if submission.member_id == who.user_id:
        raise Refusal(refusal_texts.own_resume())
    if submission.state is not SubmissionState.QUEUED:
        raise Refusal(refusal_texts.already_claimed())
    if not may_claim(submission, card, who, now):
        raise Refusal(refusal_texts.not_for_you())
    return submission


def check_room(held: Sequence[Review]) -> None:
    if len(held) >= MOST_CLAIMS:
        raise Refusal(refusal_texts.too_many_claims(len(held)))


def choose_next(queue: Sequence[Submission], cards: dict[int, Card], who: Claimant, now: datetime) -> Submission | None:
    """What is kept for them first, then the longest waiting of their fields; nothing that they gave back."""
    fitting = [
        one
        for one in queue
        if may_claim(one, cards.get(one.id), who, now) and one.id not in who.given_back and _fits(one, who.fields)
    ]
    kept = [one for one in fitting if is_kept(cards.get(one.id), now)]
    return next(iter([*kept, *fitting]), None)


def _fits(submission: Submission, fields: Sequence[str]) -> bool:
    return submission.field is None or not fields or submission.field in fields


def due_at(now: datetime, settings: Settings) -> datetime:
    return now + timedelta(hours=settings.claim_hours)


def remind_at(review: Review) -> datetime:
    """When a quarter of the time is left."""
    return review.due_at - (review.due_at - review.claimed_at) / 4


def kept_until(now: datetime, settings: Settings) -> datetime:
    """Until when a new version is kept for its earlier reviewer."""
    return now + timedelta(hours=settings.claim_hours) / 2


def check_reviewer(review: Review | None, user_id: int) -> Review:
    """Whose it is not learns nothing, not even that it exists."""
    if review is None or review.reviewer_id != user_id:
        raise Refusal(refusal_texts.no_such_review())
    return review


def check_member(review: Review | None, user_id: int) -> Review:
    """A member knows of a review once it is handed in."""
    if review is None or review.member_id != user_id or not review.is_handed_in:
        raise Refusal(refusal_texts.no_such_review())
    return review


def check_claimed(review: Review) -> None:
    if review.state is State.HANDED_IN:
        raise Refusal(refusal_texts.handed_in_already())
    if not review.is_claimed:
        raise Refusal(refusal_texts.claim_over(review.state))


def check_complete(desk: Desk) -> None:
    if desk.missing:
        raise Refusal(desk.missing)
    if desk.is_held_back:
        raise Refusal(refusal_texts.held_back())


def missing(review: Review) -> str:
    """What a review lacks before it can be handed in; nothing said where nothing is lacking."""
    if review.result is None:
        return refusal_texts.result_missing()
    if review.result is Result.CHANGES and not review.answers.get(Answer.TOP):
        return refusal_texts.top_missing()
    if not review.answers:
        return refusal_texts.words_missing()
    return ""


def changes_in(text: str) -> list[str]:
    """The most important changes one by one: a line each, or counted on one line, as their reviewer wrote them."""
    lines = [" ".join(_BULLET.sub("", line, count=1).split()) for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and _COUNTED.match(text.strip()):
        lines = [" ".join(part.split()) for part in _COUNTED.split(text.strip())]
    return [line for line in lines if line and not line.endswith(":")][:MOST_CHANGES]
