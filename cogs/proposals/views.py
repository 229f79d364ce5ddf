"""What people see of offers: the volunteer's card, the member's question, the list. Nothing is decided here."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.proposals import question_texts, refusal_texts, texts
from cogs.proposals.models import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Listing,
    OfferShown,
    Proposal,
    Question,
    State,
    Waiting,
)
from cogs.requests.models import Request
from core.times import words
from core.ui import Control, Tone, button, card, form, panel, rows_of, sealed, select, text_field

LONGEST_LABEL = 100
SHORT_GOALS = 150
MOST_OFFERS = 3
ROOM_ON_A_CARD = 3700
"""Characters, of the 4000 that Discord has for all texts of a message."""

TONES = {
    State.OPEN: Tone.BUSY,
    State.ACCEPTED: Tone.OPEN,
    State.DECLINED: Tone.OFF,
    State.EXPIRED: Tone.OFF,
    State.VOID: Tone.OFF,
}


def offer_card(shown: OfferShown) -> ui.LayoutView:
    """While it is open, what is asked and the buttons; afterwards nothing of the member but what it was about."""
    proposal = shown.proposal
    paragraphs = [texts.card_title(proposal.state, shown.group)]
    if proposal.is_open and shown.request is not None:
        paragraphs += _asked_for(shown, shown.request)
    else:
        paragraphs += _outcome(shown)
    controls = _offer_controls(proposal) if proposal.is_open else []
    return card(*filter(None, paragraphs), tone=TONES[proposal.state], controls=controls)


def _asked_for(shown: OfferShown, request: Request) -> list[str]:
    """Where there is not room for everything, the reasons give way, and then the oldest questions."""
    always = [
        texts.about(request.field, request.kind, request.level, request.languages),
        _when(shown),
        texts.goals(request.goals) if request.goals else "",
        texts.needs(shown.needs) if shown.needs else "",
        texts.resume_waiting() if request.resume_id is not None else "",
        texts.openness(request.may_be_watched, request.may_be_recorded),
    ]
    extra = [
        texts.why_you(shown.proposal.reasons) if shown.proposal.reasons else "",
        *(_question_lines(question) for question in shown.questions),
    ]
    due = texts.answer_by(shown.proposal.due_at)
    while extra and sum(map(len, (*always, *extra, due))) > ROOM_ON_A_CARD:
        extra.pop(0)
    return [*always, *extra, due]


def _when(shown: OfferShown, most: int = texts.MOST_WINDOWS) -> str:
    if shown.slot is None:
        return f"{texts.you_choose()}\n{texts.their_windows(shown.windows, most)}"
    at = shown.slot.starts_at
    both = texts.local_times(words(at, shown.volunteer_zone), words(at, shown.member_zone))
    return f"{texts.at_your_time(at, shown.occupied)}\n{both}"


def _question_lines(question: Question) -> str:
    if question.answer is not None:
        said = texts.member_said(question.answer)
    else:
        said = texts.question_undelivered() if question.undelivered else texts.no_answer_yet()
    return f"{texts.asked(question.question)}\n{said}"


def _outcome(shown: OfferShown) -> list[str]:
    proposal, request = shown.proposal, shown.request
    about = texts.about(request.field, request.kind, None, request.languages) if request is not None else ""
    match proposal.state:
        case State.ACCEPTED:
            interview = shown.interview
            said = texts.accepted_line(interview.starts_at) if interview else texts.accepted_earlier()
        case State.DECLINED:
            said = texts.declined_line()
        case State.EXPIRED:
            said = texts.expired_line()
        case _:
            said = refusal_texts.void(proposal.because)
    return [about, said, texts.paused_line(proposal.paused_until) if proposal.paused_until else ""]


def _offer_controls(proposal: Proposal) -> list[Control]:
    return [
        button(texts.ACCEPT, "proposals:accept", proposal.id, style=discord.ButtonStyle.success),
        button(texts.DECLINE, "proposals:decline", proposal.id),
        button(texts.ASK, "proposals:ask", proposal.id),
    ]


def said(text: str) -> ui.LayoutView:
    """In place of the panel that was used."""
    return panel(text)


# Choosing a time.


def times_panel(
    times: Sequence[datetime], own: PersonZone, theirs: ZoneInfo, action: str, subject_id: int, *said: str
) -> ui.LayoutView:
    """`action` is what the select does with the chosen time."""
    hint = members.zone_hint(own)
    if not times:
        return panel(*filter(None, (*said, texts.no_time_suits(), hint)))
    options = [
        discord.SelectOption(
            label=words(at, own.zone)[:LONGEST_LABEL],
            value=str(int(at.timestamp())),
            description=texts.time_for_member(words(at, theirs))[:LONGEST_LABEL],
        )
        for at in times
    ]
    chooser = select(texts.choose_time_placeholder(), options, action, subject_id)
    return panel(*filter(None, (*said, texts.choose_time(), hint)), controls=[chooser])


# Asking for details.


def ask_form(proposal_id: int) -> ui.Modal:
    question = text_field(
        "question",
        question_texts.ask_label(),
        question_texts.ask_description(),
        required=True,
        long=True,
        most=LONGEST_QUESTION,
    )
    return form(question_texts.ask_title(), [question], "proposals:ask", proposal_id)


def question_card(question: Question, proposal: Proposal, request: Request | None, group: str) -> ui.LayoutView:
    """What the member reads."""
    waits = proposal.is_open and question.answer is None
    paragraphs = [
        question_texts.question_title(group),
        question_texts.question_about(request.field, request.kind) if request is not None else "",
        texts.quoted(question.question),
    ]
    if question.answer is not None:
        paragraphs.append(question_texts.your_answer(question.answer))
    else:
        paragraphs.append(question_texts.question_hint(proposal.due_at) if waits else question_texts.question_closed())
    controls: list[Control] = []
    if waits:
        controls.append(button(texts.ANSWER, "proposals:answer", question.id, style=discord.ButtonStyle.primary))
    return card(*filter(None, paragraphs), tone=Tone.BUSY if waits else Tone.OFF, controls=controls)


def answer_form(question: Question) -> ui.Modal:
    answer = text_field(
        "answer",
        question_texts.answer_label(),
        question_texts.answer_description(),
        required=True,
        long=True,
        most=LONGEST_ANSWER,
    )
    return form(question_texts.answer_title(), [answer], "proposals:answer", question.id)


# The list.


def listing(found: Listing, offers: Sequence[OfferShown], *said: str) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    for text in (*said, texts.list_title(len(offers), len(found.waiting))):
        view.add_item(ui.TextDisplay(text))
    if offers:
        view.add_item(ui.TextDisplay(texts.offers_heading()))
    for shown in offers[:MOST_OFFERS]:
        _add(view, _offer_in_list(shown), _offer_controls(shown.proposal))
    if len(offers) > MOST_OFFERS:
        view.add_item(ui.TextDisplay(texts.more_offers(len(offers) - MOST_OFFERS)))
    if found.waiting:
        view.add_item(ui.TextDisplay(texts.waiting_heading()))
    for waiting in found.waiting:
        _add(view, _waiting_in_list(waiting), _waiting_controls(waiting.request, found.offset))
    turning: list[Control] = []
    if found.offset:
        turning.append(button(texts.first_page(), "proposals:page", 0))
    if found.next_offset is not None:
        turning.append(button(texts.next_page(), "proposals:page", found.next_offset))
    for row in rows_of(turning):
        view.add_item(row)
    return sealed(view)


def _add(view: ui.LayoutView, text: str, controls: Sequence[Control]) -> None:
    view.add_item(ui.TextDisplay(text))
    for row in rows_of(controls):
        view.add_item(row)


def _offer_in_list(shown: OfferShown) -> str:
    request = shown.request
    lines = [texts.about_briefly(request.field, request.kind, request.level, request.languages)] if request else []
    lines += [_when(shown, texts.MOST_WINDOWS_IN_LIST), texts.answer_by_briefly(shown.proposal.due_at)]
    return "\n".join(lines)


def _waiting_in_list(waiting: Waiting) -> str:
    request = waiting.request
    lines = [texts.about_briefly(request.field, request.kind, request.level, request.languages)]
    if request.goals:
        lines.append(texts.goals_briefly(_shortened(request.goals)))
    lines.append(texts.their_windows(waiting.windows, texts.MOST_WINDOWS_IN_LIST))
    return "\n".join(lines)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT_GOALS else f"{line[:SHORT_GOALS]}…"


def _waiting_controls(request: Request, offset: int) -> list[Control]:
    return [
        button(texts.ACCEPT, "proposals:pick", request.id, style=discord.ButtonStyle.success),
        button(texts.DECLINE, "proposals:pass", request.id, offset),
    ]
