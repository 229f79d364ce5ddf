"""When somebody can, week after week: parts of day and exact windows of wall time, and the instants they come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.times.wall import around_gap, changes_between, instants_of, local_date, wall_time

MINUTES_OF_A_DAY = 24 * 60
_DAY = timedelta(days=1)


class Days(StrEnum):
    WEEKDAY = "weekday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Part(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PART_HOURS = {Part.MORNING: (8, 12), Part.AFTERNOON: (12, 18), Part.EVENING: (18, 22)}
"""From which hour to which each part of day lasts."""

WEEKDAYS_OF = {Days.WEEKDAY: (0, 1, 2, 3, 4), Days.SATURDAY: (5,), Days.SUNDAY: (6,)}
"""Monday is 0."""


@dataclass(frozen=True, order=True)
class WeeklyWindow:
    """A stretch of wall time on a weekday, in minutes after its midnight; it may last into the next day."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Availability:
    """What a person said about their week. It says nothing of a zone: it is wall time wherever they are."""

    parts: frozenset[tuple[Days, Part]] = frozenset()
    windows: tuple[WeeklyWindow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts or self.windows)

    def all_windows(self) -> list[WeeklyWindow]:
        """The exact windows and those that the parts of day stand for, in the order of the week."""
        of_parts = (
            WeeklyWindow(weekday, PART_HOURS[part][0] * 60, PART_HOURS[part][1] * 60)
            for days, part in self.parts
            for weekday in WEEKDAYS_OF[days]
        )
        return sorted({*self.windows, *of_parts})


def open_windows(
    availability: Availability, zone: ZoneInfo, from_at: datetime, to_at: datetime
) -> list[tuple[datetime, datetime]]:
    """The stretches between the two instants in which the person can, in UTC, in order and apart from each other.

    Of a wall time that clocks skip, the first instant after the gap counts; of one that occurs twice, the first.
    """
    merged: list[tuple[datetime, datetime]] = []
    for starts_at, ends_at in sorted(_occurrences(availability, zone, from_at, to_at)):
        start, end = max(starts_at, from_at.astimezone(UTC)), min(ends_at, to_at.astimezone(UTC))
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _occurrences(
    availability: Availability, zone: ZoneInfo, from_at: datetime, to_at: datetime
) -> Iterator[tuple[datetime, datetime]]:
    windows = availability.all_windows()
    # Two days earlier: a window can last into the next day, and a zone can skip a whole date.
    on, last = local_date(from_at, zone) - 2 * _DAY, local_date(to_at, zone)
    while on <= last:
        for window in windows:
            if window.weekday == on.weekday():
                yield _instant(on, window.start, zone), _instant(on, window.end, zone)
        on += _DAY


@lru_cache(maxsize=10_000)
def _instant(on: date, minute: int, zone: ZoneInfo) -> datetime:
    days, minute = divmod(minute, MINUTES_OF_A_DAY)
    wall = wall_time(on + days * _DAY, time(minute // 60, minute % 60))
    found = instants_of(wall, zone)
    if found:
        return found[0]
    return next(changes_between(*around_gap(wall, zone), zone)).at
