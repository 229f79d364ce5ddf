"""Times of day: 6pm, 18:30, 18h30, 1730, half past six, quarter to 7, noon, midnight."""

from dataclasses import replace

from core.times.grammar.found import Found
from core.times.grammar.parts import BadClock, Clock, Dotted, Form, Number, Numeric, PartOfDay
from core.times.grammar.tokens import Kind, Line
from core.times.grammar.vocabulary import MERIDIEMS, NEITHER_HALF, PARTS_OF_DAY

_IDIOMATIC_MINUTES = frozenset({5, 10, 20, 25})
_HOUR_SIGNS = frozenset({"h", "hr", "hrs", "hours"})


def clock_time(line: Line, place: int) -> Found | None:
    ways = (_with_colon, _with_dot, _with_o_clock, _with_meridiem, _with_h, _in_digits, _named, _half, _past_or_to)
    found = [match for match in (way(line, place) for way in ways) if match]
    return max(found, key=lambda match: match.end) if found else None


def part_of_day(line: Line, place: int) -> Found | None:
    """In the evening, this morning, at night."""
    start = place
    place = line.skip(place, "in", "at", "of")
    place = line.skip(place, "the")
    part = PARTS_OF_DAY.get(line.text(place))
    if part and (place == start or line.text(start) in ("in", "at", "of", "the")):
        return Found((PartOfDay(part),), place + 1)
    return None


def lone_number(line: Line, place: int) -> Found | None:
    """A number that no phrase explains; what else is there decides what it can be."""
    token = line.at(place)
    if token.kind is not Kind.NUMBER or len(token.text) > 2:
        return None
    return Found((Number(int(token.text), len(token.text), line.text(place - 1) in ("at", "@")),), place + 1)


def clock_of(
    hour: int, minute: int, second: int = 0, meridiem: str = "", *, is_padded: bool = False
) -> Clock | BadClock:
    """The time of day that these numbers show; without am or pm, hours from 1 to 12 stay open."""
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and minute + second):
        return BadClock()
    if meridiem:
        if 1 <= hour <= 12:
            return Clock(hour % 12 + (12 if meridiem == "pm" else 0), minute, Form(_FORMS[meridiem]), second)
        return BadClock() if hour == 24 else Clock(hour, minute, Form.FULL, second, is_odd=True)
    if hour == 24:
        return Clock(24, 0, Form.MIDNIGHT)
    if hour == 0 or hour > 12 or is_padded:
        return Clock(hour, minute, Form.FULL, second)
    return Clock(hour, minute, Form.OPEN, second)


_FORMS = {"am": Form.AM, "pm": Form.PM}


def _meridiem(line: Line, place: int) -> tuple[str, int]:
    """am or pm at this place, and where it ends; "(am or pm?)" says neither."""
    for unsure in NEITHER_HALF:
        if line.has(place, *unsure):
            return "", place + 3
    word = line.text(place)
    if word in ("a", "p") and not line.at(place).is_glued:
        return "", place
    return (MERIDIEMS[word], place + 1) if word in MERIDIEMS else ("", place)


def _with_colon(line: Line, place: int) -> Found | None:
    token = line.at(place)
    if token.kind is not Kind.CLOCK:
        return None
    hour, minute, second = (*map(int, token.text.split(":")), 0)[:3]
    meridiem, end = _meridiem(line, place + 1)
    is_full = token.text[0] == "0" and not meridiem
    end += not meridiem and line.text(end) in _HOUR_SIGNS
    return Found((clock_of(hour, minute, second, meridiem, is_padded=is_full),), end)


def _with_dot(line: Line, place: int) -> Found | None:
    """5.30pm, 17.30h; 5.12 could also be a date."""
    token = line.at(place)
    if token.kind is Kind.NUMERIC and token.text.count(".") == 2 and token.text.endswith("."):
        return _dotted_date_or_clock(token.text, place + 1)
    if token.kind is not Kind.DECIMAL or "," in token.text:
        return None
    meridiem, end = _meridiem(line, place + 1)
    hour, _, minute = token.text.partition(".")
    has_sign = line.text(end) == "h"
    if len(minute) == 2 and len(hour) <= 2 and (meridiem or has_sign):
        clock = clock_of(int(hour), int(minute), 0, meridiem, is_padded=_is_padded(hour))
        if isinstance(clock, Clock) and has_sign and clock.form is Form.OPEN:
            clock = replace(clock, span_seconds=round(float(token.text) * 3600))
        return Found((clock,), end + has_sign)
    return _dotted_date_or_clock(token.text, place + 1)


def _dotted_date_or_clock(text: str, end: int) -> Found | None:
    first, second = text.rstrip(".").split(".")
    if len(first) > 2 or len(second) > 2:
        return None
    day, month = int(first), int(second)
    could_be_date = (1 <= month <= 12 and 1 <= day <= 31) or (1 <= day <= 12 and 1 <= month <= 31)
    could_be_clock = len(second) == 2 and day <= 24 and month <= 59
    if could_be_date and could_be_clock:
        return Found((Dotted(day, month, text.endswith(".")),), end)
    if could_be_date:
        return Found((Numeric(day, month),), end)
    return Found((clock_of(day, month, is_padded=first[0] == "0"),), end) if could_be_clock else None


def _with_o_clock(line: Line, place: int) -> Found | None:
    hour = line.number(place)
    after = line.text(place + 1)
    if hour is None or after not in ("oclock", "o"):
        return None
    end = place + 2 if after == "oclock" else place + 3
    if after == "o" and line.text(place + 2) != "clock":
        return None
    meridiem, end = _meridiem(line, end)
    return Found((clock_of(hour, 0, 0, meridiem),), end)


