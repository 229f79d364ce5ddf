"""What may be offered, as values."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from cogs.slots import rules
from core.errors import Refusal
from core.settings import DEFAULT_FIELDS
from core.times import Weekly
from tests.slots.people import at

NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("zone", "first_on", "wall"),
    [(NEW_YORK, date(2026, 11, 25), time(18, 30)), (TOKYO, date(2026, 11, 26), time(8, 30))],
)
def test_what_repeats_is_the_wall_time_of_its_zone(zone: ZoneInfo, first_on: date, wall: time) -> None:
    first = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert rules.rhythm_from(first, zone, 2, None) == Weekly(first_on, wall, zone, 2)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (datetime(2026, 12, 10, 4, 59, tzinfo=UTC), date(2026, 12, 9)),  # the end of 9 December in New York
        (datetime(2026, 12, 9, 23, 30, tzinfo=UTC), date(2026, 12, 9)),  # just when the time of that day starts
        (datetime(2026, 12, 9, 23, 29, tzinfo=UTC), date(2026, 12, 8)),  # too early for the time of that day
    ],
)
def test_the_last_time_is_not_after_until(until: datetime, last: date) -> None:
    first = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert rules.rhythm_from(first, NEW_YORK, 1, until).until == last


def test_until_may_be_the_first_time_itself_but_not_before() -> None:
    rules.check_until(None, at(24))
    rules.check_until(at(24), at(24))
    with pytest.raises(Refusal, match="before the first time"):
        rules.check_until(at(23.9), at(24))


def test_as_many_as_the_limit_may_be_offered() -> None:
    rules.check_number(rules.MOST_OPEN)
    with pytest.raises(Refusal, match=f"{rules.MOST_OPEN}"):
        rules.check_number(rules.MOST_OPEN + 1)


@pytest.mark.parametrize("typed", ["Customer service", "customer SERVICE", "  customer service "])
def test_a_field_is_found_however_it_is_written(typed: str) -> None:
    assert rules.find_field(typed, DEFAULT_FIELDS) == "Customer service"


@pytest.mark.parametrize("typed", ["Customer", "", "service"])
def test_half_a_field_is_none(typed: str) -> None:
    with pytest.raises(Refusal, match="Choose one of: Software, Data"):
        rules.find_field(typed, DEFAULT_FIELDS)


def test_fields_are_suggested_by_any_part_of_their_name() -> None:
    assert rules.matching_fields(" SERV", DEFAULT_FIELDS) == ["Customer service"]
    assert rules.matching_fields("", DEFAULT_FIELDS) == list(DEFAULT_FIELDS)
