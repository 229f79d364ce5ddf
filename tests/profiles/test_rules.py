"""What follows from plain values: toggling, spelling, and words about health."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.profiles import rules
from cogs.profiles.languages import LANGUAGES
from cogs.profiles.models import Needs, Profile, Topic
from core.errors import Refusal
from core.settings import DEFAULT_FIELDS


def test_naming_a_value_again_takes_it_out() -> None:
    once = rules.toggled(Profile(), Topic.FIELD, "Data", "English")
    assert once == ("Data",)
    assert rules.toggled(Profile(fields=once), Topic.FIELD, "Data", "English") == ()


def test_there_is_one_level_at_a_time() -> None:
    assert rules.toggled(Profile(level="mid"), Topic.LEVEL, "senior", "English") == ("senior",)
    assert rules.toggled(Profile(level="mid"), Topic.LEVEL, "mid", "English") == ()


@pytest.mark.parametrize(
    ("present", "named", "left"),
    [
        ((), "Spanish", ("English", "Spanish")),
        ((), "English", ("English",)),
        (("English", "Spanish"), "English", ("Spanish",)),
        (("Spanish",), "Spanish", ()),
        (("Spanish",), "German", ("German", "Spanish")),
    ],
)
def test_a_first_language_is_added_to_the_groups_which_one_spoke_without_saying_so(
    present: tuple[str, ...], named: str, left: tuple[str, ...]
) -> None:
    assert rules.toggled(Profile(languages=present), Topic.LANGUAGE, named, "English") == left


def test_a_profile_has_room_for_what_matching_can_use_and_no_more() -> None:
    full = tuple(list(LANGUAGES)[: rules.MOST_LANGUAGES])
    with pytest.raises(Refusal, match="already"):
        rules.toggled(Profile(languages=full), Topic.LANGUAGE, "Zulu", "English")
    assert len(rules.toggled(Profile(languages=full), Topic.LANGUAGE, full[0], "English")) == rules.MOST_LANGUAGES - 1


def test_a_field_is_found_however_it_is_written_and_ones_own_outlive_the_groups_list() -> None:
    assert rules.find_field("  customer SERVICE ", DEFAULT_FIELDS, ()) == "Customer service"
    assert rules.find_field("alchemy", DEFAULT_FIELDS, ("Alchemy",)) == "Alchemy"
    with pytest.raises(Refusal, match="Software"):
        rules.find_field("alchemy", DEFAULT_FIELDS, ())


@pytest.mark.parametrize("typed", ["German", "german", " Deutsch", "German (Deutsch)"])
def test_a_language_is_known_by_either_of_its_names(typed: str) -> None:
    assert rules.find_language(typed) == "German"


@pytest.mark.parametrize("typed", ["espanol", "Español"])
def test_accents_may_be_left_out(typed: str) -> None:
    assert rules.find_language(typed) == "Spanish"


def test_an_unknown_language_is_refused_and_quoted_harmlessly() -> None:
    with pytest.raises(Refusal, match=r"\\@everyone"):
        rules.find_language("@everyone")


def test_the_groups_language_is_suggested_first_and_every_suggestion_can_be_handed_in() -> None:
    assert rules.matching_languages("", "Welsh")[0][1] == "Welsh"
    assert rules.matching_languages("du", "English")[0][1] == "Dutch"
    assert all(rules.find_language(value) == value for _, value in rules.matching_languages("", "English"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME, Inc."),
        ("Acme", "  the  Acme   Company "),
        ("Acme", "Acme Ltd"),
        ("Acme", "acme GmbH & Co. KG"),
        ("Nestlé S.A.", "Nestle"),
        ("O'Reilly", "OReilly"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("Yahoo!", "Yahoo"),
        ("Amazon", "Amazon.com, Inc."),
    ],
)
def test_spellings_of_one_employer_are_the_same(one: str, other: str) -> None:
    assert rules.normalised_employer(one) == rules.normalised_employer(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Acme Bank"), ("Co", "Inc"), ("The North Face", "North"), ("3M", "M")]
)
def test_different_employers_stay_different(one: str, other: str) -> None:
    assert rules.normalised_employer(one) != rules.normalised_employer(other)


@given(st.text(max_size=80))
def test_a_normalised_name_stays_as_it_is(typed: str) -> None:
    once = rules.normalised_employer(typed)
    assert rules.normalised_employer(once) == once


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("I have ADHD, so one question at a time", ["ADHD"]),
        ("because of my anxiety and dyslexia", ["anxiety", "dyslexia"]),
        ("one question at a time, please add it in the chat", []),
        ("I need to stand up now and then", []),
    ],
)
def test_words_about_health_are_noticed(other: str, found: list[str]) -> None:
    assert rules.health_words(Needs(other=other)) == found
