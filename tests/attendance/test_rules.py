"""Who missed an interview, and which misses count."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.attendance import rules
from cogs.attendance.models import Kind, Miss, Said
from cogs.interviews.models import State
from cogs.live.models import LiveState, Session
from core.errors import Refusal
from tests.interviews.plain import INTERVIEW

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ANA, PRIYA, MODERATOR = 1, 2, 3
SESSION = Session(1, 1, LiveState.READY, (), 0, None, None, None, None, None)
MET, ALONE, ABSENT = Said.MET, Said.ALONE, Said.ABSENT


@pytest.mark.parametrize(
    ("answers", "here", "missed"),
    [
        ({}, (), []),
        ({ANA: MET}, (), []),
        ({ANA: ALONE}, (), [PRIYA]),
        ({ANA: ALONE}, (PRIYA,), []),
        ({ANA: ALONE, PRIYA: MET}, (), []),
        ({ANA: ALONE, PRIYA: ALONE}, (), []),
        ({ANA: ALONE, PRIYA: ABSENT}, (), [PRIYA]),
        ({ANA: ABSENT}, (), [ANA]),
        ({ANA: ABSENT, PRIYA: ABSENT}, (), [ANA, PRIYA]),
        ({ANA: ABSENT, PRIYA: MET}, (), []),
    ],
)
def test_in_doubt_nobody_missed_it(answers: dict[int, Said], here: tuple[int, ...], missed: list[int]) -> None:
    assert rules.who_missed((ANA, PRIYA), answers, here) == missed


def miss(days: float, number: int = 1, *, excused: float | None = None, by_self: bool = False) -> Miss:
    """One that was so many days ago, and was excused so many days ago."""
    excused_at = None if excused is None else NOW - timedelta(days=excused)
    return Miss(number, 1, ANA, number, Kind.NO_SHOW, NOW - timedelta(days=days), excused_at, by_self)


@pytest.mark.parametrize(
    ("misses", "counted"),
    [
        ([], 0),
        ([miss(1)], 0),
        ([miss(1), miss(2)], 1),
        ([miss(1), miss(29.9)], 1),
        ([miss(1), miss(30)], 0),
        ([miss(1), miss(2), miss(3, excused=1)], 1),
    ],
)
def test_the_first_is_free_and_misses_fade(misses: list[Miss], counted: int) -> None:
    assert rules.count(misses, NOW) == counted


def test_ones_own_word_is_enough_once_in_thirty_days() -> None:
    fresh = miss(1, 1)
    for other in (miss(40, 2, excused=31, by_self=True), miss(5, 2, excused=1)):
        assert rules.check_excuse(fresh, ANA, [fresh, other], NOW) is fresh
    with pytest.raises(Refusal, match="A moderator can excuse"):
        rules.check_excuse(fresh, ANA, [fresh, miss(20, 2, excused=19, by_self=True)], NOW)
    with pytest.raises(Refusal, match="do not find"):
        rules.check_excuse(fresh, PRIYA, [], NOW)


@pytest.mark.parametrize(
    ("hours_before", "by", "state", "counts"),
    [
        (25, ANA, State.CANCELLED, False),
        (24, ANA, State.CANCELLED, False),
        (23, ANA, State.CANCELLED, True),
        (23, PRIYA, State.CANCELLED, True),
        (0, ANA, State.CANCELLED, False),
        (-1, ANA, State.CANCELLED, False),
        (23, MODERATOR, State.CANCELLED, False),
        (23, None, State.CANCELLED, False),
        (23, PRIYA, State.DECLINED, False),
        (23, ANA, State.BOOKED, False),
    ],
)
def test_calling_off_counts_by_when_it_was_called_off(
    hours_before: int, by: int | None, state: State, counts: bool
) -> None:
    called_off = replace(
        INTERVIEW,
        member_id=ANA,
        volunteer_id=PRIYA,
        state=state,
        ended_by=by,
        ended_at=INTERVIEW.starts_at - timedelta(hours=hours_before),
    )
    assert rules.is_late_cancel(called_off, 24) is counts


def test_one_that_nobody_said_yes_to_yet_is_no_promise() -> None:
    asked = replace(
        INTERVIEW,
        state=State.CANCELLED,
        ended_by=INTERVIEW.member_id,
        ended_at=INTERVIEW.starts_at - timedelta(hours=3),
    )
    assert not rules.is_late_cancel(replace(asked, answer_due_at=INTERVIEW.starts_at - timedelta(hours=2)), 24)
    assert rules.is_late_cancel(replace(asked, answer_due_at=INTERVIEW.starts_at - timedelta(hours=4)), 24)


@pytest.mark.parametrize(
    ("session", "here", "asked"),
    [
        (None, (), True),
        (LiveState.READY, (), True),
        (LiveState.READY, (ANA,), True),
        (LiveState.READY, (ANA, PRIYA), False),
        (LiveState.RUNNING, (PRIYA,), False),
        (LiveState.STOPPED, (PRIYA,), False),
        (LiveState.OFF, (), False),
        (LiveState.MISSED, (PRIYA,), True),
        (LiveState.ENDED, (PRIYA,), True),
        (LiveState.ENDED, (ANA, PRIYA), False),
    ],
)
def test_who_is_asked_what_became_of_it(session: LiveState | None, here: tuple[int, ...], asked: bool) -> None:
    interview = replace(INTERVIEW, member_id=ANA, volunteer_id=PRIYA)
    live = replace(SESSION, state=session) if session else None
    assert rules.needs_asking(interview, live, here) is asked


def test_nobody_is_asked_where_one_of_the_two_was_forgotten() -> None:
    for gone in (replace(INTERVIEW, member_id=None), replace(INTERVIEW, volunteer_id=None)):
        assert not rules.needs_asking(gone, None, ())
