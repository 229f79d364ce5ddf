"""The index of everything that names a zone: cities, regions, abbreviations, IANA names."""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from core.times.spelling import Nearby
from core.times.wall import offset_at

_CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
_DAYS_OF_TWO_YEARS = [datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(0, 730, 3)]
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


class Place(NamedTuple):
    """One name for one zone, as shown and as looked up; a zone's main name is also found by the IANA name."""

    name: str
    key: str
    zone: str
    iana_key: str = ""


@dataclass(frozen=True)
class ZoneWord:
    """An abbreviation or regional name: the regions it stands for, and who else says it of their own zone."""

    name: str
    regions: tuple[str, ...]
    also_in: frozenset[str]
    is_english_word: bool


def key_of(name: str) -> str:
    """What is compared: no capitals, accents or punctuation."""
    lowered = name.casefold().translate(_UNDECOMPOSED)
    letters = (letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    spaced = (letter if letter.isalnum() or letter == "+" else "" if letter in ".'’" else " " for letter in letters)
    return " ".join("".join(spaced).split())


class Places:
    """Every name of a zone; built once from the catalogue and the IANA list."""

    def __init__(self, cities: dict[str, Any], names: dict[str, Any], iana: list[str]) -> None:
        self.common: list[str] = cities["common"]
        self._links: dict[str, str] = names["links"]
        self.zone_words = {
            key_of(name): _zone_word(name, entry)
            for table in ("abbreviations", "shared_names")
            for name, entry in names[table].items()
        }
        self._iana = {key_of(name): self.canonical(name) for name in iana}
        self._main_names: dict[str, str] = {zone: listed[0] for zone, listed in cities["places"].items()}
        self.all = list(self._all_places(cities))
        self._exact = _grouped(place for place in self.all if place.name.count(",") == 0)
        self._short = _grouped(_by_short_name(self.all))
        self._full = _grouped(place for place in self.all if "," in place.name)
        self._several = {key_of(name): tuple(zones) for name, zones in cities["several"].items()}
        tables = (self._exact, self._full, self._short, self._several, self.zone_words, self._iana)
        self._first_words = {key.partition(" ")[0] for table in tables for key in table}
        self._state_codes = {code.casefold(): name for code, name in names["state_codes"].items()}
        self._nearby = Nearby(dict.fromkeys(place.key for place in self.all))

    def canonical(self, iana: str) -> str:
        """The name in use for an old IANA name."""
        return self._links.get(iana, iana)

    def main_name(self, zone: str) -> str:
        """The city or region that a zone is best known for."""
        return self._main_names.get(zone) or zone.rpartition("/")[2].replace("_", " ")

    def zones_named(self, name: str) -> tuple[str, ...]:
        """The zones that a name stands for: none, one, or several to choose from."""
        key = key_of(name)
        if key in self._several:
            return self._several[key]
        if key in self.zone_words:
            return self.zone_words[key].regions
        for table in (self._exact, self._full, self._short):
            if key in table:
                return table[key]
        if key in self._iana:
            return (self._iana[key],)
        return self._qualified(name)

    def _qualified(self, name: str) -> tuple[str, ...]:
        """For "Paris, France": the zones of places called Paris whose clocks go like those in France."""
        city, comma, rest = name.partition(",")
        if not comma:
            return ()
        region = rest.strip()
        around = self.zones_named(self._state_codes.get(region.casefold(), region))
        key = key_of(city)
        candidates = dict.fromkeys((*self._exact.get(key, ()), *self._short.get(key, ())))
        same_name = tuple(zone for zone in candidates if zone in around)
        return same_name or tuple(zone for zone in candidates if any(go_alike(zone, other) for other in around))

    def may_begin_a_name(self, word: str) -> bool:
        """Whether any name starts with this word; spares looking up names that cannot be there."""
        return word in self._first_words

    def nearby(self, name: str) -> list[str]:
        """Keys of names that differ from this one by one slip."""
        return self._nearby.to(key_of(name))

    def _main_place(self, zone: str) -> Place:
        name = self.main_name(zone)
        return Place(name, key_of(name), zone, key_of(zone))

    def _all_places(self, cities: dict[str, Any]) -> Iterator[Place]:
        listed: dict[str, list[str]] = cities["places"]
        in_use = (zone for zone in self._iana.values() if "/" in zone and not zone.startswith("Etc/"))
        yield from (self._main_place(zone) for zone in self.common)
        for zone, names in listed.items():
            if zone not in self.common:
                yield self._main_place(zone)
            yield from (Place(name, key_of(name), zone) for name in names[1:])
        yield from (self._main_place(zone) for zone in dict.fromkeys(in_use) if zone not in listed)
        for name, zones in cities["several"].items():
            for zone in zones:
                yield Place(f"{name} ({self.main_name(zone)})", key_of(name), zone)
        for key, word in self.zone_words.items():
            for zone in word.regions:
                shown = word.name if len(word.regions) == 1 else f"{word.name} ({self.main_name(zone)})"
                yield Place(shown, key, zone)


@cache
def zone_info(zone: str) -> ZoneInfo:
    """The zone, loaded once: ZoneInfo itself forgets all but the last few and reads its file again."""
    return ZoneInfo(zone)


@cache
def go_alike(zone: str, other: str) -> bool:
    """Whether the clocks of two zones show the same all year."""
    first, second = zone_info(zone), zone_info(other)
    return all(offset_at(day, first) == offset_at(day, second) for day in _DAYS_OF_TWO_YEARS)


@cache
def places() -> Places:
    iana = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return Places(_catalogue("cities.toml"), _catalogue("zone_names.toml"), [n for n in iana if n != "Factory"])


def _catalogue(name: str) -> dict[str, Any]:
    with (_CATALOGUE / name).open("rb") as file:
        return tomllib.load(file)


def _zone_word(name: str, entry: dict[str, Any]) -> ZoneWord:
    return ZoneWord(name, tuple(entry["regions"]), frozenset(entry.get("also_in", ())), entry.get("word", False))


def _by_short_name(all_places: list[Place]) -> Iterator[Place]:
    for place in all_places:
        short, comma, _ = place.name.partition(",")
        if comma:
            yield place._replace(key=key_of(short))


def _grouped(named: Iterator[Place]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for place in named:
        groups.setdefault(place.key, {})[place.zone] = None
    return {key: tuple(zones) for key, zones in groups.items()}
