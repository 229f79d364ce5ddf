"""Days: today, friday, next week, 3 december, dec 3rd 2026, 2026-12-03, 3/12, the 3rd, first monday of december."""

import re
from datetime import UTC, datetime, timedelta, timezone

from core.times.grammar.clocks import clock_of
from core.times.grammar.found import Found
from core.times.grammar.parts import (
    BadClock,
    Calendar,
    DayOfMonth,
    DayPart,
    InDays,
    Instant,
    Mark,
    NthWeekday,
    Numeric,
    Offset,
    Part,
    PartOfDay,
    Shift,
    Sign,
    Week,
    Weekday,
    Which,
)
from core.times.grammar.tokens import Kind, Line
from core.times.grammar.vocabulary import MERIDIEMS, MONTHS, PARTS_OF_DAY, TOMORROW, TONIGHT, WEEKDAYS

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LATEST_UNIX = 32503680000
_WHICH = {
    ("this",): Which.THIS,
    ("this", "coming"): Which.THIS,
    ("the", "coming"): Which.THIS,
    ("coming",): Which.THIS,
    ("next",): Which.NEXT,
    ("the", "next"): Which.NEXT,
    ("following",): Which.NEXT,
    ("the", "following"): Which.NEXT,
    ("last",): Which.LAST,
    ("past",): Which.LAST,
    ("this", "past"): Which.LAST,
    ("previous",): Which.LAST,
}
_NAMED_DAYS = {
    ("today",): 0,
    ("the", "day", "after", "tomorrow"): 2,
    ("day", "after", "tomorrow"): 2,
    ("overmorrow",): 2,
    ("yesterday",): -1,
    ("the", "day", "before", "yesterday"): -2,
    ("day", "before", "yesterday"): -2,
}
_WEEKS = {
    ("this", "week"): 0,
    ("next", "week"): 1,
    ("the", "next", "week"): 1,
    ("the", "following", "week"): 1,
    ("week", "after", "next"): 2,
    ("the", "week", "after", "next"): 2,
    ("last", "week"): -1,
}


def moment(line: Line, place: int) -> Found | None:
    """Discord's markup, and ISO with a "T"."""
    token = line.at(place)
    if token.kind is Kind.MARKUP:
        unix = int(token.text[3:-1].partition(":")[0])
        in_range = 0 <= unix <= _LATEST_UNIX
        return Found((Instant(datetime.fromtimestamp(unix, UTC) if in_range else None),), place + 1)
    if token.kind in (Kind.INSTANT, Kind.COMPACT):
        return Found(_iso_parts(token.text), place + 1)
    return None


