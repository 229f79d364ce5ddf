"""The question, what is told of a miss and a pause, and a person as moderators see them."""

from collections.abc import Mapping
from datetime import datetime

import discord
from discord import ui

from cogs.attendance import texts
from cogs.attendance.models import Asked, Record, Said
from core.ui import Control, Tone, button, card, panel

SUCCESS, DANGER = discord.ButtonStyle.success, discord.ButtonStyle.danger


def question(asked: Asked, stand_ins: Mapping[int, str]) -> ui.LayoutView:
    """`stand_ins` are the names of those whom the host may let step in."""
    interview = asked.interview
    said = [texts.question(interview.other_party(asked.user_id), interview.starts_at, is_over=asked.is_over)]
    if stand_ins:
        said.append(texts.who_steps_in())
    return panel(
        *said,
        controls=[
            *_stand_ins(interview.id, stand_ins),
            button(texts.MET, "attendance:answer", interview.id, Said.MET, style=SUCCESS),
            button(texts.ALONE, "attendance:answer", interview.id, Said.ALONE),
            button(texts.ABSENT, "attendance:answer", interview.id, Said.ABSENT),
        ],
    )


def stand_ins(interview_id: int, names: Mapping[int, str]) -> ui.LayoutView:
    if not names:
        return panel(texts.nobody_to_step_in())
    return panel(texts.who_steps_in(), controls=_stand_ins(interview_id, names))


def _stand_ins(interview_id: int, names: Mapping[int, str]) -> list[Control]:
    return [
        button(texts.let_step_in(name), "attendance:step_in", interview_id, user_id, style=SUCCESS)
        for user_id, name in names.items()
    ]


def missed(said: str, miss_id: int) -> ui.LayoutView:
    return panel(said, controls=[button(texts.EXCUSE_ME, "attendance:excuse_me", miss_id)])


def pause(until: datetime | None) -> ui.LayoutView:
    if until is None:
        return panel(texts.lifted())
    return panel(texts.paused(until), controls=[button(texts.ASK_MODERATORS, "attendance:appeal")])


def appeal(user_id: int, ref: str) -> ui.LayoutView:
    look = button(texts.LOOK, "attendance:person", user_id)
    return card(texts.appeal(user_id), tone=Tone.BUSY, controls=[look], ref=ref)


def person(record: Record) -> ui.LayoutView:
    user_id = record.user_id
    coming = [texts.interview_line(one, user_id) for one in record.coming]
    past = [texts.interview_line(one, user_id) for one in record.past]
    misses = [texts.miss_line(one) for one in record.misses]
    controls: list[Control] = [
        button(texts.excuse_label(one), "attendance:excuse", one.id) for one in record.misses if one.excused_at is None
    ]
    if record.paused_until is None:
        controls.append(button(texts.PAUSE, "attendance:pause", user_id, style=DANGER))
    else:
        controls.append(button(texts.LIFT, "attendance:lift", user_id, style=SUCCESS))
    controls += [button(texts.report_label(one), "reports:look", one.id) for one in record.reports]
    controls.append(button(texts.OPEN_REPORTS, "reports:list"))
    return panel(
        f"{texts.person(user_id)}\n{texts.pause_line(record.paused_until)}",
        texts.interviews_line(texts.coming_title(), coming),
        texts.interviews_line(texts.past_title(), past),
        texts.interviews_line(texts.misses_title(record.counted), misses),
        texts.interviews_line(texts.reports_title(), [texts.report_line(one) for one in record.reports]),
        controls=controls,
    )
