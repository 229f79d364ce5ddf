"""Which questions are drawn, and when a pack is sent."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.prep import rules
from cogs.prep.models import Drawn, Question
from tests.stage import NOW

MANY = [Question(f"q-{number:02}", "case", f"Question {number}?", ("One?", "Two?"), "x") for number in range(14)]
HOUR = timedelta(hours=1)


def ids(found: list[Question]) -> set[str]:
    return {one.id for one in found}


def drawn(numbers: range, draw: int, *, is_asked: bool) -> list[Drawn]:
    return [Drawn(f"q-{number:02}", draw, is_asked) for number in numbers]


@given(asked=st.sets(st.integers(0, 13)), count=st.integers(1, 8), seed=st.integers(0, 10**6))
def test_nothing_is_repeated_while_there_is_something_new(asked: set[int], count: int, seed: int) -> None:
    history = {f"q-{number:02}": NOW + number * HOUR for number in asked}
    found = rules.draw(MANY, history, [], count, seed)
    assert len(found) == count
    assert len(ids(found) - set(history)) == min(count, 14 - len(history))
    repeated, left = ids(found) & set(history), set(history) - ids(found)
    assert all(history[one] < history[other] for one in repeated for other in left), "the longest ago come first"
    assert found == sorted(found, key=MANY.index), "in the order of asking"


@given(seed=st.integers(0, 10**6))
def test_other_questions_are_others_as_long_as_there_are_some(seed: int) -> None:
    first = drawn(range(6), 1, is_asked=True)
    found = ids(rules.draw(MANY, {}, first, 6, seed))
    assert not found & {one.question_id for one in first}
    both = drawn(range(6), 1, is_asked=False) + drawn(range(6, 12), 2, is_asked=True)
    third = ids(rules.draw(MANY, {}, both, 6, seed))
    assert {"q-12", "q-13"} <= third and not third & {f"q-{number:02}" for number in range(6, 12)}


def test_the_same_seed_draws_the_same() -> None:
    assert rules.draw(MANY, {}, [], 6, 7) == rules.draw(MANY, {}, [], 6, 7) != rules.draw(MANY, {}, [], 6, 8)


@pytest.mark.parametrize(("minutes", "count"), [(20, 4), (30, 6), (45, 8), (60, 8)])
def test_the_time_says_how_many_are_needed(minutes: int, count: int) -> None:
    assert rules.count_of(minutes) == count


def test_questions_for_a_level_or_a_field_are_for_those_alone() -> None:
    one = Question("x-01", "case", "x?", (), "x", frozenset({"senior"}), frozenset({"Data"}))
    assert rules.fitting([one], "case", "senior", "Data") == [one]
    for kind, level, field in (
        ("case", None, "Data"),
        ("case", "student", "Data"),
        ("case", "senior", "Sales"),
        ("technical", "senior", "Data"),
    ):
        assert rules.fitting([one], kind, level, field) == []


def test_a_pack_is_sent_the_day_before_or_at_once() -> None:
    assert rules.send_at(NOW + 50 * HOUR, NOW) == NOW + 26 * HOUR
    assert rules.send_at(NOW + 3 * HOUR, NOW) == NOW


def test_another_day_is_one_by_the_readers_clock() -> None:
    late, early = datetime(2026, 12, 1, 23, 30, tzinfo=UTC), datetime(2026, 12, 2, 0, 30, tzinfo=UTC)
    assert rules.is_other_day(late, early, ZoneInfo("UTC"))
    assert not rules.is_other_day(late, early, ZoneInfo("Europe/Berlin"))
