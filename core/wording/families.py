"""Families of words that are taken for alike, from data/catalogue/wording_families.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_families.toml"
_BETWEEN_ENTRIES = re.compile(r",\s+")

Families = frozenset[str]
_NONE = Families()


def families_in(words: Sequence[str]) -> list[Families]:
    """For each word, the families ("#clothes") of it and of the words that begin with it."""
    entries = _entries()
    found = [_families_of(word) for word in words]
    for at, word in enumerate(words):
        for length in entries.lengths.get(word, ()):
            phrase = " ".join(words[at : at + length])
            if phrase in entries.whole:
                found[at] = found[at] | entries.whole[phrase]
    return found


@dataclass(frozen=True)
class _Entries:
    whole: Mapping[str, Families]
    """Of words, and of several that stand together."""
    starts: Mapping[str, Families]
    """Of words that begin so."""
    lengths: Mapping[str, frozenset[int]]
    """How many words the entries of several have that begin with a word."""


@cache
def _entries() -> _Entries:
    whole: dict[str, Families] = {}
    starts: dict[str, Families] = {}
    lengths: dict[str, frozenset[int]] = {}
    for family, listed in tomllib.loads(PATH.read_text(encoding="utf-8")).items():
        for entry in _BETWEEN_ENTRIES.split(listed):
            first, *others = entry.split()
            if others:
                lengths[first] = lengths.get(first, frozenset()) | {1 + len(others)}
            of_kind = starts if entry.endswith("*") else whole
            stem = entry.removesuffix("*")
            of_kind[stem] = of_kind.get(stem, _NONE) | {f"#{family}"}
    return _Entries(whole, starts, lengths)


@lru_cache(maxsize=20_000)
def _families_of(word: str) -> Families:
    entries = _entries()
    beginnings = (entries.starts.get(word[:length], _NONE) for length in range(2, len(word) + 1))
    return entries.whole.get(word, _NONE).union(*beginnings)
