"""Every sentence about goals."""

from collections.abc import Sequence

from cogs.goals.models import Goal, Source
from core.quoting import quoted
from core.translation import t

MOST_IN_PANEL = 3


def aim(goal: str) -> str:
    return t("I am working on: {goal}", goal=goal)


def no_such_goal() -> str:
    return t("I find no such goal of yours that is still open. `/me show` lists your goals.")


def source_word(source: Source) -> str:
    return {
        Source.ASK: t("from an employer's answer"),
        Source.SCORE: t("from a score"),
        Source.REVIEW: t("from a resume review"),
    }[source]


def goal_line(goal: Goal) -> str:
    return t("- {goal} ({source})", goal=quoted(goal.text), source=source_word(goal.source))


def title(count: int) -> str:
    if count == 0:
        return t(
            "## Your goals\nNo open goals. They come from what an employer answered, from scores and from resume "
            "reviews."
        )
    return t("## Your goals\nOnly you see them. The newest is suggested as the aim of your next mock interview.")


def choose_done() -> str:
    return t("Done with one? Choose it")


def about_me(goals: Sequence[Goal]) -> list[str]:
    if not goals:
        return []
    lines = [t("**Goals:** {count} open", count=len(goals)), *map(goal_line, goals[:MOST_IN_PANEL])]
    if len(goals) > MOST_IN_PANEL:
        lines.append(t("- and {more} more", more=len(goals) - MOST_IN_PANEL))
    return lines
