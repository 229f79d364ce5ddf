"""Between wall time and instants: what a clock on the wall in a zone shows, and when.

A wall time can be skipped (clocks go forward over it) or occur twice (clocks go back over it). Python passes over both
in silence, so every step from wall time to an instant goes through here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class ClockChange:
    """An instant at which a zone's clocks jump, with the offsets from UTC before and after."""

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def by(self) -> timedelta:
        """How far the clocks move: positive is forward."""
        return self.after - self.before


def wall_time(on: date, at: time) -> datetime:
    """A date and a time of day as a clock shows them: a datetime that knows no zone."""
    return datetime.combine(on, at.replace(tzinfo=None))


def instants_of(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The instants at which clocks in the zone show this: one; none in a gap; two, in order, in a fold."""
    found = {_with_fold(wall, zone, fold) for fold in (0, 1)}
    return tuple(sorted(at for at in found if wall_of(at, zone) == wall.replace(fold=0)))


def around_gap(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """For a skipped wall time: the instants as far before and after the gap as the wall time lies inside it."""
    earlier, later = sorted(_with_fold(wall, zone, fold) for fold in (0, 1))
    return earlier, later


def wall_of(at: datetime, zone: tzinfo) -> datetime:
    """What clocks in the zone show at this instant."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def local_date(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()


def offset_at(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def changes_between(start: datetime, end: datetime, zone: tzinfo) -> Iterator[ClockChange]:
    """Every change of the zone's clocks after `start` and up to `end`."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    step = timedelta(days=1)
    while start < end:
        until = min(start + step, end)
        if offset_at(start, zone) != offset_at(until, zone):
            at = _first_with_offset_of(until, start, zone)
            yield ClockChange(at, offset_at(at - _SECOND, zone), offset_at(at, zone))
        start = until


def _first_with_offset_of(late: datetime, early: datetime, zone: tzinfo) -> datetime:
    """The second at which the offset that holds at `late`, but not at `early`, begins."""
    early, late = early.replace(microsecond=0), late.replace(microsecond=0)
    offset = offset_at(late, zone)
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if offset_at(middle, zone) == offset:
            late = middle
        else:
            early = middle
    return late


def _with_fold(wall: datetime, zone: tzinfo, fold: int) -> datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
