"""Learns the wording guard's weights from the labelled texts of its tests: .venv/bin/python scripts/learn_wording.py

Writes data/catalogue/wording_weights.json. A test fails when the file is not what the texts teach.

There are weights for whole texts and, but for what a text lacks, for sentences. Of a text it is known that it carries a
label, but not in which of its sentences. So each sentence of such a text is taken to carry it at first; then, a few
times over, only the one that leans most to it by what was learned so far, and all the sentences of the texts without
the label do not carry it.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.wording import Mode  # noqa: E402
from core.wording.checking import in_plain_letters  # noqa: E402
from core.wording.weighing import ABSENCES, PATH, Weights, Words, share_of_each, stretches_of  # noqa: E402

CORPUS = ROOT / "tests" / "core" / "wording" / "corpus"
SELDOM = 3
"""Words in fewer stretches teach little."""
RIDGE = 0.03
"""How much large weights cost. A larger value trusts single words less."""
LEAST = 1.0
"""Smaller weights are left out of the file."""
ROUNDS = 4
MOST_STEPS = 3_000
"""Far more than it takes: where it stops early, what is learned depends on how a processor rounds."""
UNDECIDED = -1.0
"""A sentence that leans further may carry its text's label beside the one that leans most: it teaches nothing."""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    file: str
    whole: Words
    sentences: tuple[Words, ...]
    labels: frozenset[str]


@dataclass(frozen=True)
class Learned:
    """By label: for whole texts, and for sentences."""

    whole: dict[str, Weights]
    sentence: dict[str, Weights]


def examples_of(mode: Mode) -> list[Example]:
    return [
        _example(file.stem, in_plain_letters(entry["text"]), frozenset(entry["labels"]))
        for file in sorted(CORPUS.glob(f"{mode}_*.toml"))
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["texts"]
    ]


def _example(file: str, plain: str, labels: frozenset[str]) -> Example:
    whole, sentences = stretches_of(plain)
    return Example(file, whole, tuple(one.words for one in sentences), labels)


def learn(examples: Sequence[Example]) -> Learned:
    with threadpool_limits(limits=1):
        wholes = _Stretches([example.whole for example in examples])
        sentences = _Stretches([words for example in examples for words in example.sentences])
        learned = Learned({}, {})
        for label in sorted({label for example in examples for label in example.labels}):
            has_it = np.array([label in example.labels for example in examples])
            learned.whole[label] = wholes.weights(wholes.fit(has_it, np.ones(len(has_it))))
            if label not in ABSENCES:
                learned.sentence[label] = sentences.weights(_fit_sentences(sentences, examples, has_it))
    return learned


def _fit_sentences(sentences: "_Stretches", examples: Sequence[Example], has_it: NDArray[np.bool_]) -> Vector:
    counts = np.array([len(example.sentences) for example in examples])
    edges = [0, *np.cumsum(counts)]
    in_guilty = np.repeat(has_it, counts)
    fitted = sentences.fit(in_guilty, np.where(in_guilty, 1 / np.repeat(counts, counts), 1.0))
    for _ in range(ROUNDS - 1):
        leans = sentences.lean(fitted)
        chosen = np.zeros(len(in_guilty), bool)
        for start, stop in pairwise(edges):
            chosen[start + leans[start:stop].argmax()] = in_guilty[start]
        worth = np.where(in_guilty & ~chosen, np.where(leans > UNDECIDED, 0.0, 0.5), 1.0)
        fitted = sentences.fit(chosen, worth)
    return fitted


class _Stretches:
    """Texts or sentences as rows of a matrix, a column for each word that more than one has."""

    def __init__(self, stretches: Sequence[Words]) -> None:
        seen = Counter(word for words in stretches for word in words)
        self.known = sorted(word for word, times in seen.items() if times >= SELDOM)
        columns = {word: column for column, word in enumerate(self.known)}
        places = [
            (row, columns[word], share_of_each(words))
            for row, words in enumerate(stretches)
            for word in sorted(words)
            if word in columns
        ]
        rows, of_words, shares = zip(*places, strict=True)
        self._matrix: Any = csr_array((shares, (rows, of_words)), shape=(len(stretches), len(columns)))

    def lean(self, fitted: Vector) -> Vector:
        return np.asarray(self._matrix @ fitted[:-1] + fitted[-1])

    def fit(self, has_it: NDArray[np.bool_], worth: Vector) -> Vector:
        """Logistic regression, with those that have it and those that do not as two equal groups. The bias is last."""
        side = np.where(has_it, 1.0, -1.0)
        groups = np.where(has_it, worth[has_it].sum(), worth[~has_it].sum())
        worth = worth / np.maximum(groups, 1.0) * len(side) / 2

        def cost(fitted: Vector) -> tuple[float, Vector]:
            margin = side * self.lean(fitted)
            slope = -worth * side / (1 + np.exp(np.clip(margin, -500, 500)))
            total = (worth * np.logaddexp(0, -margin)).sum() + RIDGE / 2 * fitted[:-1] @ fitted[:-1]
            return float(total), np.append(self._matrix.T @ slope + RIDGE * fitted[:-1], slope.sum())

        start = np.zeros(len(self.known) + 1)
        options = {"maxiter": MOST_STEPS, "maxfun": 2 * MOST_STEPS}
        return np.asarray(minimize(cost, start, jac=True, method="L-BFGS-B", options=options).x)

    def weights(self, fitted: Vector) -> Weights:
        *of_words, bias = (round(float(weight), 1) for weight in fitted)
        of_known = zip(self.known, of_words, strict=True)
        return Weights(bias, {word: weight for word, weight in of_known if abs(weight) >= LEAST})


def written() -> str:
    """The file: a line for each word."""
    return "{\n" + ",\n".join(f'"{mode}": {_written(learn(examples_of(mode)))}' for mode in Mode) + "\n}\n"


def _written(learned: Learned) -> str:
    return f'{{"whole": {_table(learned.whole)},\n"sentence": {_table(learned.sentence)}}}'


def _table(learned: dict[str, Weights]) -> str:
    words: dict[str, dict[str, float]] = {}
    for label, weights in learned.items():
        for word, weight in weights.of_words.items():
            words.setdefault(word, {})[label] = weight
    lines = ",\n".join(f"{json.dumps(word)}: {json.dumps(words[word])}" for word in sorted(words))
    bias = json.dumps({label: weights.bias for label, weights in learned.items()})
    return f'{{"bias": {bias}, "words": {{\n{lines}\n}}}}'


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
