"""What the weights are made of, how they are used, and that they are those that the texts teach."""

import json
import tomllib
from collections.abc import Callable
from statistics import mean

import pytest

from core.wording import Mode, check_wording
from core.wording.families import PATH as FAMILIES
from core.wording.families import families_in
from core.wording.loading import rules_of
from core.wording.weighing import (
    ABSENCES,
    PATH,
    Weights,
    Words,
    labels_of,
    leans_of_sentence,
    leans_of_whole,
    sentences_in,
    stretches_of,
)
from scripts.learn_wording import examples_of, learn


def words_of(plain: str) -> Words:
    return stretches_of(plain)[0]


def test_words_pairs_and_families_are_seen_and_digits_are_alike() -> None:
    assert words_of("wear a blazer at 9!") >= {
        "a",
        "a blazer",
        "#clothes",
        "a #clothes",
        "#clothes at",
        "0",
        "at 0",
        "!",
    }
    assert words_of("58 years") == words_of("42 years")
    assert words_of("") == frozenset()


def test_a_family_has_beginnings_and_several_words_too() -> None:
    assert "#clothes" in families_in(["dresses"])[0]
    first, second = families_in(["hearing", "aids"])
    assert "#health" in first and "#clothes" not in first | second
    assert "#condition" in first and "#condition" not in families_in(["hearing", "well"])[0]


def test_each_entry_of_a_family_is_found_as_it_is_written() -> None:
    families = tomllib.loads(FAMILIES.read_text(encoding="utf-8"))
    for family, entries in families.items():
        for entry in entries.replace("\n", " ").split(", "):
            assert f"#{family}" in words_of(entry.replace("*", "x")), (family, entry)


def test_more_words_make_a_text_lean_less_to_what_one_word_speaks_for() -> None:
    weights = Weights(-1.0, {"lawyer": 9.0})
    few, many = frozenset({"lawyer"}), frozenset({"lawyer", *map(str, range(99))})
    assert weights.lean(few) > 0 > weights.lean(many) > weights.lean(frozenset({"tea"})) == -1.0


@pytest.mark.parametrize(("part", "leans"), [("whole", leans_of_whole), ("sentence", leans_of_sentence)])
def test_all_labels_at_once_lean_as_each_alone(part: str, leans: Callable[[Words, Mode], dict[str, float]]) -> None:
    file = json.loads(PATH.read_text(encoding="utf-8"))[Mode.REQUEST][part]
    words = words_of("i must hear from you by friday, or my lawyer will call.")
    together = leans(words, Mode.REQUEST)
    assert together.keys() == file["bias"].keys()
    for label, bias in file["bias"].items():
        of_words = {word: weights[label] for word, weights in file["words"].items() if label in weights}
        assert together[label] == pytest.approx(Weights(bias, of_words).lean(words))


def test_each_line_and_sentence_is_weighed_and_none_is_lost() -> None:
    text = "one\ntwo. three? four"
    assert [text[slice(*span)] for span in sentences_in(text)] == ["one\n", "two.", " three?", " four"]


@pytest.mark.parametrize("mode", Mode)
def test_what_a_text_lacks_is_not_sought_in_sentences(mode: Mode) -> None:
    assert leans_of_sentence(Words(), mode).keys() == leans_of_whole(Words(), mode).keys() - ABSENCES


@pytest.mark.parametrize("mode", Mode)
def test_each_label_has_weights_and_one_rule_that_speaks_for_its_words(mode: Mode) -> None:
    labels = {rule.label for rule in rules_of(mode)}
    assert sorted(rule.label for rule in rules_of(mode) if rule.by_words) == sorted(labels) == sorted(labels_of(mode))


def test_what_the_words_say_is_quoted_as_a_sentence_and_what_lacks_is_not() -> None:
    text = "Thanks, I accept it. So enlighten me, oh great chef, what was the crime in my hollandaise?  "
    quoted = {finding.label: finding.quoted for finding in check_wording(text, Mode.REQUEST)}
    assert quoted["hostile"] in text and quoted["hostile"] == quoted["hostile"].strip() != ""
    assert all(finding.quoted == "" for finding in check_wording("Hi.", Mode.REQUEST) if finding.label in ABSENCES)


@pytest.mark.soak
@pytest.mark.parametrize("mode", Mode)
def test_the_weights_are_those_that_the_texts_teach(mode: Mode) -> None:
    """Another processor may round otherwise, and then learn a little else."""
    examples = examples_of(mode)
    learned = learn(examples)
    assert learned.whole.keys() == set(labels_of(mode))
    for of_part, leans in ((learned.whole, leans_of_whole), (learned.sentence, leans_of_sentence)):
        apart = [
            abs(of_part[label].lean(example.whole) - stored)
            for example in examples
            for label, stored in leans(example.whole, mode).items()
        ]
        assert mean(apart) < 0.05
