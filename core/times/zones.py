"""Time zones as people name them: a city, a country, "Pacific Time", "CET" or an IANA name."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from core.times import texts
from core.times.places import Place, key_of, places, zone_info
from core.times.wall import offset_at, wall_of

_LONGEST_NAME = 80
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-]) ?([0-9]{1,2})(?::?([0-9]{2}))?", re.ASCII)
_CLUTTER = re.compile(r"\b(?:local|standard)? ?time(?: ?zone)?$")
_LABEL = re.compile(r".* — ([^ ,]+), now [0-9:]+")


class ZoneSuggestion(NamedTuple):
    """A choice: the label to show and the IANA name to hand in."""

    label: str
    value: str


def find_zone(text: str) -> ZoneInfo | None:
    """The one zone that the text names; None where it names none or several: `suggest_zones` then has what to offer."""
    named = _zones_named(text)
    return zone_info(named[0]) if len(named) == 1 else None


def suggest_zones(text: str, now: datetime, limit: int = 25) -> list[ZoneSuggestion]:
    """Zones that the text may be about to name, best first, each with the time that it is there now."""
    distinct = {(place.name, place.zone): place for place in _places_like(text[:_LONGEST_NAME], now)}
    return [_suggestion(place, now) for place in list(distinct.values())[:limit]]


def _zones_named(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST_NAME:
        return ()
    text = text.strip()
    label = _LABEL.fullmatch(text)
    if label:
        text = label[1]
    return places().zones_named(text) or places().zones_named(_without_clutter(text))


def _without_clutter(text: str) -> str:
    return _CLUTTER.sub("", text.casefold().strip()).strip()


def _suggestion(place: Place, now: datetime) -> ZoneSuggestion:
    shown = f"{wall_of(now, zone_info(place.zone)):%H:%M}"
    return ZoneSuggestion(texts.zone_choice(place.name, place.zone, shown), place.zone)


def _places_like(text: str, now: datetime) -> Iterator[Place]:
    """Those named exactly, then those whose name begins so, has a word that does, or has it anywhere in it."""
    key = key_of(text)
    offset = _OFFSET.fullmatch(text.casefold().strip())
    if not key:
        yield from _main_places(places().common)
    elif offset:
        yield from _places_at(offset, now)
    else:
        yield from _named_or_like(text, key)


def _named_or_like(text: str, key: str) -> Iterator[Place]:
    found = list(_matching(key))
    named = _zones_named(text)
    if not found:
        city = list(_matching(key_of(text.partition(",")[0])))
        found = [place for place in city if place.zone in named] or city
    covered = {place.zone for place in found}
    yield from _main_places(zone for zone in named if zone not in covered)
    yield from found or _misspelt(key)


def _main_places(zones: Iterable[str]) -> Iterator[Place]:
    for zone in zones:
        yield Place(places().main_name(zone), "", zone)


def _matching(key: str) -> Iterator[Place]:
    ranked: tuple[list[Place], ...] = ([], [], [], [], [])
    for place in places().all:
        rank = _rank(place, key)
        if rank is not None:
            ranked[rank].append(place)
    for group in ranked:
        yield from group


def _rank(place: Place, key: str) -> int | None:
    if key in place.key:
        if place.key.startswith(key):
            return 0 if len(place.key) == len(key) else 1
        return 2 if f" {key}" in place.key else 3
    return 4 if key in place.iana_key else None


def _misspelt(key: str) -> Iterator[Place]:
    for near in places().nearby(key):
        yield from (place for place in places().all if place.key == near)


def _places_at(offset: re.Match[str], now: datetime) -> Iterator[Place]:
    """Places whose clocks now show this offset from UTC: an offset alone does not tell how their clocks change."""
    size = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    wanted = -size if offset[1] == "-" else size
    for zone in dict.fromkeys(place.zone for place in places().all):
        if offset_at(now, zone_info(zone)) == wanted:
            yield Place(places().main_name(zone), "", zone)
