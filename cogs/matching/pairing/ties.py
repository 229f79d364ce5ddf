"""Which of several best choices is taken: who asked first goes first, and gets the first of slots that are as good."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from cogs.matching.pairing.contention import Candidate
from cogs.matching.pairing.problem import Group, Limit, Problem


def settle(problem: Problem, chosen: set[int], candidates: Sequence[Candidate]) -> set[int]:
    """Exchange choices of the same worth until nobody who asked earlier, and no earlier slot, could take a place."""
    settling = _Settling(problem, chosen, candidates)
    order = sorted(range(len(candidates)), key=settling.rank)
    # Each exchange makes the sum of ranks smaller, so this comes to an end.
    while any([settling.exchange(number) for number in order]):
        pass
    return settling.chosen


class _Settling:
    def __init__(self, problem: Problem, chosen: set[int], candidates: Sequence[Candidate]) -> None:
        self.chosen = set(chosen)
        self._choices = problem.choices
        self._in_row = {problem.choices[number].row: number for number in chosen}
        self._in_column = {problem.choices[number].column: number for number in chosen}
        self._groups: dict[int, list[Group]] = defaultdict(list)
        for group in problem.groups:
            for column in group.columns:
                self._groups[column].append(group)
        self._limits: dict[int, list[Limit]] = defaultdict(list)
        for limit in problem.limits:
            for number in chain(*limit.parts):
                self._limits[number].append(limit)
        self._ranks = _ranks(candidates)

    def rank(self, number: int) -> tuple[int, int]:
        return self._ranks[number]

    def exchange(self, number: int) -> bool:
        """Choose this instead of a later choice of the same worth, if there is one and all limits stay kept."""
        choice = self._choices[number]
        in_row, in_column = self._in_row.get(choice.row), self._in_column.get(choice.column)
        given_up = in_row if in_column is None else in_column
        if given_up is None or in_row not in (None, given_up):
            return False
        if self._choices[given_up].worth != choice.worth or self.rank(given_up) <= self.rank(number):
            return False
        if not self._has_room(number, given_up):
            return False
        old = self._choices[given_up]
        del self._in_row[old.row], self._in_column[old.column]
        self._in_row[choice.row] = self._in_column[choice.column] = number
        self.chosen.remove(given_up)
        self.chosen.add(number)
        return True

    def _has_room(self, number: int, given_up: int) -> bool:
        limits = self._limits.get(number)
        if limits and not all(limit.is_kept(self.chosen - {given_up} | {number}) for limit in limits):
            return False
        column, old_column = self._choices[number].column, self._choices[given_up].column
        return all(
            old_column in group.columns or sum(1 for one in group.columns if one in self._in_column) < group.most
            for group in self._groups[column]
        )


def _ranks(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """The place of each candidate's request among the requests, and of its slot among the slots."""
    asked = sorted({(request.made_at, request.id) for request, _ in candidates})
    start = sorted({(slot.starts_at, slot.id) for _, slot in candidates})
    of_request, of_slot = ({key: at for at, key in enumerate(keys)} for keys in (asked, start))
    return [(of_request[request.made_at, request.id], of_slot[slot.starts_at, slot.id]) for request, slot in candidates]
