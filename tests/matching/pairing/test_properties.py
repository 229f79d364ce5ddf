"""What holds for every matching, rule by rule, and what more to choose from can and cannot change."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cogs.matching.pairing.models import OfferedSlot, OpenRequest, Round, Span, Volunteer
from cogs.matching.pairing.solving import solve
from tests.matching.pairing.random_rounds import round_by

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

Found = list[tuple[OpenRequest, OfferedSlot]]


def made_by_chance(chance: random.Random, requests: int, slots: int) -> Round:
    return replace(round_by(chance, requests, slots), pinned=frozenset())


rounds = st.builds(
    made_by_chance, st.randoms(use_true_random=False), st.integers(min_value=1, max_value=8), st.integers(1, 9)
)
for_every_round = given(rounds)


def found_in(round: Round) -> Found:
    requests = {request.id: request for request in round.requests}
    slots = {slot.id: slot for slot in round.slots}
    return [(requests[pair.request_id], slots[pair.slot_id]) for pair in solve(round).pairs]


@for_every_round
def test_each_request_and_each_slot_is_in_one_pair_at_most(round: Round) -> None:
    found = found_in(round)

    assert len({request.id for request, _ in found}) == len({slot.id for _, slot in found}) == len(found)


@for_every_round
def test_nobody_meets_whom_they_blocked_or_who_blocked_them_or_who_works_where_they_said(round: Round) -> None:
    for request, slot in found_in(round):
        member, host = request.member, slot.volunteer
        assert member.id != host.id
        assert host.id not in member.blocked and member.id not in host.blocked
        assert host.employer is None or host.employer not in member.blocked_employers


@for_every_round
def test_forbidden_pairs_are_not_made(round: Round) -> None:
    assert not {(request.id, slot.id) for request, slot in found_in(round)} & round.forbidden


@for_every_round
def test_the_field_is_one_that_is_offered(round: Round) -> None:
    for request, slot in found_in(round):
        offered = [slot.field] if slot.field else slot.volunteer.fields
        assert not offered or request.field in offered


@for_every_round
def test_they_can_speak_with_each_other(round: Round) -> None:
    assert all(request.languages & slot.volunteer.languages for request, slot in found_in(round))


@for_every_round
def test_every_minute_is_inside_the_members_times(round: Round) -> None:
    for request, slot in found_in(round):
        minutes = int((slot.ends_at - slot.starts_at) / MINUTE)
        for minute in (slot.starts_at + at * MINUTE for at in range(minutes)):
            assert any(window.starts_at <= minute < window.ends_at for window in request.windows)


@for_every_round
def test_notice_and_pauses_are_kept(round: Round) -> None:
    for _, slot in found_in(round):
        assert slot.starts_at > round.now
        assert slot.starts_at >= round.now + timedelta(hours=slot.volunteer.notice_hours)
        assert slot.volunteer.paused_until is None or slot.volunteer.paused_until <= round.now


@for_every_round
def test_no_week_has_more_interviews_than_its_volunteer_gives(round: Round) -> None:
    found = found_in(round)
    volunteers = {slot.volunteer.id: slot.volunteer for slot in round.slots}
    hosted = [(slot.volunteer, slot.starts_at) for _, slot in found]
    hosted += [(volunteer, at) for volunteer in volunteers.values() for at in volunteer.hosted_at]
    weeks: Counter[tuple[int, date]] = Counter(week_of(volunteer, at) for volunteer, at in hosted)
    assert all(weeks[week_of(slot.volunteer, slot.starts_at)] <= slot.volunteer.weekly_limit for _, slot in found)


def week_of(volunteer: Volunteer, at: datetime) -> tuple[int, date]:
    local = at.astimezone(volunteer.zone).date()
    return volunteer.id, local - timedelta(days=local.weekday())


def is_free(slot: OfferedSlot, taken: Span) -> bool:
    buffer = slot.volunteer.buffer_minutes * MINUTE
    return taken.starts_at - slot.ends_at >= buffer or slot.starts_at - taken.ends_at >= buffer


@for_every_round
def test_nobody_is_at_two_places_and_buffers_are_kept(round: Round) -> None:
    found = found_in(round)
    for request, slot in found:
        assert all(is_free(slot, taken) for taken in (*request.member.busy, *slot.volunteer.busy))
    for (request, slot), (other_request, other) in combinations(found, 2):
        if {request.member.id, slot.volunteer.id} & {other_request.member.id, other.volunteer.id}:
            assert is_free(slot, Span(other.starts_at, other.ends_at))
            assert is_free(other, Span(slot.starts_at, slot.ends_at))


@for_every_round
def test_nobody_has_more_bookings_than_they_may(round: Round) -> None:
    bookings = Counter(request.member.id for request, _ in found_in(round))

    assert all(bookings[request.member.id] <= request.member.bookings_left for request, _ in found_in(round))


@for_every_round
def test_the_same_two_do_not_meet_within_sixty_days_unless_asked_for(round: Round) -> None:
    found = found_in(round)
    for request, slot in found:
        others = [(request.again_welcome, at) for id, at in request.member.met if id == slot.volunteer.id]
        others += [
            (request.again_welcome and other.again_welcome, other_slot.starts_at)
            for other, other_slot in found
            if other is not request
            and (other.member.id, other_slot.volunteer.id) == (request.member.id, slot.volunteer.id)
        ]
        assert all(welcome or abs(slot.starts_at - at) >= 60 * DAY for welcome, at in others)


@given(rounds, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_changes_nothing(round: Round, chance: random.Random) -> None:
    requests, slots = list(round.requests), list(round.slots)
    chance.shuffle(requests)
    chance.shuffle(slots)

    assert solve(replace(round, requests=tuple(requests), slots=tuple(slots))) == solve(round)


@for_every_round
def test_less_to_choose_from_matches_no_more(round: Round) -> None:
    most = len(solve(round).pairs)

    assert len(solve(replace(round, slots=round.slots[1:])).pairs) in (most, most - 1)
    assert len(solve(replace(round, requests=round.requests[1:])).pairs) in (most, most - 1)


@for_every_round
def test_nobody_who_asked_later_has_what_an_unmatched_one_could_have_as_well(round: Round) -> None:
    """Where both are worth the same, and the one could simply be put in the place of the other."""
    matching = solve(round)
    requests = {request.id: request for request in round.requests}
    for pair in matching.pairs:
        for one in matching.unmatched:
            waiting, holder = requests[one.request_id], requests[pair.request_id]
            if (waiting.made_at, waiting.id) >= (holder.made_at, holder.id):
                continue
            without = tuple(request for request in round.requests if request.id != holder.id)
            instead = solve(replace(round, requests=without))
            same = [
                (other.slot_id, other.priority, other.fit) for other in instead.pairs if other.request_id == waiting.id
            ]
            rest = [other for other in matching.pairs if other.request_id != holder.id]
            if same == [(pair.slot_id, pair.priority, pair.fit)] and all(other in instead.pairs for other in rest):
                raise AssertionError(f"{waiting} asked before {holder}")
