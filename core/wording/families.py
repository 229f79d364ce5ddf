"""Families of words that are taken for alike, from data/catalogue/wording_families.toml."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

_PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_families.toml"
_MOST_WORDS = 6
"""Of an entry."""

Families = frozenset[str]


def families_in(words: Sequence[str]) -> list[Families]:
    """For each word, the families ("#clothes") of it and of the words that begin with it."""
    _, phrases = _entries()
    found = [_families_of(word) for word in words]
    for at, word in enumerate(words):
        if word in phrases:
            following = " ".join((*words[at : at + _MOST_WORDS], ""))
            found[at] = found[at].union(family for start, family in phrases[word] if following.startswith(start))
    return found


@cache
def _entries() -> tuple[dict[str, Families], dict[str, list[tuple[str, str]]]]:
    """The families of single words; and by their first word, how entries of several begin, and whose they are."""
    single: dict[str, Families] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for family, listed in tomllib.loads(_PATH.read_text(encoding="utf-8")).items():
        for entry in map(str.strip, listed.split(",")):
            if " " in entry:
                start = entry.removesuffix("*") if entry.endswith("*") else f"{entry} "
                phrases.setdefault(entry.split()[0], []).append((start, f"#{family}"))
            else:
                single[entry] = single.get(entry, Families()) | {f"#{family}"}
    return single, phrases


@lru_cache(maxsize=20_000)
def _families_of(word: str) -> Families:
    single, _ = _entries()
    starts = (single.get(f"{word[:length]}*", Families()) for length in range(2, len(word) + 1))
    return single.get(word, Families()).union(*starts)
