"""Every sentence about progress."""

from collections.abc import Sequence
from datetime import datetime
from math import floor
from zoneinfo import ZoneInfo

from cogs.goals.models import Source
from cogs.progress.models import Curve, Direction, Legend, Progress, Spot, Step
from cogs.progress.rules import TREND_FROM
from core.quoting import quoted
from core.translation import t

LONGEST_LABEL = 100
LONGEST_ALT = 1024
DAYS_WITHOUT_YEAR = 300


# The heading


def title(progress: Progress) -> str:
    count = len(progress.interviews)
    kind = progress.kind or (t("interview") if count == 1 else t("interviews"))
    heading = t("## Your progress\n{count} {kind}", count=count, kind=kind)
    if count > 1:
        first, last = progress.interviews[0].starts_at, progress.interviews[-1].starts_at
        heading = t("{heading}, {first} to {last}", heading=heading, first=_day(first), last=_day(last))
    return t("{heading}. Only you see this.", heading=heading)


def _day(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:D>"


def nothing_yet() -> str:
    return t(
        "## Your progress\nYour chart begins with the first feedback that is open to you. After a mock interview, "
        "`/interview score` takes how you saw it, and `/interview feedback` shows what you were given. No interview "
        "yet? `/interview book` has open times."
    )


def no_trend_yet() -> str:
    return t("-# A line shows where it goes from {least} interviews on. Before, it would be chance.", least=TREND_FROM)


def not_lower() -> str:
    return t(
        "-# Lower lately is no verdict: a harder interview or another pair of eyes is often why. `/interview feedback` "
        "has the moments behind it."
    )


def no_picture() -> str:
    return t("-# I could not draw the picture just now. The lines below say the same; try again in a minute.")


# One dimension


def level_name(level: float, names: Sequence[str]) -> str:
    return names[min(max(floor(level + 0.5), 1), len(names)) - 1]


def curve_line(curve: Curve, names: Sequence[str]) -> str:
    return t("**{name}:** {state}", name=curve.name, state=_state(curve, names))


def _state(curve: Curve, names: Sequence[str]) -> str:
    if curve.trend:
        going = {
            Direction.UP: t("↗ moving up"),
            Direction.LEVEL: t("→ much the same"),
            Direction.DOWN: t("↘ lower lately"),
        }[curve.direction]
        return t("{going}, now around {level}", going=going, level=level_name(curve.trend[-1].level, names))
    seen = [level for spot in curve.spots if (level := spot.seen) is not None]
    if seen:
        return level_name(seen[-1], names)
    return t("{level}, as you saw it yourself", level=level_name(_own(curve.spots), names))


def _own(spots: Sequence[Spot]) -> float:
    return next(float(spot.own) for spot in reversed(spots) if spot.own is not None)


def alt(curves: Sequence[Curve], dates: Sequence[str], names: Sequence[str]) -> str:
    """The picture in words, for whoever does not see it."""
    span = dates[0] if len(dates) == 1 else t("{first} to {last}", first=dates[0], last=dates[-1])
    start = t("Chart of how each part of your interviews was seen over time, {span}.", span=span)
    lines = [t("{name}: {state}.", name=curve.name, state=_state(curve, names)) for curve in curves]
    said = " ".join([start, *lines])
    return said if len(said) <= LONGEST_ALT else said[: LONGEST_ALT - 1] + "…"


# In the picture


def legend() -> Legend:
    return Legend(
        interviewer=t("your interviewer"),
        room=t("those who watched,\nand how far they differ"),
        own=t("you"),
        trend=t("trend, and how far single\ninterviews lie from it"),
    )


def dates(instants: Sequence[datetime], zone: ZoneInfo) -> tuple[str, ...]:
    """A short label for each, with the year where days alone could be mistaken."""
    months = t("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    days = [at.astimezone(zone) for at in instants]
    if (days[-1] - days[0]).days > DAYS_WITHOUT_YEAR:
        return tuple(t("{month} {year}", month=months[day.month - 1], year=day.year) for day in days)
    return tuple(t("{day} {month}", day=day.day, month=months[day.month - 1]) for day in days)


# What to do next


def open_title() -> str:
    return t("### Next steps")


def done_title() -> str:
    return t("### Done")


def open_step(step: Step) -> str:
    return t("- {goal} ({source})", goal=quoted(step.goal.text), source=_source(step))


def done_step(step: Step) -> str:
    assert step.goal.done_at is not None
    return t(
        "- ✅ {goal} ({source}), done {when}",
        goal=quoted(step.goal.text),
        source=_source(step),
        when=_day(step.goal.done_at),
    )


def _source(step: Step) -> str:
    if step.interview is not None:
        return t("next action of {when}", when=_day(step.interview.starts_at))
    return {
        Source.ASK: t("from an employer's answer"),
        Source.SCORE: t("from a score"),
        Source.REVIEW: t("from a resume review"),
    }[step.goal.source]


def more(count: int) -> str:
    return t("- and {count} more", count=count)


# Controls


def choose_kind() -> str:
    return t("Choose a kind of interview")


def all_kinds() -> str:
    return t("All kinds")


def choose_done() -> str:
    return t("Done with one? Choose it")


def goal_label(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
