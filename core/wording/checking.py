"""The engine: goes through the rules of a mode and collects what they find."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from core.wording.loading import rules_of
from core.wording.models import Finding, Mode, Rule
from core.wording.needs import parts_of

_ALIKE = str.maketrans("’‘ʼ`´“”–—\xa0", "'''''\"\"-- ")
_END = re.compile(r"[.!?;]{1,3}(?=\s|$)|\n")

_STOP = re.compile(r"[.!?;]{1,3}(?=\s)")

Span = tuple[int, int]
_Clause = tuple[int, int, set[str]]
"""A stretch that a match cannot reach out of: where it begins and ends, and the parts of its words."""


def check_wording(text: str, mode: Mode) -> list[Finding]:
    """What would hurt, in the order of the text, then what it lacks. A label may come several times."""
    if not text.strip():
        return []
    plain = _plain(text)
    clauses = _clauses(plain)
    ends = [end.end() for end in _END.finditer(plain)]
    found = [
        (rule, finding) for rule in rules_of(mode) for finding in _Look(rule, text, plain, clauses, ends).findings()
    ]
    labels = {finding.label for _, finding in found}
    kept = {(finding.label, finding.at): finding for rule, finding in found if not rule.yields_to & labels}
    return sorted(kept.values(), key=lambda finding: finding.at or (len(text), 0))


def _clauses(plain: str) -> list[_Clause]:
    """Unlike a sentence it may go over several lines, as a mail that was wrapped does."""
    edges = [0, *(stop.end() for stop in _STOP.finditer(plain)), len(plain)]
    return [(start, stop, parts_of(plain[start:stop])) for start, stop in pairwise(edges)]


def _plain(text: str) -> str:
    """Small letters and plain quotes, each character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)


class _Look:
    """One rule at one text. What excuses a match is looked for once in each sentence that has one."""

    def __init__(self, rule: Rule, text: str, plain: str, clauses: list[_Clause], ends: list[int]) -> None:
        self._rule = rule
        self._text = text
        self._plain = plain
        self._clauses = clauses
        self._ends = ends
        self._excuses: dict[Span, list[Span]] = {}

    def findings(self) -> Iterator[Finding]:
        rule = self._rule
        if rule.missing:
            if not all(self._occurs(pattern) for pattern in rule.missing):
                yield Finding(rule.label, rule.id, "", None, rule.why, rule.instead)
            return
        unexcused = [match for match in self._matches() if not self._is_excused(match)]
        if unexcused and not (rule.silent_if and rule.silent_if.search(self._plain)):
            for match in unexcused:
                start, end = match.span()
                yield Finding(rule.label, rule.id, self._text[start:end], (start, end), rule.why, rule.instead)

    def _matches(self) -> Iterator[re.Match[str]]:
        """In the order of the text. Of two that overlap, the one that begins first, then the one listed first."""
        found = [
            match
            for start, stop, parts in self._clauses
            for one in self._rule.match
            if not one.needs or not one.needs.isdisjoint(parts)
            for match in one.compiled.finditer(self._plain, start, stop)
        ]
        found.sort(key=re.Match.start)
        reached = -1
        for match in found:
            if match.start() >= reached:
                reached = match.end()
                yield match

    def _occurs(self, pattern: re.Pattern[str]) -> bool:
        return any(not self._is_excused(match) for match in pattern.finditer(self._plain))

    def _is_excused(self, match: re.Match[str]) -> bool:
        """Whether an exception overlaps what matched, or its sentence says that it is meant otherwise."""
        if self._rule.excepted is None and self._rule.unless is None:
            return False
        sentence = self._sentence(match)
        if sentence not in self._excuses:
            self._excuses[sentence] = self._look_for_excuses(*sentence)
        return any(start < match.end() and match.start() < end for start, end in self._excuses[sentence])

    def _sentence(self, match: re.Match[str]) -> Span:
        """Or the sentences, where what matched is in several."""
        before = bisect_right(self._ends, match.start())
        after = bisect_left(self._ends, match.end())
        stop = self._ends[after] if after < len(self._ends) else len(self._plain)
        return self._ends[before - 1] if before else 0, stop

    def _look_for_excuses(self, start: int, stop: int) -> list[Span]:
        rule = self._rule
        if rule.unless is not None and rule.unless.search(self._plain, start, stop):
            return [(start, stop)]
        return [one.span() for one in rule.excepted.finditer(self._plain, start, stop)] if rule.excepted else []
