"""The private panel of a member's goals."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.goals import texts
from cogs.goals.models import Goal
from core.ui import panel, select

MOST_SHOWN = 15
LONGEST_LABEL = 100


def goal_list(goals: Sequence[Goal]) -> ui.LayoutView:
    shown = goals[:MOST_SHOWN]
    if not shown:
        return panel(texts.title(0))
    options = [discord.SelectOption(label=goal.text[:LONGEST_LABEL], value=str(goal.id)) for goal in shown]
    return panel(
        texts.title(len(goals)),
        "\n".join(map(texts.goal_line, shown)),
        controls=[select(texts.choose_done(), options, "goals:done")],
    )