def _iso_parts(text: str) -> tuple[Part, ...]:
    try:
        at = datetime.fromisoformat(text.upper().replace(",", "."))
    except ValueError:
        return (BadClock(),)
    parts: tuple[Part, ...] = (
        Calendar(at.day, at.month, at.year, is_iso=True),
        clock_of(at.hour, at.minute, at.second, is_padded=True),
    )
    if at.tzinfo is None:
        return parts
    offset = at.utcoffset() or timedelta(0)
    return (*parts, Offset(int(offset.total_seconds()) // 60, str(timezone(offset))))


def relative_day(line: Line, place: int) -> Found | None:
    for words, days in _NAMED_DAYS.items():
        if line.has(place, *words):
            return Found((InDays(days),), place + len(words))
    word = line.text(place)
    if word in TOMORROW:
        return Found((InDays(1),), place + 1)
    if word in TONIGHT:
        return Found((InDays(0), PartOfDay(DayPart.NIGHT, is_tonight=True)), place + 1)
    part = PARTS_OF_DAY.get(line.text(place + 1))
    if word == "this" and part:
        return Found((InDays(0), PartOfDay(part, is_tonight=part is DayPart.NIGHT)), place + 2)
    if word == "last" and part is DayPart.NIGHT:
        return Found((InDays(-1), PartOfDay(part)), place + 2)
    if word == "day" and line.text(place + 1) == "after":
        return Found((Shift(1),), place + 2)
    return None


def week(line: Line, place: int) -> Found | None:
    for words, ahead in _WEEKS.items():
        if line.has(place, *words):
            return Found((Week(ahead),), place + len(words))
    return None


def weekday(line: Line, place: int) -> Found | None:
    which, start = Which.COMING, place
    if line.text(place) not in WEEKDAYS:
        for words, meaning in _WHICH.items():
            if line.has(place, *words) and line.text(place + len(words)) in WEEKDAYS:
                which, start = meaning, place + len(words)
    day = WEEKDAYS.get(line.text(start))
    if day is None:
        return None
    end = start + 1
    if line.text(end) == ".":
        end += 1
    if line.has(end, "after", "next"):
        return Found((Weekday(day, Which.AFTER_NEXT),), end + 2)
    if line.text(end) == "week" and which is Which.COMING:
        return Found((Weekday(day, weeks_later=1),), end + 1)
    return Found((Weekday(day, which),), end)


def calendar_day(line: Line, place: int) -> Found | None:
    """Day and month, the month in letters; with a year or without."""
    return _day_then_month(line, place) or _month_then_day(line, place)


def _day_then_month(line: Line, place: int) -> Found | None:
    start = line.skip(place, "the")
    day = _day_number(line, start)
    if day is None:
        return None
    after = line.skip(start + 1, "day") if line.has(start + 1, "day", "of") else start + 1
    middle = line.skip(after, "of", "-", ".", "/", "the")
    if middle - after > 2:
        return None
    month = MONTHS.get(line.text(middle))
    if month is None:
        return None
    year, end = _year(line, middle + 1)
    found = Calendar(day, month, year)
    return Found((found, Mark(Sign.DAY_OR_CLOCK)) if _is_between_numbers(line, start, end) else (found,), end)


def _is_between_numbers(line: Line, day: int, end: int) -> bool:
    """The 3 or the 6 of "3 dec 6" may be the day."""
    is_number_after = line.number(end) is not None and not _is_clock_sign(line, end + 1)
    return is_number_after and line.is_kind(day, Kind.NUMBER)


def _month_then_day(line: Line, place: int) -> Found | None:
    month = MONTHS.get(line.text(place))
    if month is None:
        return None
    middle = line.skip(place + 1, ".", "the", "-", "/")
    day = _day_number(line, middle)
    if day is None or _is_clock_sign(line, middle + 1):
        return None
    year, end = _year(line, middle + 1)
    return Found((Calendar(day, month, year),), end)


def _is_clock_sign(line: Line, place: int) -> bool:
    """Whether the number before is an hour: "may 5pm", "dec 3 o'clock"."""
    return line.text(place) in ("h", "oclock") or (line.text(place) in MERIDIEMS and line.text(place) != "a")


def _day_number(line: Line, place: int) -> int | None:
    token = line.at(place)
    if token.kind is Kind.ORDINAL:
        return int(token.text) if len(token.text) <= 2 else None
    if token.text == "second":
        return 2
    return line.number(place)


def _year(line: Line, place: int) -> tuple[int | None, int]:
    """A year at this place, and where it ends; a four-digit time of day is none."""
    start = line.skip(place, ",", "of", "-", ".", "/", "in")
    year = line.number(start, digits=4)
    is_year = year is not None and 2000 <= year <= 2099 and not _is_clock_sign(line, start + 1)
    if not is_year or line.text(start + 1) in ("hrs", "hours", "z"):
        return None, place
    return year, start + 1


def numeric_day(line: Line, place: int) -> Found | None:
    token = line.at(place)
    if token.kind is Kind.ISO:
        numbers = [int(number) for number in token.text.replace("/", "-").replace(".", "-").split("-")]
        day = Calendar(numbers[2], numbers[1], numbers[0], is_iso=True)
        return _with_iso_clock(line, place, day) or Found((day,), place + 1)
    if token.kind is not Kind.NUMERIC or token.text.endswith("."):
        return None
    first, second, *rest = map(int, token.text.strip(".").replace("/", "-").replace(".", "-").split("-"))
    year = (rest[0] + 2000 if rest[0] < 100 else rest[0]) if rest else None
    return Found((Numeric(first, second, year),), place + 1)


def _with_iso_clock(line: Line, place: int, day: Calendar) -> Found | None:
    """2026-12-01 10:30 is ISO, whose hours run to 24; 2026-12-1 or 6:30 is not."""
    after = line.skip(place + 1, ",")
    clock = line.at(after)
    is_iso = _ISO_DATE.fullmatch(line.text(place)) and clock.kind is Kind.CLOCK and clock.text[2] == ":"
    if not is_iso or line.text(after + 1) in MERIDIEMS or line.text(after + 1) in ("noon", "midnight"):
        return None
    hour, minute, second = (*map(int, clock.text.split(":")), 0)[:3]
    return Found((day, clock_of(hour, minute, second, is_padded=True)), after + 1)


def day_of_month(line: Line, place: int) -> Found | None:
    """The 3rd; the 3rd of next month."""
    start = line.skip(place, "the")
    if not line.is_kind(start, Kind.ORDINAL) or len(line.text(start)) > 2:
        return None
    day, end = int(line.text(start)), start + 1
    after = line.skip(end, "of")
    if line.has(after, "next", "month"):
        return Found((DayOfMonth(day, 1),), after + 2)
    if line.has(after, "this", "month") or line.has(after, "the", "month"):
        return Found((DayOfMonth(day, 0),), after + 2)
    return Found((DayOfMonth(day),), end)


def nth_weekday(line: Line, place: int) -> Found | None:
    """First monday of december, last friday in november 2026."""
    start = line.skip(place, "the")
    nth = -1 if line.text(start) == "last" else _day_number(line, start)
    day = WEEKDAYS.get(line.text(start + 1))
    middle = line.skip(start + 2, "of", "in")
    month = MONTHS.get(line.text(middle))
    if nth is None or day is None or month is None or middle == start + 2 or nth > 5:
        return None
    year, end = _year(line, middle + 1)
    return Found((NthWeekday(nth, day, month, year),), end)


def month_alone(line: Line, place: int) -> Found | None:
    """A month without a day names no day."""
    start = line.skip(place, "next", "this")
    if line.text(start) in MONTHS or (start > place and line.text(start) in ("month", "weekend", "year")):
        return Found((Mark(Sign.NO_DAY),), _year(line, start + 1)[1])
    return None
