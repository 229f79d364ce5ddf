"""Labelled texts, and how many of their labels the guard finds."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from core.wording import Mode, check_wording

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Labelled:
    text: str
    labels: frozenset[str]

    @property
    def is_held_out(self) -> bool:
        """About half of the texts, by a checksum of the text: the same ones each time."""
        return crc32(self.text.encode()) % 2 == 0


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


def texts_of(mode: Mode) -> list[Labelled]:
    files = sorted(CORPUS.glob(f"{mode}_*.toml"))
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
