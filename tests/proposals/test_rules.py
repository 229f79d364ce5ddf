"""Which times are offered for choice, and until when an answer is due; on plain values."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cogs.proposals import rules
from cogs.proposals.models import Busy
from cogs.slots.models import Slot, SlotState
from cogs.volunteers.models import Limits, Volunteer
from core.settings import DEFAULTS
from core.times import local_date, week_of
from tests.requests.wishes import request

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONE, KOLKATA = ZoneInfo("UTC"), ZoneInfo("Asia/Kolkata")
LENGTH = timedelta(minutes=45)


def limits(weekly: int = 20, notice: int = 12, buffer: int = 15) -> Limits:
    return Limits(weekly, notice * HOUR, timedelta(minutes=buffer), None)


def times(windows: list[tuple[float, float]], **changed: object) -> list[float]:
    """In hours from now."""
    given: dict[str, object] = {
        "own_windows": None,
        "volunteer_busy": [],
        "member_busy": [],
        "hosted_at": [],
        "limits": limits(),
        "zone": ZONE,
    } | changed
    found = rules.times_to_choose(
        [(NOW + start * HOUR, NOW + end * HOUR) for start, end in windows],
        LENGTH,
        given.pop("limits"),  # type: ignore[arg-type]
        given.pop("zone"),  # type: ignore[arg-type]
        NOW,
        **given,  # type: ignore[arg-type]
    )
    return [(at - NOW) / HOUR for at in found]


def busy(start: float, end: float) -> list[Busy]:
    return [Busy(NOW + start * HOUR, NOW + end * HOUR)]


@pytest.mark.parametrize(
    ("windows", "changed", "expected"),
    [
        ([(24, 26)], {}, [24, 24.5, 25]),
        ([(24.1, 25.2)], {}, []),
        ([(24.1, 25.5)], {}, [24.5]),
        ([(10, 14)], {}, [12, 12.5, 13]),
        ([(24, 26)], {"volunteer_busy": busy(24, 24.5)}, [25]),
        ([(24, 26)], {"volunteer_busy": busy(24, 24.5), "limits": limits(buffer=0)}, [24.5, 25]),
        ([(24, 26)], {"member_busy": busy(24, 24.5)}, [24.5, 25]),
        ([(24, 26)], {"own_windows": [(NOW + 24.5 * HOUR, NOW + 25.25 * HOUR)]}, [24.5]),
        ([(24, 26)], {"hosted_at": [NOW + 48 * HOUR], "limits": limits(weekly=1)}, []),
        ([(24, 26)], {"hosted_at": [NOW + 7 * DAY], "limits": limits(weekly=1)}, [24, 24.5, 25]),
        ([(24, 25)], {"zone": KOLKATA}, [24]),
        ([(32, 36)], {}, [32, 32.5, 33]),
        ([(34, 36)], {}, [34, 34.5, 35]),
        ([(32, 36)], {"own_windows": [(NOW + 33 * HOUR, NOW + 36 * HOUR)]}, [33, 33.5, 34, 34.5, 35]),
    ],
)
def test_times_suit_both_and_start_on_full_or_half_hours(
    windows: list[tuple[float, float]], changed: dict[str, object], expected: list[float]
) -> None:
    assert times(windows, **changed) == expected


def test_many_times_are_spread_over_the_days_and_over_each_day() -> None:
    found = times([(20 + 24 * day, 34 + 24 * day) for day in range(10)])

    assert len(found) == rules.MOST_TIMES
    by_day = [[at for at in found if 20 + 24 * day <= at < 34 + 24 * day] for day in range(10)]
    assert {len(day) for day in by_day} == {2, 3}
    assert all(max(day) - min(day) >= 5 for day in by_day)


@given(
    windows=some.lists(some.tuples(some.integers(0, 300), some.integers(1, 20)), max_size=8),
    taken=some.lists(some.tuples(some.integers(0, 300), some.integers(1, 4)), max_size=8),
    weekly=some.integers(1, 3),
    notice=some.integers(0, 48),
    zone=some.sampled_from([ZONE, KOLKATA, ZoneInfo("America/St_Johns")]),
)
def test_whatever_is_offered_keeps_every_rule(
    windows: list[tuple[int, int]], taken: list[tuple[int, int]], weekly: int, notice: int, zone: ZoneInfo
) -> None:
    free = [(NOW + start * HOUR, NOW + (start + length) * HOUR) for start, length in windows]
    booked = [Busy(NOW + start * HOUR, NOW + (start + length) * HOUR) for start, length in taken]
    hosted = [one.starts_at for one in booked]
    found = rules.times_to_choose(
        free,
        LENGTH,
        limits(weekly, notice),
        zone,
        NOW,
        own_windows=None,
        volunteer_busy=booked,
        member_busy=[],
        hosted_at=hosted,
    )

    assert found == sorted(set(found)) and len(found) <= rules.MOST_TIMES
    for at in found:
        assert at > NOW and at - NOW >= notice * HOUR
        assert rules.is_inside(at, at + LENGTH, free)
        buffer = timedelta(minutes=15)
        assert all(one.ends_at <= at - buffer or at + LENGTH + buffer <= one.starts_at for one in booked)
        first, last = week_of(at, zone)
        assert sum(first <= start < last for start in hosted) < weekly
        assert local_date(at, zone) >= local_date(NOW, zone)


def slot(hours: float) -> Slot:
    at = NOW + hours * HOUR
    return Slot(1, 1, 21, None, at, at + HOUR, 30, None, None, "", True, SlotState.OPEN, NOW)


@pytest.mark.parametrize(
    ("starts_in", "expires_in", "expected"),
    [(100, 1000, 48), (50, 1000, 38), (13, 1000, 1), (12, 1000, 0), (None, 1000, 48), (None, 20, 8), (100, 20, 48)],
)
def test_an_answer_is_due_before_the_volunteers_notice(
    starts_in: float | None, expires_in: float, expected: float
) -> None:
    of = slot(starts_in) if starts_in is not None else None
    assert rules.due_at(of, NOW + expires_in * HOUR, limits(), DEFAULTS, NOW) == NOW + expected * HOUR


def volunteer(fields: tuple[str, ...] = (), languages: tuple[str, ...] = ()) -> Volunteer:
    return Volunteer(1, 1, 21, "Vera", fields, (), (), languages, "", None, None, None, None, None, None, NOW)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (None, True),
        (volunteer(), True),
        (volunteer(("Data", "Design")), True),
        (volunteer(("Design",)), False),
        (volunteer(("Data",), ("Spanish", "Greek")), True),
        (volunteer(("Data",), ("Greek",)), False),
    ],
)
def test_a_request_suits_by_field_and_a_shared_language(of: Volunteer | None, expected: bool) -> None:
    assert rules.suits(request(), of, DEFAULTS) is expected


@pytest.mark.parametrize(
    ("member", "apart", "met", "declined", "again", "expected"),
    [
        (11, (), (), (), False, True),
        (21, (), (), (), False, False),
        (11, (11,), (), (), True, False),
        (11, (), (11,), (), False, False),
        (11, (), (11,), (), True, True),
        (11, (), (), (1,), False, False),
        (11, (12,), (12,), (2,), False, True),
    ],
)
def test_what_hides_a_request(
    member: int,
    apart: tuple[int, ...],
    met: tuple[int, ...],
    declined: tuple[int, ...],
    again: bool,
    expected: bool,
) -> None:
    asking = request(1, member_id=member, again_welcome=again)
    assert rules.may_see(asking, 21, apart, met, declined) is expected
