"""Stretches of time: in 2h30m, an hour and a half from now, two weeks from (friday), 3 days ago, for an hour."""

from dataclasses import dataclass
from fractions import Fraction

from core.times.grammar.found import Found
from core.times.grammar.parts import InDays, Later, Mark, Part, Shift, Sign
from core.times.grammar.tokens import Kind, Line
from core.times.grammar.vocabulary import DAYS_PER_UNIT, MONTHS_PER_UNIT, SECONDS_PER_UNIT, TOMORROW, UNITS, WEEKDAYS

_LONGEST_DAYS = 4000
_DAY = 86400


@dataclass(frozen=True)
class Span:
    """Seconds, whole days and whole months; `is_vague` for "a few hours". `unit_size` orders the units."""

    seconds: int = 0
    days: int = 0
    months: int = 0
    is_vague: bool = False
    unit_size: int = 60

    def __add__(self, other: "Span") -> "Span":
        return Span(
            self.seconds + other.seconds,
            self.days + other.days,
            self.months + other.months,
            self.is_vague or other.is_vague,
            other.unit_size,
        )

    @property
    def is_usable(self) -> bool:
        return self.seconds < _LONGEST_DAYS * _DAY and self.days + 31 * self.months < _LONGEST_DAYS


def span_of_time(line: Line, place: int) -> Found | None:
    """A span with the words that say what it is for."""
    word = line.text(place)
    start = place + 1 if word in ("in", "for", "within") else place
    if word == "in" and (line.is_kind(start, Kind.CLOCK) or not line.text(start + 1)):
        return _without_unit(line, start)
    span, end = _span(line, line.skip(start, "the", "next") if word == "within" else start)
    if not span:
        return None
    if word == "for":
        return Found((Mark(Sign.LENGTH),), end)
    if word == "within":
        return Found((Mark(Sign.HEDGE), *_from_now(span)), end)
    return _with_what_follows(line, span, end, is_from_now=word == "in")


def _without_unit(line: Line, place: int) -> Found | None:
    """In 30: minutes or hours. In 1:30: hardly a time of day."""
    if line.is_kind(place, Kind.CLOCK):
        hours, minutes = line.text(place).split(":")[:2]
        seconds = 3600 * int(hours) + 60 * int(minutes)
        return Found((Mark(Sign.LENGTH), Later(seconds)), line.skip(place + 1, "h", "hrs", "hours", "hour"))
    number = line.number(place, digits=3)
    if number is None:
        return None
    return Found((Mark(Sign.LENGTH), Later(60 * number), Later(3600 * number)), place + 1)


def _with_what_follows(line: Line, span: Span, end: int, *, is_from_now: bool) -> Found | None:
    follows = line.text(end)
    after_now = _past_from_now(line, end)
    if after_now > end:
        return Found(_from_now(span), after_now)
    if follows == "ago" and not is_from_now:
        return Found(_from_now(span, -1), end + 1)
    if not span.seconds and (follows in ("from", "after") or _is_weeks_before_day(line, span, end, is_from_now)):
        doubt = (Mark(Sign.HEDGE),) if span.is_vague else ()
        return Found((*doubt, Shift(span.days, span.months)), end + (follows in ("from", "after", "on")))
    return Found((*(() if is_from_now else (Mark(Sign.LENGTH),)), *_from_now(span)), end)


def _is_weeks_before_day(line: Line, span: Span, end: int, is_from_now: bool) -> bool:
    """A week tomorrow, two weeks on friday; but in "in two weeks on friday" the weeks count from now."""
    day = line.text(line.skip(end, "on"))
    is_day = day in TOMORROW or day == "today" or day in WEEKDAYS
    return is_day and not is_from_now and not span.months and span.days % 7 == 0 and span.days > 0


def _past_from_now(line: Line, end: int) -> int:
    for words in (("from", "now"), ("from", "right", "now"), ("time",)):
        if line.has(end, *words):
            return end + len(words)
    return end


