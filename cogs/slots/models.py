"""A slot is a time that a volunteer offers; a series is a rule that makes slots."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

KINDS = ("recruiter screen", "behavioural", "technical", "case", "hiring manager", "salary talk")

PLACE_LENGTH = 200


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
    """Every `every_weeks` weeks at a wall time in `zone`, from the date `first_on`; `until_at` is the last moment."""

    id: int
    guild_id: int
    volunteer_id: int
    zone: str
    first_on: str
    wall_time: str
    every_weeks: int
    until_at: datetime | None
    terms: Terms
    next_number: int
    ended: bool
    made_at: datetime


@dataclass(frozen=True)
class CardPlace:
    """The message that shows a slot or a series."""

    channel_id: int
    message_id: int
