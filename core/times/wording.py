"""How instants and durations are said."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from core.times import texts
from core.times.wall import ClockChange, changes_between, local_date, wall_of

_EARLIEST_SOCIAL = time(7)
_LATEST_SOCIAL = time(22)
_DAY = timedelta(days=1)


def words(at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """Such as "Tue 1 Dec 2026, 6:30 PM EST, in 7 days"; without `now` it ends with the zone."""
    return with_distance(moment(at, zone), at, zone, now)


def day_words(at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """Such as "Tue 1 Dec 2026, end of the day, EST, in 7 days": for deadlines."""
    return with_distance(end_of_day_moment(at, zone), at, zone, now)


def moment(at: datetime, zone: tzinfo) -> str:
    wall = wall_of(at, zone)
    said = texts.moment(texts.day(wall.date()), texts.clock(wall), zone_shown(at, zone))
    if wall.time() != time():
        return said
    return f"{said} {texts.midnight_between((wall - _DAY).weekday(), wall.weekday())}"


def end_of_day_moment(at: datetime, zone: tzinfo) -> str:
    return texts.end_of_day(texts.day(wall_of(at, zone).date()), zone_shown(at, zone))


def with_distance(said: str, at: datetime, zone: tzinfo, now: datetime | None) -> str:
    return f"{said}, {distance(at, now, zone)}" if now else said


def zone_shown(at: datetime, zone: tzinfo) -> str:
    """The abbreviation that the zone uses at this instant, or "UTC+3" where it has none."""
    name = at.astimezone(zone).tzname() or ""
    if name.isalpha():
        return name
    offset = at.astimezone(zone).utcoffset() or timedelta(0)
    minutes = int(abs(offset).total_seconds()) // 60
    if not minutes:
        return "UTC"
    sign = "-" if offset < timedelta(0) else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def distance(at: datetime, now: datetime, zone: tzinfo) -> str:
    """How far from now: in hours within a day, else in calendar days of the zone."""
    between = abs(at.astimezone(UTC) - now.astimezone(UTC))
    days = abs((local_date(at, zone) - local_date(now, zone)).days)
    said = duration(between) if between < _DAY else texts.days(days)
    return texts.ahead(said) if at >= now else texts.ago(said)


def duration(length: timedelta) -> str:
    """In words, the two largest units: "2 days 3 hours", "1 hour 30 minutes"."""
    minutes = int(length.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = [(days, texts.days), (hours, texts.hours), (minutes, texts.minutes)]
    said = [word(number) for number, word in units if number][:2]
    if not said:
        return texts.less_than_a_minute()
    return said[0] if len(said) == 1 else texts.and_also(*said)


def discord_time(at: datetime) -> str:
    """Discord's markup for an instant, which everybody sees in their own zone, with how far away it is."""
    return f"{markup(at)} (<t:{int(at.timestamp())}:R>)"


def markup(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:F>"


def place_of(zone: tzinfo) -> str:
    """A zone's name as people say it: "New York", "UTC"."""
    return str(getattr(zone, "key", zone)).rpartition("/")[2].replace("_", " ")


def is_unsocial(at: datetime, zone: tzinfo) -> bool:
    """Before 7:00 or after 22:00 on the clock in the zone."""
    return not _EARLIEST_SOCIAL <= wall_of(at, zone).time() <= _LATEST_SOCIAL


def clock_changes_between(now: datetime, at: datetime, zone: tzinfo) -> list[ClockChange]:
    return list(changes_between(now, at, zone))


def clock_change_warning(change: ClockChange, zone: tzinfo) -> str:
    """Such as "Clocks in New York go back by 1 hour on Sun 1 Nov 2026."."""
    on = texts.day(wall_of(change.at - timedelta(seconds=1), zone).date())
    return texts.clocks_change(place_of(zone), on, change.by)
