"""The preview that moderators page through, and the panel of one request."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.matching import texts
from cogs.matching.models import LeftWaiting, Plan, Planned, Ruling, SlotChoice
from cogs.requests.models import Request
from core.times import words
from core.ui import Control, button, panel, select

PAGE_SIZE = 5
MOST_REFUSED = 3
MOST_RULINGS = 5
GOOD = discord.ButtonStyle.success
BAD = discord.ButtonStyle.danger


def preview(plan: Plan, offset: int, *said: str, is_automatic: bool) -> ui.LayoutView:
    entries = plan.entries
    offset = min(offset, max(len(entries) - 1, 0) // PAGE_SIZE * PAGE_SIZE)
    page = list(enumerate(entries[offset : offset + PAGE_SIZE], start=offset + 1))
    listed = [texts.planned(at, one) if isinstance(one, Planned) else texts.waiting(at, one) for at, one in page]
    refused = [texts.refused_pin(one) for one in plan.refused_pins[:MOST_REFUSED]]
    last = [texts.what_next(is_automatic=is_automatic)] if entries else []
    heading = texts.title(len(plan.planned), len(plan.waiting))
    controls = _preview_controls(plan, page, offset)
    return panel(*said, heading, *listed, *refused, *last, controls=controls)


def _preview_controls(plan: Plan, page: Sequence[tuple[int, Planned | LeftWaiting]], offset: int) -> list[Control]:
    controls: list[Control] = []
    if page:
        options = [
            discord.SelectOption(label=texts.request_label(at, one), value=str(one.request_id)) for at, one in page
        ]
        controls.append(select(texts.choose_request(), options, "matching:request"))
    if plan.planned:
        controls.append(button(texts.apply(), "matching:apply", plan.fingerprint, style=GOOD))
    if offset > 0:
        controls.append(button(texts.earlier(), "matching:page", offset - PAGE_SIZE))
    if offset + PAGE_SIZE < len(plan.entries):
        controls.append(button(texts.later(), "matching:page", offset + PAGE_SIZE))
    controls.append(button(texts.look_again(), "matching:look"))
    return controls


def one_request(
    request: Request,
    entry: Planned | LeftWaiting | None,
    rulings: Sequence[Ruling],
    choices: Sequence[SlotChoice],
    zone: ZoneInfo,
    *said: str,
) -> ui.LayoutView:
    """What is planned for it and what was decided about it, with the ways to decide otherwise."""
    shown = [texts.about_request(request)]
    controls: list[Control] = []
    if choices:
        controls.append(select(texts.choose_time(), _times(choices, zone), "matching:choose", request.id))
    else:
        shown.append(texts.no_times())
    if isinstance(entry, Planned):
        shown.append(texts.planned(1, entry))
        if entry.slot_id is not None and not entry.is_pinned:
            controls.append(button(texts.pin(), "matching:pin", request.id, entry.slot_id))
        controls.append(button(texts.forbid(), "matching:forbid", request.id, entry.volunteer_id, style=BAD))
    elif entry is not None:
        shown.append(texts.waiting(1, entry))
    for number, one in enumerate(rulings[:MOST_RULINGS], start=1):
        shown.append(texts.ruling(number, one))
        controls.append(button(texts.lift(number, len(rulings)), "matching:lift", one.id))
    return panel(*said, *shown, controls=[*controls, _back()])


def _times(choices: Sequence[SlotChoice], zone: ZoneInfo) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=words(one.starts_at, zone)[: texts.LONGEST_LABEL],
            value=str(one.slot_id),
            description=texts.breaks(one.broken),
        )
        for one in choices
    ]


def ask_to_pin(request: Request, choice: SlotChoice) -> ui.LayoutView:
    """Before it is done, the rules that it breaks are named."""
    return panel(
        texts.about_request(request),
        texts.about_pin(choice),
        controls=[button(texts.pin(), "matching:pin", request.id, choice.slot_id, style=GOOD), _back()],
    )


def _back() -> Control:
    return button(texts.back(), "matching:look")
