"""What the guard reads and what it finds."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Whose words they are: a member's to an employer, a volunteer's to a member, or a question of an interview."""

    REQUEST = "request"
    FEEDBACK = "feedback"
    QUESTION = "question"


@dataclass(frozen=True)
class Finding:
    """Words that would hurt, or, with nothing quoted and no place, something that a text lacks."""

    label: str
    rule_id: str
    quoted: str
    at: tuple[int, int] | None
    why: str
    instead: str


@dataclass(frozen=True)
class Pattern:
    """One pattern of `match`, looked for only in a text that has one of what it needs (or needs nothing)."""

    compiled: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """One entry of the rules' file, compiled. It has either `match` or `missing`."""

    id: str
    mode: Mode
    label: str
    match: tuple[Pattern, ...]
    missing: tuple[re.Pattern[str], ...]
    excepted: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    silent_if: re.Pattern[str] | None
    yields_to: frozenset[str]
    why: str
    instead: str
    example: str
    innocent: str
