"""Learns what words and rules count (core/wording/scores.py): .venv/bin/python scripts/learn_scores.py

Writes data/catalogue/wording_scores.json. Run it after scripts/learn_wording.py, or when a rule was changed.

The texts that rules were written for say nothing about how far rules can be trusted, so others are judged: each by
weights that were learned without its group of files. Logistic regression finds what counts how much. Where to draw the
line is chosen apart, on the files that are not mostly about the label: near misses are more common in the others than
they will ever be. It is drawn where the further of precision and recall is as near as it gets to what is aimed at, and
not only there but a little to both sides of it.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.wording import Mode
from core.wording.checking import Look, in_plain_letters
from core.wording.loading import rules_of
from core.wording.scores import LEAST_OF_WHOLE, PATH, Score
from core.wording.weighing import stretches_of
from scripts.learn_wording import CORPUS, Example, Learned, examples_of, learn

RULES_KNOW = {Mode.REQUEST: 18, Mode.FEEDBACK: 13, Mode.QUESTION: 6}
"""The number of the last file of the corpus that rules were written for."""
GROUPS = 3
AIMED = (0.90, 0.85)
"""At which precision and recall."""
MISSES_COST_MORE = {"protected": 0.95, "prohibited": 0.95, "legal": 0.90}
"""The recall aimed at instead."""
MOSTLY = 0.25
"""A file with the label on a larger share of its texts was written about it."""
RIDGE = 0.5
ROUNDS = 5
"""Which rule counts most is known only from an earlier round."""
AROUND = (-0.3, -0.15, 0.0, 0.15, 0.3)

Vector = NDArray[np.float64]
Choice = NDArray[np.bool_]


@dataclass
class Judged:
    """A text: how far it leans to each label as a whole, how far the sentence that leans most, and the rules that find
    something in it."""

    file: int
    labels: frozenset[str]
    whole: dict[str, float]
    sentence: dict[str, float]
    found: frozenset[str]


def judged_texts(mode: Mode) -> Iterator[Judged]:
    examples = examples_of(mode)
    for group in range(GROUPS):
        learned = learn([one for one in examples if not _is_judged_in(group, one, mode)])
        for number in sorted({_number(one.file) for one in examples if _is_judged_in(group, one, mode)}):
            file = CORPUS / f"{mode}_{number}.toml"
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["texts"]:
                yield _judge(number, entry["text"], frozenset(entry["labels"]), mode, learned)


def _is_judged_in(group: int, example: Example, mode: Mode) -> bool:
    number = _number(example.file)
    return number > RULES_KNOW[mode] and number % GROUPS == group


def _number(file: str) -> int:
    return int(file.rpartition("_")[2])


def _judge(file: int, text: str, labels: frozenset[str], mode: Mode, learned: Learned) -> Judged:
    whole, sentences = stretches_of(in_plain_letters(text))
    look = Look(text, mode)
    most = {label: max(of_words.lean(one.words) for one in sentences) for label, of_words in learned.sentence.items()}
    found = frozenset(rule.id for rule in rules_of(mode) if any(look.found_by(rule)))
    return Judged(file, labels, {label: one.lean(whole) for label, one in learned.whole.items()}, most, found)


def score(texts: Sequence[Judged], label: str, rule_ids: Sequence[str]) -> Score:
    has_it = np.array([label in text.labels for text in texts])
    words = np.array([[max(text.whole[label], LEAST_OF_WHOLE), text.sentence.get(label, 0.0)] for text in texts])
    found = np.array([[rule in text.found for rule in rule_ids] for text in texts])
    of_rules = np.ones(len(rule_ids))
    for _ in range(ROUNDS):
        evidence = np.hstack([words, _strongest(found, of_rules), np.ones((len(texts), 1))])
        whole, sentence, *others, start = _fit(evidence, has_it)
        of_rules = np.array(others)
    sums = evidence @ np.array([whole, sentence, *of_rules, start])
    usual = np.isin([text.file for text in texts], _not_mostly(label, texts))
    line = _draw_line(sums[usual], has_it[usual], label)
    return Score(
        start=round(float(start) - line, 2),
        whole=round(float(whole), 2),
        sentence=round(float(sentence), 2),
        of_rules={rule: round(float(count), 2) for rule, count in zip(rule_ids, of_rules, strict=True)},
    )


def _strongest(found: Choice, of_rules: Vector) -> Vector:
    """Of the rules that found something in a text only the one that counts most."""
    counts = np.where(found, of_rules, -1.0)
    return np.where(counts == counts.max(axis=1, keepdims=True), found, False).astype(float)


def _fit(evidence: Vector, has_it: Choice) -> Vector:
    """Logistic regression in which no evidence for the label counts against it. The last column is 1 everywhere."""
    side = np.where(has_it, 1.0, -1.0)

    def cost(counts: Vector) -> tuple[float, Vector]:
        margin = side * (evidence @ counts)
        slope = -side / (1 + np.exp(np.clip(margin, -500, 500)))
        total = np.logaddexp(0, -margin).sum() + RIDGE / 2 * counts[:-1] @ counts[:-1]
        return float(total), evidence.T @ slope + RIDGE * np.append(counts[:-1], 0.0)

    size = evidence.shape[1]
    bounds = [*[(0.0, None)] * (size - 1), (None, None)]
    return np.asarray(minimize(cost, np.zeros(size), jac=True, method="L-BFGS-B", bounds=bounds).x)


def _not_mostly(label: str, texts: Sequence[Judged]) -> list[int]:
    """The numbers of those files."""
    all_of_file = Counter(text.file for text in texts)
    with_it = Counter(text.file for text in texts if label in text.labels)
    few = [file for file in all_of_file if with_it[file] <= MOSTLY * all_of_file[file]]
    return few if any(with_it[file] for file in few) else list(all_of_file)


def _draw_line(sums: Vector, has_it: Choice, label: str) -> float:
    aimed_precision, aimed_recall = AIMED[0], MISSES_COST_MORE.get(label, AIMED[1])

    def worth(line: float) -> float:
        chosen = sums > line
        right = float((chosen & has_it).sum())
        precision, recall = right / max(float(chosen.sum()), 1.0), right / float(has_it.sum())
        return min(precision / aimed_precision, recall / aimed_recall)

    steps = np.arange(-3.0, 3.01, 0.05)
    return max(map(float, steps), key=lambda line: mean(worth(line + more) for more in AROUND))


def scores(mode: Mode) -> dict[str, Score]:
    texts = list(judged_texts(mode))
    return {
        label: score(texts, label, [r.id for r in rules_of(mode) if r.label == label and (r.match or r.missing)])
        for label in sorted({rule.label for rule in rules_of(mode)})
    }


if __name__ == "__main__":
    with ProcessPoolExecutor() as processes:
        learned = dict(zip(Mode, processes.map(scores, Mode), strict=True))
    file = {mode: {label: asdict(one) for label, one in of_mode.items()} for mode, of_mode in learned.items()}
    PATH.write_text(json.dumps(file, indent=1) + "\n", encoding="utf-8")
