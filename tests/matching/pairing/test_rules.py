"""Each hard rule at its very edge, and what counts for priority and fit. All on instants, also where clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cogs.matching.pairing.models import Member, Rule, Span, Volunteer
from cogs.matching.pairing.rules import broken_rules, days_waited, fit, priority
from tests.matching.pairing.people import (
    ANA,
    BERLIN,
    DAY,
    HOUR,
    LONG,
    NEW_YORK,
    NOW,
    PRIYA,
    SECOND,
    STARTS_AT,
    pairs,
    request,
    slot,
)

MINUTE = timedelta(minutes=1)
CLOCKS_GO_BACK = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
"""In Berlin, from 3:00 to 2:00."""


def ana(**changes: Any) -> Member:
    return replace(ANA, **changes)


def priya(**changes: Any) -> Volunteer:
    return replace(PRIYA, **changes)


def broken(member: Member = ANA, volunteer: Volunteer = PRIYA, starts_at: datetime = STARTS_AT) -> tuple[Rule, ...]:
    return broken_rules(request(member=member), slot(volunteer=volunteer, starts_at=starts_at), NOW)


def test_what_fits_breaks_no_rule() -> None:
    assert broken() == ()


@pytest.mark.parametrize(
    ("member", "volunteer"),
    [
        (ana(blocked=frozenset({2})), PRIYA),
        (ANA, priya(blocked=frozenset({1}))),
        (ana(blocked_employers=frozenset({"Acme"})), priya(employer="Acme")),
        (ana(id=2), PRIYA),
    ],
)
def test_blocks_employers_and_oneself_keep_people_apart(member: Member, volunteer: Volunteer) -> None:
    assert broken(member, volunteer) == (Rule.APART,)


def test_who_names_no_employer_is_not_kept_apart_from_who_blocks_one() -> None:
    assert broken(ana(blocked_employers=frozenset({"Acme"}))) == ()


@pytest.mark.parametrize(
    ("of_slot", "of_volunteer", "fits"),
    [
        (None, {"Data"}, True),
        (None, {"Design"}, False),
        (None, set(), True),
        ("Data", {"Design"}, True),
        ("Design", {"Data"}, False),
    ],
)
def test_the_field_is_the_slots_else_one_of_the_volunteers(
    of_slot: str | None, of_volunteer: set[str], fits: bool
) -> None:
    offered = slot(volunteer=priya(fields=frozenset(of_volunteer)), field=of_slot)

    assert broken_rules(request(), offered, NOW) == (() if fits else (Rule.FIELD,))


def test_they_share_a_language() -> None:
    assert broken(volunteer=priya(languages=frozenset({"Spanish"}))) == (Rule.LANGUAGE,)
    assert broken(volunteer=priya(languages=frozenset({"Spanish", "English"}))) == ()


@pytest.mark.parametrize(
    ("windows", "fits"),
    [
        ([(STARTS_AT, STARTS_AT + LONG)], True),
        ([(STARTS_AT + SECOND, STARTS_AT + LONG)], False),
        ([(STARTS_AT, STARTS_AT + LONG - SECOND)], False),
        ([(STARTS_AT + HOUR, STARTS_AT + LONG), (STARTS_AT - HOUR, STARTS_AT + HOUR)], True),
        ([(STARTS_AT, STARTS_AT + HOUR), (STARTS_AT + HOUR + SECOND, STARTS_AT + LONG)], False),
        ([], False),
    ],
)
def test_the_whole_slot_is_inside_a_window_or_windows_that_touch(
    windows: list[tuple[datetime, datetime]], fits: bool
) -> None:
    asked = request(windows=tuple(Span(*window) for window in windows))

    assert broken_rules(asked, slot(), NOW) == (() if fits else (Rule.WINDOW,))
    assert pairs(asked, slot()) == ([(100, 200)] if fits else [])


@pytest.mark.parametrize(
    ("hours", "starts_at", "fits"),
    [
        (12, NOW + 12 * HOUR, True),
        (12, NOW + 12 * HOUR - SECOND, False),
        (0, NOW + SECOND, True),
        (0, NOW, False),
        (168, NOW + 7 * DAY, True),
        (168, NOW + 7 * DAY - SECOND, False),
    ],
)
def test_notice_is_kept_to_the_second_and_across_a_change_of_clocks(
    hours: int, starts_at: datetime, fits: bool
) -> None:
    assert broken(volunteer=priya(notice_hours=hours), starts_at=starts_at) == (() if fits else (Rule.NOTICE,))


def test_a_pause_ends_at_its_end() -> None:
    assert broken(volunteer=priya(paused_until=NOW + SECOND)) == (Rule.PAUSED,)
    assert broken(volunteer=priya(paused_until=NOW)) == ()


@pytest.mark.parametrize(
    ("busy", "fits"),
    [
        ((STARTS_AT + LONG + 15 * MINUTE, STARTS_AT + 5 * HOUR), True),
        ((STARTS_AT + LONG + 15 * MINUTE - SECOND, STARTS_AT + 5 * HOUR), False),
        ((STARTS_AT - 5 * HOUR, STARTS_AT - 15 * MINUTE), True),
        ((STARTS_AT - 5 * HOUR, STARTS_AT - 15 * MINUTE + SECOND), False),
        ((STARTS_AT + HOUR, STARTS_AT + HOUR + SECOND), False),
        ((STARTS_AT - HOUR, STARTS_AT + 5 * HOUR), False),
    ],
)
def test_the_buffer_is_kept_for_both(busy: tuple[datetime, datetime], fits: bool) -> None:
    span = (Span(*busy),)

    assert broken(ana(busy=span)) == (() if fits else (Rule.MEMBER_BUSY,))
    assert broken(volunteer=priya(busy=span)) == (() if fits else (Rule.VOLUNTEER_BUSY,))


def test_the_buffer_is_real_time_where_an_hour_happens_twice() -> None:
    before = Span(CLOCKS_GO_BACK - 2 * HOUR, CLOCKS_GO_BACK)

    for minutes, expected in ((14, (Rule.VOLUNTEER_BUSY,)), (15, ())):
        assert broken(volunteer=priya(busy=(before,)), starts_at=CLOCKS_GO_BACK + minutes * MINUTE) == expected


@pytest.mark.parametrize(
    ("zone", "hosted_at", "starts_at", "fits"),
    [
        # The night from Sunday to Monday on which clocks went back the week before, in the volunteer's zone.
        (BERLIN, datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC), True),
        (BERLIN, datetime(2026, 10, 25, 21, 0, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC), False),
        (NEW_YORK, datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC), False),
        # A week runs across the turn of the year.
        (BERLIN, datetime(2026, 12, 28, 9, 0, tzinfo=UTC), datetime(2027, 1, 3, 20, 0, tzinfo=UTC), False),
        (BERLIN, datetime(2026, 12, 27, 9, 0, tzinfo=UTC), datetime(2026, 12, 28, 9, 0, tzinfo=UTC), True),
    ],
)
def test_the_weekly_limit_counts_from_monday_to_sunday_in_the_volunteers_zone(
    zone: Any, hosted_at: datetime, starts_at: datetime, fits: bool
) -> None:
    volunteer = priya(zone=zone, weekly_limit=1, hosted_at=(hosted_at,))

    assert broken(volunteer=volunteer, starts_at=starts_at) == (() if fits else (Rule.WEEK_FULL,))


def test_nobody_gets_more_bookings_than_one_may_have() -> None:
    assert broken(ana(bookings_left=0)) == (Rule.BOOKINGS,)


@pytest.mark.parametrize(
    ("met_at", "fits"),
    [
        (STARTS_AT - 60 * DAY, True),
        (STARTS_AT - 60 * DAY + SECOND, False),
        (STARTS_AT + 60 * DAY - SECOND, False),
        (STARTS_AT + 60 * DAY, True),
    ],
)
def test_the_same_two_do_not_meet_again_within_sixty_days_unless_asked_for(met_at: datetime, fits: bool) -> None:
    member = ana(met=((PRIYA.id, met_at), (77, STARTS_AT)))

    assert broken(member) == (() if fits else (Rule.REPEAT,))
    assert broken_rules(request(member=member, again_welcome=True), slot(), NOW) == ()


@pytest.mark.parametrize(
    ("changes", "of_member", "expected"),
    [
        ({}, {}, 50),
        ({}, {"never_matched": False}, 0),
        ({"made_at": NOW - 3 * DAY}, {}, 53),
        ({"made_at": NOW - 3 * DAY + SECOND}, {}, 52),
        ({"made_at": NOW - 60 * DAY}, {}, 110),
        ({"made_at": NOW - 61 * DAY}, {}, 110),
        ({"made_at": NOW + HOUR}, {}, 50),
        ({"deadline_at": STARTS_AT + LONG}, {}, 150),
        ({"deadline_at": STARTS_AT + LONG - SECOND}, {}, 50),
        ({"deadline_at": NOW + 7 * DAY}, {}, 150),
        ({"deadline_at": NOW + 7 * DAY + SECOND}, {}, 50),
        ({"deadline_at": NOW + 7 * DAY, "may_be_urgent": False}, {}, 50),
        ({"made_at": NOW - 9 * DAY}, {"cooldown_until": NOW - 2 * DAY, "never_matched": False}, 2),
        ({"made_at": NOW - 9 * DAY}, {"cooldown_until": NOW + 2 * DAY, "never_matched": False}, 0),
    ],
)
def test_priority(changes: dict[str, Any], of_member: dict[str, Any], expected: int) -> None:
    assert priority(request(member=ana(**of_member), **changes), slot(), NOW) == expected


def test_a_day_of_waiting_has_24_hours_also_where_clocks_change() -> None:
    asked = request(made_at=CLOCKS_GO_BACK - HOUR)

    assert days_waited(asked, CLOCKS_GO_BACK + 23 * HOUR - SECOND) == 0
    assert days_waited(asked, CLOCKS_GO_BACK + 23 * HOUR) == 1


@pytest.mark.parametrize(
    ("changes", "of_slot", "of_volunteer", "expected"),
    [
        ({}, {}, {}, 0),
        ({"level": "senior"}, {}, {}, 2),
        ({"level": "entry"}, {}, {}, 0),
        ({"kind": "technical"}, {}, {}, 2),
        ({"kind": "technical"}, {"kind": "case"}, {}, 0),
        ({"kind": "case"}, {"kind": "case"}, {}, 2),
        ({"languages": frozenset({"English", "Spanish"})}, {}, {"languages": frozenset({"English", "Spanish"})}, 1),
        ({"languages": frozenset({"English", "Spanish"})}, {}, {}, 0),
        ({}, {}, {"recent_bookings": 2}, -2),
        ({}, {}, {"recent_bookings": 9}, -3),
    ],
)
def test_fit(changes: dict[str, Any], of_slot: dict[str, Any], of_volunteer: dict[str, Any], expected: int) -> None:
    assert fit(request(**changes), slot(volunteer=priya(**of_volunteer), **of_slot)) == expected
