"""Which instants a week's availability comes to, across every kind of change of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.times import PART_HOURS, Availability, Days, Part, WeeklyWindow, open_windows, read_windows, wall_of

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


def exact(text: str) -> Availability:
    read = read_windows(text)
    assert not read.doubts
    return Availability(windows=read.windows)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def opened(availability: Availability, zone: str, from_at: str, to_at: str) -> list[str]:
    found = open_windows(availability, ZoneInfo(zone), at(from_at), at(to_at))
    return [f"{start:%Y-%m-%d %H:%M}..{end:%Y-%m-%d %H:%M}" for start, end in found]


def test_a_part_of_day_has_stated_hours_in_the_persons_own_zone() -> None:
    mornings = Availability(frozenset({(Days.SATURDAY, Part.MORNING)}))
    assert PART_HOURS[Part.MORNING] == (8, 12)
    assert opened(mornings, "Asia/Kolkata", "2026-11-23", "2026-11-30") == ["2026-11-28 02:30..2026-11-28 06:30"]


def test_weekdays_are_monday_to_friday() -> None:
    evenings = Availability(frozenset({(Days.WEEKDAY, Part.EVENING)}))
    found = opened(evenings, "UTC", "2026-11-23", "2026-11-30")
    assert [one[8:10] for one in found] == ["23", "24", "25", "26", "27"]
    assert found[0] == "2026-11-23 18:00..2026-11-23 22:00"


def test_what_touches_or_overlaps_is_one_stretch() -> None:
    availability = Availability(
        frozenset({(Days.SUNDAY, Part.MORNING), (Days.SUNDAY, Part.AFTERNOON)}), read_windows("Sun 5pm-8pm").windows
    )
    assert opened(availability, "UTC", "2026-11-23", "2026-11-30") == ["2026-11-29 08:00..2026-11-29 20:00"]


def test_windows_are_cut_at_both_ends_of_what_was_asked_for() -> None:
    found = opened(exact("Mon 9am-5pm"), "UTC", "2026-11-23 10:00", "2026-11-23 11:00")
    assert found == ["2026-11-23 10:00..2026-11-23 11:00"]
    assert opened(exact("Mon 9am-5pm"), "UTC", "2026-11-23 17:00", "2026-11-24") == []


def test_a_window_that_began_the_evening_before_is_still_open() -> None:
    found = opened(exact("Sun 10pm-2am"), "UTC", "2026-11-23 00:30", "2026-11-24")
    assert found == ["2026-11-23 00:30..2026-11-23 02:00"]


@pytest.mark.parametrize(
    ("typed", "zone", "from_at", "to_at", "expected"),
    [
        # The same wall time before and after clocks go back.
        ("Sat, Mon 18-20", "Europe/Berlin", "2026-10-24", "2026-10-27",
         ["2026-10-24 16:00..2026-10-24 18:00", "2026-10-26 17:00..2026-10-26 19:00"]),
        # Clocks go forward from 2:00 to 3:00: a start or end inside the gap is at the gap.
        ("Sun 2:30am-5am", "Europe/Berlin", "2026-03-28", "2026-03-30", ["2026-03-29 01:00..2026-03-29 03:00"]),
        ("Sun 1am-2:30am", "Europe/Berlin", "2026-03-28", "2026-03-30", ["2026-03-29 00:00..2026-03-29 01:00"]),
        ("Sun 2:10am-2:50am", "Europe/Berlin", "2026-03-28", "2026-03-30", []),
        # Clocks go back from 3:00 to 2:00: over the whole hour, or up to its first occurrence.
        ("Sun 1am-4am", "Europe/Berlin", "2026-10-24", "2026-10-26", ["2026-10-24 23:00..2026-10-25 03:00"]),
        ("Sun 1am-2:30am", "Europe/Berlin", "2026-10-24", "2026-10-26", ["2026-10-24 23:00..2026-10-25 00:30"]),
        # Clocks in Beirut skip midnight; Samoa skipped a Friday.
        ("Sat 8pm-midnight", "Asia/Beirut", "2026-03-28", "2026-03-30", ["2026-03-28 18:00..2026-03-28 22:00"]),
        ("Sun midnight-2am", "Asia/Beirut", "2026-03-28", "2026-03-30", ["2026-03-28 22:00..2026-03-28 23:00"]),
        ("Fri 6pm-8pm", "Pacific/Apia", "2011-12-28", "2012-01-01", []),
        ("Thu 10pm-2am", "Pacific/Apia", "2011-12-28", "2012-01-01", ["2011-12-30 08:00..2011-12-30 10:00"]),
    ],
)  # fmt: skip
def test_wall_time_is_kept_across_changes_of_the_clocks(
    typed: str, zone: str, from_at: str, to_at: str, expected: list[str]
) -> None:
    assert opened(exact(typed), zone, from_at, to_at) == expected


def test_nothing_said_is_never_open() -> None:
    assert not Availability()
    assert open_windows(Availability(), BERLIN, at("2026-01-01"), at("2027-01-01")) == []


def test_a_year_of_mornings_is_at_the_same_wall_time_every_day() -> None:
    mornings = Availability(frozenset((days, Part.MORNING) for days in Days))
    found = open_windows(mornings, NEW_YORK, at("2026-01-01 12:00"), at("2027-01-01 12:00"))
    assert len(found) == 365
    assert {(wall_of(start, NEW_YORK).hour, wall_of(end, NEW_YORK).hour) for start, end in found} == {(8, 12)}


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), max_size=8),
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]),
    st.integers(0, 365 * 24 * 60),
    st.integers(0, 21 * 24 * 60),
)
def test_stretches_are_in_order_apart_from_each_other_and_inside(
    typed: list[tuple[int, int, int]], zone: str, first: int, length: int
) -> None:
    windows = tuple(WeeklyWindow(day, start, start + minutes) for day, start, minutes in typed)
    from_at = at("2026-01-01") + timedelta(minutes=first)
    to_at = from_at + timedelta(minutes=length)
    found = open_windows(Availability(windows=windows), ZoneInfo(zone), from_at, to_at)
    edges = [edge for stretch in found for edge in stretch]
    assert edges == sorted(set(edges))
    assert all(from_at <= edge <= to_at for edge in edges)
