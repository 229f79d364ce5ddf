"""Suggests `alone` and `beside` for the wording guard's rules: .venv/bin/python scripts/set_leans.py request

Somebody then writes what convinces them into data/catalogue/wording_*.toml. The texts that rules were written for say
nothing about how far rules can be trusted, so others are judged: each by weights that were learned without its group of
files. What is chosen gives the best mean of precision and recall (F1), and not only there but a little to both sides of
it; for labels whose misses cost more, recall counts a little more.
"""

import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.wording import Mode
from core.wording.checking import Look, in_plain_letters
from core.wording.loading import rules_of
from core.wording.models import Rule, Span
from core.wording.weighing import ABSENCES, Weights, stretches_of
from scripts.learn_wording import CORPUS, examples_of, learn

RULES_KNOW = {Mode.REQUEST: 18, Mode.FEEDBACK: 13, Mode.QUESTION: 6}
"""The number of the last file of the corpus that rules were written for."""
GROUPS = 3
MISSES_COST_MORE = {"protected": 0.1, "prohibited": 0.1, "legal": 0.1}
STEPS = np.arange(-4.0, 4.01, 0.1)
AROUND = (-0.3, -0.15, 0.0, 0.15, 0.3)

Choice = NDArray[np.bool_]
Leans = NDArray[np.float64]


@dataclass
class Judged:
    """A text: how far its words lean to each label, and those of the sentences in which each rule found something."""

    labels: frozenset[str]
    most: dict[str, float]
    of_rules: dict[str, float]


def judged_texts(mode: Mode) -> Iterator[Judged]:
    known = [example for example in examples_of(mode) if _number(example.file) <= RULES_KNOW[mode]]
    others = [example for example in examples_of(mode) if _number(example.file) > RULES_KNOW[mode]]
    for group in range(GROUPS):
        learned = learn([*known, *(one for one in others if _number(one.file) % GROUPS != group)])
        for number in {_number(one.file) for one in others if _number(one.file) % GROUPS == group}:
            file = CORPUS / f"{mode}_{number}.toml"
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["texts"]:
                yield _judge(entry["text"], frozenset(entry["labels"]), mode, learned)


def _number(file: str) -> int:
    return int(file.rpartition("_")[2])


def _judge(text: str, labels: frozenset[str], mode: Mode, learned: Mapping[str, Weights]) -> Judged:
    whole, sentences = stretches_of(in_plain_letters(text))
    look = Look(text, mode)

    def lean(label: str, at: Span | None) -> float:
        if label in ABSENCES:
            return learned[label].lean(whole)
        touched = [one for one in sentences if at is None or (one.span[0] < at[1] and at[0] < one.span[1])]
        return max(learned[label].lean(one.words) for one in touched)

    found = [(rule, [one.at for one in look.findings(replace(rule, beside=-inf))]) for rule in rules_of(mode)]
    of_rules = {rule.id: max(lean(rule.label, at) for at in places) for rule, places in found if places}
    return Judged(labels, {label: lean(label, None) for label in learned}, of_rules)


def choose(texts: Sequence[Judged], label: str, rules: Sequence[Rule]) -> tuple[float, dict[str, float]]:
    """`alone` for the label, and `beside` for each of its rules; each a few times over, with the others as they are."""
    has_it = np.array([label in text.labels for text in texts])
    most = np.array([text.most[label] for text in texts])
    found = {rule.id: np.array([text.of_rules.get(rule.id, -inf) for text in texts]) for rule in rules}
    alone, beside = 1.5, dict.fromkeys(found, -1.0)

    def worth(chosen: Choice) -> float:
        right = float((chosen & has_it).sum())
        recall = right / float(has_it.sum())
        return 2 * right / float(chosen.sum() + has_it.sum()) + MISSES_COST_MORE.get(label, 0.0) * recall

    for _ in range(4):
        alone = _best(worth, most, _any(found[rule] >= beside[rule] for rule in found))
        for rule in found:
            others = [found[other] >= beside[other] for other in found if other != rule]
            beside[rule] = _best(worth, found[rule], _any([most >= alone, *others]))
    return alone, beside


def _any(choices: Iterable[Choice]) -> Choice:
    chosen: Choice = np.any(np.stack(list(choices)), axis=0)
    return chosen


def _best(worth: Callable[[Choice], float], leans: Leans, others: Choice) -> float:
    """From where on leans count beside what others chose. Of bars that are worth the same, the one nearest to -1."""
    return max(
        map(float, STEPS),
        key=lambda bar: mean(worth(others | (leans >= bar + more)) for more in AROUND) - 0.0005 * abs(bar + 1),
    )


def suggest(mode: Mode) -> None:
    texts = list(judged_texts(mode))
    for label in sorted({rule.label for rule in rules_of(mode)}):
        rules = [rule for rule in rules_of(mode) if rule.label == label]
        alone, beside = choose(texts, label, [rule for rule in rules if rule.match or rule.missing])
        for rule in rules:
            said = [f"alone {rule.alone} -> {alone:.1f}"] if rule.alone < inf else []
            said += [f"beside {rule.beside} -> {beside[rule.id]:.1f}"] if rule.id in beside else []
            print(f"{rule.id:34} {', '.join(said)}")


if __name__ == "__main__":
    suggest(Mode(sys.argv[1]))
