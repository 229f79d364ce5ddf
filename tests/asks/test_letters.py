"""Every message that can be made is short, complete, in order, and passes its own guard."""

import itertools
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cogs.asks import letter_texts, letters, phrases, rules
from cogs.asks.models import Phrases, Tone
from core.errors import Refusal
from core.wording import Mode, check_wording
from tests.asks.typed import HURTING, ROLES, SKILLS, VALUED
from tests.sampling import a_few

FEWEST, MOST = 60, 120
SHARES = 11
"""Of all messages; a number that is no multiple of how many ways there are to say a part, so that each has them all."""
LONGEST_SUBJECT = 200


def understood(role: str, skill: str, valued: str) -> Phrases:
    name, employer, stage, only_applied = phrases.read_role(role)
    return Phrases(name, employer, stage, phrases.read_skill(skill), phrases.read_valued(valued), only_applied)


def words(count: int) -> str:
    return " ".join(["word"] * count)


def every_way(parts: Phrases, tone: Tone) -> list[tuple[str, ...]]:
    """For each part of a message, all the ways to say it."""
    about = letter_texts.about(parts.role, parts.employer)
    time = letter_texts.time_given(parts.stage, parts.only_applied)
    shown = letter_texts.shown(parts.skill, phrases.form_of(parts.skill))
    ways = [(letter_texts.greeting(tone),), letter_texts.thanks(tone, about, time)]
    if parts.valued:
        ways.append(letter_texts.valued(tone, parts.valued))
    return [
        *ways,
        letter_texts.acceptance(tone),
        letter_texts.request(tone, shown),
        letter_texts.easy(tone),
        letter_texts.no_obligation(tone),
        letter_texts.goodbye(tone),
    ]


SHORTEST = Phrases("nurse", "", "", "SQL", "")
MOST_OF = {part: words(most) for part, most in phrases.MOST_WORDS.items()}
LONGEST = Phrases(MOST_OF["role"], MOST_OF["employer"], MOST_OF["stage"], MOST_OF["skill"], MOST_OF["valued"])


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("parts", [SHORTEST, LONGEST, Phrases("nurse", "", "", "SQL", "", True)])
def test_the_shortest_and_the_longest_message_have_between_60_and_120_words(parts: Phrases, tone: Tone) -> None:
    counts = [sorted(letters.words_in(way) for way in ways) for ways in every_way(parts, tone)]
    assert sum(count[0] for count in counts) >= FEWEST
    assert sum(count[-1] for count in counts) <= MOST


NAMED = [
    understood("Data analyst at Acme, final interview", "presenting to executives", "the tour of the lab"),
    understood("nurse, application", "SQL", "their honesty"),
    understood("teacher, trial day", "my lesson on fractions", "that everyone was welcoming"),
    understood("welder at Steel & Co, panel", "how I planned the seam", "meeting the team"),
    understood("cook, take-home task", "the case study", "how you explained the role"),
]
"""The skill, what was valued and the stage in each form that a message knows."""


@pytest.mark.parametrize("share", a_few(range(SHARES), quick=1))
@pytest.mark.parametrize("tone", Tone)
def test_every_message_of_the_templates_passes_the_guard(tone: Tone, share: int) -> None:
    for ways in itertools.islice(itertools.product(*every_way(NAMED[0], tone)), share, None, SHARES):
        text = "\n\n".join((ways[0], " ".join(ways[1:4]), " ".join(ways[4:-1]), ways[-1]))
        assert check_wording(text, Mode.REQUEST) == [], text


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("parts", NAMED, ids=lambda parts: parts.skill)
def test_each_way_to_say_each_part_passes_the_guard_whatever_is_named(parts: Phrases, tone: Tone) -> None:
    ways = every_way(parts, tone)
    first = [way[0] for way in ways]
    for position, several in enumerate(ways):
        for way in several:
            text = " ".join([*first[:position], way, *first[position + 1 :]])
            assert check_wording(text, Mode.REQUEST) == [], text


@pytest.mark.parametrize("parts", NAMED, ids=lambda parts: parts.role)
def test_each_subject_passes_the_guard_too(parts: Phrases) -> None:
    message = letters.build(parts, Tone.WARM).text
    for subject in letter_texts.subjects(letter_texts.about(parts.role, parts.employer)):
        assert check_wording(f"{subject}\n\n{message}", Mode.REQUEST) == [], subject


@pytest.mark.parametrize("tone", Tone)
def test_what_many_people_would_type_passes_the_guard(tone: Tone) -> None:
    every = list(itertools.product(ROLES, SKILLS, VALUED))
    for role, skill, valued in random.Random(tone).sample(every, 250):
        letter = letters.build(understood(role, skill, valued), tone)
        assert check_wording(letter.text, Mode.REQUEST) == [], letter.text
        assert FEWEST <= letters.words_in(letter.text) <= MOST, letter.text
        assert len(letter.text) <= rules.LONGEST_TEXT and len(letter.subject) <= LONGEST_SUBJECT


@given(st.sampled_from(ROLES), st.sampled_from(SKILLS), st.sampled_from(HURTING), st.sampled_from(Tone))
def test_what_hurts_comes_back_with_the_words_that_somebody_typed(
    role: str, skill: str, hurting: str, tone: Tone
) -> None:
    parts = understood(role, skill, hurting)
    found = check_wording(letters.build(parts, tone).text, Mode.REQUEST)
    typed = set(f"{parts.valued} {parts.skill} {parts.role}".casefold().split())
    assert found and all(typed & set(one.quoted.casefold().strip(".,").split()) for one in found if one.quoted)


@given(
    st.sampled_from(ROLES) | st.text(max_size=phrases.LONGEST_ROLE),
    st.sampled_from(SKILLS) | st.text(max_size=phrases.LONGEST_SKILL),
    st.sampled_from(VALUED) | st.text(max_size=phrases.LONGEST_VALUED),
    st.sampled_from(Tone),
)
def test_whatever_passes_the_guard_and_the_caps_makes_a_message_of_the_right_length(
    role: str, skill: str, valued: str, tone: Tone
) -> None:
    try:
        parts = understood(role, skill, valued)
    except Refusal:
        assume(False)
    letter = letters.build(parts, tone)
    assert FEWEST <= letters.words_in(letter.text) <= MOST
    assert len(letter.text) <= rules.LONGEST_TEXT and len(letter.subject) <= LONGEST_SUBJECT
    assert letters.build(parts, tone) == letter


def test_a_message_says_its_parts_in_order() -> None:
    for tone in Tone:
        parts = understood("Nurse at St Mary's, panel", "to manage conflict on the ward", "their honesty")
        text = letters.build(parts, tone).text
        places = [
            max(text.find(way) for way in ways) if position < 8 else text.rfind(max(ways, key=text.rfind))
            for position, ways in enumerate(every_way(parts, tone))
        ]
        assert -1 not in places and places == sorted(places)


def test_other_words_vary_the_message_and_the_same_give_the_same() -> None:
    made = {
        letters.build(understood(role, "SQL", ""), Tone.WARM).text.replace(role, "")
        for role in ("nurse", "cook", "maid", "clerk")
    }
    assert len(made) > 1


@pytest.mark.parametrize("skill", ["SQL", "presenting to boards", "my case study", "how I explained the plan"])
def test_the_follow_up_passes_the_guard_too(skill: str) -> None:
    text = letters.follow_up("the nurse role at St Mary's", skill)
    assert check_wording(text, Mode.REQUEST) == []
