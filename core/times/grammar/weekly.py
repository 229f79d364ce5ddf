"""Windows of a week as people type them: "Tue 18:00-20:00; Sat 9am-noon", "Mon-Thu and Sun 6-8pm"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from core.times import availability_texts as texts
from core.times.availability import MINUTES_OF_A_DAY, PART_HOURS, Part, WeeklyWindow
from core.times.grammar.cleaning import clean
from core.times.grammar.clocks import clock_of, clock_time
from core.times.grammar.parts import Clock, Dotted, Form
from core.times.grammar.tokens import Kind, Line
from core.times.grammar.vocabulary import WEEKDAYS

_NAMES = (WEEKDAYS, {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6})
_SEVERAL = {
    **dict.fromkeys(("weekday", "weekdays", "workdays"), (0, 1, 2, 3, 4)),
    **dict.fromkeys(("weekend", "weekends"), (5, 6)),
    **dict.fromkeys(("daily", "everyday"), tuple(range(7))),
}
_AND = frozenset({",", "and", "&", "/", "+"})
_TO = frozenset({"-", "to", "till", "til", "until", "through", "thru"})
_BEFORE_DAYS = ("on", "every", "each")
_BEFORE_HOURS = (":", ",", "at", "from", "between", "in", "the")
_BETWEEN_WINDOWS = re.compile(r"[;\n]")
_HALF_A_DAY = MINUTES_OF_A_DAY // 2


@dataclass(frozen=True)
class WindowsRead:
    """What was understood, in the order of the week, and a sentence for each piece that was not."""

    windows: tuple[WeeklyWindow, ...]
    doubts: tuple[str, ...]


class _Doubt(Exception):
    """The message says what is unclear."""


def read_windows(text: str) -> WindowsRead:
    """Each window has its day and both its ends, and is never guessed."""
    windows: set[WeeklyWindow] = set()
    doubts: list[str] = []
    for piece in filter(str.strip, _BETWEEN_WINDOWS.split(text)):
        try:
            windows.update(list(_Piece(piece.strip()).windows()))
        except _Doubt as doubt:
            doubts.append(str(doubt))
    return WindowsRead(tuple(sorted(windows)), tuple(doubts))


class _Piece:
    """What stands between two semicolons, read from left to right."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._line = Line(clean(typed))
        self._place = 0

    def windows(self) -> Iterator[WeeklyWindow]:
        """Days with their hours, one or several times."""
        while self._place < len(self._line):
            days = self._days()
            if not days:
                raise self._lost(texts.no_day)
            for start, end in self._all_hours():
                yield from (WeeklyWindow(day, start, end) for day in sorted(days))

    def _days(self) -> set[int]:
        days: set[int] = set()
        self._skip(*_BEFORE_DAYS, *_AND, ".")
        while (found := self._day()) is not None:
            self._skip(".")
            if self._line.text(self._place) in _TO and len(found) == 1:
                found = self._to_day(found[0])
            days |= set(found)
            if self._line.text(self._place) not in _AND:
                break
            self._skip(*_AND, *_BEFORE_DAYS)
        return days

    def _to_day(self, first: int) -> tuple[int, ...]:
        """Mon-Thu; a dash before hours belongs to nothing."""
        here = self._place
        self._place += 1
        last = self._day()
        if last is None or len(last) != 1:
            self._place = here + (self._line.text(here) == "-")
            return (first,)
        return tuple((first + step) % 7 for step in range((last[0] - first) % 7 + 1))

    def _day(self) -> tuple[int, ...] | None:
        word = self._line.text(self._place)
        found = _SEVERAL.get(word)
        if found is None and word == "day" and self._line.text(self._place - 1) in ("every", "each"):
            found = _SEVERAL["daily"]
        if found is None:
            number = next(
                (names[one] for one in (word, word.removesuffix("s")) for names in _NAMES if one in names), -1
            )
            found = (number,) if number >= 0 else None
        if found is not None:
            self._place += 1
        return found

    def _all_hours(self) -> Iterator[tuple[int, int]]:
        self._skip(*_BEFORE_HOURS)
        yield self._hours()
        while self._place < len(self._line):
            here = self._place
            self._skip(*_AND, ".", "from", "between")
            if self._place == len(self._line):
                return
            if self._at_day():
                return
            if self._place == here:
                raise self._lost(texts.no_hours)
            yield self._hours()

    def _at_day(self) -> bool:
        here = self._place
        self._skip(*_BEFORE_DAYS)
        is_day = self._day() is not None
        self._place = here
        return is_day

    def _hours(self) -> tuple[int, int]:
        part = self._line.text(self._place).removesuffix("s")
        if part in PART_HOURS:
            self._place += 1
            start, end = PART_HOURS[Part(part)]
            return start * 60, end * 60
        start_place = self._place
        first = self._clock()
        is_span = self._line.text(self._place) in (*_TO, "and")
        self._place += is_span
        second = self._clock() if is_span else None
        if first is None or second is None:
            raise self._lost(texts.no_hours)
        typed = " ".join(self._line.text(place) for place in range(start_place, self._place))
        return _span(first, second, typed)

    def _clock(self) -> Clock | None:
        place = self._place
        number = self._line.number(place)
        if number is not None and self._line.text(place + 1) in (*_TO, "and", ""):
            # "10 to 12" is a span here, not ten minutes to twelve.
            self._place += 1
            return self._good(clock_of(number, 0, is_padded=self._line.text(place)[0] == "0"))
        found = clock_time(self._line, place)
        if found is not None and len(found.parts) == 1:
            self._place = found.end
            return self._good(found.parts[0])
        if number is None:
            return None
        self._place += 1
        return self._good(clock_of(number, 0, is_padded=self._line.text(place)[0] == "0"))

    def _good(self, part: object) -> Clock:
        if isinstance(part, Dotted):
            part = clock_of(part.first, part.second)
        if not isinstance(part, Clock) or part.other or part.is_odd or part.second:
            raise _Doubt(texts.no_hours(self._typed))
        return part

    def _skip(self, *words: str) -> None:
        self._place = self._line.skip(self._place, *words)

    def _lost(self, why: Callable[[str], str]) -> _Doubt:
        rest = " ".join(self._line.at(place).typed for place in range(self._place, len(self._line)))
        if self._line.is_kind(self._place, Kind.WORD, Kind.SYMBOL) and not self._at_day():
            return _Doubt(texts.unreadable(self._typed, rest))
        return _Doubt(why(self._typed))


