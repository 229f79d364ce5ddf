"""The forms about when somebody can and what helps them, and the panel of their blocks."""

from discord import ui

from cogs.profiles import texts
from cogs.profiles.models import Need, Needs
from core.times import Availability, Days, Part, windows_in_words
from core.ui import choices_field, form, text_field

LONGEST_WINDOWS = 1000
LONGEST_OTHER_NEED = 300


def availability_form(present: Availability) -> ui.Modal:
    fields = [
        choices_field(
            days,
            texts.days_word(days),
            {str(part): texts.part_label(part) for part in Part},
            chosen=[part for part in Part if (days, part) in present.parts],
        )
        for days in Days
    ]
    windows = text_field(
        "windows",
        texts.WINDOWS_FIELD,
        texts.WINDOWS_HELP,
        value=windows_in_words(present.windows),
        placeholder=texts.WINDOWS_EXAMPLE,
        long=True,
        most=LONGEST_WINDOWS,
    )
    return form(texts.AVAILABILITY_FORM_TITLE, [*fields, windows], "profiles:availability")


def needs_form(present: Needs) -> ui.Modal:
    fields = [
        choices_field(
            "needs",
            texts.NEEDS_FIELD,
            {str(need): texts.need_label(need) for need in Need},
            texts.NEEDS_HELP,
            chosen=list(present.ticked),
        ),
        text_field(
            "other",
            texts.OTHER_FIELD,
            texts.OTHER_HELP,
            value=present.other,
            placeholder=texts.OTHER_EXAMPLE,
            long=True,
            most=LONGEST_OTHER_NEED,
        ),
    ]
    return form(texts.NEEDS_FORM_TITLE, fields, "profiles:needs")
