"""How much the words of a text speak for each label, as scripts/learn_wording.py learned it from labelled texts.

A rule sees only what somebody thought of; people push, or stay vague, in a thousand other ways. So each word, each pair
of neighbours and each family of words (data/catalogue/wording_families.toml) has a weight for each label: above 0 it
speaks for it, below 0 against it. Their sum is how far the words lean to the label. There are weights for sentences, as
what somebody says stands in one of them, and others for whole texts, as what stands around it tells how it is meant.
What a text lacks concerns the whole of it only.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any

from core.wording.families import Families, families_in
from core.wording.models import Mode, Span

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_weights.json"
ABSENCES = frozenset({"vague", "no_acceptance"})
"""The labels of what a text lacks. Their findings quote nothing."""

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|[?!]|\d+")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?;]{1,3}(?=\s)|\n")
_BITS = 32
"""Of a part of a number of `_Table`: far more than the sum of what ten thousand words weigh."""
_FEW_WORDS = 12
"""A stretch with fewer of them does not lean further than one with so many."""


Words = frozenset[str]
"""What is weighed of a stretch: see `_weighed`."""


@dataclass(frozen=True)
class Weights:
    """For one label, in logarithms of odds: `bias` for words of which none is known."""

    bias: float
    of_words: Mapping[str, float]

    def lean(self, words: Words) -> float:
        """Above 0: more likely than not, were half of all such texts of this label."""
        return self.bias + share_of_each(words) * sum(self.of_words.get(word, 0.0) for word in words)


def share_of_each(words: Words) -> float:
    """What a weight counts among so many words: less among more, so that long texts do not lean to everything."""
    return float(max(len(words), _FEW_WORDS) ** -0.5)


def sentences_in(plain: str) -> list[Span]:
    """Or lines, of which people write some without a stop."""
    edges = [0, *(stop.end() for stop in _STOP.finditer(plain)), len(plain)]
    return list(pairwise(edges))


@dataclass(frozen=True)
class Stretch:
    """A sentence: where it stands and what is weighed of it."""

    span: Span
    words: Words


def stretches_of(plain: str) -> tuple[Words, list[Stretch]]:
    """The whole of a text of small letters and straight quotes, and each sentence of it. No pair of words is of two."""
    found = list(_WORD.finditer(plain))
    words = [_DIGIT.sub("0", one[0]) for one in found]
    families = families_in(words)
    starts = [one.start() for one in found]
    sentences = []
    for start, stop in sentences_in(plain):
        first, last = bisect_left(starts, start), bisect_left(starts, stop)
        if plain[start:stop].strip():
            sentences.append(Stretch((start, stop), _weighed(words[first:last], families[first:last])))
    return Words().union(*(one.words for one in sentences)), sentences


def _weighed(words: Sequence[str], families: Sequence[Families]) -> Words:
    """The words, the pairs of neighbours, the families of words ("#clothes"), and each family beside the neighbours of
    its word ("your #clothes"). Digits are all alike."""
    found = {*words, *map(" ".join, pairwise(words))}
    for at, several in enumerate(families):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        for family in several:
            found.add(family)
            if before:
                found.add(f"{before} {family}")
            if after:
                found.add(f"{family} {after}")
    return frozenset(found)


def leans_of_whole(words: Words, mode: Mode) -> dict[str, float]:
    """How far a whole text leans to each label."""
    return _weights_of(mode)[0].leans(words)


def leans_of_sentence(words: Words, mode: Mode) -> dict[str, float]:
    """How far a sentence leans to each label but those of what a text lacks."""
    return _weights_of(mode)[1].leans(words)


@dataclass(frozen=True)
class _Table:
    """Of each word what it weighs for all labels, in one number (see `_packed`), so that one sum is enough."""

    bias: Mapping[str, float]
    of_words: Mapping[str, int]

    def leans(self, words: Words) -> dict[str, float]:
        """For each label what `Weights.lean` says."""
        sums = _unpacked(sum(map(self.of_words.get, words, repeat(0))), len(self.bias))
        share = share_of_each(words)
        return {label: start + share * total for (label, start), total in zip(self.bias.items(), sums, strict=True)}


def _packed(weights: Iterable[float]) -> int:
    """Side by side as tenths, the first one lowest. Such numbers are added, and each of their parts is."""
    return sum(round(weight * 10) << (_BITS * place) for place, weight in enumerate(weights))


def _unpacked(number: int, parts: int) -> Iterator[float]:
    for _ in range(parts):
        part = number & ((1 << _BITS) - 1)
        part -= (part >> (_BITS - 1)) << _BITS
        number = (number - part) >> _BITS
        yield part / 10


@cache
def _weights_of(mode: Mode) -> tuple[_Table, _Table]:
    """Of whole texts, and of sentences."""
    file = json.loads(PATH.read_text(encoding="utf-8"))[mode]
    return _table(file["whole"]), _table(file["sentence"])


def _table(file: Mapping[str, Any]) -> _Table:
    bias = file["bias"]
    return _Table(bias, {word: _packed(map(of.get, bias, repeat(0.0))) for word, of in file["words"].items()})


def labels_of(mode: Mode) -> tuple[str, ...]:
    """Those that words are weighed for."""
    return tuple(_weights_of(mode)[0].bias)
