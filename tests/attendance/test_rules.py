"""Who missed an interview, and which misses count."""

from datetime import UTC, datetime, timedelta

import pytest

from cogs.attendance import rules
from cogs.attendance.models import Kind, Miss, Said
from core.errors import Refusal

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ANA, PRIYA = 1, 2
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
