"""A slot is a time that a volunteer offers; a series is a rule that makes slots."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Literal
from zoneinfo import ZoneInfo

from cogs.volunteers.models import Limits
from core.times import Skipped, Weekly

Repeat = Literal["none", "weekly", "every two weeks"]

PLACE_LENGTH = 100
"""What an event on Discord has room for."""


class SlotState(Enum):
    """OPEN: can be booked. TAKEN: held or booked by an interview. WITHDRAWN: no longer offered."""

    OPEN = "open"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Slot:
    """`minutes` is the interview phase; `starts_at` to `ends_at` is what the slot occupies, agenda included."""

    id: int
    guild_id: int
    volunteer_id: int
    series_id: int | None
    starts_at: datetime
    ends_at: datetime
    minutes: int
    field: str | None
    kind: str | None
    place: str
    ask_first: bool
    state: SlotState
    made_at: datetime
    kept_for: int | None = None
    kept_until_at: datetime | None = None

    def is_kept_for(self, user_id: int, now: datetime) -> bool:
        return self.kept_for == user_id and self._is_kept(now)

    def is_kept_from(self, user_id: int, now: datetime) -> bool:
        """Whether it is kept for somebody else."""
        return self.kept_for not in (None, user_id) and self._is_kept(now)

    def _is_kept(self, now: datetime) -> bool:
        return self.kept_until_at is not None and now < self.kept_until_at

    @property
    def terms(self) -> "Terms":
        return Terms(self.minutes, self.field, self.kind, self.place, self.ask_first)


@dataclass(frozen=True)
class Terms:
    """What a volunteer says about an offered time."""

    minutes: int
    field: str | None
    kind: str | None
    place: str
    ask_first: bool


@dataclass(frozen=True)
class Series:
    """A wall time that repeats, and what is said about its slots.

    What falls on dates before `next_on` was made or left out, and is never made again.
    """

    id: int
    guild_id: int
    volunteer_id: int
    rhythm: Weekly
    terms: Terms
    next_on: date
    ended: bool
    made_at: datetime


class Scope(Enum):
    """How much a volunteer withdraws: one slot, it and the later ones of its series, or the whole series."""

    THIS = "this"
    LATER = "later"
    ALL = "all"


class Subject(Enum):
    """What a card shows: a single slot, or a series with its next times."""

    SLOT = "slot"
    SERIES = "slot_series"


@dataclass(frozen=True)
class CardPlace:
    """The message that shows a slot or a series."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Shown:
    """What a card shows: one slot, or a series with those of its times that are still to come."""

    series: Series | None
    slots: list[Slot]
    card: CardPlace | None

    def is_bookable(self, now: datetime) -> bool:
        return any(slot.state is SlotState.OPEN and slot.starts_at > now for slot in self.slots)


@dataclass(frozen=True)
class Page:
    """Some of a volunteer's slots to come, from number `offset`, of `count` in all."""

    slots: list[Slot]
    offset: int
    count: int


@dataclass(frozen=True)
class InTheWay:
    """A time of a series that is left out, because it would overlap another slot of the volunteer."""

    starts_at: datetime
    other: Slot


@dataclass(frozen=True)
class Withdrawn:
    """`gone` are no longer offered; `staying` are taken, and stay until their interview is cancelled."""

    gone: list[Slot]
    staying: list[Slot]


@dataclass(frozen=True)
class Wish:
    """An offer as the volunteer typed it."""

    when: str
    every_weeks: Literal[1, 2] | None
    until: str | None
    terms: Terms


@dataclass(frozen=True)
class OfferedTime:
    """A slot that was made. `note` says where its wall time happens twice on that day, and which is meant."""

    slot: Slot
    note: str | None


@dataclass(frozen=True)
class Offered:
    """What became of a wish: the open times, those left out, in which zone and with what doubts it was read.

    `limits` are the volunteer's, which decide from when on the times can be booked.
    """

    times: list[OfferedTime]
    left_out: list[Skipped | InTheWay]
    rhythm: Weekly | None
    zone: ZoneInfo
    note: str | None
    limits: Limits
