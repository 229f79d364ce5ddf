"""What a tip is, where it is shown, and what becomes of members' proposals."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Literal, get_args

Topic = Literal[
    "before the interview",
    "when to ask",
    "whom and how",
    "what to ask",
    "attitude",
    "what never to do",
    "why recruiters hold back",
    "when there is no answer",
    "after the answer",
    "handling a decline",
    "behaviour that costs offers",
    "mock interviews",
    "resume",
]
TOPICS: tuple[str, ...] = get_args(Topic)

LONGEST_TEXT = 500
SHORTEST_TEXT = 20
LONGEST_SOURCE = 200

OWN_PREFIX = "own-"
"""How the keys of tips begin that a group wrote itself."""


class Moment(StrEnum):
    """When a tip is shown without being asked for, besides the posts."""

    AFTER_BOOKING = "after booking"
    AFTER_DECLINE = "after decline"
    BEFORE_QA = "before q&a"


class State(StrEnum):
    """Of a group's own tip, or of its change to a tip of the catalogue."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"
    DECLINED = "declined"


@dataclass(frozen=True)
class Tip:
    """One sourced piece of advice. `key` is its id in the catalogue, or names the group's own."""

    key: str
    topic: str
    text: str
    source: str
    region: str = ""
    moments: frozenset[Moment] = frozenset()
    is_changed: bool = False
    """The group wrote it, or rewrote the catalogue's."""
    is_retired: bool = False


@dataclass(frozen=True)
class Wording:
    """What people type into the form of a tip."""

    text: str
    source: str


@dataclass(frozen=True)
class CardPlace:
    channel_id: int
    message_id: int


@dataclass(frozen=True)
class GroupTip:
    """A tip that a group wrote or proposed, or its change to one of the catalogue (`catalogue_id`)."""

    id: int
    guild_id: int
    catalogue_id: str | None
    topic: str
    wording: Wording
    state: str
    proposed_by: int | None
    decided_by: int | None
    made_at: datetime
    card: CardPlace | None

    @property
    def key(self) -> str:
        return self.catalogue_id or f"{OWN_PREFIX}{self.id}"

    @property
    def is_waiting(self) -> bool:
        return self.state == State.PROPOSED


@dataclass(frozen=True)
class Votes:
    helpful: int = 0
    not_helpful: int = 0


@dataclass(frozen=True)
class Given:
    """A tip as one person gets it, with what they said of it before."""

    tip: Tip
    helpful: bool | None


@dataclass(frozen=True)
class Schedule:
    """On which days of the week (Monday is 0), and when by the clock on the group's wall, a tip is posted."""

    days: tuple[int, ...]
    wall: time


@dataclass(frozen=True)
class Rota:
    """Where a group is in its tips: everything is shown once in a round before anything is shown again."""

    next_at: datetime | None = None
    round: int = 1
    quiet_since: datetime | None = None
    broken: str = ""
    """Why the last post could not be made; moderators were told. Empty again after the next one that works."""


@dataclass(frozen=True)
class Post:
    """A tip to be posted, or posted, in a channel. `late_at` is when it is too late to."""

    id: int
    guild_id: int
    key: str
    channel_id: int
    late_at: datetime
    by_clock: bool
    is_waiting: bool


class Trouble(StrEnum):
    """Why a tip could not be posted."""

    GONE = "gone"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"


@dataclass(frozen=True)
class Overview:
    """What moderators see of the tips: a page of one topic, and how the posts stand."""

    topic: str
    tips: list[Tip]
    votes: dict[str, Votes]
    count: int
    offset: int
    in_use: int
    proposals: list[GroupTip]
    rota: Rota
