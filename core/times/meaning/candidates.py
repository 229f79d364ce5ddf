"""Every instant that a sentence can stand for, and whether it may be taken."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from itertools import islice

from core.times.doubts import Doubt, Raised
from core.times.grammar.clocks import clock_of
from core.times.grammar.parts import Calendar, Clock, InDays, Numeric
from core.times.grammar.sentence import Sentence
from core.times.meaning.calendar import DayOption, Days, dates_of
from core.times.meaning.days import days_of
from core.times.meaning.hours import Hour, fits_part, hours_of, sample_hours
from core.times.meaning.reader import Reader
from core.times.meaning.zones import ZoneOption, Zones, zones_of
from core.times.wall import around_gap, instants_of, local_date, wall_of, wall_time
from core.times.windows import end_of_day
from core.times.wording import zone_shown

LONGEST_AHEAD = timedelta(days=365)
_DAY = timedelta(days=1)
_YEARS_TYPED = 2
_MOST_WAYS = 50
"""A text with more ways to read it is refused in any case; no need to follow them all."""


class Standing(Enum):
    """Whether an instant may be taken, and if not, why."""

    GOOD = auto()
    PAST = auto()
    TOO_FAR = auto()
    SKIPPED = auto()


@dataclass(frozen=True)
class Candidate:
    """An instant that may be meant. A skipped wall time has none of its own: `at` is then an instant near it."""

    at: datetime
    zone: ZoneOption
    wall: datetime
    standing: Standing
    is_repeated: bool = False
    is_named_by_zone: bool = False
    is_end_of_day: bool = False
    is_today_by_name: bool = False


@dataclass(frozen=True)
class Candidates:
    """What the sentence itself says, what else may be offered, and the doubts between them."""

    meant: tuple[Candidate, ...] = ()
    offered: tuple[Candidate, ...] = ()
    doubts: tuple[Raised, ...] = ()


def candidates_of(sentence: Sentence, reader: Reader, *, ends_bare_days: bool) -> Candidates:
    if sentence.instants or sentence.laters:
        return _exact(sentence, reader)
    days = days_of(sentence, reader)
    hours = hours_of(sentence)
    zones = zones_of(sentence, reader)
    doubts = (*sentence.doubts, *days.doubts, *(Raised(doubt) for doubt in hours.doubts), *_years(sentence, reader))
    if not hours.options:
        return _without_time(sentence, days, zones, reader, doubts, ends_bare_days=ends_bare_days)
    named_day = bool(sentence.days) or any(raised.doubt is Doubt.NO_DAY for raised in doubts)
    if named_day:
        found = _Search(reader, days.options, hours.options, zones)
    else:
        found = _Search(reader, None, hours.options, zones)
        doubts = (*doubts, *_past_or_ahead(reader))
    also = [*_spans(sentence, reader), *(_as_date(sentence, zones, reader) if ends_bare_days else ())]
    return found.result(doubts, also)


def _years(sentence: Sentence, reader: Reader) -> tuple[Raised, ...]:
    """In 2026, the 2026 of "friday 2026" is hardly 20:26."""
    is_year = any(abs(clock.year - reader.today.year) <= _YEARS_TYPED for clock in sentence.clocks)
    return (Raised(Doubt.DAY_OR_CLOCK),) if is_year else ()


def _past_or_ahead(reader: Reader) -> tuple[Raised, ...]:
    """Where the past may be meant, a bare time of day can be the last one or the next one."""
    return (Raised(Doubt.PAST_OR_AHEAD),) if reader.may_be_past else ()


def _spans(sentence: Sentence, reader: Reader) -> list[Candidate]:
    """For "6h" and nothing else: in six hours."""
    seconds = [clock.span_seconds for clock in sentence.clocks if clock.span_seconds and not sentence.days]
    return [_at_instant(_minute(reader.now) + timedelta(seconds=amount), reader) for amount in seconds]


def _as_date(sentence: Sentence, zones: Zones, reader: Reader) -> list[Candidate]:
    """For a deadline of "5.12": the ends of both days."""
    if not sentence.dotted:
        return []
    days = dates_of(Numeric(sentence.dotted.first, sentence.dotted.second), reader)
    return [_end(option, zone, reader) for zone in zones.options for option in days.options]


def _exact(sentence: Sentence, reader: Reader) -> Candidates:
    instants = [instant.at for instant in sentence.instants if instant.at]
    doubts = list(sentence.doubts)
    if len(instants) < len(sentence.instants):
        doubts.append(Raised(Doubt.NO_SUCH_DATE))
    for later in sentence.laters:
        ends = _ends_of(later.seconds, later.days, reader)
        instants += ends
        doubts += [Raised(Doubt.IDIOM)] if len(ends) > 1 else []
    days = days_of(sentence, reader)
    doubts += days.doubts
    if any(not _fits(at, sentence, days, reader) for at in instants):
        doubts.append(Raised(Doubt.CONTRADICTION))
    return Candidates(tuple(_at_instant(at, reader) for at in dict.fromkeys(instants)), (), tuple(doubts))


def _fits(at: datetime, sentence: Sentence, days: Days, reader: Reader) -> bool:
    """Whether an exact instant agrees with the day and the part of day named beside it."""
    wall = wall_of(at, reader.zone)
    is_that_day = not sentence.days or wall.date() in days.dates
    return is_that_day and all(fits_part(wall.time(), one.part) for one in sentence.parts_of_day)


def _ends_of(seconds: int, days: int, reader: Reader) -> list[datetime]:
    """When a span from the present minute ends: by hours, and by calendar days where a clock change parts them."""
    start = _minute(reader.now)
    by_hours = start + timedelta(days=days, seconds=seconds)
    if not days:
        return [by_hours]
    walls = instants_of(wall_of(start, reader.zone) + timedelta(days=days), reader.zone)
    return list(dict.fromkeys([by_hours, *(at + timedelta(seconds=seconds) for at in walls[:1])]))


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _at_instant(at: datetime, reader: Reader) -> Candidate:
    return Candidate(at, ZoneOption(reader.zone), wall_of(at, reader.zone), _standing(at, reader))


def _standing(at: datetime, reader: Reader) -> Standing:
    if at > reader.now + LONGEST_AHEAD:
        return Standing.TOO_FAR
    return Standing.PAST if at <= reader.now and not reader.may_be_past else Standing.GOOD


def _without_time(
    sentence: Sentence, days: Days, zones: Zones, reader: Reader, doubts: tuple[Raised, ...], *, ends_bare_days: bool
) -> Candidates:
    if not days.options:
        return Candidates(doubts=(*doubts, Raised(Doubt.NO_DAY)) if sentence.is_end_of_day else doubts)
    if ends_bare_days and not sentence.parts_of_day:
        shared = (zones.shared,) if zones.shared else ()
        ends = [_end(option, zone, reader) for zone in zones.options for option in days.options]
        return Candidates(tuple(ends), (), (*doubts, *shared))
    as_time = _with_year_as_time(sentence, reader)
    days = days_of(as_time, reader) if as_time else days
    hours = hours_of(as_time).options if as_time else _hours_to_offer(sentence, reader)
    samples = _Search(reader, days.options, hours, zones).result((), [])
    return Candidates((), (*samples.meant, *samples.offered), (*doubts, Raised(Doubt.NO_TIME)))


def _with_year_as_time(sentence: Sentence, reader: Reader) -> Sentence | None:
    """For "dec 3 2030": the third of December, at half past eight in the evening."""
    for place, day in enumerate(sentence.days):
        if isinstance(day, Calendar) and not day.is_iso and day.year and day.year > reader.today.year + 1:
            clock = clock_of(*divmod(day.year, 100))
            if isinstance(clock, Clock):
                days = [*sentence.days[:place], replace(day, year=None), *sentence.days[place + 1 :]]
                return replace(sentence, days=days, clocks=[clock])
    return None


def _end(option: DayOption, zone: ZoneOption, reader: Reader) -> Candidate:
    at = end_of_day(option.on, zone.zone)
    is_today = option.else_on is not None
    return Candidate(
        at, zone, wall_of(at, zone.zone), _standing(at, reader), is_end_of_day=True, is_today_by_name=is_today
    )


def _hours_to_offer(sentence: Sentence, reader: Reader) -> tuple[Hour, ...]:
    """Usual hours; for "in 3 days" the present time of day too."""
    is_counted = any(isinstance(part, InDays) and part.is_counted for part in sentence.days)
    now = (Hour(_minute(wall_of(reader.now, reader.zone)).time()),) if is_counted else ()
    return (*now, *sample_hours(sentence))


@dataclass(frozen=True)
class _Search:
    """All days times all hours times all zones; without days, the next time that clocks show each hour."""

    reader: Reader
    days: tuple[DayOption, ...] | None
    hours: tuple[Hour, ...]
    zones: Zones

    def result(self, doubts: tuple[Raised, ...], also: list[Candidate]) -> Candidates:
        meant, offered = list(also), []
        for option, hour, zone in islice(self._ways(), _MOST_WAYS):
            first, *more = self._on(option, hour, zone)
            meant.append(first)
            offered += more
        shared = (self.zones.shared,) if self.zones.shared else ()
        return Candidates(tuple(meant), tuple(offered), (*doubts, *shared))

    def _ways(self) -> Iterator[tuple[DayOption, Hour, ZoneOption]]:
        for zone in self.zones.options:
            for hour in self.hours:
                for option in self._next_days(hour, zone) if self.days is None else self.days:
                    yield option, hour, zone

    def _next_days(self, hour: Hour, zone: ZoneOption) -> list[DayOption]:
        """Today, or tomorrow where that is past; both where the past may be meant."""
        today = local_date(self.reader.now, zone.zone)
        instants = instants_of(wall_time(today, hour.at), zone.zone)
        is_past = bool(instants) and instants[0] <= self.reader.now
        if self.reader.may_be_past:
            return [DayOption(today), DayOption(today + _DAY if is_past else today - _DAY)]
        return [DayOption(today + _DAY if is_past else today)]

    def _on(self, option: DayOption, hour: Hour, zone: ZoneOption) -> Iterator[Candidate]:
        """What is meant on a day, then what may be offered beside it."""
        first = list(self._at(option.on, hour, zone, is_today_by_name=option.else_on is not None))
        if first[0].standing is Standing.PAST and option.else_on:
            first = list(self._at(option.else_on, hour, zone))
        yield from first
        if first[0].standing is Standing.PAST and option.offer:
            yield from self._at(option.offer, hour, zone)

    def _at(self, on: date, hour: Hour, zone: ZoneOption, *, is_today_by_name: bool = False) -> Iterator[Candidate]:
        wall = wall_time(on + timedelta(days=hour.days_later), hour.at)
        instants = instants_of(wall, zone.zone)
        if not instants:
            earlier, later = around_gap(wall, zone.zone)
            yield Candidate(later, zone, wall, Standing.SKIPPED)
            yield from (
                Candidate(at, zone, wall_of(at, zone.zone), _standing(at, self.reader)) for at in (earlier, later)
            )
            return
        named = [at for at in instants if zone.is_abbreviation and zone_shown(at, zone.zone) == zone.typed.upper()]
        is_named = len(instants) > 1 and len(named) == 1
        at = named[0] if is_named else instants[0]
        yield Candidate(
            at,
            zone,
            wall,
            _standing(at, self.reader),
            is_repeated=len(instants) > 1,
            is_named_by_zone=is_named,
            is_today_by_name=is_today_by_name,
        )
