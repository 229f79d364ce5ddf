"""Fair order and windows, on plain values."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.requests import rules
from cogs.requests.models import History, Request, State
from core.errors import Refusal
from core.settings import DEFAULTS
from core.times import Availability, Days, Part, WeeklyWindow
from tests.requests.wishes import DAY, NOW, request

FIRST, SECOND = History(), History(last_turn_at=NOW - 100 * DAY)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("history", "made_days_ago", "deadline_in_days", "expected"),
    [
        (SECOND, 0, None, 0),
        (SECOND, 0.99, None, 0),
        (SECOND, 4, None, 4),
        (SECOND, 200, None, 60),
        (FIRST, 4, None, 54),
        (History(was_matched=True), 4, None, 4),
        (SECOND, 4, 7, 104),
        (SECOND, 4, 7.01, 4),
        (SECOND, 4, 0, 104),
        (FIRST, 4, 3, 154),
        (History(SECOND.last_turn_at, urgent_at=NOW - 29.9 * DAY), 4, 3, 4),
        (History(SECOND.last_turn_at, urgent_at=NOW - 30 * DAY), 4, 3, 104),
        (History(last_turn_at=NOW - 10 * DAY), 8, None, 0),
        (History(last_turn_at=NOW - 16 * DAY), 8, None, 2),
        (History(last_turn_at=NOW - 30 * DAY), 8, None, 8),
    ],
)
def test_priority_is_urgency_then_a_first_time_then_days_waited_outside_the_cooldown(
    history: History, made_days_ago: float, deadline_in_days: float | None, expected: int
) -> None:
    deadline_at = None if deadline_in_days is None else NOW + deadline_in_days * DAY
    asked = request(made_at=NOW - made_days_ago * DAY, deadline_at=deadline_at)
    assert rules.priority(asked, history, cooldown_days=14, now=NOW) == expected


def test_of_equals_the_first_made_comes_first_whatever_order_they_are_given_in() -> None:
    early, late = request(3, member_id=11, made_at=NOW - timedelta(hours=2)), request(2, member_id=12, made_at=NOW)
    twin = request(5, member_id=13, made_at=NOW)
    for given_in in permutations([early, late, twin]):
        assert rules.priority_order(given_in, {}, 14, NOW) == [early, late, twin]


waiting = st.lists(
    st.builds(
        lambda days, deadline: request(made_at=NOW - days * DAY, deadline_at=deadline and NOW + deadline * DAY),
        st.integers(0, 100),
        st.none() | st.integers(1, 20),
    ),
    min_size=1,
    max_size=8,
).map(lambda found: [replace(one, id=number, member_id=number) for number, one in enumerate(found)])


@given(waiting, st.lists(st.sampled_from([FIRST, SECOND, History(last_turn_at=NOW - 5 * DAY)]), min_size=8))
def test_nobody_loses_a_place_by_waiting(requests: list[Request], given_histories: list[History]) -> None:
    histories = dict(enumerate(given_histories))
    first = rules.standing(requests[0], requests, histories, 14, NOW)
    patient = replace(requests[0], made_at=requests[0].made_at - DAY)
    assert rules.standing(patient, requests, histories, 14, NOW).place <= first.place <= first.waiting == len(requests)


def test_a_standing_says_what_it_comes_from() -> None:
    mine = request(1, member_id=11, made_at=NOW - 4 * DAY, deadline_at=NOW + 3 * DAY)
    others = [request(2, member_id=12), request(3, member_id=13, state=State.PROPOSED)]
    history = History(last_turn_at=NOW - 10 * DAY)
    found = rules.standing(mine, [*others, mine], {11: history}, 14, NOW)
    assert (found.place, found.waiting, found.days_waited) == (1, 2, 4)
    assert found.is_urgent and not found.is_first_time
    assert found.cooldown_until == NOW + 4 * DAY
    assert rules.standing(mine, [mine], {11: history}, 10, NOW).cooldown_until is None


def test_windows_are_wall_time_and_end_with_the_deadline() -> None:
    """Clocks in Berlin went back on 25 October 2026: an evening stays an evening."""
    evenings = Availability(frozenset({(Days.SUNDAY, Part.EVENING)}), (WeeklyWindow(0, 540, 600),))
    from_at = NOW.replace(month=10, day=17, hour=0)
    asked = request(availability=evenings, deadline_at=NOW.replace(month=10, day=26, hour=8, minute=30))
    found = rules.windows_of(asked, BERLIN, from_at, from_at + 30 * DAY)
    assert [(f"{start:%d %H:%M}", f"{end:%d %H:%M}") for start, end in found] == [
        ("18 16:00", "18 20:00"),
        ("19 07:00", "19 08:00"),
        ("25 17:00", "25 21:00"),
        ("26 08:00", "26 08:30"),
    ]
    assert rules.windows_of(asked, BERLIN, NOW, NOW + 30 * DAY) == []


@pytest.mark.parametrize(
    ("waits", "booked", "most", "allowed"),
    [(0, 0, 1, True), (1, 0, 1, False), (0, 1, 1, False), (1, 1, 3, True), (2, 1, 3, False), (0, 4, 3, False)],
)
def test_requests_and_bookings_share_one_limit(waits: int, booked: int, most: int, allowed: bool) -> None:
    settings = replace(DEFAULTS, active_bookings=most)
    if allowed:
        rules.check_room(waits, booked, settings)
        return
    with pytest.raises(Refusal):
        rules.check_room(waits, booked, settings)


def test_a_request_lasts_until_its_deadline_but_not_for_ever() -> None:
    assert rules.expires_at(NOW + 3 * DAY, NOW) == NOW + 3 * DAY
    assert rules.expires_at(NOW + 300 * DAY, NOW) == rules.expires_at(None, NOW) == NOW + 90 * DAY
