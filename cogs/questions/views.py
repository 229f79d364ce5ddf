"""The queue as everybody sees it, and what a single person is shown."""

from typing import Any

import discord
from discord import ui

from cogs.questions import texts
from cogs.questions.models import LONGEST_QUESTION, Asking, Part, Question, QuestionState, Queue
from core.ui import Control, Tone, beside, button, card, choices_field, form, panel, text_field

SUCCESS, PRIMARY = discord.ButtonStyle.success, discord.ButtonStyle.primary

SHOWN_AT_ONCE = 6
"""A card holds 4,000 characters, and each question up to 300 and whose it is."""

UNNAMED = "unnamed"


def queue_panel(queue: Queue, part: Part, ref: str) -> ui.LayoutView:
    number = queue.session.interview_id
    answered, skipped = queue.having(QuestionState.ANSWERED), queue.having(QuestionState.SKIPPED)
    said: list[str | ui.Section[Any]] = [texts.title(queue.is_open)]
    if not queue.is_open:
        said += [texts.line(one) for one in answered[:SHOWN_AT_ONCE]] or [texts.nothing_asked()]
        return card(*said, texts.counts(len(answered), len(skipped)), tone=Tone.OFF, ref=ref)
    waiting = queue.having(QuestionState.WAITING)
    said.append(texts.counts(len(answered), len(skipped)) if answered or skipped else texts.how_it_works(part))
    if queue.taken:
        said.append(texts.being_answered(queue.taken))
    elif not waiting:
        said += filter(None, (texts.nothing_yet(), queue.tip))
    said += [
        beside(texts.line(one), button(texts.PLUS_ONE, "questions:vote", one.id)) for one in waiting[:SHOWN_AT_ONCE]
    ]
    if len(waiting) > SHOWN_AT_ONCE:
        said.append(texts.more_waiting(len(waiting) - SHOWN_AT_ONCE))
    return card(*said, tone=Tone.GOOD, controls=_controls(queue.taken, bool(waiting), number), ref=ref)


def _controls(taken: Question | None, some_wait: bool, interview_id: int) -> list[Control]:
    asks = button(texts.ASK_A_QUESTION, "questions:open", interview_id, style=PRIMARY)
    if taken is not None:
        answered = button(texts.ANSWERED, "questions:answered", taken.id, style=SUCCESS)
        return [asks, answered, button(texts.SKIP, "questions:skip", taken.id)]
    return [asks, button(texts.TAKE_NEXT, "questions:take", interview_id)] if some_wait else [asks]


def question_form(interview_id: int) -> ui.Modal:
    fields = [
        text_field(
            "question",
            texts.QUESTION_FIELD,
            texts.QUESTION_HELP,
            placeholder=texts.QUESTION_EXAMPLE,
            required=True,
            long=True,
            most=LONGEST_QUESTION,
        ),
        choices_field("name", texts.UNNAMED_FIELD, {UNNAMED: texts.UNNAMED}, texts.UNNAMED_HELP),
    ]
    return form(texts.FORM_TITLE, fields, "questions:ask", interview_id)


def asked(asking: Asking) -> ui.LayoutView:
    question = asking.question
    if asking.similar is not None:
        return panel(
            texts.similar(asking.similar),
            controls=[
                button(texts.PLUS_ONE_THAT, "questions:vote", asking.similar.id, style=PRIMARY),
                button(texts.ASK_ANYWAY, "questions:anyway", question.id),
            ],
        )
    return in_queue(question)


def in_queue(question: Question) -> ui.LayoutView:
    return panel(
        texts.asked(question.is_anonymous), controls=[button(texts.TAKE_IT_BACK, "questions:take_back", question.id)]
    )
