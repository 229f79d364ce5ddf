"""The grammar as a whole: a typed text becomes a sentence of parts, with the doubts that its form alone raises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.times.doubts import Doubt, Raised
from core.times.grammar import clocks, days, marks, spans, zone_words
from core.times.grammar.cleaning import clean
from core.times.grammar.found import Found, Rule
from core.times.grammar.parts import (
    BadClock,
    Clock,
    Day,
    Dotted,
    Form,
    Instant,
    Later,
    Mark,
    Number,
    Numeric,
    Offset,
    Part,
    PartOfDay,
    Place,
    Sign,
    WhoseZone,
    Zone,
)
from core.times.grammar.ranges import DAYS, join
from core.times.grammar.tokens import Line

MOST_TOKENS = 30

_RULES: tuple[Rule, ...] = (
    days.moment,
    days.numeric_day,
    days.calendar_day,
    days.nth_weekday,
    days.day_of_month,
    days.relative_day,
    days.week,
    days.weekday,
    clocks.clock_time,
    clocks.part_of_day,
    spans.span_of_time,
    zone_words.zone_word,
    days.month_alone,
    clocks.lone_number,
)


@dataclass
class Sentence:
    """The parts of a typed time, by kind, in the order in which they were typed."""

    instants: list[Instant] = field(default_factory=list)
    laters: list[Later] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    parts_of_day: list[PartOfDay] = field(default_factory=list)
    zones: list[Place] = field(default_factory=list)
    is_end_of_day: bool = False
    dotted: Dotted | None = None
    """What the only clock time may be instead: a date."""
    is_either: bool = False
    """Whether the days are alternatives ("today or tomorrow") and need not agree."""
    doubts: list[Raised] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.instants or self.laters or self.days or self.clocks or self.is_end_of_day)


def parse(text: str) -> Sentence | None:
    """The sentence; None for a text too long to be one."""
    line = Line(clean(text))
    if len(line) > MOST_TOKENS:
        return None
    joined = join(_parts_of(line))
    sentence = Sentence()
    if joined.is_range:
        sentence.doubts.append(Raised(Doubt.RANGE))
    for part in _settled(joined.parts):
        _add(part, sentence)
    _judge(sentence)
    return sentence


def _parts_of(line: Line) -> list[Part]:
    parts: list[Part] = []
    place = 0
    while place < len(line):
        found = _longest(line, place)
        parts += found.parts
        place = found.end
    return parts


def _longest(line: Line, place: int) -> Found:
    """What covers the most tokens; of equals, the first rule's."""
    best: Found | None = None
    for rule in _RULES:
        found = rule(line, place)
        if found and (best is None or found.end > best.end):
            best = found
    return best or marks.mark(line, place)


def _settled(parts: Sequence[Part]) -> Iterator[Part]:
    """What "5.12" or "6" stands for, from what else there is."""
    has_clock = any(isinstance(part, Clock) for part in parts)
    has_day = any(isinstance(part, DAYS) for part in parts)
    for part in parts:
        if isinstance(part, Dotted):
            yield from _settled_dotted(part, has_clock, has_day)
        elif isinstance(part, Number):
            yield from _settled_number(part)
        else:
            yield part


def _settled_dotted(part: Dotted, has_clock: bool, has_day: bool) -> Iterator[Part]:
    if has_clock:
        yield Numeric(part.first, part.second)
        return
    if part.has_last_dot and not has_day:
        yield Numeric(part.first, part.second)
        return
    if not has_day:
        yield part
    yield clocks.clock_of(part.first, part.second)


def _settled_number(part: Number) -> Iterator[Part]:
    """A bare number is an hour at best; above 12 it could also be a day of the month."""
    is_padded = part.digits == 2 and part.value < 10
    clock = clocks.clock_of(part.value, 0, is_padded=is_padded)
    if isinstance(clock, BadClock):
        yield Mark(Sign.UNKNOWN, str(part.value))
        return
    if clock.form is not Form.OPEN and not part.is_after_at:
        yield Mark(Sign.DAY_OR_CLOCK)
    yield clock


def _add(part: Part, sentence: Sentence) -> None:
    match part:
        case Instant():
            sentence.instants.append(part)
        case Later():
            sentence.laters.append(part)
        case Clock():
            sentence.clocks.append(part)
        case PartOfDay():
            sentence.parts_of_day.append(part)
        case Zone() | Offset() | WhoseZone():
            sentence.zones.append(part)
        case Mark():
            _add_mark(part, sentence)
        case BadClock():
            sentence.doubts.append(Raised(Doubt.NO_SUCH_TIME))
        case Dotted():
            sentence.dotted = part
            sentence.doubts.append(Raised(Doubt.DAY_OR_CLOCK))
        case Number():
            raise TypeError("a number is settled before")
        case _:
            sentence.days.append(part)


_DOUBTS = {
    Sign.FOREIGN: Doubt.FOREIGN,
    Sign.UNKNOWN: Doubt.UNKNOWN,
    Sign.EVERY: Doubt.REPEATED,
    Sign.HEDGE: Doubt.INEXACT,
    Sign.FROM: Doubt.INEXACT,
    Sign.LENGTH: Doubt.LENGTH,
    Sign.NO_DAY: Doubt.NO_DAY,
    Sign.DAY_OR_CLOCK: Doubt.DAY_OR_CLOCK,
    Sign.OR: Doubt.SEVERAL,
}


def _add_mark(mark: Mark, sentence: Sentence) -> None:
    if mark.sign is Sign.END_OF_DAY:
        sentence.is_end_of_day = True
    elif mark.sign in _DOUBTS:
        sentence.doubts.append(Raised(_DOUBTS[mark.sign], (mark.text,)))
    if mark.sign in (Sign.OR, Sign.AND):
        sentence.is_either = True


def _judge(sentence: Sentence) -> None:
    """Doubts about the sentence as a whole."""
    whose = [zone.name for zone in sentence.zones if isinstance(zone, WhoseZone) and not zone.is_own]
    sentence.doubts += [Raised(Doubt.WHOSE_ZONE, (name,)) for name in whose]
    if len(sentence.clocks) > 1 or len(sentence.instants) > 1 or len(sentence.laters) > 1:
        sentence.doubts.append(Raised(Doubt.SEVERAL))
    if sentence.clocks and any(raised.doubt is Doubt.LENGTH for raised in sentence.doubts):
        sentence.laters.clear()
    if sentence.is_end_of_day and (sentence.clocks or sentence.instants or sentence.laters):
        sentence.doubts.append(Raised(Doubt.CONTRADICTION))
    kinds = [bool(sentence.instants), bool(sentence.laters), bool(sentence.clocks)]
    if sum(kinds) > 1:
        sentence.doubts.append(Raised(Doubt.CONTRADICTION))
