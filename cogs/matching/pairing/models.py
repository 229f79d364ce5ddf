"""What a matching round is about. Times are instants in UTC: whoever makes these has worked out zones and repeats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time, its end not included."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Who asks. `busy` are the spans of all their live interviews, also of those that they give as a volunteer.

    `met` are the volunteers of their interviews, past and to come, with when these start. `blocked` and
    `blocked_employers` are confidential: they may not be told from any text that comes out.
    """

    id: int
    zone: ZoneInfo
    bookings_left: int = 1
    busy: tuple[Span, ...] = ()
    met: tuple[tuple[int, datetime], ...] = ()
    never_matched: bool = True
    cooldown_until: datetime | None = None
    blocked: frozenset[int] = frozenset()
    blocked_employers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Who gives time. No `fields` means any. `hosted_at` are the starts of their interviews that count for a week.

    `busy` are the spans of all their live interviews, also of those that they get as a member. `employer` and `blocked`
    are as confidential as a member's blocks.
    """

    id: int
    zone: ZoneInfo
    fields: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"English"})
    weekly_limit: int = 2
    notice_hours: int = 12
    buffer_minutes: int = 15
    hosted_at: tuple[datetime, ...] = ()
    busy: tuple[Span, ...] = ()
    recent_bookings: int = 0
    paused_until: datetime | None = None
    employer: str | None = None
    blocked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """`may_be_urgent` is False for who had the urgent lane within the month; `again_welcome` for the same volunteer."""

    id: int
    member: Member
    field: str
    kind: str
    made_at: datetime
    windows: tuple[Span, ...]
    languages: frozenset[str] = frozenset({"English"})
    level: str | None = None
    deadline_at: datetime | None = None
    may_be_urgent: bool = True
    again_welcome: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "windows", tuple(_joined(self.windows)))


def _joined(windows: Iterable[Span]) -> list[Span]:
    """In order; those that touch or overlap as one."""
    joined: list[Span] = []
    for window in sorted(windows):
        if joined and window.starts_at <= joined[-1].ends_at:
            joined[-1] = Span(joined[-1].starts_at, max(joined[-1].ends_at, window.ends_at))
        else:
            joined.append(window)
    return joined


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """An open slot; `starts_at` to `ends_at` is what it occupies. Without a `field` or `kind`: what its host offers."""

    id: int
    volunteer: Volunteer
    starts_at: datetime
    ends_at: datetime
    field: str | None = None
    kind: str | None = None


PairIds = tuple[int, int]
"""The ids of a request and a slot."""


@dataclass(frozen=True, slots=True)
class Round:
    """Everything that one matching decides on. A pinned pair is made whatever rules it breaks but `Rule.APART`."""

    now: datetime
    requests: tuple[OpenRequest, ...]
    slots: tuple[OfferedSlot, ...]
    pinned: frozenset[PairIds] = frozenset()
    forbidden: frozenset[PairIds] = frozenset()


class Rule(Enum):
    """Why a request and a slot are no pair. APART is blocks and conflicts of interest: no text may tell it from
    there being no such volunteer."""

    APART = "apart"
    FORBIDDEN = "forbidden"
    FIELD = "field"
    LANGUAGE = "language"
    WINDOW = "window"
    NOTICE = "notice"
    PAUSED = "paused"
    WEEK_FULL = "week full"
    VOLUNTEER_BUSY = "volunteer busy"
    BOOKINGS = "bookings"
    MEMBER_BUSY = "member busy"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Pair:
    """`broken` are the rules that a pinned pair breaks; a pair that was found breaks none."""

    request_id: int
    slot_id: int
    priority: int
    fit: int
    reasons: tuple[str, ...]
    broken: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A slot that fits but for one rule."""

    slot_id: int
    rule: Rule
    said: str


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Who got nothing this time, what stands in the way, and what nearly fits."""

    request_id: int
    in_the_way: tuple[str, ...]
    near: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedPin:
    """A pinned pair that cannot be made."""

    request_id: int
    slot_id: int
    said: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Each request of the round is in one pair or unmatched, in the order of their ids."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    refused_pins: tuple[RefusedPin, ...] = ()

    @property
    def priority(self) -> int:
        return sum(pair.priority for pair in self.pairs)

    @property
    def fit(self) -> int:
        return sum(pair.fit for pair in self.pairs)
