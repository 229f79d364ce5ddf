"""What people edit: questions, what to leave out, and duties, complete, fair, and short enough for Discord."""

import re
from collections import Counter

import pytest

from cogs.prep import catalogue, duty_texts, duty_views, rules, views
from cogs.prep.models import LONGEST_NOTES, Desk, Duty, NotesState, OffLimits, Part, Question, Taken
from cogs.profiles.models import LEVELS
from cogs.volunteers.models import KINDS
from core.settings import DEFAULTS
from core.wording import Mode, check_wording
from tests.prep.packs import interview, pack_of
from tests.stage import NOW

QUESTIONS = list(catalogue.questions().values())
DUTIES = list(catalogue.duties().values())
ENOUGH = 14
MOST_TEXT, MOST_LABEL = 4000, 100


def test_no_question_is_there_twice() -> None:
    assert [text for text, count in Counter(one.text for one in QUESTIONS).items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_enough_for_every_level_in_every_field(kind: str) -> None:
    for level in LEVELS:
        assert len(rules.fitting(QUESTIONS, kind, level, "Healthcare")) >= ENOUGH, level
    assert len(rules.fitting(QUESTIONS, kind, None, None)) >= 12


def test_each_question_is_fair_and_can_be_followed_up(subtests: pytest.Subtests) -> None:
    for question in QUESTIONS:
        with subtests.test(question.id):
            _check(question)


def _check(question: Question) -> None:
    assert re.fullmatch(r"[a-z]+-\d\d", question.id)
    assert question.kind in KINDS and question.levels <= set(LEVELS)
    assert question.fields <= set(DEFAULTS.fields)
    assert 2 <= len(question.probes) <= 3 and question.looks_at
    for text in (question.text, *question.probes):
        assert text[0].isupper() and text[-1] in "?." and text == text.strip()
        assert check_wording(text, Mode.QUESTION) == [], text


@pytest.mark.parametrize("topic", catalogue.off_limits(), ids=lambda one: one.topic)
def test_what_to_ask_instead_is_fair_itself(topic: OffLimits) -> None:
    for asked in re.findall(r"“([^”]+)”", topic.instead):
        assert check_wording(asked, Mode.QUESTION) == []


@pytest.mark.parametrize("duty", DUTIES, ids=lambda one: one.id)
def test_each_duty_fits_its_choice_and_its_form(duty: Duty) -> None:
    assert len(duty.about) <= MOST_LABEL and len(duty.help) <= MOST_LABEL
    assert len(duty_texts.choice(duty, 25)) <= MOST_LABEL and len(duty_texts.notes_title(duty)) <= 45
    assert "\n" not in duty.brief and check_wording(duty.brief, Mode.QUESTION) == []


def test_there_are_the_five_duties() -> None:
    assert [duty.id for duty in DUTIES] == ["star", "follow-up", "strengths", "time", "curator"]


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_pack_fits_into_a_message(kind: str, part: Part) -> None:
    """Sixty minutes, every need, goals without end, and nothing but repeated questions that escaping makes longer."""
    longest = sorted((one for one in QUESTIONS if one.kind == kind), key=lambda one: -len(one.text))
    pack = pack_of(part, kind, tuple(longest[: rules.MOST_QUESTIONS]), needs="*" * 400, goals="_" * 1000)
    view = views.pack_card(pack, catalogue.off_limits())
    assert view.content_length() <= MOST_TEXT - 100, "with room for a mention and a mark"


@pytest.mark.parametrize("duty", DUTIES, ids=lambda one: one.id)
def test_the_longest_notes_fit_into_their_panel(duty: Duty) -> None:
    notes = ("She is *so* " + "#" * 9) * 200
    taken = Taken(1, 2, 3, duty.id, notes[:LONGEST_NOTES], NotesState.DRAFT, NOW)
    findings = tuple(check_wording(taken.notes, Mode.FEEDBACK))
    view = duty_views.desk_panel(Desk(interview(), taken, duty, {}, NOW, findings), catalogue.duties())
    assert view.content_length() <= MOST_TEXT
