"""What of a history is drawn, where a trend goes and how sure that is: pure numbers."""

from collections.abc import Sequence
from math import exp, sqrt
from statistics import fmean

from cogs.goals.models import Goal
from cogs.progress.models import FULL_SCALE, Curve, Direction, Progress, Spot, Step, TrendPoint
from cogs.scores.models import PastInterview, Rubric

TREND_FROM = 3
"""Interviews: before, any line would be a verdict from chance."""

NARROWEST = 2.0
OF_THE_ROW = 0.25
"""The trend looks at the interviews around each one: this far, or this part of the whole row."""

ROUNDING = 1 / 12
"""The variance that comes from levels being whole steps; no trend is surer than that."""

LEAST_MOVE = 0.5
"""Levels, below which nobody would see a change."""


def progress(history: Sequence[PastInterview], goals: Sequence[Goal], rubric: Rubric, kind: str | None) -> Progress:
    """Everything, or where `kind` is one that there is, the interviews of that kind alone."""
    observed = [one for one in history if one.levels]
    present = {one.kind for one in observed}
    kinds = tuple(name for name in rubric.presets if name in present)
    chosen = kind if kind in kinds else None
    drawn = tuple(one for one in observed if chosen is None or one.kind == chosen)
    steps = [Step(goal, _interview_of(goal, history)) for goal in reversed(goals)]
    done = [(step.goal.done_at, step) for step in steps if step.goal.done_at is not None]
    return Progress(
        chosen,
        kinds if len(present) > 1 else (),
        drawn,
        curves(drawn, rubric),
        tuple(step for step in steps if step.goal.done_at is None),
        tuple(step for _, step in sorted(done, key=lambda one: one[0], reverse=True)),
    )


def _interview_of(goal: Goal, history: Sequence[PastInterview]) -> PastInterview | None:
    return next((one for one in reversed(history) if one.action and goal.says(one.action)), None)


def curves(interviews: Sequence[PastInterview], rubric: Rubric) -> tuple[Curve, ...]:
    """One for each dimension that anybody observed, in the rubric's order."""
    spots: dict[str, list[Spot]] = {}
    for at, one in enumerate(interviews):
        for side in one.levels:
            mean, spread = (side.room.mean, side.room.spread) if side.room else (None, 0.0)
            spots.setdefault(side.dimension, []).append(Spot(at, side.own, side.interviewer, mean, spread))
    found = []
    for name, dimension in rubric.dimensions.items():
        if name in spots:
            points = trend(spots[name])
            found.append(Curve(dimension.name, tuple(spots[name]), points, direction(points)))
    return tuple(found)


def trend(spots: Sequence[Spot]) -> tuple[TrendPoint, ...]:
    """A line through what others saw, bending where they do, with how far single interviews lie around it."""
    seen = [(float(spot.at), level) for spot in spots if (level := spot.seen) is not None]
    if len(seen) < TREND_FROM:
        return ()
    reach = max(NARROWEST, OF_THE_ROW * (seen[-1][0] - seen[0][0]))
    middles = [_middle(seen, at, reach) for at, _ in seen]
    strays = [(at, (level - middle) ** 2) for (at, level), middle in zip(seen, middles, strict=True)]
    few = len(seen) / (len(seen) - 2)
    return tuple(
        TrendPoint(
            int(at), min(max(middle, 1.0), float(FULL_SCALE)), sqrt(few * _average(strays, at, reach) + ROUNDING)
        )
        for (at, _), middle in zip(seen, middles, strict=True)
    )


def direction(points: Sequence[TrendPoint]) -> Direction:
    """Up or down only where the trend moved further than single interviews stray from it."""
    if not points:
        return Direction.UNKNOWN
    moved = points[-1].level - points[0].level
    if abs(moved) < max(LEAST_MOVE, fmean(point.spread for point in points)):
        return Direction.LEVEL
    return Direction.UP if moved > 0 else Direction.DOWN


def _weights(seen: Sequence[tuple[float, float]], at: float, reach: float) -> list[float]:
    return [exp(-(((x - at) / reach) ** 2) / 2) for x, _ in seen]


def _average(seen: Sequence[tuple[float, float]], at: float, reach: float) -> float:
    weights = _weights(seen, at, reach)
    return sum(weight * y for weight, (_, y) in zip(weights, seen, strict=True)) / sum(weights)


def _middle(seen: Sequence[tuple[float, float]], at: float, reach: float) -> float:
    """The straight line that fits best around here, where the near interviews count most."""
    weights = _weights(seen, at, reach)
    total = sum(weights)
    x_mean = sum(weight * x for weight, (x, _) in zip(weights, seen, strict=True)) / total
    y_mean = sum(weight * y for weight, (_, y) in zip(weights, seen, strict=True)) / total
    together = sum(weight * (x - x_mean) * (y - y_mean) for weight, (x, y) in zip(weights, seen, strict=True))
    width = sum(weight * (x - x_mean) ** 2 for weight, (x, _) in zip(weights, seen, strict=True))
    return y_mean + (together / width) * (at - x_mean)
