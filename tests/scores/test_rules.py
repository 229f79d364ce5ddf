"""The rubric's file, who may score until when, and an average that tells nothing of any one person."""

from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.scores import rules
from cogs.scores.models import Feedback, Levels, Part, Piece, RoomLevel, Score
from cogs.scores.rubric import get_rubric
from cogs.scores.texts import said
from cogs.scores.views import fitting
from cogs.volunteers.models import KINDS
from core.errors import Refusal
from core.quoting import clipped
from core.wording import Mode, check_wording
from tests.stage import NOW

HOUR = timedelta(hours=1)

# The rubric


def test_each_kind_of_interview_has_a_preset_that_one_form_has_room_for() -> None:
    rubric = get_rubric()
    assert set(rubric.presets) == {"any", *KINDS}
    for kind in (None, *KINDS):
        assert 3 <= len(rubric.of_kind(kind)) <= 5 and len(set(rubric.of_kind(kind))) == len(rubric.of_kind(kind))
    assert {name for names in rubric.presets.values() for name in names} == set(rubric.dimensions)


def test_each_dimension_has_a_behaviour_for_each_level_that_discord_can_show() -> None:
    rubric = get_rubric()
    assert len(rubric.levels) == 5 and len(set(rubric.levels)) == 5
    for dimension in rubric.dimensions.values():
        assert len(dimension.steps) == len(rubric.levels) and len(set(dimension.steps)) == len(dimension.steps)
        assert 0 < len(dimension.name) <= 45 and 0 < len(dimension.about) <= 100, dimension.id
        assert all(0 < len(step) <= 100 for step in dimension.steps), dimension.id


def test_the_rubric_keeps_to_what_it_asks_of_others() -> None:
    for dimension in get_rubric().dimensions.values():
        for text in (dimension.name, dimension.about, *dimension.steps):
            assert {one.label for one in check_wording(text, Mode.FEEDBACK)} <= {"vague"}, text


# Until when


def feedback(*, revealed: bool = False, due_in: int = 1, shown: bool = False) -> Feedback:
    return Feedback(
        1,
        1,
        11,
        NOW,
        None,
        NOW + due_in * HOUR,
        revealed_at=NOW if revealed else None,
        shown=frozenset({Piece.LEVELS}) if shown else frozenset(),
    )


def score(part: Part, *, handed_in: bool = False, in_room: bool = False, **levels: int | None) -> Score:
    return Score(1, 1, 11, part, NOW, handed_in_at=NOW if handed_in else None, in_room=in_room, levels=levels)


@pytest.mark.parametrize(
    ("part", "handed_in", "kept", "is_open"),
    [
        (Part.SELF, False, feedback(), True),
        (Part.SELF, True, feedback(), True),
        (Part.SELF, False, feedback(revealed=True), False),
        (Part.INTERVIEWER, True, feedback(), True),
        (Part.INTERVIEWER, False, feedback(revealed=True, due_in=-1), True),
        (Part.INTERVIEWER, True, feedback(revealed=True), False),
        (Part.OBSERVER, False, feedback(revealed=True), True),
        (Part.OBSERVER, False, feedback(due_in=0), False),
        (Part.OBSERVER, False, feedback(revealed=True, shown=True), False),
    ],
)
def test_nobody_scores_once_they_could_know_what_others_did(
    part: Part, handed_in: bool, kept: Feedback, is_open: bool
) -> None:
    own = score(part, handed_in=handed_in)
    if is_open:
        rules.check_open(part, kept, own, NOW)
    else:
        with pytest.raises(Refusal):
            rules.check_open(part, kept, own, NOW)


def test_whoever_is_in_the_room_stays_as_they_are() -> None:
    with pytest.raises(Refusal):
        rules.check_open(Part.OBSERVER, feedback(), score(Part.OBSERVER, handed_in=True, in_room=True), NOW)


# The room


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=6), min_size=1, max_size=5))
def test_each_average_differs_from_the_one_before_by_three_people_at_least(batches: list[list[int | None]]) -> None:
    everybody: list[dict[str, int | None]] = []
    known: dict[str, RoomLevel] = {}
    for batch in batches:
        everybody += [{"clarity": level} for level in batch]
        after = rules.room(known, everybody)
        seen = [level["clarity"] for level in everybody if level["clarity"] is not None]
        if after != known:
            assert after["clarity"].people - (known["clarity"].people if known else 0) >= 3
            assert after["clarity"].people == len(seen) and abs(after["clarity"].mean - fmean(seen)) < 1e-9
        elif known:
            assert len(seen) - known["clarity"].people < 3
        else:
            assert len(seen) < 3
        known = after


def test_what_was_not_observed_lowers_no_average() -> None:
    levels: list[Levels] = [{"clarity": 4}, {"clarity": 4}, {"clarity": None}, {"clarity": 4}]
    assert rules.room({}, levels) == {"clarity": RoomLevel(3, 4.0, 0.0)}


@given(st.integers(0, 8))
def test_observers_come_in_by_three_or_wait(waiting: int) -> None:
    scores = [score(Part.OBSERVER, handed_in=True) for _ in range(waiting)]
    scores += [score(Part.SELF, handed_in=True), score(Part.OBSERVER, handed_in=True, in_room=True)]
    assert len(rules.new_in_room(scores)) == (waiting if waiting >= 3 else 0)


# What fits


@given(st.lists(st.text(max_size=3000), max_size=8))
def test_what_is_said_fits_and_what_is_short_enough_stays_whole(paragraphs: list[str]) -> None:
    shown = fitting(paragraphs, 4000)
    assert sum(map(len, shown)) <= 4000
    if sum(map(len, paragraphs)) <= 4000:
        assert shown == [paragraph for paragraph in paragraphs if paragraph]


def test_typed_words_pretend_to_be_nothing_else() -> None:
    assert said("[here](https://example.org)\n# <@12>") == "\\[here](https://example.org) # \\<@12>"
    assert clipped("12345", 3) == "12…"
