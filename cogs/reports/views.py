"""The form of a report, the card that says that there is one, and what moderators read."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.reports import texts
from cogs.reports.models import LONGEST_NOTE, LONGEST_WORDS, Report, State
from core.ui import Control, Tone, button, card, form, panel, text_field

GOOD = discord.ButtonStyle.success
MOST_LISTED = 20


def report_form(person_id: int, channel_id: int, message_id: int, quoted: str) -> ui.Modal:
    words = text_field(
        "words",
        texts.words_label(),
        texts.words_description(),
        value=texts.quote(quoted) if quoted else "",
        required=True,
        long=True,
        most=LONGEST_WORDS,
    )
    return form(texts.form_title(), [words], "reports:make", person_id, channel_id, message_id)


def report_card(report: Report) -> ui.LayoutView:
    """Names nobody and says nothing: whoever it is about may read the channel."""
    controls: list[Control] = [button(texts.LOOK, "reports:look", report.id)]
    if report.state is State.OPEN:
        controls.append(button(texts.DONE, "reports:done", report.id, style=GOOD))
    tone = Tone.WARN if report.state is State.OPEN else Tone.OFF
    return card(texts.card(report), tone=tone, controls=controls, ref=texts.report_ref(report.id))


def one_report(report: Report, *said: str) -> ui.LayoutView:
    controls: list[Control] = []
    if report.state is State.OPEN:
        controls.append(button(texts.DONE, "reports:done", report.id, style=GOOD))
    if report.person_id is not None:
        controls.append(button(texts.LOOK_AT_PERSON, "attendance:person", report.person_id))
    controls.append(button(texts.OPEN_REPORTS, "reports:list"))
    paragraphs = [*said, texts.title(report), texts.facts(report), texts.quote(report.words), texts.decision(report)]
    return panel(*(one for one in paragraphs if one), controls=controls)


def open_reports(found: Sequence[Report]) -> ui.LayoutView:
    shown = found[:MOST_LISTED]
    lines = [texts.list_line(one) for one in shown] or [texts.none_open()]
    controls = [button(texts.report_label(one), "reports:look", one.id) for one in shown]
    return panel(texts.list_title(len(found)), "\n".join(lines), controls=controls)


def done_form(report_id: int) -> ui.Modal:
    note = text_field("note", texts.note_label(), texts.note_description(), long=True, most=LONGEST_NOTE)
    return form(texts.done_title(), [note], "reports:done", report_id)
