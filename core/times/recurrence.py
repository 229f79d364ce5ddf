"""Weekly times. The wall time and the zone are the truth; each instant follows from one local date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from core.times import texts
from core.times.wall import instants_of, local_date, wall_time
from core.times.wording import place_of


@dataclass(frozen=True)
class Occurrence:
    """One time of a series. `note` says where its wall time happens twice, and that the first is meant."""

    on: date
    at: datetime
    note: str | None = None


@dataclass(frozen=True)
class Skipped:
    """A date of a series on which clocks go forward over its wall time, so it cannot take place."""

    on: date
    note: str


@dataclass(frozen=True)
class Weekly:
    """A wall time in a zone, every week or every second week from its first date, up to and with `until`."""

    first_on: date
    wall: time
    zone: ZoneInfo
    every_weeks: Literal[1, 2] = 1
    until: date | None = None

    def occurrences(self, since: date, until: date) -> Iterator[Occurrence | Skipped]:
        """What falls on the local dates from `since` to `until`, both included."""
        on = self._first_from(since)
        last = until if self.until is None else min(until, self.until)
        while on <= last:
            yield self._on(on)
            on += timedelta(weeks=self.every_weeks)

    def ahead(self, now: datetime, weeks: int = 8) -> Iterator[Occurrence | Skipped]:
        """What is still to come within this many weeks from now."""
        today = local_date(now, self.zone)
        for occurrence in self.occurrences(today, today + timedelta(weeks=weeks)):
            if isinstance(occurrence, Skipped) or occurrence.at > now:
                yield occurrence

    def _first_from(self, since: date) -> date:
        step = 7 * self.every_weeks
        steps = max(0, -((self.first_on - since).days // step))
        return self.first_on + timedelta(days=step * steps)

    def _on(self, on: date) -> Occurrence | Skipped:
        wall = wall_time(on, self.wall)
        instants = instants_of(wall, self.zone)
        if not instants:
            return Skipped(on, texts.skipped(texts.day(on), texts.clock(wall), place_of(self.zone)))
        note = texts.happens_twice(texts.clock(wall)) if len(instants) > 1 else None
        return Occurrence(on, instants[0], note)
