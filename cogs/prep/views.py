"""The packs, and the list of what to ask instead."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.interviews.models import Interview, State
from cogs.prep import texts
from cogs.prep.models import OffLimits, Pack, Part
from core.ui import Control, Tone, button, card, panel


def pack_card(pack: Pack, topics: Sequence[OffLimits]) -> ui.LayoutView:
    """The same as a message and as a private panel."""
    if pack.part is Part.VOLUNTEER:
        return card(*_for_volunteer(pack, topics), tone=Tone.OPEN, controls=_controls(pack))
    return card(*_for_member(pack), tone=Tone.OPEN)


def _for_volunteer(pack: Pack, topics: Sequence[OffLimits]) -> list[str]:
    interview = pack.interview
    said = [
        texts.title(interview, interview.member_id),
        "\n".join([texts.agenda(pack.phases), texts.looked_at(pack.looked_at), texts.where(pack.place)]),
        texts.goals(interview.goals),
    ]
    said += [texts.their_needs(pack.needs)] if pack.needs else []
    said += [texts.resume()] if pack.has_resume else []
    said += [texts.in_advance_for_volunteer()] if pack.in_advance else []
    said.append("\n".join([texts.questions_title(bool(pack.repeated)), *_questions(pack)]))
    return [*said, texts.leave_out(topics), texts.practice()]


def _questions(pack: Pack) -> list[str]:
    return [texts.question(number, one, one.id in pack.repeated) for number, one in enumerate(pack.questions, start=1)]


def _for_member(pack: Pack) -> list[str]:
    interview = pack.interview
    said = [
        texts.title(interview, interview.volunteer_id),
        "\n".join([texts.agenda(pack.phases), texts.looked_at(pack.looked_at), texts.where(pack.place)]),
        texts.get_ready(interview.kind),
        texts.your_needs(pack.needs),
    ]
    if pack.in_advance:
        questions = [texts.question_for_member(number, one) for number, one in enumerate(pack.questions, start=1)]
        said.append("\n".join([texts.in_advance_for_member(), *questions]))
    said.append(texts.openness(interview.may_be_watched, interview.may_be_recorded))
    said += [texts.afterwards(pack.reveal_hours), texts.your_rights()]
    return [*said, pack.tip] if pack.tip else said


def _controls(pack: Pack) -> list[Control]:
    number = pack.interview.id
    others = button(texts.OTHER_QUESTIONS, "prep:other", number, pack.draw, style=discord.ButtonStyle.primary)
    instead = button(texts.ASK_INSTEAD, "prep:limits")
    return [others, instead] if pack.can_draw else [instead]


def void_pack(interview: Interview) -> ui.LayoutView:
    return card(texts.void(interview, interview.state is State.FINISHED), tone=Tone.OFF)


def off_limits(topics: Sequence[OffLimits]) -> ui.LayoutView:
    lines = "\n".join(map(texts.off_limits_line, topics))
    return panel(texts.off_limits_title(), lines, texts.off_limits_why())
