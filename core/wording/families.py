"""Families of words that are taken for alike, from data/catalogue/wording_families.toml."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

_PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_families.toml"
Families = frozenset[str]


def families_in(words: Sequence[str]) -> list[set[str]]:
    """For each word, the families of it and of the words that begin with it."""
    _, phrases = _entries()
    found = [set(_families_of(word)) for word in words]
    for at, word in enumerate(words):
        for phrase, starts, family in phrases.get(word, ()):
            several = " ".join(words[at : at + len(phrase.split())])
            if several == phrase or (starts and several.startswith(phrase)):
                found[at].add(family)
    return found


@cache
def _entries() -> tuple[dict[str, Families], dict[str, list[tuple[str, bool, str]]]]:
    """The families of single words; and by their first word, entries of several, whether more may follow, and whose."""
    single: dict[str, Families] = {}
    phrases: dict[str, list[tuple[str, bool, str]]] = {}
    for family, listed in tomllib.loads(_PATH.read_text(encoding="utf-8")).items():
        for entry in map(str.strip, listed.split(",")):
            if " " in entry:
                phrases.setdefault(entry.split()[0], []).append((entry.rstrip("*"), entry.endswith("*"), family))
            else:
                single[entry] = single.get(entry, Families()) | {family}
    return single, phrases


@lru_cache(maxsize=20_000)
def _families_of(word: str) -> Families:
    single, _ = _entries()
    starts = (single.get(f"{word[:length]}*", Families()) for length in range(2, len(word) + 1))
    return single.get(word, Families()).union(*starts)
