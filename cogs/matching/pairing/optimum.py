"""The best choice among possible pairs: as many as possible, then most priority, then best fit. Exact.

Without limits it is an assignment. Where the best assignment breaks a limit, one of the parts that use it up has to
stay unused: each is tried, the most promising first, so that the first answer to keep every limit is a best one. Where
that takes too long, an integer programme solves the part of the problem in question.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from cogs.matching.pairing.assignment import Assignment, TooLarge
from cogs.matching.pairing.problem import Group, Limit, Problem
from cogs.matching.pairing.programme import solve_programme

MOST_TRIES = 1000
MOST_COMPARED = 8


def best(problem: Problem) -> set[int]:
    """The numbers of the choices to make."""
    chosen: set[int] = set()
    for numbers, part in _parts(problem):
        chosen |= {numbers[number] for number in _best_of_part(part)}
    return chosen


def _best_of_part(problem: Problem) -> frozenset[int]:
    try:
        found = _Search(problem).run()
    except TooLarge:
        found = None
    return solve_programme(problem) if found is None else found


@dataclass(frozen=True, order=True)
class _Try:
    """The best assignment without the banned choices; no answer without them reaches higher aims.

    The smallest is the most promising, and of those the latest, which is nearest to an answer.
    """

    lost: tuple[int, int, int]
    age: int
    banned: frozenset[int] = field(compare=False)
    chosen: frozenset[int] = field(compare=False)


class _Search:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._assignment = Assignment(problem)
        self._tries = 0

    def run(self) -> frozenset[int] | None:
        """None if it would take too long."""
        waiting = [self._without(frozenset())]
        while self._tries < MOST_TRIES:
            latest = heapq.heappop(waiting)
            broken = list(islice(self._problem.broken_limits(latest.chosen), MOST_COMPARED))
            if not broken:
                return latest.chosen
            for following in self._decide_one(latest, broken):
                heapq.heappush(waiting, following)
        return None

    def _decide_one(self, latest: _Try, broken: Sequence[Limit]) -> list[_Try]:
        """What follows from keeping one of the broken limits: the first that costs something, else just the first."""
        first: list[_Try] = []
        for limit in broken:
            following = [self._without(latest.banned | part) for part in limit.used(latest.chosen)]
            if min(following).lost > latest.lost:
                return following
            first = first or following
        return first

    def _without(self, banned: frozenset[int]) -> _Try:
        self._tries += 1
        chosen = self._assignment.best(banned)
        count, priority, fit = self._problem.aims(chosen)
        return _Try((-count, -priority, -fit), -self._tries, banned, chosen)


def _parts(problem: Problem) -> Iterator[tuple[list[int], Problem]]:
    """What has nothing to do with each other, with the numbers that its choices had."""
    labels = _labels(problem)
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, choice in enumerate(problem.choices):
        numbers[labels[choice.row]].append(number)
    new = {number: at for listed in numbers.values() for at, number in enumerate(listed)}
    columns = {choice.column: labels[choice.row] for choice in problem.choices}
    groups: dict[int, list[Group]] = defaultdict(list)
    limits: dict[int, list[Limit]] = defaultdict(list)
    for group in problem.groups:
        groups[columns[next(iter(group.columns))]].append(group)
    for limit in problem.limits:
        label = labels[problem.choices[next(iter(limit.parts[0]))].row]
        parts = tuple(frozenset(new[number] for number in part) for part in limit.parts)
        limits[label].append(Limit(parts, limit.most))
    for label, listed in numbers.items():
        choices = [problem.choices[number] for number in listed]
        yield listed, Problem(choices, groups[label], limits[label])


def _labels(problem: Problem) -> dict[int, int]:
    """A number for each row, the same for rows that have to do with each other."""
    rows = {row: node for node, row in enumerate(dict.fromkeys(choice.row for choice in problem.choices))}
    columns = dict.fromkeys(choice.column for choice in problem.choices)
    nodes = {column: node for node, column in enumerate(columns, len(rows))}
    links = [(rows[choice.row], nodes[choice.column]) for choice in problem.choices]
    for group in problem.groups:
        links += pairwise(nodes[column] for column in group.columns)
    for limit in problem.limits:
        links += pairwise(rows[problem.choices[number].row] for part in limit.parts for number in part)
    size = len(rows) + len(nodes)
    ends = np.array(links, dtype=np.int64)
    _, labels = connected_components(csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size)))
    return {row: int(labels[node]) for row, node in rows.items()}
