"""Every combination of up to four speakers: the recording is on only when all of them agree."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from cogs.consent import rules
from cogs.consent.models import Answer, Standing
from cogs.interviews.models import State
from core.errors import Refusal
from core.settings import DEFAULTS
from tests.interviews.plain import INTERVIEW

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

SAID = (None, *Answer)


@pytest.mark.parametrize("count", range(5))
def test_it_is_on_only_when_each_of_up_to_four_speakers_agrees(count: int) -> None:
    speakers = range(count)
    for given in product(SAID, repeat=count):
        answers = {speaker: answer for speaker, answer in zip(speakers, given, strict=True) if answer is not None}
        on = rules.standing_of(speakers, answers) is Standing.ON
        assert on == (count > 0 and all(answer is Answer.AGREE for answer in given)), given


@pytest.mark.parametrize("count", range(1, 5))
def test_one_no_or_one_yes_taken_back_refuses_whatever_the_others_say(count: int) -> None:
    for given in product(SAID, repeat=count):
        answers = {speaker: answer for speaker, answer in enumerate(given) if answer is not None}
        refused = rules.standing_of(range(count), answers) is Standing.REFUSED
        assert refused == any(answer in (Answer.NO, Answer.WITHDRAWN) for answer in given), given


def test_what_somebody_says_who_does_not_speak_counts_for_nothing() -> None:
    assert rules.standing_of([1, 2], {1: Answer.AGREE, 2: Answer.AGREE, 3: Answer.NO}) is Standing.ON
    assert rules.standing_of([1, 2], {1: Answer.AGREE, 3: Answer.AGREE}) is Standing.WAITING


@pytest.mark.parametrize(
    ("setting", "wished", "state", "asked"),
    [
        ("ask", True, State.BOOKED, True),
        ("off", True, State.BOOKED, False),
        ("ask", False, State.BOOKED, False),
        ("ask", True, State.HELD, False),
        ("ask", True, State.CANCELLED, False),
    ],
)
def test_it_is_asked_for_where_the_group_and_the_member_want_it(
    setting: str, wished: bool, state: State, asked: bool
) -> None:
    interview = replace(INTERVIEW, may_be_recorded=wished, state=state)
    assert rules.is_asked_for(interview, replace(DEFAULTS, recording=setting)) is asked


@pytest.mark.parametrize(
    ("link", "hours", "standing", "says"),
    [
        ("https://example.org/x", -1, Standing.ON, "has not begun"),
        ("https://example.org/x", 9 * 24, Standing.ON, "7 days have passed"),
        ("https://example.org/x", 1, Standing.WAITING, "Not everybody"),
        ("https://example.org/x", 1, Standing.REFUSED, "Not everybody"),
        ("http://example.org/x", 1, Standing.ON, "no link"),
        ("javascript:alert(1)", 1, Standing.ON, "no link"),
        ("https://[", 1, Standing.ON, "no link"),
        ("https://example.org/x y", 1, Standing.ON, "no link"),
        ("https://example.org/x> @everyone", 1, Standing.ON, "no link"),
        ("", 1, Standing.ON, "no link"),
    ],
)
def test_links_that_are_not_passed_on(link: str, hours: int, standing: Standing, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        rules.check_link(link, INTERVIEW, standing, NOW + timedelta(hours=hours))


def test_a_link_is_passed_on_as_it_is() -> None:
    link = "https://example.org/a?b=c#d"
    assert rules.check_link(f" {link} ", INTERVIEW, Standing.ON, NOW + timedelta(hours=1)) == link
