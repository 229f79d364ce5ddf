"""What a member's progress is made of. Plain values: they are sent to the worker process, which draws them."""

from dataclasses import dataclass
from enum import Enum

from cogs.goals.models import Goal
from cogs.scores.models import PastInterview

FULL_SCALE = 5
"""Levels, as a score has them."""


@dataclass(frozen=True)
class Spot:
    """One dimension in one interview, `at` its place in the row, from 0. None where somebody did not say.

    `spread` is how far those in the room were apart.
    """

    at: int
    own: int | None = None
    interviewer: int | None = None
    room: float | None = None
    spread: float = 0.0

    @property
    def seen(self) -> float | None:
        """How others saw it: the interviewer and the room count the same."""
        others = [level for level in (self.interviewer, self.room) if level is not None]
        return sum(others) / len(others) if others else None


@dataclass(frozen=True)
class TrendPoint:
    """Where the trend is at one interview, and how far single interviews lie around it."""

    at: int
    level: float
    spread: float


class Direction(Enum):
    UP = "up"
    LEVEL = "level"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Curve:
    """One dimension over time. `trend` is empty as long as there is too little for one."""

    name: str
    spots: tuple[Spot, ...]
    trend: tuple[TrendPoint, ...]
    direction: Direction


@dataclass(frozen=True)
class Legend:
    """What the marks are called, in the reader's language."""

    interviewer: str
    room: str
    own: str
    trend: str


@dataclass(frozen=True)
class Chart:
    """`dates` has a short label for each interview in the row; `levels` the names, the first level first."""

    levels: tuple[str, ...]
    dates: tuple[str, ...]
    curves: tuple[Curve, ...]
    legend: Legend


@dataclass(frozen=True)
class Step:
    """A goal, with the interview whose next action it is."""

    goal: Goal
    interview: PastInterview | None


@dataclass(frozen=True)
class Progress:
    """What a member sees of their own way. `kind` is the one that was chosen, None for all.

    `kinds` are those that there are, `interviews` those that are drawn, the oldest first; of the steps, the newest is
    first.
    """

    kind: str | None
    kinds: tuple[str, ...]
    interviews: tuple[PastInterview, ...]
    curves: tuple[Curve, ...]
    open_steps: tuple[Step, ...]
    done_steps: tuple[Step, ...]
