"""What the owner of a resume wants hidden although no search found it: where it stands, and if that is too much."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cogs.resumes.checking.detecting import Hit
from cogs.resumes.checking.models import Kind, Unfit
from cogs.resumes.checking.opening import Refused
from cogs.resumes.checking.reading import NOWHERE, Reading, loose, simple
from cogs.resumes.checking.spans import Span, places_in, spans_of

SHORT = 4
"""Fewer letters than this count only as a word of their own: "Ed" does not stand in "education"."""

FULL_PAGE = 200
"""In letters: of a page with fewer, all may be hidden."""

MOST_PART = 0.5
MOST_SPANS = 400


@dataclass(frozen=True)
class Hidden:
    """`spans` is all that is hidden, the same in the same file; `unfound` are words that stand nowhere in it."""

    hits: tuple[Hit, ...]
    spans: tuple[Span, ...]
    unfound: tuple[str, ...]


def find_hidden(readings: Sequence[Reading], words: Sequence[str], before: Sequence[Span]) -> Hidden:
    """Where these words stand, and what was hidden before. Raises Refused where hardly anything would be left."""
    found = {word: set(_places_of(word, readings)) for word in words}
    pages = {place: reading.page for reading in readings for place in reading.places if place != NOWHERE}
    places = {place for one in (*found.values(), places_in(before)) for place in one if place in pages}
    spans = spans_of(places)
    if len(spans) > MOST_SPANS or any(_is_emptied(reading, places) for reading in readings):
        raise Refused(Unfit.HIDES_TOO_MUCH)
    hits = tuple(hit for span in spans for hit in _hits_in(span, pages))
    return Hidden(hits, spans, tuple(word for word, at in found.items() if not at))


def _places_of(word: str, readings: Sequence[Reading]) -> Iterator[int]:
    """However it is spaced, in capitals or not."""
    pattern = _pattern_of(word)
    for reading in readings:
        for found in re.finditer(pattern, reading.text, re.I) if pattern else ():
            yield from (place for place in reading.places[slice(*found.span())] if place != NOWHERE)


def _pattern_of(word: str) -> str:
    parts = "".join(map(simple, word)).split()
    pattern = loose(r"\s+".join(map(re.escape, parts)))
    letters = "".join(parts)
    if len(letters) < SHORT and not any(unicodedata.category(letter) == "Lo" for letter in letters):
        return rf"(?<!\w){pattern}(?!\w)"  # Scripts of other categories have spaces between words.
    return pattern


def _is_emptied(reading: Reading, places: Collection[int]) -> bool:
    letters = [
        place
        for letter, place in zip(reading.text, reading.places, strict=True)
        if place != NOWHERE and not letter.isspace()
    ]
    return len(letters) >= FULL_PAGE and sum(place in places for place in letters) > MOST_PART * len(letters)


def _hits_in(span: Span, pages: dict[int, int]) -> Iterator[Hit]:
    first, last = span
    for page in sorted({pages[place] for place in range(first, last + 1)}):
        places = frozenset(place for place in range(first, last + 1) if pages[place] == page)
        yield Hit(Kind.PERSONAL, "", page, places)
