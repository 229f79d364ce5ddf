"""The phrases of each text file in this folder, with what they must come to."""

from collections.abc import Iterator
from pathlib import Path


def phrases_of(name: str) -> Iterator[tuple[str, str]]:
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("# "):
            phrase, _, expected = line.rpartition(" -> ")
            yield phrase, expected


def all_phrases() -> list[str]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.txt"))
    return [phrase for name in names for phrase, _ in phrases_of(name)]
