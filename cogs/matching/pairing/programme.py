"""The best choice as an integer programme: slower than an assignment, but for limits of any kind.

One aim after the other, each proved by the solver's own bound, which has to be less than 1 away.
"""

from collections import defaultdict
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from cogs.matching.pairing.problem import Problem

Numbers = NDArray[np.int64]

TOLERANCE = 1e-3


class NotProved(Exception):
    """The solver's answer could not be shown to be the best one."""


def solve_programme(problem: Problem) -> frozenset[int]:
    """The numbers of the choices to make."""
    matrix, most = _constraints(problem)
    aims = np.array([(1, choice.priority, choice.fit) for choice in problem.choices]).T
    constraints = [LinearConstraint(matrix, -np.inf, most)]
    reached: list[int] = []
    made = np.zeros(len(problem.choices), dtype=np.int64)
    for aim in aims:
        made = _best_for(aim, constraints)
        reached.append(int(aim @ made))
        constraints.append(LinearConstraint(aim.reshape(1, -1), reached[-1], np.inf))
    if np.any(matrix @ made > most) or (aims @ made).tolist() != reached:
        raise NotProved("the solver's answer breaks a limit or gives up an earlier aim for a later one")
    return frozenset(np.flatnonzero(made).tolist())


def _constraints(problem: Problem) -> tuple[csr_array, Numbers]:
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for number, choice in enumerate(problem.choices):
        rows[choice.row].append(number)
        columns[choice.column].append(number)
    lines = [(numbers, 1) for numbers in chain(rows.values(), columns.values())]
    lines += [(list(chain(*(columns[at] for at in sorted(group.columns)))), group.most) for group in problem.groups]
    # Each part has at most one choice made in it: it belongs to one row or one column.
    lines += [(sorted(chain(*limit.parts)), limit.most) for limit in problem.limits]
    return _matrix([numbers for numbers, _ in lines], len(problem.choices)), np.array([most for _, most in lines])


def _best_for(aim: Numbers, constraints: list[LinearConstraint]) -> Numbers:
    found = milp(
        -aim,
        integrality=np.ones(len(aim)),
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        raise NotProved(str(found.message))
    made: Numbers = np.round(found.x).astype(np.int64)
    if -found.mip_dual_bound >= aim @ made + 1 - TOLERANCE:
        raise NotProved(f"{aim @ made} was found, {-found.mip_dual_bound} may be possible")
    return made


def _matrix(lines: list[list[int]], width: int) -> csr_array:
    starts = np.cumsum([0, *map(len, lines)])
    numbers = np.fromiter(chain(*lines), dtype=np.int64, count=int(starts[-1]))
    return csr_array((np.ones(len(numbers)), numbers, starts), shape=(len(lines), width))
