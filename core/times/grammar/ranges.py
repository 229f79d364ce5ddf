"""Signs between two times: "5-6pm", "mon to fri", "between 5 and 6", and the offset in "2026-12-01 18:30-05:00"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.times.grammar.parts import (
    BadClock,
    Calendar,
    Clock,
    DayOfMonth,
    Dotted,
    Form,
    InDays,
    Instant,
    Mark,
    NthWeekday,
    Number,
    Numeric,
    Offset,
    Part,
    PartOfDay,
    Sign,
    Week,
    Weekday,
    WhoseZone,
    Zone,
)

TIMES = (Clock, BadClock, Number, Dotted, Instant)
DAYS = (InDays, Weekday, Week, Calendar, Numeric, DayOfMonth, NthWeekday)
_BESIDE = (Zone, Offset, WhoseZone, PartOfDay)
_LARGEST_OFFSET = 12 * 60


@dataclass(frozen=True)
class Joined:
    """The parts without signs between them, and whether a sign made a span of them."""

    parts: list[Part]
    is_range: bool


def join(parts: Sequence[Part]) -> Joined:
    """Keep the start of each span, and take the signs away."""
    left = list(parts)
    is_range = any(_is_sign(part, Sign.BETWEEN) for part in left)
    place = 0
    while place < len(left):
        part = left[place]
        if not (_is_sign(part, Sign.DASH, Sign.TO) or (is_range and _is_sign(part, Sign.AND))):
            place += 1
            continue
        before, after = left[:place], left[place + 1 :]
        offset = _as_offset(before, part, after)
        if offset:
            left, is_range = [*before, *offset, *after[1:]], is_range or len(offset) > 1
        elif _is_span(before, after):
            left, is_range = _start_of_span(before, after), True
        else:
            left = [*before, *_not_a_span(before, part), *after]
    return Joined([part for part in left if not _is_sign(part, *_gone(is_range))], is_range)


def _gone(is_range: bool) -> tuple[Sign, ...]:
    """A "from" without an end is as vague as "after"; the caller hears of it."""
    return (Sign.BETWEEN, Sign.FROM, Sign.AND) if is_range else (Sign.BETWEEN,)


def _is_sign(part: Part, *signs: Sign) -> bool:
    return isinstance(part, Mark) and part.sign in signs


def _last_before(before: Sequence[Part]) -> Part | None:
    return next((part for part in reversed(before) if not isinstance(part, _BESIDE)), None)


def _is_span(before: Sequence[Part], after: Sequence[Part]) -> bool:
    start, end = _last_before(before), after[0] if after else None
    both_times = isinstance(start, TIMES) and isinstance(end, TIMES)
    both_days = isinstance(start, (*DAYS, Number)) and isinstance(end, (*DAYS, Number))
    return both_times or both_days


def _start_of_span(before: list[Part], after: list[Part]) -> list[Part]:
    start, end = _last_before(before), after[0]
    if start is None:
        return [*before, *after[1:]]
    place = len(before) - 1 - before[::-1].index(start)
    kept: Part = start
    if isinstance(start, Number) and isinstance(end, Calendar):
        kept = replace(end, day=start.value)
    elif isinstance(start, Number | Clock) and isinstance(end, Clock):
        kept = _in_half_of(start, end)
    return [*before[:place], kept, *before[place + 1 :], *after[1:]]


def _in_half_of(start: Number | Clock, end: Clock) -> Number | Clock:
    """The 5 of "5-6pm" is 5pm, the 11 of "11-1pm" is 11am."""
    hour = start.value if isinstance(start, Number) else start.hour
    minute = 0 if isinstance(start, Number) else start.minute
    is_open = isinstance(start, Number) or start.form is Form.OPEN
    if not is_open or end.form not in (Form.AM, Form.PM) or not 1 <= hour <= 12:
        return start
    half = end.form
    if (hour % 12, minute) >= (end.hour % 12, end.minute):
        half = Form.AM if half is Form.PM else Form.PM
    return Clock(hour % 12 + (12 if half is Form.PM else 0), minute, half)


def _not_a_span(before: Sequence[Part], sign: Part) -> list[Part]:
    """A dash is punctuation, "until friday" a deadline; "tomorrow to 6pm" is anybody's guess."""
    is_guess = _is_sign(sign, Sign.TO) and any(isinstance(part, (*TIMES, *DAYS)) for part in before)
    return [Mark(Sign.UNKNOWN, sign.text)] if is_guess and isinstance(sign, Mark) else []


def _as_offset(before: Sequence[Part], sign: Part, after: Sequence[Part]) -> list[Part]:
    """For ISO with an offset behind the minus: the offset; both it and no offset where it could be a span of hours."""
    if len(before) < 2 or not after or not _is_sign(sign, Sign.DASH):
        return []
    day, start, end = before[-2], before[-1], after[0]
    if not (isinstance(day, Calendar) and day.is_iso and isinstance(start, Clock) and isinstance(end, Clock)):
        return []
    size = end.hour * 60 + end.minute
    if start.form is not Form.FULL or end.form not in (Form.OPEN, Form.FULL) or size > _LARGEST_OFFSET or size % 15:
        return []
    offset = Offset(-size, f"-{end.hour:02}:{end.minute:02}")
    could_be_span = (end.hour, end.minute) > (start.hour, start.minute)
    return [offset, WhoseZone(True, "")] if could_be_span else [offset]
