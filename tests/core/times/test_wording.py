"""How instants, distances and clock changes are said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.times import (
    clock_change_warning,
    clock_changes_between,
    day_words,
    discord_time,
    duration,
    is_unsocial,
    markup,
    place_of,
    words,
    zone_shown,
)

NEW_YORK = ZoneInfo("America/New_York")
EVENING = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)


def test_an_instant_is_said_with_the_zone_and_how_far_it_is() -> None:
    assert words(EVENING, NEW_YORK) == "Tue 1 Dec 2026, 6:30 PM EST"
    assert words(EVENING, NEW_YORK, EVENING - timedelta(days=7)) == "Tue 1 Dec 2026, 6:30 PM EST, in 7 days"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/London", "Tue 1 Dec 2026, 11:30 PM GMT"),
        ("Asia/Kolkata", "Wed 2 Dec 2026, 5:00 AM IST"),
        ("Europe/Istanbul", "Wed 2 Dec 2026, 2:30 AM UTC+3"),
        ("Asia/Kathmandu", "Wed 2 Dec 2026, 5:15 AM UTC+5:45"),
        ("Atlantic/Azores", "Tue 1 Dec 2026, 10:30 PM UTC-1"),
        ("Africa/Abidjan", "Tue 1 Dec 2026, 11:30 PM GMT"),
        ("UTC", "Tue 1 Dec 2026, 11:30 PM UTC"),
    ],
)
def test_a_zone_without_an_abbreviation_is_said_by_its_offset(zone: str, said: str) -> None:
    assert words(EVENING, ZoneInfo(zone)) == said


def test_noon_and_midnight_are_told_apart() -> None:
    assert words(datetime(2026, 12, 1, 17, tzinfo=UTC), NEW_YORK) == "Tue 1 Dec 2026, 12:00 PM EST"
    midnight = words(datetime(2026, 12, 1, 5, tzinfo=UTC), NEW_YORK)
    assert midnight == "Tue 1 Dec 2026, 12:00 AM EST (midnight from Mon to Tue)"


def test_the_two_halves_of_a_repeated_hour_are_told_apart() -> None:
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert words(first, NEW_YORK) == "Sun 1 Nov 2026, 1:30 AM EDT"
    assert words(first + timedelta(hours=1), NEW_YORK) == "Sun 1 Nov 2026, 1:30 AM EST"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=20), "in less than a minute"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=45), "in 45 minutes"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=2, minutes=30), "in 2 hours 30 minutes"),
        (timedelta(hours=23, minutes=59), "in 23 hours 59 minutes"),
        (timedelta(hours=24), "in 1 day"),
        (timedelta(days=6, hours=22), "in 7 days"),
        (-timedelta(hours=3), "3 hours ago"),
        (-timedelta(days=2), "2 days ago"),
    ],
)
def test_a_distance_is_in_hours_within_a_day_and_in_days_of_the_calendar_beyond(ahead: timedelta, said: str) -> None:
    now = datetime(2026, 12, 1, 23, 30, tzinfo=NEW_YORK)
    at = now.astimezone(UTC) + ahead
    assert words(at, NEW_YORK, now).endswith(f", {said}")


def test_a_distance_over_a_clock_change_counts_real_hours() -> None:
    now = datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK)
    at = datetime(2026, 11, 1, 3, 30, tzinfo=NEW_YORK)
    assert words(at, NEW_YORK, now).endswith("in 4 hours")


def test_a_deadline_is_said_as_the_end_of_its_day() -> None:
    at = datetime(2026, 12, 2, 4, 59, tzinfo=UTC)
    assert day_words(at, NEW_YORK) == "Tue 1 Dec 2026, end of the day, EST"


def test_a_duration_is_said_in_its_two_largest_units() -> None:
    assert duration(timedelta(days=2, hours=3, minutes=4)) == "2 days 3 hours"
    assert duration(timedelta(hours=1, minutes=15)) == "1 hour 15 minutes"
    assert duration(timedelta(0)) == "less than a minute"


def test_discord_shows_an_instant_in_everybodys_own_zone() -> None:
    assert markup(EVENING) == "<t:1796167800:F>"
    assert discord_time(EVENING) == "<t:1796167800:F> (<t:1796167800:R>)"


def test_a_zone_is_called_by_its_place() -> None:
    assert place_of(NEW_YORK) == "New York"
    assert place_of(ZoneInfo("America/Argentina/Buenos_Aires")) == "Buenos Aires"
    assert zone_shown(EVENING, NEW_YORK) == "EST"


@pytest.mark.parametrize(
    ("hour", "minute", "unsocial"),
    [(6, 59, True), (7, 0, False), (12, 0, False), (22, 0, False), (22, 1, True), (0, 0, True), (3, 0, True)],
)
def test_an_hour_is_unsocial_before_seven_and_after_ten(hour: int, minute: int, unsocial: bool) -> None:
    assert is_unsocial(datetime(2026, 12, 1, hour, minute, tzinfo=NEW_YORK), NEW_YORK) is unsocial


def test_an_hour_that_is_social_here_may_not_be_there() -> None:
    assert not is_unsocial(EVENING, NEW_YORK)
    assert is_unsocial(EVENING, ZoneInfo("Asia/Kolkata"))


def test_clock_changes_before_a_date_are_told_with_what_changes() -> None:
    now = datetime(2026, 10, 29, 12, tzinfo=UTC)
    warnings = [
        clock_change_warning(change, zone)
        for zone in (NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kolkata"))
        for change in clock_changes_between(now, now + timedelta(days=200), zone)
    ]
    assert warnings == [
        "Clocks in New York go back by 1 hour on Sun 1 Nov 2026.",
        "Clocks in New York go forward by 1 hour on Sun 14 Mar 2027.",
        "Clocks in Lord Howe go back by 30 minutes on Sun 4 Apr 2027.",
    ]
