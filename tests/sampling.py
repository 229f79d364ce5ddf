"""A few of many cases in the quick tests, all of them in the slow ones."""

from collections.abc import Iterable
from typing import Any

import pytest


def a_few(cases: Iterable[Any], quick: int) -> list[Any]:
    """For `parametrize`: those after the first `quick` cases are marked as soak."""
    every = list(cases)
    return [*every[:quick], *(_slow(case) for case in every[quick:])]


def _slow(case: Any) -> Any:
    """A tuple holds a value for each name."""
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.soak)
