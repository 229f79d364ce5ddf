"""A few of many cases in the quick tests, all of them in the slow ones."""

from collections.abc import Iterable
from typing import Any

import pytest


def a_few(cases: Iterable[Any], quick: int) -> list[Any]:
    """For `parametrize`: those after the first `quick` cases are marked as soak."""
    first, rest = list(cases)[:quick], list(cases)[quick:]
    return [*first, *(pytest.param(case, marks=pytest.mark.soak) for case in rest)]
