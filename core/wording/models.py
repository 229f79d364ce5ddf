"""What the guard reads and what it finds."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from core.wording.starts import starting_with

Span = tuple[int, int]
"""Where words of a text begin and end."""


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
    at: Span | None
    why: str
    instead: str

    @property
    def is_held_back(self) -> bool:
        """About a trait that the law protects: somebody else reads such feedback only once it is changed."""
        return self.label == "protected"


@dataclass(frozen=True)
class Pattern:
    """One pattern of a rule, tried only on a text that has a part of each of the sets it needs."""

    expression: str
    needs: tuple[frozenset[str], ...]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Only when it is first tried: an ordinary text needs few of them, and all together take a second or two."""
        return re.compile(rf"\b(?:{starting_with(self.expression)})(?!\w)")

    def may_be_in(self, parts: Set[str]) -> bool:
        return not any(map(parts.isdisjoint, self.needs))


@dataclass(frozen=True)
class Rule:
    """One entry of the rules' file. It has `match` or `missing`, or `by_words`, or one of the two and `by_words`."""

    id: str
    mode: Mode
    label: str
    match: tuple[Pattern, ...]
    missing: tuple[tuple[Pattern, ...], ...]
    excepted: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    silent_if: tuple[Pattern, ...]
    only_if: tuple[Pattern, ...]
    by_words: bool
    """Whether this rule speaks for its label where no rule found anything but the words say enough."""
    why: str
    instead: str
    example: str
    innocent: str

    @property
    def patterns(self) -> Iterator[Pattern]:
        return chain(self.match, *self.missing, self.excepted, self.unless, self.silent_if, self.only_if)
