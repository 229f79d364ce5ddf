"""Labelled texts, and how many of their labels the guard finds."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from core.wording import Mode, check_wording


@dataclass(frozen=True)
class Labelled:
    text: str
    labels: frozenset[str]


@dataclass
class Score:
    """How often each label was found rightly, found wrongly, and missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, label: str) -> float:
        return self.right[label] / max(self.right[label] + self.wrong[label], 1)

    def recall(self, label: str) -> float:
        return self.right[label] / max(self.right[label] + self.missed[label], 1)

    def f1(self, label: str) -> float:
        found, there = self.precision(label), self.recall(label)
        return 2 * found * there / (found + there) if found + there else 0.0


def read_corpus(mode: Mode) -> list[Labelled]:
    """What rules were written for and weights were learned from."""
    return _read("corpus", mode)


def read_unseen(mode: Mode) -> list[Labelled]:
    """No rule may be changed for these, and no weight learned from them."""
    return _read("unseen", mode)


def _read(folder: str, mode: Mode) -> list[Labelled]:
    files = sorted((Path(__file__).parent / folder).glob(f"{mode}_*.toml"))
    entries = [entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf-8"))["texts"]]
    return [Labelled(entry["text"], frozenset(entry["labels"])) for entry in entries]


def score(texts: Iterable[Labelled], mode: Mode) -> Score:
    result = Score()
    for text in texts:
        found = {finding.label for finding in check_wording(text.text, mode)}
        result.right.update(found & text.labels)
        result.wrong.update(found - text.labels)
        result.missed.update(text.labels - found)
    return result
