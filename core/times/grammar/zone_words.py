"""Whose clock: EST, UTC+2, London time, in Berlin, my time."""

import re

from core.times.grammar.found import Found
from core.times.grammar.parts import Offset, WhoseZone, Zone
from core.times.grammar.tokens import Kind, Line
from core.times.grammar.vocabulary import (
    FILLERS,
    HEDGES,
    MERIDIEMS,
    MONTHS,
    NOT_ENGLISH,
    NUMBERS,
    PARTS_OF_DAY,
    WEEKDAYS,
)
from core.times.places import ZoneWord, places

_MOST_WORDS = 7
_OFFSET = re.compile(r"([0-9]{1,2})(?::?([0-9]{2}))?", re.ASCII)
_ALSO_ENGLISH = frozenset(
    "nice reading bath split mobile cork perm us la act jackson lincoln madison phoenix mesa gary salem york victoria "
    "georgia sofia regina florence natal salvador medan goa bali java rio chad jordan jersey guinea mali niger oman "
    "turkey china america asia africa europe essen bern linz porto faro male bc dc ny nj gb charlotte savannah eugene "
    "brandon windsor lexington darwin kobe acre osh tamale kano".split()
)
"""Places that are also something else: alone they count only with "time" after them or "in" before them."""


def zone_word(line: Line, place: int) -> Found | None:
    return _offset_named(line, place) or _offset_alone(line, place) or _whose(line, place) or _named(line, place)


def _offset_named(line: Line, place: int) -> Found | None:
    """UTC+2, GMT -5:30."""
    word = line.text(place)
    if word not in ("utc", "gmt") or line.text(place + 1) not in ("+", "-"):
        return None
    return _offset(line, place + 1, line.at(place).typed)


def _offset_alone(line: Line, place: int) -> Found | None:
    """+02:00 or -0500 right after a time of day."""
    digits = line.at(place + 1)
    is_sign = line.text(place) == "+" and digits.is_glued
    return _offset(line, place, "") if is_sign and len(digits.text) in (4, 5) else None


def _offset(line: Line, sign: int, name: str) -> Found | None:
    digits = line.at(sign + 1)
    matched = _OFFSET.fullmatch(digits.text)
    end = sign + 2
    if not matched or digits.kind not in (Kind.NUMBER, Kind.CLOCK) or line.text(end) in (*MERIDIEMS, "h"):
        return None
    hours, minutes = int(matched[1]), int(matched[2] or 0)
    if hours > 14 or minutes > 59:
        return None
    total = (hours * 60 + minutes) * (-1 if line.text(sign) == "-" else 1)
    typed = f"{name}{line.text(sign)}{digits.text}"
    return Found((Offset(total, typed),), line.skip(end, "time"))


def _whose(line: Line, place: int) -> Found | None:
    """My time, local time, your time."""
    start = line.skip(place, "in")
    word = line.text(start)
    own = line.skip(start, "my", "our", "local", "own")
    if word == "here" and start == place:
        return Found((WhoseZone(True, word),), place + 1)
    if own > start and line.text(own) in ("time", "timezone", "zone"):
        return Found((WhoseZone(True, "my time"),), line.skip(own, "time", "timezone", "zone"))
    if (
        word in ("your", "their", "his", "her", "server", "host", "candidates", "volunteers")
        and line.text(start + 1) == "time"
    ):
        return Found((WhoseZone(False, f"{word} time"),), start + 2)
    return None


def _named(line: Line, place: int) -> Found | None:
    """The longest run of words that is the name of a zone."""
    has_in = line.text(place) == "in" and not line.is_kind(place + 1, Kind.NUMBER)
    start = line.skip(place, "in", "the") if has_in else place
    if not places().may_begin_a_name(line.text(start)):
        return None
    for count in range(_MOST_WORDS, 0, -1):
        words = _words(line, start, count)
        if words is None:
            continue
        end = start + count
        with_time = line.skip(line.skip(end, "local"), "time", "timezone")
        if _is_zone(line, start, words, is_sure=has_in or with_time > end or count > 1):
            return Found((Zone(words),), with_time)
    return None


def _words(line: Line, start: int, count: int) -> str | None:
    run = [line.at(start + ahead) for ahead in range(count)]
    is_name = run[0].kind is Kind.WORD and run[-1].kind is Kind.WORD
    if not is_name or any(token.kind is not Kind.WORD and token.text not in (".", "-", "/", ",") for token in run):
        return None
    return "".join(
        token.typed if token.text in ",./-" or token.is_glued else f" {token.typed}" for token in run
    ).strip()


def _is_zone(line: Line, start: int, words: str, *, is_sure: bool) -> bool:
    word = words.lower()
    known: ZoneWord | None = places().zone_words.get(word)
    if known is not None and known.is_english_word:
        return is_sure or words.isupper()
    if known is not None and len(word) > 1 and word not in _ALSO_ENGLISH:
        return True
    if word == "z":
        return start > 0 and line.at(start).is_glued
    is_code = len(word) == 2 and words.isupper()
    if word in _TAKEN or (word in _ALSO_ENGLISH and not is_sure and not is_code):
        return False
    return bool(places().zones_named(words))


_TAKEN = frozenset({*FILLERS, *HEDGES, *MERIDIEMS, *MONTHS, *NOT_ENGLISH, *NUMBERS, *PARTS_OF_DAY, *WEEKDAYS})
