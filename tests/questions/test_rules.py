"""What is nearly the same question, and which comes first."""

from datetime import UTC, datetime, timedelta

import pytest

from cogs.questions import rules
from cogs.questions.models import Panel, Part, Question, QuestionState

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def question(number: int, body: str = "Why?", votes: int = 0) -> Question:
    return Question(number, 1, 1, 5, False, body, QuestionState.WAITING, votes, NOW)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Why did you ask about SQL joins?", "Why the question about SQL joins?", False),
        ("Are real interviews this tough?", "Are real interviews really this tough?", True),
        ("How long should an answer be?", "How long should answers be", True),
        ("How long should an answer be?", "How short can a resume be?", False),
        ("What would have made the second answer stronger?", "What would make the first answer stronger?", False),
        ("Why?", "Why?", True),
        ("为什么", "为什么", True),
        ("🙂", "🙃", False),
    ],
)
def test_what_is_nearly_the_same(one: str, other: str, same: bool) -> None:
    assert (rules.find_similar(one, [question(1, other)]) is not None) is same


def test_of_several_the_nearest_is_found_and_of_equals_the_first() -> None:
    near, same, again = (
        question(1, "Salary talk tips?"),
        question(2, "Salary talk tips now?"),
        question(3, "Salary talk tips now?"),
    )
    assert rules.find_similar("Salary talk tips now", [near, again, same]) == same


def test_the_most_wanted_comes_first_and_among_equals_the_earlier() -> None:
    found = rules.in_order([question(3, votes=2), question(2), question(1), question(4, votes=2)])
    assert [one.id for one in found] == [3, 4, 1, 2]


def test_the_panel_is_edited_once_in_three_seconds() -> None:
    panel = Panel(1, 1, Part.BEFORE, "", NOW)
    assert rules.next_edit(panel, NOW + timedelta(seconds=1)) == NOW + timedelta(seconds=3)
    assert rules.next_edit(panel, NOW + timedelta(seconds=9)) == NOW + timedelta(seconds=9)
    assert rules.next_edit(None, NOW) == NOW
