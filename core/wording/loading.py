"""Reads the rules once. What each key means is told at the top of data/catalogue/wording.toml."""

import re
import threading
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from core.wording.models import Mode, Pattern, Rule
from core.wording.needs import needs_of
from core.wording.weighing import labels_of

_CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
_LIST = re.compile(r"\{([a-z_]+)\}")
_CAPTURING = re.compile(r"(?<!\\)\((?!\?)")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_BETWEEN_ENTRIES = re.compile(r",(?!\d*\})|\n")
_SPACES = re.compile(r"\[[^\]]*\]|\(\?<[!=][^)]*\)| ~ | ")
"""Also what is inside [ ] or looks back, to be left as it is."""

_OPTIONAL = re.compile(
    r"(?<=n)'(?=t\b)|(?<=\bi)'(?=m\b)|(?<=that|what)'(?=s\b)|(?<=it)'(?=s\b)|(?<=you)'(?=(?:re|ve)\b)|(?<=i)'(?=ve\b)"
)
"""The quotes that people in a hurry leave out, as in "dont" and "thats", where no other word comes of it."""

_GAP = r"(?:[\s,]{1,3}[^\s.!?;:,]{1,25}){0,4}?[\s,]{1,3}"
_SPACE = r"[\s,]{1,3}"

_reading = {mode: threading.Lock() for mode in Mode}


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the files."""
    return tuple(rule for mode in Mode for rule in rules_of(mode))


def compile_all() -> None:
    """Nobody has to wait for it: what somebody's text needs before this is done is read and compiled for that text."""
    for mode in Mode:
        labels_of(mode)
    _ = [pattern.compiled for rule in all_rules() for pattern in rule.patterns]


def rules_of(mode: Mode) -> tuple[Rule, ...]:
    """Whoever asks while another thread reads these waits for that, and does not do it again."""
    with _reading[mode]:
        return _read_rules(mode)


@cache
def _read_rules(mode: Mode) -> tuple[Rule, ...]:
    file = _read(f"wording_{mode}.toml")
    lists = {**_read("wording.toml")["lists"], **file.get("lists", {})}
    return tuple(_rule(entry, mode, lists) for entry in file["rules"])


def compile_patterns(patterns: Iterable[str], lists: Mapping[str, str]) -> tuple[Pattern, ...]:
    """Patterns as people write them in the file, each as a regular expression."""
    expanded = [_expand(pattern, lists) for pattern in patterns]
    return tuple(Pattern(one, needs_of(one)) for one in expanded)


def _read(name: str) -> dict[str, Any]:
    with (_CATALOGUE / name).open("rb") as file:
        return tomllib.load(file)


def _rule(entry: Mapping[str, Any], mode: Mode, lists: Mapping[str, str]) -> Rule:
    return Rule(
        id=entry["id"],
        mode=mode,
        label=entry["label"],
        match=compile_patterns(entry.get("match", []), lists),
        missing=tuple(compile_patterns(patterns, lists) for patterns in entry.get("missing", [])),
        excepted=compile_patterns(entry.get("except", []), lists),
        unless=compile_patterns(entry.get("unless", []), lists),
        silent_if=compile_patterns(entry.get("silent_if", []), lists),
        only_if=compile_patterns(entry.get("only_if", []), lists),
        by_words=entry.get("by_words", False),
        why=entry["why"],
        instead=entry["instead"],
        example=entry["example"],
        innocent=entry["innocent"],
    )


def _expand(pattern: str, lists: Mapping[str, str]) -> str:
    """Lists, gaps and spaces filled in. What could repeat without end is refused: it could take endless time."""
    for _ in range(3):
        pattern = _LIST.sub(lambda name: f"(?:{_words(lists[name[1]])})", pattern)
    if _UNBOUNDED.search(pattern):
        raise ValueError(f"A pattern may not repeat without end: {pattern}")
    pattern = _OPTIONAL.sub("'?", _CAPTURING.sub("(?:", pattern))
    return _SPACES.sub(lambda found: {" ~ ": _GAP, " ": _SPACE}.get(found[0], found[0]), pattern)


def _words(text: str) -> str:
    """A list of the file: entries parted by commas or new lines."""
    return "|".join(sorted((word.strip() for word in _BETWEEN_ENTRIES.split(text) if word.strip()), key=_by_start))


def _by_start(word: str) -> tuple[str, int]:
    """Words that begin alike stand together, the longer ones first, so that a list is compiled into a small tree."""
    return word[0], -len(word)
