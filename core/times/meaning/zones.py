"""On whose clock a sentence can be meant."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.times.doubts import Doubt, Raised
from core.times.grammar.parts import Offset, Place, Zone
from core.times.grammar.sentence import Sentence
from core.times.meaning.reader import Reader
from core.times.places import ZoneWord, key_of, places, zone_info


@dataclass(frozen=True)
class ZoneOption:
    """A clock that may be meant; `typed` is the word for it, empty for the reader's own."""

    zone: tzinfo
    typed: str = ""
    is_abbreviation: bool = False


@dataclass(frozen=True)
class Zones:
    """`shared` names a word that stands for several of these; harmless where all come to the same instant."""

    options: tuple[ZoneOption, ...]
    shared: Raised | None = None


def zones_of(sentence: Sentence, reader: Reader) -> Zones:
    found = [option for part in sentence.zones for option in _options(part, reader)]
    options = tuple(dict.fromkeys(found)) or (ZoneOption(reader.zone),)
    if len(options) == 1:
        return Zones(options)
    typed = next((option.typed for option in options if option.typed), "")
    return Zones(options, Raised(Doubt.SHARED_ZONE, (typed,)))


def _options(part: Place, reader: Reader) -> list[ZoneOption]:
    if isinstance(part, Offset):
        return [ZoneOption(timezone(timedelta(minutes=part.minutes)), part.name)]
    if not isinstance(part, Zone):
        return [ZoneOption(reader.zone)]
    word = places().zone_words.get(key_of(part.name))
    if word is None:
        return [ZoneOption(zone_info(zone), part.name) for zone in places().zones_named(part.name)]
    is_short = word.name.isupper()
    regions = [ZoneOption(zone_info(zone), part.name, is_abbreviation=is_short) for zone in word.regions]
    if not _says(word, reader):
        return regions
    own = ZoneOption(reader.zone, part.name, is_abbreviation=is_short)
    return [own] if len(regions) > 1 else [*regions, own]


def _says(word: ZoneWord, reader: Reader) -> bool:
    """Whether the reader's own zone is called by this word."""
    own = reader.zone.key
    if own in word.regions or own in word.also_in:
        return True
    return word.name in _abbreviations(reader.zone, reader.now.year)


@lru_cache(maxsize=1024)
def _abbreviations(zone: ZoneInfo, year: int) -> frozenset[str]:
    """What the zone's clocks are called from last year to next year."""
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    days = (start + timedelta(days=15 * step) for step in range(73))
    return frozenset(day.astimezone(zone).tzname() or "" for day in days)
