"""The engine: goes through the rules of a mode and collects what they find."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from core.wording.loading import rules_of, weighed_rules_of
from core.wording.models import Finding, Mode, Pattern, Rule, Span, Weighed
from core.wording.needs import parts_of
from core.wording.weighing import ABSENCES, leans_of, stretches_of

_ALIKE = str.maketrans("’‘ʼ`´“”–—\xa0", "'''''\"\"-- ")
_STOP = re.compile(r"[.!?;]{1,3}(?=\s)")
_END = re.compile(r"[.!?;]{1,3}(?=\s|$)|\n")

_Clause = tuple[int, int, set[str]]
"""A stretch that a match cannot reach out of: where it begins and ends, and the parts of its words."""

_Match = tuple[re.Match[str], set[str]]
"""And the parts of the clause that it is in."""


def check_wording(text: str, mode: Mode) -> list[Finding]:
    """What would hurt, in the order of the text, then what it lacks. A label may come several times.

    The words are weighed first, so that few rules are tried on most texts: those of a label that the words speak
    against are not, and where no rule finds a label that the words speak for clearly, the words count by themselves.
    """
    if not text.strip():
        return []
    look = _Look(text)
    leans = look.leans(mode)
    found = [
        (rule, finding)
        for rule in rules_of(mode)
        if leans[rule.label].lean >= leans[rule.label].weighed.beside
        for finding in look.findings(rule)
    ]
    labels = {finding.label for _, finding in found}
    unyielding = [finding for rule, finding in found if not rule.yields_to & labels]
    labels = {finding.label for finding in unyielding}
    enough = [one for label, one in leans.items() if label not in labels and one.lean >= one.weighed.alone]
    by_words = [look.about(one.rule, one.span) for one in enough]
    kept = {(finding.label, finding.at): finding for finding in (*unyielding, *by_words)}
    return sorted(kept.values(), key=lambda finding: finding.at or (len(text), 0))


@dataclass(frozen=True)
class _Lean:
    """How far the words lean to a label, and the rule and the sentence if that is enough by itself."""

    lean: float
    weighed: Weighed
    rule: Rule
    span: Span | None


def in_plain_letters(text: str) -> str:
    """Small letters and plain quotes, each character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)


class _Look:
    """A look through one text, rule by rule."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = in_plain_letters(text)
        self._ends = [end.end() for end in _END.finditer(self._plain)]

    @cached_property
    def _clauses(self) -> list[_Clause]:
        """Unlike a sentence it may go over several lines, as in a mail that was wrapped."""
        edges = [0, *(stop.end() for stop in _STOP.finditer(self._plain)), len(self._plain)]
        return [(start, stop, parts_of(self._plain[start:stop])) for start, stop in pairwise(edges)]

    @cached_property
    def _parts(self) -> set[str]:
        return set[str]().union(*(parts for _, _, parts in self._clauses))

    def findings(self, rule: Rule) -> Iterator[Finding]:
        excuses: dict[Span, list[Span]] = {}
        if rule.missing:
            if not all(self._occurs(patterns, rule, excuses) for patterns in rule.missing):
                yield self.about(rule, None)
            return
        if rule.only_if and not any(self._matches(rule.only_if)):
            return
        found = sorted(self._matches(rule.match), key=lambda match: match[0].start())
        unexcused = [match for match, parts in _apart(found) if not self._is_excused(match, parts, rule, excuses)]
        if unexcused and not any(self._matches(rule.silent_if)):
            for match in unexcused:
                yield self.about(rule, match.span())

    def leans(self, mode: Mode) -> dict[str, _Lean]:
        """For each label. What a text lacks concerns the whole of it, anything else the sentence that leans most."""
        whole, sentences = stretches_of(self._plain)
        of_whole = leans_of(whole.words, mode)
        of_sentences = [(leans_of(one.words, mode), one.span) for one in sentences]
        leans = {}
        for rule, weighed in weighed_rules_of(mode):
            if rule.label in ABSENCES:
                leans[rule.label] = _Lean(of_whole[rule.label], weighed, rule, None)
            else:
                lean, span = max((leaning[rule.label], span) for leaning, span in of_sentences)
                leans[rule.label] = _Lean(lean, weighed, rule, span)
        return leans

    def about(self, rule: Rule, span: Span | None) -> Finding:
        """A finding that quotes a stretch of the text without the spaces around it, or nothing."""
        if span is None:
            return Finding(rule.label, rule.id, "", None, rule.why, rule.instead)
        quoted = self._text[slice(*span)].strip()
        start = self._text.index(quoted, span[0])
        return Finding(rule.label, rule.id, quoted, (start, start + len(quoted)), rule.why, rule.instead)

    def _matches(self, patterns: Iterable[Pattern]) -> Iterator[_Match]:
        for pattern in patterns:
            if not pattern.may_be_in(self._parts):
                continue
            for start, stop, parts in self._clauses:
                if pattern.may_be_in(parts):
                    for match in pattern.compiled.finditer(self._plain, start, stop):
                        yield match, parts

    def _occurs(self, patterns: Iterable[Pattern], rule: Rule, excuses: dict[Span, list[Span]]) -> bool:
        return any(not self._is_excused(match, parts, rule, excuses) for match, parts in self._matches(patterns))

    def _is_excused(self, match: re.Match[str], parts: set[str], rule: Rule, excuses: dict[Span, list[Span]]) -> bool:
        """Whether an exception overlaps what matched, or its sentence says that it is meant otherwise."""
        if not rule.excepted and not rule.unless:
            return False
        sentence = self._sentence(match)
        if sentence not in excuses:
            excuses[sentence] = list(self._excuses(rule, sentence, parts))
        return any(start < match.end() and match.start() < end for start, end in excuses[sentence])

    def _sentence(self, match: re.Match[str]) -> Span:
        """Or the sentences, where what matched is in several."""
        before = bisect_right(self._ends, match.start())
        after = bisect_left(self._ends, match.end())
        stop = self._ends[after] if after < len(self._ends) else len(self._plain)
        return self._ends[before - 1] if before else 0, stop

    def _excuses(self, rule: Rule, sentence: Span, parts: set[str]) -> Iterator[Span]:
        for pattern in rule.unless:
            if pattern.may_be_in(parts) and pattern.compiled.search(self._plain, *sentence):
                yield sentence
                return
        for pattern in rule.excepted:
            if pattern.may_be_in(parts):
                yield from (match.span() for match in pattern.compiled.finditer(self._plain, *sentence))


def _apart(found: Iterable[_Match]) -> Iterator[_Match]:
    """Of two that overlap, the one that begins first, then the one listed first."""
    reached = -1
    for match, parts in found:
        if match.start() >= reached:
            reached = match.end()
            yield match, parts
