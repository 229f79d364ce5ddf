"""How well the guard reads what members write to employers after a decline.

Every text here has been tuned on, also those called held out. Of 60 texts by another author that the rules had never
seen, they reached a macro F1 of 0.79; the weakest were pushy (0.50), argues (0.67) and legal (0.73).
"""

import pytest

from core.wording import Mode
from tests.core.wording.scoring import Labelled, score, texts_of

TEXTS = texts_of(Mode.REQUEST)
HELD_OUT = [text for text in TEXTS if text.is_held_out]
LABELS = ["vague", "no_acceptance", "pushy", "argues", "legal", "hostile", "oversharing"]


def test_the_texts_are_many_and_each_is_there_once() -> None:
    assert len({text.text for text in TEXTS}) == len(TEXTS) >= 650
    assert [text.text for text in TEXTS if len(text.text.split()) < 2] == []
    assert {label for text in TEXTS for label in text.labels} == set(LABELS)
    assert sum(not text.labels for text in TEXTS) >= 180


@pytest.mark.parametrize("texts", [HELD_OUT, TEXTS], ids=["held out", "all"])
def test_labels_are_found_and_good_texts_left_alone(texts: list[Labelled]) -> None:
    result = score(texts, Mode.REQUEST)
    assert {label: result.precision(label) for label in LABELS if result.precision(label) < 0.9} == {}
    assert {label: result.recall(label) for label in LABELS if result.recall(label) < 0.85} == {}
    assert result.recall("legal") >= 0.95
    assert sum(result.f1(label) for label in LABELS) / len(LABELS) >= 0.88