def _with_meridiem(line: Line, place: int) -> Found | None:
    """6pm, 630pm, "5 30 pm"."""
    token = line.at(place)
    if token.kind is not Kind.NUMBER or len(token.text) > 4:
        return None
    meridiem, end = _meridiem(line, place + 1)
    if end > place + 1:
        hour, minute = (int(token.text), 0) if len(token.text) <= 2 else divmod(int(token.text), 100)
        return Found((clock_of(hour, minute, 0, meridiem, is_padded=_is_padded(token.text)),), end)
    minute_typed = line.number(place + 1)
    if minute_typed is None or len(line.text(place + 1)) != 2:
        return None
    meridiem, end = _meridiem(line, place + 2)
    return Found((clock_of(int(token.text), minute_typed, 0, meridiem),), end) if meridiem else None


def _with_h(line: Line, place: int) -> Found | None:
    """14h, 18h30."""
    hour = line.number(place)
    if hour is None or line.text(place + 1) != "h" or hour > 24:
        return None
    minute, end = line.number(place + 2), place + 3
    if minute is None or not line.at(place + 2).is_glued or len(line.text(place + 2)) != 2:
        minute, end = 0, place + 2
    clock = clock_of(hour, minute, is_padded=_is_padded(line.text(place)))
    if isinstance(clock, Clock) and clock.form is Form.OPEN:
        clock = replace(clock, span_seconds=hour * 3600 + minute * 60)
    return Found((clock,), end)


def _in_digits(line: Line, place: int) -> Found | None:
    """1730, 0630, 630."""
    token = line.at(place)
    if token.kind is not Kind.NUMBER or len(token.text) not in (3, 4):
        return None
    hour, minute = divmod(int(token.text), 100)
    end = place + 1
    is_military = len(token.text) == 4 and line.text(end) in _HOUR_SIGNS
    is_utc = line.text(end) == "z" and line.at(end).is_glued
    clock = clock_of(hour, minute, is_padded=_is_padded(token.text) or is_military or is_utc)
    if isinstance(clock, Clock) and not is_military and not is_utc and 2000 <= int(token.text) <= 2099:
        clock = replace(clock, year=int(token.text))
    return Found((clock,), end + is_military)


def _named(line: Line, place: int) -> Found | None:
    if line.number(place) == 12 or line.text(place) == "12:00":
        place += 1
    word = line.text(place)
    if word in ("noon", "midday", "noontime") or (word == "mid" and line.text(place + 1) == "day"):
        return Found((Clock(12, 0, Form.PM),), place + (2 if word == "mid" else 1))
    if word == "midnight":
        return Found((Clock(0, 0, Form.MIDNIGHT),), place + 1)
    return None


def _half(line: Line, place: int) -> Found | None:
    """Half past six; "half six" is 6:30 to some and 5:30 to others."""
    if line.text(place) != "half":
        return None
    is_past = line.text(place + 1) == "past"
    found = _hour(line, place + 1 + is_past)
    if not found:
        return None
    hour, meridiem, end = found
    if is_past:
        return Found((clock_of(hour, 30, 0, meridiem),), end)
    return Found((_with_other(clock_of(hour, 30, 0, meridiem), clock_of((hour - 2) % 12 + 1, 30, 0, meridiem)),), end)


def _past_or_to(line: Line, place: int) -> Found | None:
    """Quarter past six, ten to 7 pm; "10 to 2" could also be a span of hours."""
    minutes, after, is_clear = _minutes(line, place)
    word = line.text(after)
    if minutes is None or word not in ("past", "after", "to", "til", "till", "of", "before"):
        return None
    if word in ("to", "til", "till") and line.text(place - 1) in ("from", "between"):
        return None
    found = _hour(line, after + 1)
    if not found or (not is_clear and minutes not in _IDIOMATIC_MINUTES):
        return None
    hour, meridiem, end = found
    if word in ("past", "after"):
        return Found((clock_of(hour, minutes, 0, meridiem),), end)
    return Found((_minutes_before(hour, minutes, meridiem, is_clear),), end)


def _minutes_before(hour: int, minutes: int, meridiem: str, is_clear: bool) -> Clock | BadClock:
    told = clock_of((hour - 2) % 12 + 1, 60 - minutes, 0, meridiem)
    if hour == 12 and meridiem:
        return _with_other(told, clock_of(11, 60 - minutes, 0, "am" if meridiem == "pm" else "pm"))
    if is_clear or minutes > 12:
        return told
    return _with_other(told, clock_of(minutes, 0, 0, meridiem))


def _minutes(line: Line, place: int) -> tuple[int | None, int, bool]:
    """How many minutes past or to; where that ends; and whether it can be nothing else."""
    start = line.skip(place, "a")
    if line.text(start) == "quarter":
        return 15, start + 1, True
    minutes = line.number(place)
    if minutes is None or not 1 <= minutes <= 59:
        return None, place, False
    if line.text(place + 1) in ("minutes", "mins", "min", "minute"):
        return minutes, place + 2, True
    return minutes, place + 1, False


def _hour(line: Line, place: int) -> tuple[int, str, int] | None:
    if line.text(place) in ("noon", "midday"):
        return 12, "pm", place + 1
    hour = line.number(place)
    if hour is None or not 1 <= hour <= 12:
        return None
    end = place + 1
    if line.text(end) == "oclock":
        end += 1
    meridiem, end = _meridiem(line, end)
    return hour, meridiem, end


def _with_other(told: Clock | BadClock, other: Clock | BadClock) -> Clock | BadClock:
    return replace(told, other=other) if isinstance(told, Clock) and isinstance(other, Clock) else told


def _is_padded(digits: str) -> bool:
    return len(digits) > 1 and digits[0] == "0"
