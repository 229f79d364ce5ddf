"""What a typed time is made of, before anybody asks what it means now."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class DayPart(Enum):
    MORNING = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()


class Form(Enum):
    """What a clock time says about its half of the day."""

    AM = auto()
    PM = auto()
    FULL = auto()
    """A 24-hour form settles it."""
    OPEN = auto()
    """Morning or evening."""
    MIDNIGHT = auto()
    """The word; with the hour 24 the end of a day."""


class Which(Enum):
    """Which weekday of that name."""

    COMING = auto()
    THIS = auto()
    NEXT = auto()
    AFTER_NEXT = auto()
    LAST = auto()


@dataclass(frozen=True)
class Instant:
    """A moment that needs no zone; None where the number is no moment at all."""

    at: datetime | None


@dataclass(frozen=True)
class Later:
    """An exact stretch of time from now: "in 2h30m", "2 hours ago". Days are whole days of the calendar."""

    seconds: int
    days: int = 0


@dataclass(frozen=True)
class Clock:
    """A time of day, and what else the same phrase could be.

    `other`: a second time of day; `span_seconds`: a duration ("6h"); `year`: a year ("2026"). `is_odd`: "13pm".
    """

    hour: int
    minute: int
    form: Form
    second: int = 0
    other: "Clock | None" = None
    span_seconds: int = 0
    year: int = 0
    is_odd: bool = False


@dataclass(frozen=True)
class BadClock:
    """25:00, 6:75."""


@dataclass(frozen=True)
class Number:
    """A number on its own, such as the 6 in "friday 6"."""

    value: int
    digits: int
    is_after_at: bool = False


@dataclass(frozen=True)
class Dotted:
    """5.12 without more: a time of day, or a day and a month; with a last dot ("5.12.") rather the latter."""

    first: int
    second: int
    has_last_dot: bool = False


@dataclass(frozen=True)
class PartOfDay:
    part: DayPart
    is_tonight: bool = False


@dataclass(frozen=True)
class InDays:
    """So many days or months from today: "today" is 0. `is_counted` for "in 3 days", which has no name for the day."""

    days: int
    months: int = 0
    is_counted: bool = False


@dataclass(frozen=True)
class Weekday:
    day: int
    which: Which = Which.COMING
    weeks_later: int = 0


@dataclass(frozen=True)
class Week:
    """This week (0), next week (1)."""

    ahead: int


@dataclass(frozen=True)
class Calendar:
    day: int
    month: int
    year: int | None = None
    is_iso: bool = False


@dataclass(frozen=True)
class Numeric:
    """3/12 or 05.12.2026: day and month in an order that depends on the country."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True)
class DayOfMonth:
    """The 3rd; of this month (0) or next month (1) if said so."""

    day: int
    months_ahead: int | None = None


@dataclass(frozen=True)
class NthWeekday:
    """First Monday of December; -1 is the last."""

    nth: int
    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True)
class Shift:
    """Two weeks from (the day named next)."""

    days: int
    months: int = 0


@dataclass(frozen=True)
class Zone:
    """A zone by name, as typed, with the key it is looked up by."""

    name: str


@dataclass(frozen=True)
class Offset:
    minutes: int
    name: str


@dataclass(frozen=True)
class WhoseZone:
    """My time, local time; or somebody's that nobody can know."""

    is_own: bool
    name: str


class Sign(Enum):
    DASH = auto()
    TO = auto()
    FROM = auto()
    BETWEEN = auto()
    OR = auto()
    AND = auto()
    EVERY = auto()
    HEDGE = auto()
    LENGTH = auto()
    END_OF_DAY = auto()
    NO_DAY = auto()
    DAY_OR_CLOCK = auto()
    FOREIGN = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Mark:
    """A word that is no part of a time, but says something about it or makes it unreadable."""

    sign: Sign
    text: str = ""


Day = InDays | Weekday | Week | Calendar | Numeric | DayOfMonth | NthWeekday | Shift
Time = Clock | BadClock | Number | Dotted
Place = Zone | Offset | WhoseZone
Part = Instant | Later | Time | PartOfDay | Day | Place | Mark
