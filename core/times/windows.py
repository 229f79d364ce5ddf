"""Days and weeks of a zone, as instants. A day starts at its first instant, even where clocks skip midnight."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from core.times.wall import changes_between, instants_of, local_date, wall_time

_DAY = timedelta(days=1)


def start_of_day(on: date, zone: tzinfo) -> datetime:
    """The first instant of the date in the zone. Of a date that the zone skipped: the first instant after it."""
    midnights = instants_of(wall_time(on, time()), zone)
    if midnights:
        return midnights[0]
    noon = wall_time(on, time(12)).replace(tzinfo=UTC)
    gap = next(
        change
        for change in changes_between(noon - 2 * _DAY, noon + 2 * _DAY, zone)
        if change.by > timedelta(0) and local_date(change.at, zone) >= on
    )
    return gap.at


def end_of_day(on: date, zone: tzinfo) -> datetime:
    """The last minute of the date in the zone."""
    return start_of_day(on + _DAY, zone) - timedelta(minutes=1)


def day_of(at: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The local day of an instant: its first instant, and the first of the next day."""
    on = local_date(at, zone)
    return start_of_day(on, zone), start_of_day(on + _DAY, zone)


def week_of(at: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The local week, Monday to Sunday, of an instant: its first instant, and the first of the next week."""
    on = local_date(at, zone)
    monday = on - timedelta(days=on.weekday())
    return start_of_day(monday, zone), start_of_day(monday + 7 * _DAY, zone)
