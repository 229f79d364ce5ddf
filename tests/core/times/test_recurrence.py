"""Weekly times keep their wall time across every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.times import Occurrence, Skipped, Weekly, changes_between, instants_of, wall_of, wall_time
from tests.core.times.test_wall import END, START, UNLIKE_ZONES

NEW_YORK = ZoneInfo("America/New_York")
zones = st.sampled_from(UNLIKE_ZONES).map(ZoneInfo)
walls = st.times().map(lambda at: at.replace(second=0, microsecond=0))
firsts = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@given(zones, walls, firsts, st.sampled_from([1, 2]))
def test_a_weekly_time_keeps_its_wall_time_to_2037(zone: ZoneInfo, wall: time, first: date, every: int) -> None:
    series = Weekly(first, wall, zone, 2 if every == 2 else 1)
    last = date(2037, 12, 31)
    occurrences = list(series.occurrences(first, last))
    assert [one.on for one in occurrences] == [
        first + timedelta(weeks=every * step) for step in range((last - first).days // (7 * every) + 1)
    ]
    for one in occurrences:
        instants = instants_of(wall_time(one.on, wall), zone)
        if isinstance(one, Skipped):
            assert instants == ()
        else:
            assert one.at == instants[0]
            assert wall_of(one.at, zone) == wall_time(one.on, wall)
            assert (one.note is not None) == (len(instants) == 2)


@pytest.mark.parametrize("name", UNLIKE_ZONES)
def test_a_series_through_each_change_names_what_is_skipped_and_what_happens_twice(name: str) -> None:
    zone = ZoneInfo(name)
    for change in changes_between(START, END, zone):
        forward = change.by > timedelta(0)
        inside = change.at - timedelta(minutes=1) if forward else change.at + timedelta(minutes=1)
        wall = wall_of(inside, zone) + (timedelta(minutes=2) if forward else timedelta(0))
        series = Weekly(wall.date() - timedelta(weeks=1), wall.time(), zone)
        before, at_change, after = series.occurrences(series.first_on, series.first_on + timedelta(weeks=2))
        assert isinstance(before, Occurrence)
        assert isinstance(after, Occurrence)
        if forward:
            assert isinstance(at_change, Skipped)
            assert "does not exist" in at_change.note
        else:
            assert isinstance(at_change, Occurrence)
            assert at_change.note is not None
            assert at_change.at < change.at


def test_six_in_the_evening_stays_six_when_clocks_go_back() -> None:
    series = Weekly(date(2026, 10, 29), time(18), NEW_YORK)
    found = [one.at for one in series.occurrences(date(2026, 10, 29), date(2026, 11, 5)) if isinstance(one, Occurrence)]
    assert found == [datetime(2026, 10, 29, 22, tzinfo=UTC), datetime(2026, 11, 5, 23, tzinfo=UTC)]


def test_every_second_week_counts_from_the_first_date_wherever_one_looks() -> None:
    series = Weekly(date(2026, 11, 3), time(18), NEW_YORK, every_weeks=2)
    assert [one.on.day for one in series.occurrences(date(2026, 11, 4), date(2026, 12, 1))] == [17, 1]
    assert [one.on for one in series.occurrences(date(2020, 1, 1), date(2026, 11, 3))] == [date(2026, 11, 3)]


def test_the_last_date_is_included_and_nothing_follows_it() -> None:
    series = Weekly(date(2026, 11, 3), time(18), NEW_YORK, until=date(2026, 11, 17))
    assert [one.on.day for one in series.occurrences(date(2026, 11, 1), date(2027, 1, 1))] == [3, 10, 17]


def test_eight_weeks_ahead_begin_with_what_is_still_to_come() -> None:
    series = Weekly(date(2026, 10, 1), time(18), NEW_YORK)
    now = datetime(2026, 10, 29, 18, 0, tzinfo=NEW_YORK)
    ahead = list(series.ahead(now))
    assert ahead[0].on == date(2026, 11, 5)
    assert ahead[-1].on == date(2026, 12, 24)
    assert len(ahead) == 8


def test_a_skipped_time_names_the_day_and_the_place() -> None:
    series = Weekly(date(2027, 3, 7), time(2, 30), NEW_YORK)
    skipped = list(series.occurrences(date(2027, 3, 14), date(2027, 3, 14)))
    assert skipped == [
        Skipped(
            date(2027, 3, 14),
            "Sun 14 Mar 2027, 2:30 AM does not exist in New York: clocks go forward over it.",
        )
    ]
