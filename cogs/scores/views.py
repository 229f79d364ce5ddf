"""The forms of a score, and the private panel in which it takes shape."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.scores import texts
from cogs.scores.models import (
    LONGEST_BEHAVIOUR,
    LONGEST_EFFECT,
    LONGEST_MOMENT,
    LONGEST_NEXT,
    LONGEST_STRENGTH,
    Desk,
    Dimension,
    Occasion,
    Part,
    Point,
    Rubric,
)
from core.quoting import clipped
from core.times import words
from core.ui import Control, Field, Tone, button, card, form, panel, select, text_field
from core.wording.texts import beside_draft

NOT_OBSERVED = "-"
MOST_TEXT = 4000
ROOM_FOR_FINDINGS = 600
MOST_CHOICES = 25

PRIMARY, SUCCESS = discord.ButtonStyle.primary, discord.ButtonStyle.success


# Forms


def levels_form(desk: Desk, rubric: Rubric) -> ui.Modal:
    chosen = desk.score.levels if desk.score else {}
    fields = [
        Field(one.name, _levels(one, rubric, one.id in chosen, chosen.get(one.id)), one.about)
        for one in rubric.of_kind(desk.kind)
    ]
    return form(texts.levels_title(desk.part), fields, "scores:levels", desk.interview_id)


def _levels(dimension: Dimension, rubric: Rubric, is_chosen: bool, level: int | None) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=name, value=str(number), description=step, default=level == number)
        for number, (name, step) in enumerate(zip(rubric.levels, dimension.steps, strict=True), start=1)
    ]
    options.append(
        discord.SelectOption(
            label=texts.not_observed(),
            value=NOT_OBSERVED,
            description=texts.not_observed_why(),
            default=is_chosen and level is None,
        )
    )
    return ui.Select(custom_id=dimension.id, required=True, options=options)


def words_form(desk: Desk, number: int) -> ui.Modal:
    """A strength and a growth point at once: as much as a form has room for."""
    point = desk.score.points.get(number, Point()) if desk.score else Point()
    fields = [
        _long("strength", texts.strength_label(), texts.strength_help(), point.strength, LONGEST_STRENGTH),
        text_field(
            "moment",
            texts.moment_label(),
            texts.growth_help(),
            value=point.moment,
            placeholder=texts.moment_example(),
            most=LONGEST_MOMENT,
        ),
        _growth("behaviour", texts.behaviour_label(), texts.behaviour_example(), point.behaviour, LONGEST_BEHAVIOUR),
        _growth("effect", texts.effect_label(), texts.effect_example(), point.effect, LONGEST_EFFECT),
        _growth("try_next", texts.next_label(), texts.next_example(), point.try_next, LONGEST_NEXT),
    ]
    return form(texts.words_title(number), fields, "scores:words", desk.interview_id, number)


def own_words_form(desk: Desk) -> ui.Modal:
    point = desk.score.points.get(1, Point()) if desk.score else Point()
    action = desk.score.action if desk.score else ""
    fields = [
        _long("strength", texts.own_strength_label(), texts.own_help(), point.strength, LONGEST_STRENGTH),
        _long("try_next", texts.own_try_label(), texts.own_help(), point.try_next, LONGEST_NEXT),
        _long("action", texts.action_label(), None, action, LONGEST_NEXT),
    ]
    return form(texts.own_title(), fields, "scores:own_words", desk.interview_id)


def action_form(desk: Desk) -> ui.Modal:
    value = desk.score.action if desk.score else ""
    field = _long("action", texts.action_label(), texts.action_help(), value, LONGEST_NEXT)
    return form(texts.action_title(), [field], "scores:action", desk.interview_id)


def _long(name: str, label: str, description: str | None, value: str, most: int) -> Field:
    return text_field(name, label, description, value=value, long=True, most=most)


def _growth(name: str, label: str, example: str, value: str, most: int) -> Field:
    return text_field(name, label, value=value, placeholder=example, long=True, most=most)


# The desk


def desk_panel(desk: Desk, rubric: Rubric, note: str = "") -> ui.LayoutView:
    said = [
        texts.desk_title(desk.part, desk.kind, desk.starts_at),
        texts.state_line(desk.is_handed_in, desk.due_at, desk.part, desk.is_revealed),
        note,
        "\n".join(_levels_said(desk, rubric)),
        "\n".join(words_said(desk)),
        *beside_draft(desk.findings, ROOM_FOR_FINDINGS),
        texts.who_reads(desk.part),
    ]
    return panel(*fitting(said, MOST_TEXT), controls=_desk_controls(desk))


def fitting(paragraphs: Sequence[str], most: int) -> list[str]:
    """Those that say something, shortened where all of them together would be too long for a message."""
    shown = [paragraph for paragraph in paragraphs if paragraph]
    too_much = sum(map(len, shown)) - most
    while too_much > 0:
        longest = max(range(len(shown)), key=lambda position: len(shown[position]))
        shown[longest] = clipped(shown[longest], max(len(shown[longest]) - too_much, len(shown[longest]) // 2))
        too_much = sum(map(len, shown)) - most
    return shown


def _levels_said(desk: Desk, rubric: Rubric) -> list[str]:
    chosen = desk.score.levels if desk.score else {}
    known = [rubric.dimensions[name] for name in chosen if name in rubric.dimensions]
    ordered = sorted(known, key=[*rubric.dimensions.values()].index)
    return [texts.level_line(one, chosen[one.id], rubric) for one in ordered]


def words_said(desk: Desk) -> list[str]:
    if desk.score is None:
        return []
    lines = []
    for point in desk.score.points.values():
        lines += [texts.keep_line(point.strength)] if point.strength else []
        if desk.part is Part.SELF and point.try_next:
            lines.append(texts.own_try_line(point.try_next))
        elif point.has_growth:
            lines.append(texts.grow_line(*point.growth))
    if desk.score.next_action:
        lines.append(texts.action_line(desk.score.next_action))
    return lines


def _desk_controls(desk: Desk) -> list[Control]:
    number = desk.interview_id
    if desk.is_revealed and desk.is_handed_in:
        return [] if desk.part is Part.OBSERVER else [button(texts.read_button(), "scores:read", number, style=PRIMARY)]
    controls: list[Control] = []
    can_hand_in = not desk.missing and not desk.is_handed_in and not desk.is_held_back
    if can_hand_in:
        controls.append(button(texts.HAND_IN, "scores:hand_in", number, style=SUCCESS))
    controls.append(button(texts.levels_button(), "scores:levels", number))
    style = discord.ButtonStyle.secondary if can_hand_in or desk.is_handed_in else PRIMARY
    controls.append(button(texts.words_button(), "scores:words", number, 1, style=style))
    if desk.part is Part.INTERVIEWER and desk.score is not None and desk.score.points:
        controls.append(button(texts.second_button(), "scores:words", number, 2))
        controls.append(button(texts.action_button(), "scores:action", number))
    return controls


# Choosing, inviting, reminding


def chooser(occasions: Sequence[Occasion], zone: ZoneInfo) -> ui.LayoutView:
    options = [
        discord.SelectOption(label=occasion_name(one, zone)[:100], value=str(one.interview_id))
        for one in occasions[:MOST_CHOICES]
    ]
    return panel(texts.choose_title(), controls=[select(texts.choose_placeholder(), options, "scores:choose")])


def occasion_name(one: Occasion, zone: ZoneInfo) -> str:
    return texts.choice(words(one.starts_at, zone), one.kind, one.part, one.handed_in)


def invitation(said: str, interview_id: int, ref: str) -> ui.LayoutView:
    return card(said, tone=Tone.OPEN, controls=[score_button(interview_id)], ref=ref)


def reminder(said: str, interview_id: int) -> ui.LayoutView:
    return panel(said, controls=[score_button(interview_id)])


def score_button(interview_id: int) -> ui.Button[ui.LayoutView]:
    return button(texts.SCORE, "scores:open", interview_id, style=PRIMARY)
