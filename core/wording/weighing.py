"""How much the words of a text speak for each label, as scripts/learn_wording.py learned it from labelled texts.

A rule sees only what somebody thought of; people push, or stay vague, in a thousand other ways. So each word, each pair
of neighbours and each family of words (data/catalogue/wording_families.toml) has a weight for each label: above 0 it
speaks for it, below 0 against it. Their sum is how far the words lean to the label. What somebody says stands in one
sentence; what a text lacks concerns the whole of it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from core.wording.families import families_in
from core.wording.models import Mode, Span

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_weights.json"
ABSENCES = frozenset({"vague", "no_acceptance"})
"""The labels of what a text lacks. Their findings quote nothing."""

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|[?!]|\d+")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?;]{1,3}(?=\s)|\n")
_FEW_WORDS = 12
"""A stretch with fewer of them does not lean further than one with so many."""


@dataclass(frozen=True)
class Weights:
    """For one label, in logarithms of odds: `bias` for words of which none is known."""

    bias: float
    of_words: Mapping[str, float]

    def lean(self, words: frozenset[str]) -> float:
        """Above 0: more likely than not, were half of all such texts of this label."""
        return self.bias + share_of_each(words) * sum(self.of_words.get(word, 0.0) for word in words)


def share_of_each(words: frozenset[str]) -> float:
    """What a weight counts among so many words: less among more, so that long texts do not lean to everything."""
    return float(max(len(words), _FEW_WORDS) ** -0.5)


def sentences_in(plain: str) -> list[Span]:
    """Or lines, of which people write some without a stop."""
    edges = [0, *(stop.end() for stop in _STOP.finditer(plain)), len(plain)]
    return list(pairwise(edges))


def words_of(plain: str) -> frozenset[str]:
    """Of small letters and straight quotes: the words, the pairs of neighbours, the families of words ("#clothes") and
    each family beside the neighbours of its word ("your #clothes"). Digits are all alike."""
    words = _WORD.findall(_DIGIT.sub("0", plain))
    found = {*words, *map(" ".join, pairwise(words))}
    for at, families in enumerate(families_in(words)):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        for family in families:
            found.add(family)
            if before:
                found.add(f"{before} {family}")
            if after:
                found.add(f"{family} {after}")
    return frozenset(found)


@cache
def weights_of(mode: Mode) -> dict[str, Weights]:
    """By label. In the file they stand by word, so that one can see what a word speaks for."""
    file = json.loads(PATH.read_text(encoding="utf-8"))[mode]
    of_words: dict[str, dict[str, float]] = {label: {} for label in file["bias"]}
    for word, weights in file["words"].items():
        for label, weight in weights.items():
            of_words[label][word] = weight
    return {label: Weights(bias, of_words[label]) for label, bias in file["bias"].items()}
