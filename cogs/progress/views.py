"""The private panel of a member's progress: the picture, the same in words, and what to do next."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.progress import texts
from cogs.progress.models import Direction, Progress, Step
from core.ui import Control, rows_of, sealed, select

PICTURE = "progress.png"
ALL = "all"
MOST_OPEN = 6
MOST_DONE = 3
MOST_CHOICES = 25


def overview(progress: Progress, levels: Sequence[str], alt: str | None) -> ui.LayoutView:
    """`alt` says what is on the picture; None where there is none."""
    view = ui.LayoutView(timeout=None)
    if not progress.curves:
        view.add_item(ui.TextDisplay(texts.nothing_yet()))
    else:
        view.add_item(ui.TextDisplay(texts.title(progress)))
        if alt is not None:
            view.add_item(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{PICTURE}", description=alt)))
        view.add_item(ui.TextDisplay(_in_words(progress, levels, has_picture=alt is not None)))
    for paragraph in _steps(progress):
        view.add_item(ui.TextDisplay(paragraph))
    for row in rows_of(_controls(progress)):
        view.add_item(row)
    return sealed(view)


def _in_words(progress: Progress, levels: Sequence[str], *, has_picture: bool) -> str:
    lines = [] if has_picture else [texts.no_picture()]
    lines += [texts.curve_line(curve, levels) for curve in progress.curves]
    if all(not curve.trend for curve in progress.curves):
        lines.append(texts.no_trend_yet())
    if any(curve.direction is Direction.DOWN for curve in progress.curves):
        lines.append(texts.not_lower())
    return "\n".join(lines)


def _steps(progress: Progress) -> list[str]:
    said = []
    if progress.open_steps:
        said.append(_listed(texts.open_title(), progress.open_steps, MOST_OPEN, is_done=False))
    if progress.done_steps:
        said.append(_listed(texts.done_title(), progress.done_steps, MOST_DONE, is_done=True))
    return said


def _listed(title: str, steps: Sequence[Step], most: int, *, is_done: bool) -> str:
    lines = [texts.done_step(step) if is_done else texts.open_step(step) for step in steps[:most]]
    if len(steps) > most:
        lines.append(texts.more(len(steps) - most))
    return "\n".join([title, *lines])


def _controls(progress: Progress) -> list[Control]:
    controls: list[Control] = []
    if progress.kinds:
        options = [discord.SelectOption(label=texts.all_kinds(), value=ALL, default=progress.kind is None)]
        options += [
            discord.SelectOption(label=kind, value=kind, default=kind == progress.kind) for kind in progress.kinds
        ]
        controls.append(select(texts.choose_kind(), options, "progress:kind"))
    if progress.open_steps:
        goals = [step.goal for step in progress.open_steps[:MOST_CHOICES]]
        options = [discord.SelectOption(label=texts.goal_label(goal.text), value=str(goal.id)) for goal in goals]
        controls.append(select(texts.choose_done(), options, "progress:done", progress.kind or ALL))
    return controls
