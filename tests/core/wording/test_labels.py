"""How well the guard reads texts: those it was made with, and those that nobody who made it had read.

What it was made with (corpus) shows only that nothing was broken. The unseen texts show what to expect. They were
written by ten authors who knew nothing but what the labels mean; nothing was learned from them, and no rule changed
for them. The aim is a precision of 0.90 and a recall of 0.85 for each label, a mean F1 of 0.88, and a recall of 0.95
for protected and prohibited.
"""

import pytest

from core.wording import Mode
from tests.core.wording.scoring import Score, read_corpus, read_unseen, score

LABELS = {
    Mode.REQUEST: ["vague", "no_acceptance", "pushy", "argues", "legal", "hostile", "oversharing"],
    Mode.FEEDBACK: ["protected", "appearance", "personality", "vague", "harsh"],
    Mode.QUESTION: ["prohibited", "salary_history"],
}
FEWEST_TEXTS = {Mode.REQUEST: (17000, 6900), Mode.FEEDBACK: (17000, 7500), Mode.QUESTION: (4000, 2000)}
"""Of the corpus, and those of them with nothing to find."""

MEAN_F1 = 0.88
PRECISION = 0.90
RECALL = 0.85
MISSES_COST_MORE = {"protected": 0.95, "prohibited": 0.95}
"""The recall of these labels."""


def mean_f1(result: Score, labels: list[str]) -> float:
    return sum(result.f1(label) for label in labels) / len(labels)


@pytest.mark.parametrize("mode", Mode)
def test_the_texts_are_many_and_each_is_there_once(mode: Mode) -> None:
    made_with, unseen = read_corpus(mode), read_unseen(mode)
    both = [*made_with, *unseen]
    texts, good = FEWEST_TEXTS[mode]
    assert len(made_with) >= texts and sum(not text.labels for text in made_with) >= good
    assert len({text.text.strip() for text in both}) == len(both)
    assert {label for text in both for label in text.labels} == set(LABELS[mode])
    assert all(sum(label in text.labels for text in unseen) >= 20 for label in LABELS[mode])


@pytest.mark.parametrize("mode", Mode)
def test_what_the_guard_was_made_with_is_read_rightly(mode: Mode) -> None:
    result = score(read_corpus(mode)[::7], mode)
    assert {label: result.precision(label) for label in LABELS[mode] if result.precision(label) < 0.9} == {}
    assert {label: result.recall(label) for label in LABELS[mode] if result.recall(label) < 0.9} == {}


@pytest.mark.parametrize("mode", Mode)
def test_texts_that_nobody_had_read_are_judged_as_well_as_is_aimed_at(mode: Mode) -> None:
    result = score(read_unseen(mode), mode)
    assert mean_f1(result, LABELS[mode]) >= MEAN_F1
    precision = {label: result.precision(label) for label in LABELS[mode]}
    recall = {label: result.recall(label) for label in LABELS[mode]}
    assert {label: share for label, share in precision.items() if share < PRECISION} == {}
    assert {label: share for label, share in recall.items() if share < MISSES_COST_MORE.get(label, RECALL)} == {}
