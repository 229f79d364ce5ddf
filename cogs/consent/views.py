"""The card that asks for consent, its forms, and the messages with the link."""

from typing import Any

import discord
from discord import ui

from cogs.consent import rules, texts
from cogs.consent.models import Shown, Standing
from core.ui import Control, Tone, button, card, form, panel, text_field

SUCCESS = discord.ButtonStyle.success

TONES = {Standing.ON: Tone.GOOD, Standing.WAITING: Tone.BUSY, Standing.REFUSED: Tone.OFF}


def consent_card(shown: Shown, *, is_stage: bool, may_stay: bool) -> ui.LayoutView:
    number = shown.interview.id
    ref = texts.card_ref(number)
    if not may_stay:
        return card(texts.off_title(), tone=Tone.OFF, ref=ref)
    said = [texts.title(shown.standing), texts.what_you_agree_to(shown.days), _answers(shown)]
    if shown.recording.link and shown.recording.remove_at is not None:
        said.append(texts.link_is_out(shown.recording.remove_at))
    if is_stage:
        said.append(texts.not_encrypted())
    return card(*said, tone=TONES[shown.standing], controls=_controls(shown), ref=ref)


def _answers(shown: Shown) -> str:
    return texts.answers([texts.answer_line(one, shown.answers.get(one)) for one in shown.speakers])


def _controls(shown: Shown) -> list[Control]:
    number = shown.interview.id
    answers = answer_buttons(number)
    others = [button(texts.SOMEBODY_ELSE, "consent:speaker", number)]
    if shown.standing is Standing.ON and not shown.recording.link:
        others.append(button(texts.POST_THE_LINK, "consent:link", number))
    return [*answers, *others]


def answer_buttons(interview_id: int) -> list[Control]:
    return [
        button(texts.AGREE, "consent:agree", interview_id, style=SUCCESS),
        button(texts.NO, "consent:no", interview_id),
        button(texts.WITHDRAW, "consent:withdraw", interview_id),
    ]


def choose_speaker(interview_id: int) -> ui.LayoutView:
    chooser: ui.UserSelect[Any] = ui.UserSelect(
        placeholder=texts.CHOOSE_SPEAKER, custom_id=f"consent:add:{interview_id}"
    )
    return panel(texts.CHOOSE_SPEAKER, controls=[chooser])


def link_form(interview_id: int) -> ui.Modal:
    field = text_field(
        "link",
        texts.LINK_FIELD,
        texts.LINK_HELP,
        placeholder=texts.LINK_EXAMPLE,
        required=True,
        most=rules.LONGEST_LINK,
    )
    return form(texts.LINK_TITLE, [field], "consent:link", interview_id)


def invitation(shown: Shown) -> ui.LayoutView:
    """For somebody who speaks besides the two."""
    return panel(
        texts.you_speak_too(), texts.what_you_agree_to(shown.days), controls=answer_buttons(shown.interview.id)
    )


def link_message(shown: Shown) -> ui.LayoutView:
    assert shown.recording.remove_at is not None
    return panel(
        texts.the_link(shown.recording.link, shown.recording.remove_at),
        controls=[button(texts.WITHDRAW, "consent:withdraw", shown.interview.id)],
    )
