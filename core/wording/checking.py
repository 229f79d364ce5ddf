"""The engine: goes through the rules of a mode and collects what they find."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from core.wording.loading import rules_of
from core.wording.models import Finding, Mode, Pattern, Rule, Span
from core.wording.needs import parts_of
from core.wording.scores import score_of
from core.wording.weighing import ABSENCES, labels_of, leans_of_sentence, leans_of_whole, stretches_of

_ALIKE = str.maketrans("’‘ʼ`´“”–—\xa0", "'''''\"\"-- ")
_STOP = re.compile(r"[.!?;]{1,3}(?=\s)")
_END = re.compile(r"[.!?;]{1,3}(?=\s|$)|\n")
_CLOSE = 4.0
"""A sentence that leans so much less than another one is not what a label was found for."""


def check_wording(text: str, mode: Mode) -> list[Finding]:
    """What would hurt, in the order of the text, then what it lacks. A label may come several times.

    The words are weighed first, so that few rules are tried: only those whose finding is enough beside the words.
    """
    if not text.strip():
        return []
    look = Look(text, mode)
    found = [finding for label in labels_of(mode) for finding in _outermost(look.findings(label))]
    return sorted(found, key=lambda finding: finding.at or (len(text), 0))


def _outermost(findings: Iterable[Finding]) -> list[Finding]:
    """Of one label: none whose words another one quotes too."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: one.at[0] - one.at[1] if one.at else 0):
        if not any(_lies_in(finding.at, one.at) for one in kept):
            kept.append(finding)
    return kept


def _lies_in(inner: Span | None, outer: Span | None) -> bool:
    if inner is None or outer is None:
        return inner == outer
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True)
class _Clause:
    """A stretch that a match cannot reach out of: a sentence, or several lines, as in a mail that was wrapped."""

    start: int
    stop: int
    plain: str

    @cached_property
    def parts(self) -> Set[str]:
        return parts_of(self.plain[self.start : self.stop])


_Match = tuple[re.Match[str], _Clause]


def in_plain_letters(text: str) -> str:
    """Small letters and plain quotes, each character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)


class Look:
    """A look through one text, label by label."""

    def __init__(self, text: str, mode: Mode) -> None:
        self._text = text
        self._mode = mode
        self._plain = in_plain_letters(text)
        self._ends = [end.end() for end in _END.finditer(self._plain)]
        whole, sentences = stretches_of(self._plain)
        self.leans_of_whole = leans_of_whole(whole, mode)
        self._leans = [(one.span, leans_of_sentence(one.words, mode)) for one in sentences]

    @cached_property
    def _clauses(self) -> list[_Clause]:
        edges = [0, *(stop.end() for stop in _STOP.finditer(self._plain)), len(self._plain)]
        return [_Clause(start, stop, self._plain) for start, stop in pairwise(edges)]

    def findings(self, label: str) -> list[Finding]:
        """Nothing, or what rules found in the sentences that lean most to the label, or else the one that does."""
        score = score_of(label, self._mode)
        by_words = score.of_words(self.leans_of_whole[label], self.lean_of_sentences(label))
        rules = [rule for rule in rules_of(self._mode) if rule.label == label]
        enough = [rule for rule in rules if by_words + score.of_rule(rule.id) > 0]
        found = [finding for rule in enough for finding in self.found_by(rule)]
        if by_words <= 0 and not found:
            return []
        least = self.lean_of_sentences(label) - _CLOSE
        close = [finding for finding in found if self.lean_of_sentences(label, finding.at) >= least]
        return close or found or [self._by_words(rule) for rule in rules if rule.by_words]

    def lean_of_sentences(self, label: str, at: Span | None = None) -> float:
        """Of the one that leans most, of all or of those that a stretch touches. 0 for what a text lacks."""
        if label in ABSENCES:
            return 0.0
        return max(leans[label] for span, leans in self._leans if at is None or (span[0] < at[1] and at[0] < span[1]))

    def found_by(self, rule: Rule) -> Iterator[Finding]:
        excuses: dict[Span, list[Span]] = {}
        if rule.missing and not all(self._occurs(patterns, rule, excuses) for patterns in rule.missing):
            yield self._about(rule, None)
        found = sorted(self._matches(rule.match), key=lambda match: match[0].start())
        unexcused = [match for match, clause in _apart(found) if not self._is_excused(match, clause, rule, excuses)]
        if not unexcused or (rule.only_if and not any(self._matches(rule.only_if))):
            return
        if not any(self._matches(rule.silent_if)):
            for match in unexcused:
                yield self._about(rule, match.span())

    def _by_words(self, rule: Rule) -> Finding:
        if rule.label in ABSENCES:
            return self._about(rule, None)
        _, span = max((leans[rule.label], span) for span, leans in self._leans)
        return self._about(rule, span)

    def _about(self, rule: Rule, span: Span | None) -> Finding:
        """A finding that quotes a stretch of the text without the spaces around it, or nothing."""
        if span is None:
            return Finding(rule.label, rule.id, "", None, rule.why, rule.instead)
        quoted = self._text[slice(*span)].strip()
        start = self._text.index(quoted, span[0])
        return Finding(rule.label, rule.id, quoted, (start, start + len(quoted)), rule.why, rule.instead)

    def _matches(self, patterns: Sequence[Pattern]) -> Iterator[_Match]:
        for clause in self._clauses if patterns else ():
            for pattern in patterns:
                if pattern.may_be_in(clause.parts):
                    for match in pattern.compiled.finditer(self._plain, clause.start, clause.stop):
                        yield match, clause

    def _occurs(self, patterns: Sequence[Pattern], rule: Rule, excuses: dict[Span, list[Span]]) -> bool:
        found = self._matches(patterns)
        return any(not self._is_excused(match, clause, rule, excuses) for match, clause in found)

    def _is_excused(self, match: re.Match[str], clause: _Clause, rule: Rule, excuses: dict[Span, list[Span]]) -> bool:
        """Whether an exception overlaps what matched, or its sentence says that it is meant otherwise."""
        if not rule.excepted and not rule.unless:
            return False
        sentence = self._sentence(match)
        if sentence not in excuses:
            excuses[sentence] = list(self._excuses(rule, sentence, clause))
        return any(start < match.end() and match.start() < end for start, end in excuses[sentence])

    def _sentence(self, match: re.Match[str]) -> Span:
        """Or the sentences, where what matched is in several."""
        before = bisect_right(self._ends, match.start())
        after = bisect_left(self._ends, match.end())
        stop = self._ends[after] if after < len(self._ends) else len(self._plain)
        return self._ends[before - 1] if before else 0, stop

    def _excuses(self, rule: Rule, sentence: Span, clause: _Clause) -> Iterator[Span]:
        for pattern in rule.unless:
            if pattern.may_be_in(clause.parts) and pattern.compiled.search(self._plain, *sentence):
                yield sentence
                return
        for pattern in rule.excepted:
            if pattern.may_be_in(clause.parts):
                yield from (match.span() for match in pattern.compiled.finditer(self._plain, *sentence))


def _apart(found: Iterable[_Match]) -> Iterator[_Match]:
    """Of two that overlap, the one that begins first, then the one listed first."""
    reached = -1
    for match, clause in found:
        if match.start() >= reached:
            reached = match.end()
            yield match, clause
