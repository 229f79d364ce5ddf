"""The best choice but for the limits, as an assignment: exact, because all numbers are whole and small enough.

Each row takes a column, or one that only it can take and that stands for none. Of the columns of a group, as many as
must stay free are taken by stand-in rows. The three aims are the digits of one whole number, and its sums stay where
floats count every whole number.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # type: ignore[import-untyped]

from cogs.matching.pairing.problem import Group, Problem

Numbers = NDArray[np.int64]

EXACT_BELOW = 2**52


class TooLarge(Exception):
    """The numbers would not be exact."""


class Assignment:
    """Made once for a problem, and solved with one or another of its choices banned."""

    def __init__(self, problem: Problem) -> None:
        choices = problem.choices
        rows, at_row = _numbered(choice.row for choice in choices)
        columns, at_column = _numbered(choice.column for choice in choices)
        worths = _worths(np.array([(choice.priority, choice.fit) for choice in choices]), len(rows))
        # The best choice for each row and column comes first, the earlier of equal ones.
        self._order = np.lexsort((np.arange(len(choices)), -worths, at_column, at_row))
        self._row, self._column = at_row[self._order], at_column[self._order]
        without = int(worths.max()) + 1
        self._cost = without - worths[self._order]
        self._rows, self._columns = len(rows), len(columns)
        stand_ins = list(_stand_ins(problem.groups))
        others = self._places_for_none(without) + self._places_of(stand_ins, columns)
        self._other_rows, self._other_columns, self._other_costs = np.array(others).T
        self._size = (len(rows) + len(stand_ins), len(columns) + len(rows))
        if without * self._size[0] >= EXACT_BELOW:
            raise TooLarge(f"{self._size[0]} rows with costs up to {without}")

    def best(self, banned: AbstractSet[int] = frozenset()) -> frozenset[int]:
        """The numbers of the choices to make."""
        allowed = np.ones(len(self._order), dtype=bool)
        allowed[list(banned)] = False
        kept = np.flatnonzero(allowed[self._order])
        row, column = self._row[kept], self._column[kept]
        first = np.ones(len(kept), dtype=bool)
        first[1:] = (row[1:] != row[:-1]) | (column[1:] != column[:-1])
        kept = kept[first]
        row, column = row[first], column[first]
        places = (np.append(row, self._other_rows), np.append(column, self._other_columns))
        costs = csr_array((np.append(self._cost[kept], self._other_costs), places), shape=self._size)
        taking, taken = min_weight_full_bipartite_matching(costs)
        column_of = np.full(self._size[0], -1)
        column_of[taking] = taken
        return frozenset(self._order[kept[column_of[row] == column]].tolist())

    def _places_for_none(self, without: int) -> list[tuple[int, int, int]]:
        return [(at, self._columns + at, without) for at in range(self._rows)]

    def _places_of(self, stand_ins: list[Group], columns: dict[int, int]) -> list[tuple[int, int, int]]:
        return [
            (self._rows + at, columns[column], 1)
            for at, group in enumerate(stand_ins)
            for column in sorted(group.columns)
        ]


def _numbered(values: Iterable[int]) -> tuple[dict[int, int], Numbers]:
    """A number for each different value, and those of all."""
    numbers: dict[int, int] = {}
    return numbers, np.array([numbers.setdefault(value, len(numbers)) for value in values])


def _worths(aims: Numbers, rows: int) -> Numbers:
    """One number for each choice, so that sums of up to `rows` of them compare as count, priority and fit do."""
    priority, fit = (aims - aims.min(axis=0)).T
    per_priority = rows * int(fit.max()) + 1
    per_choice = per_priority * (rows * int(priority.max()) + 1)
    if per_choice >= EXACT_BELOW:
        raise TooLarge(f"a choice would count {per_choice}")
    worths: Numbers = per_choice + per_priority * priority + fit
    return worths


def _stand_ins(groups: Iterable[Group]) -> Iterable[Group]:
    """The group of each stand-in row. Those of groups inside a group keep some of its columns free already."""
    kept_free: dict[Group, int] = {}
    outermost: dict[int, Group] = {}
    for group in groups:
        inside = {outermost[column] for column in group.columns if column in outermost}
        already = sum(kept_free[inner] for inner in inside)
        more = max(0, len(group.columns) - group.most - already)
        yield from [group] * more
        kept_free[group] = already + more
        outermost.update(dict.fromkeys(group.columns, group))