def _span(first: Clock, second: Clock, typed: str) -> tuple[int, int]:
    """From when to when, in minutes after midnight of the day on which it starts."""
    spans = [_from_to(start, end) for start, end in product(_readings(first), _readings(second))]
    if first.form is not Form.OPEN and second.form is not Form.OPEN:
        return _checked(spans[0], typed)
    half_is_said = {first.form, second.form} & {Form.AM, Form.PM} or "midnight" in typed
    near = [span for span in spans if 0 < span[1] - span[0] < _HALF_A_DAY]
    if half_is_said and len(near) == 1:
        # The 6 of "6-8pm", the 5 of "9am-5".
        return near[0]
    as_it_stands = _from_to(first.hour * 60 + first.minute, second.hour * 60 + second.minute)
    if Form.FULL in (first.form, second.form) and as_it_stands[1] <= MINUTES_OF_A_DAY:
        # The 9 of "9:00-17:00": a 24-hour clock.
        return as_it_stands
    raise _Doubt(texts.which_hours(typed, near or spans))


def _readings(clock: Clock) -> tuple[int, ...]:
    if clock.form is not Form.OPEN:
        return (clock.hour * 60 + clock.minute,)
    morning = clock.hour % 12 * 60 + clock.minute
    return morning, morning + _HALF_A_DAY


def _from_to(start: int, end: int) -> tuple[int, int]:
    return (start, end) if end > start else (start, end + MINUTES_OF_A_DAY)


def _checked(span: tuple[int, int], typed: str) -> tuple[int, int]:
    start, end = span
    if end - start == MINUTES_OF_A_DAY and start > 0:
        raise _Doubt(texts.no_time_at_all(typed))
    if start >= MINUTES_OF_A_DAY or (end > MINUTES_OF_A_DAY and end - start > _HALF_A_DAY):
        raise _Doubt(texts.ends_too_early(typed))
    return span
