"""The engine: goes through the rules of a mode and collects what they find."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf

from core.wording.loading import rules_of
from core.wording.models import Finding, Mode, Pattern, Rule, Span
from core.wording.needs import parts_of
from core.wording.weighing import lean_to_lacking, lean_to_saying, stretches_of

_ALIKE = str.maketrans("’‘ʼ`´“”–—\xa0", "'''''\"\"-- ")
_STOP = re.compile(r"[.!?;]{1,3}(?=\s)")
_END = re.compile(r"[.!?;]{1,3}(?=\s|$)|\n")


def check_wording(text: str, mode: Mode) -> list[Finding]:
    """What would hurt, in the order of the text, then what it lacks. A label may come several times.

    The words are weighed first, so that few rules are tried on most sentences: those of a label that the words speak
    against are not, and where no rule finds a label that the words speak for clearly, the words count by themselves.
    """
    if not text.strip():
        return []
    look = Look(text, mode)
    found = [(rule, finding) for rule in rules_of(mode) for finding in look.findings(rule)]
    labels = {finding.label for _, finding in found}
    unyielding = [finding for rule, finding in found if not rule.yields_to & labels]
    labels = {finding.label for finding in unyielding}
    by_words = [finding for rule in rules_of(mode) if rule.label not in labels for finding in look.by_words(rule)]
    kept = {(finding.label, finding.at): finding for finding in (*unyielding, *by_words)}
    return sorted(kept.values(), key=lambda finding: finding.at or (len(text), 0))


@dataclass(frozen=True)
class _Clause:
    """A stretch that a match cannot reach out of: a sentence, or several lines, as in a mail that was wrapped."""

    start: int
    stop: int
    plain: str
    leans: Mapping[str, float]
    """How far its words lean to each label; for what a text lacks, those of the whole text."""

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
    """A look through one text, rule by rule."""

    def __init__(self, text: str, mode: Mode) -> None:
        self._text = text
        self._plain = in_plain_letters(text)
        self._ends = [end.end() for end in _END.finditer(self._plain)]
        whole, sentences = stretches_of(self._plain)
        self._lacking = lean_to_lacking(whole, mode)
        self._saying = [(one.span, lean_to_saying(one.words, mode)) for one in sentences]

    @cached_property
    def _clauses(self) -> list[_Clause]:
        edges = [0, *(stop.end() for stop in _STOP.finditer(self._plain)), len(self._plain)]
        clauses = []
        for start, stop in pairwise(edges):
            leans = dict(self._lacking)
            for span, saying in self._saying:
                if start <= span[0] < stop:
                    leans |= {label: max(lean, leans.get(label, lean)) for label, lean in saying.items()}
            clauses.append(_Clause(start, stop, self._plain, leans))
        return clauses

    def findings(self, rule: Rule) -> Iterator[Finding]:
        clauses = [clause for clause in self._clauses if clause.leans.get(rule.label, -inf) >= rule.beside]
        excuses: dict[Span, list[Span]] = {}
        if rule.missing and clauses and not all(self._occurs(patterns, rule, excuses) for patterns in rule.missing):
            yield self.about(rule, None)
        found = sorted(self._matches(rule.match, clauses), key=lambda match: match[0].start())
        unexcused = [match for match, clause in _apart(found) if not self._is_excused(match, clause, rule, excuses)]
        if not unexcused or (rule.only_if and not any(self._matches(rule.only_if, self._clauses))):
            return
        if not any(self._matches(rule.silent_if, self._clauses)):
            for match in unexcused:
                yield self.about(rule, match.span())

    def by_words(self, rule: Rule) -> Iterator[Finding]:
        """Where the words lean so far that this is enough: in the sentence that leans most, or in the whole text."""
        if rule.label in self._lacking:
            if self._lacking[rule.label] >= rule.alone:
                yield self.about(rule, None)
        else:
            lean, span = max((saying[rule.label], span) for span, saying in self._saying)
            if lean >= rule.alone:
                yield self.about(rule, span)

    def about(self, rule: Rule, span: Span | None) -> Finding:
        """A finding that quotes a stretch of the text without the spaces around it, or nothing."""
        if span is None:
            return Finding(rule.label, rule.id, "", None, rule.why, rule.instead)
        quoted = self._text[slice(*span)].strip()
        start = self._text.index(quoted, span[0])
        return Finding(rule.label, rule.id, quoted, (start, start + len(quoted)), rule.why, rule.instead)

    def _matches(self, patterns: Sequence[Pattern], clauses: Iterable[_Clause]) -> Iterator[_Match]:
        for clause in clauses if patterns else ():
            for pattern in patterns:
                if pattern.may_be_in(clause.parts):
                    for match in pattern.compiled.finditer(self._plain, clause.start, clause.stop):
                        yield match, clause

    def _occurs(self, patterns: Sequence[Pattern], rule: Rule, excuses: dict[Span, list[Span]]) -> bool:
        found = self._matches(patterns, self._clauses)
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
