"""Wall times against a brute-force look at what the clocks of twenty unlike zones show, hour by hour to 2037."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from core.times import changes_between, day_of, end_of_day, instants_of, local_date, start_of_day, wall_of, week_of
from core.times.wall import around_gap
from tests.sampling import a_few

UNLIKE_ZONES = [
    "America/New_York",
    "America/Havana",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Gaza",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Antarctica/Troll",
    "America/St_Johns",
    "America/Asuncion",
    "America/Nuuk",
    "America/Scoresbysund",
    "Europe/London",
    "Europe/Chisinau",
    "Africa/Cairo",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Tehran",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Norfolk",
]
"""First those whose clocks do what others never do: skip midnight, change for a month, or by half an hour or two."""
START, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)
HOUR, QUARTER = timedelta(hours=1), timedelta(minutes=15)


@cache
def jumps(name: str) -> tuple[datetime, ...]:
    """The first instants of the UTC hours before whose end the zone's offset has changed."""
    zone = ZoneInfo(name)
    found, at = [], START
    offset = at.astimezone(zone).utcoffset()
    while at < END:
        at += 6 * HOUR
        now = at.astimezone(zone).utcoffset()
        if now != offset:
            found.append(at - 6 * HOUR)
            offset = now
    return tuple(found)


def shown_around(jump: datetime, zone: ZoneInfo) -> Counter[datetime]:
    """How often clocks in the zone show each quarter of an hour in the two days around an instant."""
    instants = (jump + QUARTER * step for step in range(-96, 120))
    return Counter(at.astimezone(zone).replace(tzinfo=None, fold=0) for at in instants)


@pytest.mark.parametrize("name", a_few(UNLIKE_ZONES, quick=8))
def test_every_gap_and_fold_is_what_the_clocks_show(name: str) -> None:
    zone = ZoneInfo(name)
    for jump in jumps(name):
        shown = shown_around(jump, zone)
        wall, last = min(shown) + 6 * HOUR, max(shown) - 6 * HOUR
        while wall < last:
            instants = instants_of(wall, zone)
            assert len(instants) == shown[wall], (wall, name)
            assert all(wall_of(at, zone) == wall for at in instants)
            assert list(instants) == sorted(instants)
            wall += QUARTER


@pytest.mark.parametrize("name", a_few(UNLIKE_ZONES, quick=8))
def test_every_change_of_the_clocks_is_found_to_the_second(name: str) -> None:
    zone = ZoneInfo(name)
    changes = list(changes_between(START, END, zone))
    assert len(changes) == len(jumps(name))
    for change, jump in zip(changes, jumps(name), strict=True):
        assert jump < change.at <= jump + 6 * HOUR
        before = (change.at - timedelta(seconds=1)).astimezone(zone).utcoffset()
        assert (before, change.at.astimezone(zone).utcoffset()) == (change.before, change.after)
        assert change.by == change.after - change.before


def test_the_zones_are_unlike_enough_to_mean_something() -> None:
    changes = {name: list(changes_between(START, END, ZoneInfo(name))) for name in UNLIKE_ZONES}
    assert sum(len(found) for found in changes.values()) > 400
    sizes = {abs(change.by) for found in changes.values() for change in found}
    assert {timedelta(minutes=30), HOUR, 2 * HOUR} <= sizes


def test_a_gap_has_an_instant_as_far_on_either_side() -> None:
    zone = ZoneInfo("America/New_York")
    earlier, later = around_gap(datetime.combine(date(2027, 3, 14), time(2, 20)), zone)
    assert [wall_of(at, zone).time() for at in (earlier, later)] == [time(1, 20), time(3, 20)]


def test_changes_are_found_though_the_ends_are_given_on_a_local_clock() -> None:
    zone = ZoneInfo("America/New_York")
    start = datetime(2026, 10, 31, 12, tzinfo=zone)
    changes = list(changes_between(start, start + timedelta(days=2), zone))
    assert [change.at for change in changes] == [datetime(2026, 11, 1, 6, tzinfo=UTC)]


@pytest.mark.parametrize("name", a_few(UNLIKE_ZONES, quick=8))
def test_days_follow_each_other_without_hole_or_overlap(name: str) -> None:
    zone = ZoneInfo(name)
    for jump in jumps(name):
        on = local_date(jump, zone) - timedelta(days=1)
        for step in range(4):
            day = on + timedelta(days=step)
            start = start_of_day(day, zone)
            assert local_date(start, zone) == day
            assert local_date(start - timedelta(seconds=1), zone) == day - timedelta(days=1)
            assert local_date(end_of_day(day, zone), zone) == day
            assert end_of_day(day, zone) == start_of_day(day + timedelta(days=1), zone) - timedelta(minutes=1)


def test_a_day_starts_at_its_first_minute_where_clocks_skip_midnight() -> None:
    zone = ZoneInfo("America/Santiago")
    on = next(
        local_date(change.at, zone)
        for change in changes_between(START, END, zone)
        if change.by > timedelta(0) and wall_of(change.at, zone).time() == time(1)
    )
    assert wall_of(start_of_day(on, zone), zone).time() == time(1)
    assert wall_of(end_of_day(on - timedelta(days=1), zone), zone).time() == time(23, 59)


def test_a_date_that_a_zone_skipped_starts_with_the_next() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert start_of_day(date(2011, 12, 30), apia) == start_of_day(date(2011, 12, 31), apia)
    assert instants_of(datetime.combine(date(2011, 12, 30), time(12)), apia) == ()


def test_a_day_with_a_change_is_an_hour_longer_or_shorter() -> None:
    zone = ZoneInfo("America/New_York")
    start, end = day_of(datetime(2026, 11, 1, 12, tzinfo=UTC), zone)
    assert end - start == timedelta(hours=25)
    start, end = day_of(datetime(2027, 3, 14, 12, tzinfo=UTC), zone)
    assert end - start == timedelta(hours=23)


def test_a_week_runs_from_monday_to_sunday_on_the_local_calendar() -> None:
    zone = ZoneInfo("America/New_York")
    monday, next_monday = week_of(datetime(2026, 11, 2, 3, tzinfo=UTC), zone)
    assert monday == datetime(2026, 10, 26, 4, tzinfo=UTC)
    assert next_monday == datetime(2026, 11, 2, 5, tzinfo=UTC)
    assert week_of(next_monday, zone)[0] == next_monday
    assert week_of(next_monday - timedelta(seconds=1), zone)[0] == monday
