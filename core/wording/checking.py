"""The engine: goes through the rules of a mode and collects what they find."""

import re
from collections.abc import Iterator

from core.wording.loading import rules_of
from core.wording.models import Finding, Mode, Rule

_ALIKE = str.maketrans("’‘ʼ`´“”–—\xa0", "'''''\"\"-- ")
_END = re.compile(r"[.!?;]{1,3}(?=\s|$)|\n")


def check_wording(text: str, mode: Mode) -> list[Finding]:
    """What would hurt, in the order of the text, then what it lacks. A label may come several times."""
    if not text.strip():
        return []
    plain = _plain(text)
    ends = [end.end() for end in _END.finditer(plain)] + [len(plain)]
    found = [(rule, finding) for rule in rules_of(mode) for finding in _found(rule, text, plain, ends)]
    labels = {finding.label for _, finding in found}
    kept = {(finding.label, finding.at): finding for rule, finding in found if not rule.yields_to & labels}
    return sorted(kept.values(), key=lambda finding: finding.at or (len(text), 0))


def _plain(text: str) -> str:
    """Small letters and plain quotes, each character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)


def _found(rule: Rule, text: str, plain: str, ends: list[int]) -> Iterator[Finding]:
    if rule.match is None:
        if not all(_occurs(pattern, rule, plain, ends) for pattern in rule.missing):
            yield Finding(rule.label, rule.id, "", None, rule.why, rule.instead)
        return
    for match in rule.match.finditer(plain):
        if not _is_excused(match, rule, plain, ends):
            start, end = match.span()
            yield Finding(rule.label, rule.id, text[start:end], (start, end), rule.why, rule.instead)


def _occurs(pattern: re.Pattern[str], rule: Rule, plain: str, ends: list[int]) -> bool:
    return any(not _is_excused(match, rule, plain, ends) for match in pattern.finditer(plain))


def _is_excused(match: re.Match[str], rule: Rule, plain: str, ends: list[int]) -> bool:
    """Whether an exception overlaps what matched, or its sentence says that it is meant otherwise."""
    if rule.excepted is None and rule.unless is None:
        return False
    start = max((end for end in ends if end <= match.start()), default=0)
    stop = min(end for end in ends if end >= match.end())
    if rule.unless is not None and rule.unless.search(plain, start, stop):
        return True
    if rule.excepted is None:
        return False
    return any(
        one.start() < match.end() and match.start() < one.end() for one in rule.excepted.finditer(plain, start, stop)
    )
