"""Who is asked for a time where no slot fits, and for whom."""

from dataclasses import replace
from typing import Any

import pytest

from cogs.matching.asking import Asking, Wanted, first_time, whom_to_ask
from cogs.matching.assembling import ASKED_AHEAD, Askable
from cogs.matching.pairing.models import Member, OpenRequest, Span, Volunteer
from tests.matching.pairing.people import ANA, BERLIN, DAY, HOUR, LONG, NOW, PRIYA, request

TOM = replace(PRIYA, id=3)
BEN = Member(11, BERLIN)
EVENING = Span(NOW + 2 * DAY, NOW + 2 * DAY + 3 * HOUR)


def wanted(id: int = 100, member: Member = ANA, **changes: Any) -> Wanted:
    return Wanted(request(id, member, **{"windows": (EVENING,), **changes}), LONG)


def asked(*askings: Asking) -> list[tuple[int, int]]:
    return [(one.request.id, one.volunteer_id) for one in askings]


def anybody(*volunteers: Volunteer) -> list[Askable]:
    return [Askable(one, None) for one in volunteers]


def test_each_volunteer_is_asked_about_one_request_at_a_time_the_first_in_order_first() -> None:
    two = [wanted(101, BEN), wanted(100)]

    assert asked(*whom_to_ask(two, anybody(PRIYA), set(), NOW)) == [(101, PRIYA.id)]
    assert asked(*whom_to_ask(two, anybody(PRIYA, TOM), set(), NOW)) == [(101, PRIYA.id), (100, TOM.id)]


def test_the_best_fit_is_asked_then_whoever_had_fewer_bookings() -> None:
    fitting = replace(TOM, kinds=frozenset({"case"}))
    tired = replace(PRIYA, recent_bookings=4)

    assert asked(*whom_to_ask([wanted()], anybody(PRIYA, fitting), set(), NOW)) == [(100, TOM.id)]
    assert asked(*whom_to_ask([wanted()], anybody(tired, replace(TOM, recent_bookings=5)), set(), NOW)) == [
        (100, PRIYA.id)
    ]


def test_a_pair_that_is_not_to_be_tried_is_left_to_the_next_best() -> None:
    assert asked(*whom_to_ask([wanted()], anybody(PRIYA, TOM), {(100, PRIYA.id)}, NOW)) == [(100, TOM.id)]
    assert whom_to_ask([wanted()], anybody(PRIYA), {(100, PRIYA.id)}, NOW) == []


def test_whoever_is_asked_reads_why() -> None:
    [asking] = whom_to_ask([wanted()], anybody(PRIYA), set(), NOW)

    assert asking.reasons[0] == "Data, and both speak English"


@pytest.mark.parametrize(
    "volunteer",
    [
        replace(PRIYA, blocked=frozenset({ANA.id})),
        replace(PRIYA, id=ANA.id),
        replace(PRIYA, fields=frozenset({"Design"})),
        replace(PRIYA, languages=frozenset({"Spanish"})),
        replace(PRIYA, paused_until=NOW + HOUR),
        replace(PRIYA, notice_hours=60),
        replace(PRIYA, weekly_limit=1, hosted_at=(EVENING.starts_at,)),
        replace(PRIYA, busy=(EVENING,)),
    ],
)
def test_nobody_is_asked_who_could_not_say_yes(volunteer: Volunteer) -> None:
    assert whom_to_ask([wanted()], anybody(volunteer), set(), NOW) == []


def starts_at(one: OpenRequest, *own: Span) -> object:
    found = first_time(Wanted(one, LONG), Askable(PRIYA, own or None), NOW)
    return found.starts_at if found else None


def test_the_first_time_is_the_first_in_both_their_windows_that_is_free() -> None:
    both = request(windows=(EVENING,))

    assert starts_at(both) == EVENING.starts_at
    assert starts_at(both, Span(EVENING.starts_at + HOUR, EVENING.ends_at)) == EVENING.starts_at + HOUR
    assert starts_at(both, Span(EVENING.starts_at - DAY, EVENING.starts_at + HOUR)) is None, "too short for both"
    busy = replace(ANA, busy=(Span(EVENING.starts_at - HOUR, EVENING.starts_at + HOUR),))
    assert starts_at(request(member=busy, windows=(EVENING,))) == EVENING.starts_at + 1.5 * HOUR, "and her buffer"


def test_nobody_is_asked_for_a_time_further_ahead_than_an_offer_lets_them_choose() -> None:
    far = Span(NOW + ASKED_AHEAD - HOUR, NOW + ASKED_AHEAD + DAY)

    assert starts_at(request(windows=(far,))) is None
    assert starts_at(request(windows=(Span(far.starts_at - HOUR, far.ends_at),))) == far.starts_at - HOUR
