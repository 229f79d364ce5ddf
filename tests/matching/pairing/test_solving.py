"""What a round does with people's time, pins, ties and words."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from cogs.matching.pairing.models import Matching, Member, Round, Rule, Span, Unmatched
from core.features import ROOT
from core.times import markup
from core.worker import Worker
from tests.matching.pairing.people import (
    ANA,
    BERLIN,
    DAY,
    HOUR,
    LONG,
    NOW,
    PRIYA,
    STARTS_AT,
    matched,
    pairs,
    request,
    slot,
)
from tests.matching.pairing.random_rounds import random_round
from tests.sampling import a_few

BEN = replace(ANA, id=3)
CLEO = replace(ANA, id=4)
TOM = replace(PRIYA, id=5)
MINUTE = timedelta(minutes=1)


# The order of aims.


def test_more_matches_go_before_priority() -> None:
    """Ana could have either; Ben, who waits longer, only what Ana would rather have."""
    early, late = slot(200), slot(201, TOM, STARTS_AT + DAY)
    only_early = (Span(STARTS_AT, STARTS_AT + LONG),)
    urgent = request(100, deadline_at=STARTS_AT + LONG)

    assert pairs(urgent, request(101, BEN, windows=only_early), early, late) == [(100, 201), (101, 200)]


def test_priority_goes_before_fit() -> None:
    fits = request(100, level="senior", kind="technical")
    waits = request(101, BEN, made_at=NOW - DAY)

    assert pairs(fits, waits, slot()) == [(101, 200)]


def test_of_the_same_priority_the_best_fit_is_taken() -> None:
    assert pairs(request(100), request(101, BEN, kind="technical"), slot()) == [(101, 200)]
    assert pairs(request(), slot(200, replace(PRIYA, recent_bookings=1)), slot(201, TOM)) == [(100, 201)]


def test_of_equal_ones_who_asked_first_goes_first_and_gets_the_first_slot() -> None:
    later, earlier = request(100, made_at=NOW - HOUR), request(101, BEN, made_at=NOW - 2 * HOUR)
    slots = slot(200, starts_at=STARTS_AT + DAY), slot(201, TOM)

    assert pairs(later, earlier, slots[0]) == [(101, 200)]
    assert pairs(later, *slots) == [(100, 201)]
    assert pairs(request(100), request(101, BEN), slot()) == [(100, 200)]


# What people's time allows.


@pytest.mark.parametrize(("limit", "expected"), [(1, 1), (2, 2), (3, 3)])
def test_a_round_gives_no_volunteer_more_than_the_weekly_limit(limit: int, expected: int) -> None:
    volunteer = replace(PRIYA, weekly_limit=limit)
    slots = [slot(200 + day, volunteer, NOW + DAY + day * 20 * HOUR) for day in range(5)]
    requests = [request(100 + id, replace(ANA, id=10 + id)) for id in range(4)]

    assert len(pairs(*requests, *slots)) == expected


@pytest.mark.parametrize(("apart", "expected"), [(15 * MINUTE, 2), (14 * MINUTE, 1)])
def test_a_volunteers_own_slots_keep_the_buffer_from_each_other(apart: timedelta, expected: int) -> None:
    slots = slot(200), slot(201, starts_at=STARTS_AT + LONG + apart)

    assert len(pairs(request(100), request(101, BEN), *slots)) == expected


def test_slots_that_exclude_only_their_neighbours_are_used_as_well_as_can_be() -> None:
    volunteer = replace(PRIYA, weekly_limit=20, buffer_minutes=0)
    slots = [slot(200 + at, volunteer, STARTS_AT + at * HOUR) for at in range(5)]
    requests = [request(100 + id, replace(ANA, id=10 + id)) for id in range(5)]

    assert [slot_id for _, slot_id in pairs(*requests, *slots)] == [200, 202, 204]


def test_a_member_gets_no_more_bookings_than_are_left() -> None:
    slots = [slot(200 + day, replace(TOM, id=20 + day), STARTS_AT + day * DAY) for day in range(3)]
    for left in (1, 2, 3):
        member = replace(ANA, bookings_left=left)
        assert len(pairs(*(request(100 + id, member) for id in range(3)), *slots)) == left


def test_a_member_is_not_at_two_places_at_once() -> None:
    member = replace(ANA, bookings_left=2)

    assert len(pairs(request(100, member), request(101, member), slot(200), slot(201, TOM))) == 1
    following = slot(201, TOM, STARTS_AT + LONG + 15 * MINUTE)
    assert len(pairs(request(100, member), request(101, member), slot(200), following)) == 2


def test_who_hosts_is_not_a_member_elsewhere_at_that_time() -> None:
    host_as_member = Member(PRIYA.id, BERLIN)

    assert len(pairs(request(100), request(101, host_as_member), slot(200), slot(201, TOM))) == 1


def test_the_same_two_do_not_meet_twice_by_one_round_unless_both_requests_ask_for_it() -> None:
    member = replace(ANA, bookings_left=2)
    slots = slot(200), slot(201, starts_at=STARTS_AT + DAY)
    asking = request(100, member, again_welcome=True)

    assert len(pairs(asking, request(101, member), *slots)) == 1
    assert len(pairs(asking, request(101, member, again_welcome=True), *slots)) == 2


# Pins.


def test_a_forbidden_pair_is_not_made() -> None:
    assert pairs(request(), slot(), slot(201, TOM), forbidden=frozenset({(100, 200)})) == [(100, 201)]


def test_a_pinned_pair_is_made_and_names_the_rules_that_it_breaks() -> None:
    outside = request(windows=(Span(NOW, NOW + HOUR),), languages=frozenset({"Spanish"}))

    (pair,) = matched(outside, slot(), pinned=frozenset({(100, 200)})).pairs

    assert pair.broken == (Rule.LANGUAGE, Rule.WINDOW)
    assert pair.reasons[0] == "chosen by a moderator"


def test_pins_count_for_everything_else_in_the_round() -> None:
    pinned = frozenset({(100, 200)})
    close = slot(201, starts_at=STARTS_AT + LONG)
    week = slot(202, starts_at=STARTS_AT + DAY)
    volunteer = replace(PRIYA, weekly_limit=1)

    assert pairs(request(100), request(101, BEN), slot(), close, pinned=pinned) == [(100, 200)]
    assert pairs(request(100), request(101, BEN), slot(200), week, pinned=pinned) == [(100, 200), (101, 202)]
    limited = [replace(one, volunteer=volunteer) for one in (slot(200), week)]
    assert pairs(request(100), request(101, BEN), *limited, pinned=pinned) == [(100, 200)]
    assert pairs(request(100), request(101), slot(200), slot(203, TOM, STARTS_AT + DAY), pinned=pinned) == [(100, 200)]


def test_the_two_of_a_pinned_pair_do_not_meet_again_by_another_request() -> None:
    member = replace(ANA, bookings_left=2)
    slots = slot(200), slot(201, starts_at=STARTS_AT + DAY)
    pinned = frozenset({(100, 200)})

    assert pairs(request(100, member), request(101, member), *slots, pinned=pinned) == [(100, 200)]
    again = request(101, member, again_welcome=True)
    assert pairs(request(100, member), again, *slots, pinned=pinned) == [(100, 200), (101, 201)]


def test_a_pin_never_overrides_a_block_and_does_not_tell_of_it() -> None:
    blocked = request(member=replace(ANA, blocked=frozenset({PRIYA.id})))
    own = request(member=Member(PRIYA.id, BERLIN))

    (refused,) = matched(blocked, slot(), pinned=frozenset({(100, 200)})).refused_pins

    assert refused.said == "This pair cannot be made."
    assert matched(own, slot(), pinned=frozenset({(100, 200)})).refused_pins == (refused,)


def test_of_two_pins_for_one_slot_the_second_is_refused() -> None:
    matching = matched(request(100), request(101, BEN), slot(), pinned=frozenset({(100, 200), (101, 200), (1, 200)}))

    assert [(pair.request_id, pair.slot_id) for pair in matching.pairs] == [(100, 200)]
    assert [refused.request_id for refused in matching.refused_pins] == [1, 101]


# Words.


def unmatched(*things: object, **changes: object) -> Unmatched:
    return matched(*things, **changes).unmatched[0]  # type: ignore[arg-type]


def test_every_pair_says_why() -> None:
    asked = request(
        made_at=NOW - 3 * DAY,
        kind="technical",
        level="senior",
        deadline_at=NOW + 5 * DAY,
        languages=frozenset({"English"}),
    )

    assert matched(asked, slot()).pairs[0].reasons == (
        "Data, and both speak English",
        "offers what was asked for: technical",
        "for this level: senior",
        f"in time for the deadline of {markup(NOW + 5 * DAY)}",
        "never matched before",
        "has waited for 3 days",
        "the volunteer was not booked in the last four weeks",
    )


def evenings(*days: int) -> tuple[Span, ...]:
    """From 18:00 to 22:00 in Berlin, so many days after Tuesday."""
    start = NOW + HOUR
    return tuple(Span(start + day * DAY, start + day * DAY + 4 * HOUR) for day in days)


@pytest.mark.parametrize(
    ("windows", "said"),
    [
        (evenings(1, 2), "No volunteer for Data offers weekday evenings."),
        (evenings(1, 4), "No volunteer for Data offers evenings."),
        (evenings(4), "No volunteer for Data offers Saturday evenings."),
        ((Span(NOW + 10 * HOUR, NOW + 30 * HOUR),), "No volunteer for Data offers one of your times."),
    ],
)
def test_times_that_nobody_offers_are_said_in_words(windows: tuple[Span, ...], said: str) -> None:
    assert unmatched(request(windows=windows), slot(starts_at=NOW + 14 * DAY)).in_the_way == (said,)


def test_what_stands_in_the_way_is_said() -> None:
    assert unmatched(request()).in_the_way == ("No volunteer for Data offers times at present.",)
    assert unmatched(request(languages=frozenset({"Polish"})), slot()).in_the_way == (
        "No volunteer for Data who offers times speaks Polish.",
    )
    assert unmatched(request(windows=()), slot()).in_the_way[0].startswith("You have not said when")
    assert unmatched(request(member=replace(ANA, bookings_left=0)), slot()).in_the_way[0].startswith("You have as many")
    assert unmatched(request(), slot(volunteer=replace(PRIYA, notice_hours=99))).in_the_way == (
        "Some of the times that fit are too soon for their volunteers.",
    )
    paused = replace(PRIYA, paused_until=NOW + DAY)
    assert unmatched(request(), slot(volunteer=paused)).in_the_way == (
        "Volunteers for Data have no room at some of the times that fit.",
    )
    others = request(100), request(101, BEN), slot()
    assert unmatched(*others).in_the_way == ("One time would fit you. It went to somebody who comes first this time.",)
    full = replace(PRIYA, weekly_limit=1)
    two = slot(200, full), slot(201, full, STARTS_AT + DAY)
    assert unmatched(request(100), request(101, BEN), *two).in_the_way == (
        "One time would fit you. It went to somebody who comes first this time.",
        "One more time would fit you, but others meet its volunteer around then, as much as there is room for.",
    )
    assert unmatched(request(100), request(101), slot(), slot(201, TOM)).in_the_way == (
        "Another request of yours was matched this time.",
    )


def test_near_misses_are_told_the_nearest_first() -> None:
    asked = request(windows=(Span(STARTS_AT, STARTS_AT + LONG),))
    offered = slot(200, starts_at=STARTS_AT + HOUR), slot(201, TOM, STARTS_AT - 30 * MINUTE)

    near = unmatched(asked, *offered).near

    assert [(miss.slot_id, miss.rule) for miss in near] == [(201, Rule.WINDOW), (200, Rule.WINDOW)]
    assert near[0].said == f"{markup(STARTS_AT - 30 * MINUTE)} is 30 minutes outside your times."


@pytest.mark.parametrize("seed", a_few(range(60), quick=6))
def test_blocks_change_no_word_that_the_absence_of_the_blocked_would_not(seed: int) -> None:
    """Whoever is kept apart from a member is, in all that this member reads, not there."""
    round = random_round(4000 + seed, requests=8, slots=10)
    for asked in round.requests:
        alone = replace(round, requests=(asked,), pinned=frozenset())
        apart = frozenset(one.volunteer.id for one in round.slots if one.volunteer.id % 2)
        blocking = replace(asked, member=replace(asked.member, blocked=asked.member.blocked | apart))
        absent = tuple(one for one in round.slots if one.volunteer.id not in apart)

        assert solved(replace(alone, requests=(blocking,))) == solved(replace(alone, slots=absent))


def solved(round: Round) -> Matching:
    return matched(*round.requests, *round.slots, now=round.now, forbidden=round.forbidden)


# Where it runs.


async def test_a_round_is_solved_in_the_worker_and_comes_back_the_same() -> None:
    round = random_round(1003, requests=12, slots=16)
    worker = Worker()

    matching = await worker.run("cogs.matching.pairing.solving:solve", round, returns=Matching)
    await worker.close()

    assert matching == matched(
        *round.requests, *round.slots, now=round.now, pinned=round.pinned, forbidden=round.forbidden
    )
    assert matching.pairs


def test_models_and_rules_load_no_heavy_library() -> None:
    code = "import sys, cogs.matching.pairing.models, cogs.matching.pairing.rules, cogs.matching.pairing.texts"
    command = [sys.executable, "-c", f"{code}; print({{'scipy', 'numpy'}} & set(sys.modules))"]

    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "set()\n"
