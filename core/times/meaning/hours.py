"""Which times of day a sentence can mean."""

from dataclasses import dataclass
from datetime import time

from core.times.doubts import Doubt
from core.times.grammar.parts import Clock, DayPart, Form, PartOfDay
from core.times.grammar.sentence import Sentence


@dataclass(frozen=True, order=True)
class Hour:
    """A time of day, on the day that was named or the day after it."""

    at: time
    days_later: int = 0


@dataclass(frozen=True)
class Hours:
    options: tuple[Hour, ...]
    doubts: tuple[Doubt, ...] = ()


_FITTING = {
    DayPart.MORNING: range(12),
    DayPart.AFTERNOON: range(12, 19),
    DayPart.EVENING: range(16, 24),
    DayPart.NIGHT: range(18, 24),
}
_SAMPLES = {
    None: (9, 12, 15, 18),
    DayPart.MORNING: (8, 9, 10, 11),
    DayPart.AFTERNOON: (13, 14, 15, 16),
    DayPart.EVENING: (17, 18, 19, 20),
    DayPart.NIGHT: (19, 20, 21, 22),
}


def hours_of(sentence: Sentence) -> Hours:
    """Every time of day that was typed, each with all that it can mean."""
    part = sentence.parts_of_day[0] if sentence.parts_of_day else None
    is_named_day = bool(sentence.days)
    found = [_meanings(clock, part, is_named_day) for clock in _with_others(sentence.clocks)]
    doubts = [doubt for hours in found for doubt in hours.doubts]
    if any(clock.other for clock in sentence.clocks):
        doubts.append(Doubt.IDIOM)
    if len({one.part for one in sentence.parts_of_day}) > 1:
        doubts.append(Doubt.CONTRADICTION)
    return Hours(tuple(dict.fromkeys(hour for hours in found for hour in hours.options)), tuple(doubts))


def sample_hours(sentence: Sentence) -> tuple[Hour, ...]:
    """Usual times of day to offer where none was typed."""
    part = sentence.parts_of_day[0].part if sentence.parts_of_day else None
    return tuple(Hour(time(hour)) for hour in _SAMPLES[part])


def fits_part(at: time, part: DayPart) -> bool:
    return at.hour in _FITTING[part]


def _with_others(clocks: list[Clock]) -> list[Clock]:
    return [one for clock in clocks for one in (clock, clock.other) if one]


def _meanings(clock: Clock, part: PartOfDay | None, is_named_day: bool) -> Hours:
    if clock.form is Form.MIDNIGHT:
        return _midnight(clock, part, is_named_day)
    typed = time(clock.hour, clock.minute, clock.second)
    if clock.form is Form.OPEN:
        morning, evening = typed.replace(hour=clock.hour % 12), typed.replace(hour=clock.hour % 12 + 12)
        return _open(morning, evening, part) if part else Hours((Hour(morning), Hour(evening)), (Doubt.AM_OR_PM,))
    doubts = (Doubt.CONTRADICTION,) if clock.is_odd else ()
    if part is None or fits_part(typed, part.part):
        return Hours((Hour(typed),), doubts)
    return _beside_its_part(typed, part)


def _midnight(clock: Clock, part: PartOfDay | None, is_named_day: bool) -> Hours:
    """Midnight tonight is the coming one; the midnight of a day is its start to some and its end to others."""
    start, end = Hour(time()), Hour(time(), 1)
    if is_named_day and clock.hour == 24:
        return Hours((end,), (Doubt.MIDNIGHT,))
    if part and part.is_tonight:
        return Hours((end,))
    if part and part.part is DayPart.NIGHT:
        return Hours((end,), (Doubt.MIDNIGHT,))
    return Hours((start, end), (Doubt.MIDNIGHT,)) if is_named_day else Hours((start,))


def _open(morning: time, evening: time, part: PartOfDay) -> Hours:
    """An hour without am or pm, next to "in the evening" and the like."""
    hour = evening.hour - 12 or 12
    if part.part is DayPart.MORNING and hour != 12:
        return Hours((Hour(morning),))
    if part.part is DayPart.AFTERNOON and hour in (12, 1, 2, 3, 4, 5, 6):
        return Hours((Hour(evening),))
    if part.part is DayPart.EVENING and hour in range(4, 12):
        return Hours((Hour(evening),))
    if part.part is DayPart.NIGHT and hour in range(6, 12):
        return Hours((Hour(evening),))
    if part.part is DayPart.NIGHT and hour == 12:
        return Hours((Hour(morning, 1),), (Doubt.MIDNIGHT,))
    if part.part is DayPart.NIGHT:
        return Hours((Hour(morning, 1), Hour(morning)), (Doubt.AM_OR_PM,))
    return Hours((Hour(morning), Hour(evening)), (Doubt.AM_OR_PM,))


def _beside_its_part(typed: time, part: PartOfDay) -> Hours:
    """Friday night at 1am is early on Saturday, or early on Friday; 3pm in the morning is a slip."""
    if part.part is DayPart.NIGHT and typed.hour < 6:
        if part.is_tonight and typed == time():
            return Hours((Hour(typed, 1),))
        return Hours((Hour(typed, 1), Hour(typed)), (Doubt.MIDNIGHT,))
    return Hours((Hour(typed),), (Doubt.CONTRADICTION,))
