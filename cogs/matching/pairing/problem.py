"""The choice behind a matching, without anything about people: rows that take columns."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Aims = tuple[int, int, int]
"""How many choices are made, their priority, their fit: the first that differs decides."""


@dataclass(frozen=True, slots=True)
class Choice:
    """That this row takes this column."""

    row: int
    column: int
    priority: int
    fit: int

    @property
    def worth(self) -> tuple[int, int]:
        return self.priority, self.fit


@dataclass(frozen=True, slots=True)
class Group:
    """At most so many of these columns are taken."""

    columns: frozenset[int]
    most: int


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many of these parts may have a choice made in them. Parts are numbers of choices, no two alike."""

    parts: tuple[frozenset[int], ...]
    most: int

    def used(self, chosen: AbstractSet[int]) -> list[frozenset[int]]:
        return [part for part in self.parts if not part.isdisjoint(chosen)]

    def is_kept(self, chosen: AbstractSet[int]) -> bool:
        return len(self.used(chosen)) <= self.most


@dataclass(frozen=True)
class Problem:
    """Each row and each column is taken at most once. Choices are known by their number in the sequence.

    Of two groups with a column in common, one is inside the other and comes first.
    """

    choices: Sequence[Choice]
    groups: Sequence[Group] = ()
    limits: Sequence[Limit] = ()

    def broken_limits(self, chosen: AbstractSet[int]) -> Iterator[Limit]:
        return (limit for limit in self.limits if not limit.is_kept(chosen))

    def aims(self, chosen: Iterable[int]) -> Aims:
        made = [self.choices[number] for number in chosen]
        return len(made), sum(choice.priority for choice in made), sum(choice.fit for choice in made)
