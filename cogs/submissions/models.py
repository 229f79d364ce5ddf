"""A submission: a resume that waits for, or has had, a review."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cogs.resumes.checking.spans import Span


class State(StrEnum):
    """DRAFT: its member still decides what others will see. WITHDRAWN and REMOVED have ended, and hold no file."""

    DRAFT = "draft"
    QUEUED = "queued"
    CLAIMED = "claimed"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


LIVE = (State.QUEUED, State.CLAIMED)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a member says about the review they want. `changed`: what is new in a new version.

    A draft may have no `target_role` yet; what waits for a review has one.
    """

    target_role: str
    focus: str = ""
    questions: str = ""
    field: str | None = None
    level: str | None = None
    previous_id: int | None = None
    changed: str = ""


@dataclass(frozen=True, kw_only=True)
class Submission(Wish):
    """`file_id` is what a reviewer sees; of a draft, `is_anonymised` says what its member means to queue.

    `queued_at` is the place in the queue; it stays when a claim is given back. `member_id` is None once they were
    forgotten. `hidden` is where the words stand, in the file of a draft, that its member wants hidden in a copy.
    """

    id: int
    guild_id: int
    member_id: int | None
    file_id: int | None
    is_anonymised: bool
    state: State
    made_at: datetime
    queued_at: datetime | None
    claimed_at: datetime | None
    reviewed_at: datetime | None
    ended_at: datetime | None
    remove_at: datetime | None
    hidden: tuple[Span, ...] = ()

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def has_file(self) -> bool:
        return self.state not in (State.WITHDRAWN, State.REMOVED)

    @property
    def is_renewable(self) -> bool:
        """A new version follows a review, also of a file that is gone."""
        return self.reviewed_at is not None and not self.is_live


@dataclass(frozen=True)
class Waiting:
    """How long others waited for their claim lately: half of them between these two.

    `field`: only of this field were counted; None for all fields together.
    """

    least: timedelta
    most: timedelta
    field: str | None = None


@dataclass(frozen=True)
class Place:
    """Number `number` of `count` that wait for the same reviewers: those of `field`, or any, if that is None.

    `waiting` is None while too few were claimed lately to tell; `first_at` is since when the first of them waits.
    """

    number: int
    count: int
    waiting: Waiting | None
    field: str | None
    first_at: datetime
