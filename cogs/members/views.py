"""The panels and the form about a person's own data."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from cogs.members import texts
from cogs.members.rules import fit_sections
from core.actor import Actor, Who
from core.times import ZoneSuggestion
from core.ui import Control, button, form, panel, select, text_field

ROOM_FOR_SECTIONS = 3600


def about_you(actor: Actor, sections: Sequence[str], clicks: Mapping[tuple[str, str], Who]) -> ui.LayoutView:
    """`clicks` are the actions that the bot answers, with who may use each."""
    elsewhere: list[Control] = [
        button(label, action)
        for action, label in texts.ELSEWHERE.items()
        if (who := clicks.get(("click", action))) is not None and actor.is_a(who)
    ]
    own: list[Control] = [
        button(texts.CHANGE_ZONE, "members:open_zone"),
        button(texts.MY_DATA, "members:data"),
        button(texts.FORGET_ME, "members:forget", style=discord.ButtonStyle.danger),
    ]
    return panel(texts.about_you(actor.name), *fit_sections(sections, ROOM_FOR_SECTIONS), controls=[*elsewhere, *own])


def which_zone(typed: str, suggestions: Sequence[ZoneSuggestion]) -> ui.LayoutView:
    # Several names can mean one zone, and a select takes each value once: the best name comes first.
    labels: dict[str, str] = {}
    for zone in suggestions:
        labels.setdefault(zone.value, zone.label)
    options = [discord.SelectOption(label=label, value=value) for value, label in labels.items()]
    return panel(texts.which_zone(typed), controls=[select(texts.choose_a_zone(), options, "members:pick_zone")])


def zone_form(present: str) -> ui.Modal:
    """`present` is the zone the person chose before, or nothing."""
    field = text_field(
        "zone",
        texts.ZONE_FIELD,
        texts.ZONE_FIELD_HELP,
        value=present,
        placeholder=texts.ZONE_EXAMPLES,
        required=True,
        most=100,
    )
    return form(texts.ZONE_FORM_TITLE, [field], "members:zone")


def forget_question(held: Sequence[str]) -> ui.LayoutView:
    if not held:
        return panel(texts.nothing_to_forget())
    return panel(
        texts.forget_question(held),
        controls=[
            button(texts.DELETE_EVERYTHING, "members:forget_all", style=discord.ButtonStyle.danger),
            button(texts.KEEP_EVERYTHING, "members:keep"),
            button(texts.MY_DATA, "members:data"),
        ],
    )


def forgotten(held: Sequence[str]) -> ui.LayoutView:
    return panel(texts.forgotten(held) if held else texts.nothing_to_forget())
