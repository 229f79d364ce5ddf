"""What a person may be about to type as a time: each possible reading in words, for autocomplete."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from core.times.grammar.vocabulary import MONTHS
from core.times.reading import LONGEST_TEXT, BareDate, Past, Reading, Unreadable, read_when
from core.times.wall import local_date

_LONGEST_LABEL = 100
_MOST_TRIES = 14
"""How many completions of a text are read; each costs a fraction of a millisecond."""

_WORDS = (
    "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday noon "
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = _WORDS[3:10]
_UNITS = ("minutes", "hours", "days", "weeks")
_USUAL_HOURS = ("10am", "1pm", "4pm", "6pm")
_DAYS_SHOWN = 7
_LAST_WORD = re.compile(r"(?<![a-z])[a-z]+$", re.ASCII)
_PART_OF_ISO = re.compile(r"20[0-9]{2}(?:-[0-9]{0,2}(?:-[0-9]{0,2})?)?", re.ASCII)
_PART_OF_MINUTES = re.compile(r"(?<![0-9:])[0-9]{1,2}:[0-9]?$", re.ASCII)
_IN = re.compile(r"in(?: ([0-9]{1,3}))?", re.ASCII)


class WhenSuggestion(NamedTuple):
    """A choice: the reading in words, and a text that reads back to the same instant."""

    label: str
    value: str


def suggest_whens(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    limit: int = 25,
    *,
    bare_date: BareDate = BareDate.REFUSE,
    past: Past = Past.REFUSE,
    zone_is_default: bool = False,
) -> list[WhenSuggestion]:
    """Every reading of the text and of what it may become; some usual times while nothing is typed."""

    def readings(phrase: str) -> tuple[Reading, ...]:
        try:
            return (read_when(phrase, now, zone, bare_date=bare_date, past=past, zone_is_default=zone_is_default),)
        except Unreadable as refusal:
            return refusal.readings

    today = local_date(now, zone)
    if text.strip():
        phrases = islice(_completions(" ".join(text[: LONGEST_TEXT + 1].split()), today, bare_date), _MOST_TRIES)
    else:
        phrases = islice(_usual(today, bare_date, past), limit + len(_USUAL_HOURS))
    chosen: dict[datetime, Reading] = {}
    for phrase in phrases:
        for reading in readings(phrase):
            chosen.setdefault(reading.at, reading)
        if len(chosen) >= limit:
            break
    return [WhenSuggestion(_label(reading), reading.typed) for reading in list(chosen.values())[:limit]]


def _label(reading: Reading) -> str:
    words = reading.words
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"


def _usual(today: date, bare_date: BareDate, past: Past) -> Iterator[str]:
    """Times that people often choose; for deadlines, days; where the past may be meant, days gone by."""
    if past is Past.ALLOW:
        yield from (_iso(today, -day, bare_date) for day in range(2 * _DAYS_SHOWN))
    elif bare_date is BareDate.END_OF_DAY:
        yield from (_iso(today, day, bare_date) for day in (*range(2 * _DAYS_SHOWN), 21, 28))
    else:
        yield from (f"{_iso(today, day, bare_date)} {hour}" for day in range(_DAYS_SHOWN) for hour in _USUAL_HOURS)


def _iso(today: date, days: int, bare_date: BareDate) -> str:
    on = (today + timedelta(days=days)).isoformat()
    return on if bare_date is BareDate.END_OF_DAY or days >= 0 else f"{on} noon"


def _completions(text: str, today: date, bare_date: BareDate) -> Iterator[str]:
    lowered = text.lower()
    inside = _IN.fullmatch(lowered)
    if inside:
        yield from _spans(inside[1])
    elif _PART_OF_ISO.fullmatch(lowered):
        yield from _days_written(lowered, today)
    elif _PART_OF_MINUTES.search(lowered):
        missing = ("00", "15", "30", "45") if lowered.endswith(":") else ("0", "5")
        yield from (lowered + digits for digits in missing)
    else:
        yield text
        yield from _with_last_word(lowered, today, bare_date)


def _spans(number: str | None) -> Iterator[str]:
    if number is None:
        yield from ("in 1 hour", "in 2 hours", "in 3 hours", "in 1 day", "in 2 days", "in 1 week", "in 2 weeks")
    else:
        yield from (f"in {number} {unit}" for unit in _UNITS)


def _days_written(start: str, today: date) -> Iterator[str]:
    days = ((today + timedelta(days=day)).isoformat() for day in range(366))
    yield from (day for day in days if day.startswith(start))


def _with_last_word(text: str, today: date, bare_date: BareDate) -> Iterator[str]:
    last = _LAST_WORD.search(text)
    if not last:
        return
    if last[0] == "next":
        yield from (f"{text} {weekday}" for weekday in _WEEKDAYS)
        return
    before = text[: last.start()]
    for word in _WORDS:
        if not word.startswith(last[0]) and last[0] not in MONTHS:
            continue
        if word in MONTHS and MONTHS.get(last[0], MONTHS[word]) == MONTHS[word]:
            yield from _days_of_month(f"{before}{word}", MONTHS[word], today, bare_date)
        elif word.startswith(last[0]):
            yield before + word


def _days_of_month(text: str, month: int, today: date, bare_date: BareDate) -> Iterator[str]:
    """The coming days of a month, so that "dec" leads to "dec 1" and so on."""
    first = today if today.month == month else date(today.year + (month < today.month), month, 1)
    hour = "" if bare_date is BareDate.END_OF_DAY else " 6pm"
    for day in range(31):
        on = first + timedelta(days=day)
        if on.month == month:
            yield f"{text} {on.day}{hour}"
