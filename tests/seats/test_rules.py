"""Pure decisions, by tables."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.interviews.models import State
from cogs.seats import rules, service, texts
from cogs.seats.models import SeatState, Standing
from tests.interviews import plain
from tests.stage import NOW

HOUR = timedelta(hours=1)
INTERVIEW = replace(plain.INTERVIEW, ends_at=NOW + HOUR)


@pytest.mark.parametrize(
    ("state", "hours", "limit", "standing"),
    [
        (State.BOOKED, -1, 25, Standing.OPEN),
        (State.BOOKED, 0, 25, Standing.ON),
        (State.BOOKED, 0.9, 25, Standing.ON),
        (State.BOOKED, 1, 25, Standing.OVER),
        (State.BOOKED, -1, 0, Standing.CLOSED),
        (State.FINISHED, 0.5, 25, Standing.OVER),
        (State.CANCELLED, -1, 25, Standing.OFF),
        (State.EXPIRED, -1, 25, Standing.OFF),
    ],
)
def test_how_an_interview_stands(state: State, hours: float, limit: int, standing: Standing) -> None:
    assert rules.standing_of(replace(INTERVIEW, state=state), limit, NOW + hours * HOUR) is standing


@pytest.mark.parametrize(
    ("seated", "limit", "may_sit", "state"),
    [
        (0, 25, True, SeatState.SEATED),
        (24, 25, True, SeatState.SEATED),
        (25, 25, True, SeatState.WAITING),
        (30, 25, True, SeatState.WAITING),
        (0, 25, False, SeatState.WAITING),
    ],
)
def test_who_sits_at_once(seated: int, limit: int, may_sit: bool, state: SeatState) -> None:
    assert rules.first_state(seated, limit, may_sit=may_sit) is state


@given(st.integers(0, 2**32), st.integers(0, 999_999))
def test_a_card_is_edited_soon_and_never_put_off_by_another_press(second: int, micro: int) -> None:
    now = datetime.fromtimestamp(second, UTC) + timedelta(microseconds=micro)
    due_at = rules.next_edit(now)
    assert timedelta(0) < due_at - now <= timedelta(seconds=rules.SECONDS_BETWEEN_EDITS)
    assert rules.next_edit(due_at - timedelta(microseconds=1)) == due_at


@pytest.mark.parametrize(
    ("place", "is_open"), [("<#123>", True), ("https://example.org/room", False), ("", False), ("<#1> or x", False)]
)
def test_only_a_channel_is_named_where_everybody_reads(place: str, is_open: bool) -> None:
    assert rules.shown_openly(place) is is_open


@pytest.mark.parametrize(("hours", "clashes"), [(-1, False), (-0.5, True), (0, True), (0.9, True), (1, False)])
def test_an_own_interview_at_the_same_time_is_noticed(hours: float, clashes: bool) -> None:
    own = replace(INTERVIEW, starts_at=NOW + hours * HOUR, ends_at=NOW + (hours + 1) * HOUR)
    assert rules.clash(INTERVIEW, [own]) == (own.starts_at if clashes else None)


@given(st.lists(st.integers()), st.integers(1, 50))
def test_everybody_is_pinged_once_and_never_too_many_at_once(people: list[int], most: int) -> None:
    parts = rules.in_parts(people, most)
    assert [one for part in parts for one in part] == people
    assert all(0 < len(part) <= most for part in parts)


def test_another_wording_of_the_promise_is_another_version() -> None:
    digest = hashlib.sha256(texts.conduct_rules().encode()).hexdigest()[:12]
    assert {service.CONDUCT_VERSION: digest} == {1: "ff17fcdf0a42"}, "raise service.CONDUCT_VERSION and note it here"
