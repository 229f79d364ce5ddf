"""What a rule of the grammar finds."""

from collections.abc import Callable
from typing import NamedTuple

from core.times.grammar.parts import Part
from core.times.grammar.tokens import Line


class Found(NamedTuple):
    """The parts that the tokens up to `end` stand for."""

    parts: tuple[Part, ...]
    end: int


Rule = Callable[[Line, int], Found | None]
