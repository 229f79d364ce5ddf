"""A review: what a volunteer writes about a submission, from the claim to the thanks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cogs.submissions.models import Place, Submission, Waiting
from core.wording import Finding


class State(StrEnum):
    """RELEASED and EXPIRED keep the draft: whoever claims the submission again goes on with it."""

    CLAIMED = "claimed"
    RELEASED = "released"
    EXPIRED = "expired"
    HANDED_IN = "handed_in"


class Result(StrEnum):
    CHANGES = "changes"
    READY = "ready"


class Answer(StrEnum):
    """The fields of the review form, in the order in which they are read."""

    TOP = "top"
    MUST = "must"
    SHOULD = "should"
    NICE = "nice"
    FIT = "fit"
    FIRST_SECONDS = "first_seconds"
    BULLETS = "bullets"
    ORDER = "order"
    LENGTH = "length"
    LANGUAGE = "language"
    FORMAT = "format"
    DATES = "dates"
    PRIVACY = "privacy"


class Part(StrEnum):
    """A form has room for five fields, so the review is written in three."""

    CONTENT = "content"
    DETAILS = "details"
    ADVICE = "advice"


FIELDS: Mapping[Part, tuple[Answer, ...]] = {
    Part.CONTENT: (Answer.FIT, Answer.FIRST_SECONDS, Answer.BULLETS, Answer.ORDER, Answer.LENGTH),
    Part.DETAILS: (Answer.LANGUAGE, Answer.FORMAT, Answer.DATES, Answer.PRIVACY),
    Part.ADVICE: (Answer.TOP, Answer.MUST, Answer.SHOULD, Answer.NICE),
}
LONGEST_ANSWER: Mapping[Part, int] = {Part.CONTENT: 650, Part.DETAILS: 800, Part.ADVICE: 800}
"""A part is shown in one message, which holds 4000 characters."""
LONGEST_QUESTION = 1500


@dataclass(frozen=True, kw_only=True)
class Review:
    id: int
    guild_id: int
    submission_id: int
    member_id: int
    reviewer_id: int | None
    state: State
    claimed_at: datetime
    due_at: datetime
    handed_in_at: datetime | None
    thanked_at: datetime | None
    result: Result | None
    thread_id: int | None
    answers: Mapping[Answer, str] = field(default_factory=dict)

    @property
    def is_claimed(self) -> bool:
        return self.state is State.CLAIMED

    @property
    def is_handed_in(self) -> bool:
        return self.state is State.HANDED_IN

    @property
    def is_empty(self) -> bool:
        return self.result is None and not self.answers


@dataclass(frozen=True)
class Card:
    """Where a submission is shown, and for whom it is kept before everybody may claim it."""

    submission_id: int
    guild_id: int
    channel_id: int | None = None
    message_id: int | None = None
    reviewer_id: int | None = None
    kept_until: datetime | None = None


@dataclass(frozen=True)
class Desk:
    """A reviewer's view of a review: what is written, what is missing, what the wording guard says."""

    review: Review
    submission: Submission
    missing: str
    findings: tuple[Finding, ...]

    @property
    def is_held_back(self) -> bool:
        """Something in it must be changed before it is handed in."""
        return any(finding.is_held_back for finding in self.findings)


@dataclass(frozen=True)
class Entry:
    """One line of the queue. `can_claim`: whether whoever looks is offered it."""

    submission: Submission
    number: int
    is_own: bool
    can_claim: bool


@dataclass(frozen=True)
class Queue:
    entries: tuple[Entry, ...]
    count: int
    offset: int
    own: Place | None
    waiting: Waiting | None
    """How long somebody of the looker's field, who joins now, can expect to wait."""
    held: tuple[Review, ...]
    """The claims of whoever looks."""
