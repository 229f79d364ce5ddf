"""The private panel of somebody with a duty, and the form for their notes."""

from collections.abc import Mapping

import discord
from discord import ui

from cogs.prep import duty_texts
from cogs.prep.models import LONGEST_NOTES, Desk, Duty
from core.ui import Control, button, form, panel, select, text_field
from core.wording.texts import beside_draft

ROOM_FOR_FINDINGS = 600


def desk_panel(desk: Desk, duties: Mapping[str, Duty]) -> ui.LayoutView:
    number, taken = desk.interview.id, desk.taken
    if taken is None:
        return panel(
            duty_texts.choose_title(desk.interview),
            controls=[_choice(desk, duties, duty_texts.choose_placeholder())],
        )
    said = [duty_texts.brief(desk.duty) if desk.duty else duty_texts.duty_gone()]
    if taken.notes:
        said += [duty_texts.your_notes(taken.notes), duty_texts.state_line(taken.state, desk.due_at)]
        said += beside_draft(desk.findings, ROOM_FOR_FINDINGS, duty_texts.CHANGE_FIRST)
    else:
        said.append(duty_texts.no_notes_yet(desk.interview))
    said.append(duty_texts.only_yours())
    controls: list[Control] = [
        button(duty_texts.WRITE_NOTES, "prep:write", number, style=discord.ButtonStyle.primary),
        _choice(desk, duties, duty_texts.another_placeholder()),
    ]
    return panel(*said, controls=controls)


def _choice(desk: Desk, duties: Mapping[str, Duty], placeholder: str) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=duty_texts.choice(one, desk.counts.get(one.id, 0)),
            value=one.id,
            description=one.about,
            emoji=one.emoji,
            default=desk.taken is not None and desk.taken.duty == one.id,
        )
        for one in duties.values()
    ]
    return select(placeholder, options, "prep:take", desk.interview.id)


def notes_form(desk: Desk) -> ui.Modal:
    notes = text_field(
        "notes",
        duty_texts.notes_label(),
        desk.duty.help if desk.duty else duty_texts.notes_help(),
        value=desk.taken.notes if desk.taken else "",
        placeholder=duty_texts.notes_help(),
        long=True,
        most=LONGEST_NOTES,
    )
    return form(duty_texts.notes_title(desk.duty), [notes], "prep:write", desk.interview.id)