def _from_now(span: Span, sign: int = 1) -> tuple[Part, ...]:
    doubt = (Mark(Sign.HEDGE),) if span.is_vague else ()
    if span.seconds and span.months:
        return (Mark(Sign.UNKNOWN),)
    if span.seconds or not (span.days or span.months):
        return (*doubt, Later(sign * span.seconds, sign * span.days))
    return (*doubt, InDays(sign * span.days, sign * span.months, is_counted=True))


def _span(line: Line, place: int) -> tuple[Span | None, int]:
    """The longest span from this place on: "2h30m", "1 day and 2 hours", "an hour and a half"."""
    total, end = _amount(line, place)
    if total is None:
        return None, place
    while True:
        more, next_end = _amount(line, line.skip(end, "and", ","))
        if more is None:
            more, next_end = _minutes_glued(line, end)
        if more is None or more.unit_size >= total.unit_size:
            return (total if total.is_usable else None), end
        total, end = total + more, next_end


def _amount(line: Line, place: int) -> tuple[Span | None, int]:
    quantity, end, is_vague = _quantity(line, place)
    unit = line.text(end)
    if quantity is None or unit not in UNITS:
        return None, place
    end += 1
    if line.has(end, "and", "a", "half") and line.text(end + 3) not in UNITS:
        quantity, end = quantity + Fraction(1, 2), end + 3
    return _times(quantity, unit, is_vague), end


def _minutes_glued(line: Line, place: int) -> tuple[Span | None, int]:
    """The 30 of "2h30"."""
    minutes = line.number(place)
    if minutes is None or not line.at(place).is_glued or line.text(place - 1) not in ("h", "hr", "hrs"):
        return None, place
    return Span(seconds=60 * minutes), place + 1


def _times(quantity: Fraction, unit: str, is_vague: bool) -> Span | None:
    if unit in SECONDS_PER_UNIT:
        size = SECONDS_PER_UNIT[unit]
        return Span(seconds=round(quantity * size), is_vague=is_vague, unit_size=size)
    if unit in MONTHS_PER_UNIT:
        months, size = quantity * MONTHS_PER_UNIT[unit], MONTHS_PER_UNIT[unit] * 31 * _DAY
        return Span(months=int(months), is_vague=is_vague, unit_size=size) if months.denominator == 1 else None
    days, size = quantity * DAYS_PER_UNIT[unit], DAYS_PER_UNIT[unit] * _DAY
    if days.denominator == 1:
        return Span(days=int(days), is_vague=is_vague, unit_size=size)
    return Span(seconds=round(days * _DAY), is_vague=is_vague, unit_size=size)


def _quantity(line: Line, place: int) -> tuple[Fraction | None, int, bool]:
    """How many; where that ends; and whether it is only a manner of speaking."""
    if line.text(place) in ("a", "an", "half", "quarter", "couple", "few", "another"):
        return _quantity_in_words(line, place)
    quantity = _number(line, place)
    if quantity is None:
        return None, place, False
    if line.has(place + 1, "and", "a", "half") and line.text(place + 4) in UNITS:
        return quantity + Fraction(1, 2), place + 4, False
    if line.text(place + 1) == "quarters" and line.has(place + 2, "of", "an"):
        return quantity / 4, place + 4, False
    return quantity, place + 1, False


def _number(line: Line, place: int) -> Fraction | None:
    token = line.at(place)
    if token.kind is Kind.DECIMAL:
        return Fraction(token.text.replace(",", "."))
    number = line.number(place, digits=4)
    return None if number is None else Fraction(number)


def _quantity_in_words(line: Line, place: int) -> tuple[Fraction | None, int, bool]:
    place = (
        line.skip(place, "a", "an", "another")
        if line.text(place + 1) in ("half", "quarter", "couple", "few")
        else place
    )
    word, end = line.text(place), line.skip(place + 1, "of", "a", "an")
    if word == "half":
        return Fraction(1, 2), end, False
    if word == "quarter":
        return Fraction(1, 4), end, False
    if word in ("couple", "few"):
        return Fraction(2 if word == "couple" else 3), end, True
    return Fraction(1), place + 1, False
