"""A request: a member's wish for an interview, and what counts for its place among the others."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.times import Availability

URGENT = 100
URGENT_WITHIN = timedelta(days=7)
URGENT_AGAIN_AFTER = timedelta(days=30)
FIRST_TIME = 50
MOST_FOR_WAITING = 60

NOT_AGAIN_WITHIN = timedelta(days=60)
"""The same two are not brought together again so soon, unless the member is fine with it."""

LONGEST_WAIT = timedelta(days=90)
"""How long a request without a deadline stays open."""


RESTORED_WITHIN = timedelta(minutes=15)
"""How long somebody can take it back that they withdrew."""


class State(StrEnum):
    """OPEN waits for a match, PROPOSED for a volunteer's yes; the others have ended."""

    OPEN = "open"
    PROPOSED = "proposed"
    MATCHED = "matched"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Wish:
    """What a member asks for."""

    field: str
    kind: str
    level: str | None
    languages: tuple[str, ...]
    deadline_at: datetime | None
    goals: str
    may_be_watched: bool
    may_be_recorded: bool
    again_welcome: bool
    """A volunteer whom they met within the last 60 days is welcome, too."""
    availability: Availability


@dataclass(frozen=True)
class Request(Wish):
    """`made_at` stays when a request opens again, so no waiting time is lost. `in_the_way`: what the last matching
    round found, in words. `urgent_at`: when it was matched because of its deadline."""

    id: int
    guild_id: int
    member_id: int
    resume_id: int | None
    state: State
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    interview_id: int | None
    urgent_at: datetime | None
    in_the_way: tuple[str, ...]
    looked_at: datetime | None

    @property
    def is_live(self) -> bool:
        return self.state in (State.OPEN, State.PROPOSED)


@dataclass(frozen=True)
class History:
    """What earlier interviews of a member mean for their next place."""

    last_turn_at: datetime | None = None
    was_matched: bool = False
    """They have, or had, an interview that came from a request."""
    urgent_at: datetime | None = None
    """When a deadline of theirs last put them first."""

    @property
    def is_first_time(self) -> bool:
        return self.last_turn_at is None and not self.was_matched


@dataclass(frozen=True)
class Standing:
    """A place among those who wait for the same field, and why."""

    place: int
    waiting: int
    is_urgent: bool
    is_first_time: bool
    days_waited: int
    cooldown_until: datetime | None


@dataclass(frozen=True)
class OwnRequest:
    """A request as its member reads about it."""

    id: int
    said: str
