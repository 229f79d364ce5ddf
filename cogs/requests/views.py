"""The form in which a member says what they ask for, and the panel about one that was withdrawn."""

from discord import ui

from cogs.profiles import service as profiles
from cogs.requests import texts
from cogs.requests.models import Request
from core.settings import Settings
from core.times import Availability, Days, Part, windows_in_words
from core.ui import button, choices_field, file_field, form, panel, text_field

LONGEST_GOALS = 1000
LONGEST_WINDOWS = 1000

NOTHING = "-"
"""In a form's id, for an option that was left out."""


def request_form(chosen: tuple[int | str, ...], availability: Availability, goals: str, settings: Settings) -> ui.Modal:
    """`chosen` is what the command said, in the order in which the form's function takes it."""
    fields = [
        text_field(
            "goals",
            texts.GOALS_FIELD,
            texts.GOALS_HELP,
            value=goals,
            long=True,
            required=True,
            most=LONGEST_GOALS,
        ),
        choices_field(
            "parts",
            texts.PARTS_FIELD,
            {part_value(days, part): profiles.part_of_week_in_words(days, part) for days in Days for part in Part},
            texts.PARTS_HELP,
            chosen=[part_value(days, part) for days, part in availability.parts],
        ),
        text_field(
            "windows",
            texts.WINDOWS_FIELD,
            texts.WINDOWS_HELP,
            value=windows_in_words(availability.windows),
            placeholder=texts.WINDOWS_EXAMPLE,
            long=True,
            most=LONGEST_WINDOWS,
        ),
        file_field("resume", texts.RESUME_FIELD, texts.RESUME_HELP),
        choices_field(
            "openness", texts.OPENNESS_FIELD, texts.openness_options(settings.recording != "off"), texts.OPENNESS_HELP
        ),
    ]
    return form(texts.FORM_TITLE, fields, "requests:make", *chosen)


def withdrawn(request: Request) -> ui.LayoutView:
    wait_on = button(texts.WAIT_ON, "requests:restore", request.id)
    return panel(texts.withdrawn(request.field, request.kind), controls=[wait_on])


def part_value(days: Days, part: Part) -> str:
    return f"{days} {part}"
