"""Forms and panels about requests to employers. Everything here is shown to one person alone."""

import io
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.asks import finding_texts, phrases, rules, texts
from cogs.asks.models import Ask, State, Timing, Tone, Totals, Typed
from cogs.goals.models import LONGEST_GOAL
from core.ui import Control, Field, button, form, panel, rows_of, sealed, text_field
from core.wording import Finding, Mode

PER_PAGE = 5
ROOM_FOR_FINDINGS = 1200
MOST_TEXT = 4000  # of one message with components

GOOD, DANGER = discord.ButtonStyle.success, discord.ButtonStyle.danger


# Forms.


def draft_form(made_from: int, typed: Typed) -> ui.Modal:
    """`made_from` tells one form from the next, so that handing it in twice makes one message."""
    fields = [
        text_field(
            "role",
            texts.ROLE_FIELD,
            value=typed.role,
            placeholder=texts.ROLE_EXAMPLE,
            required=True,
            most=phrases.LONGEST_ROLE,
        ),
        text_field(
            "skill",
            texts.SKILL_FIELD,
            texts.SKILL_HELP,
            value=typed.skill,
            placeholder=texts.SKILL_EXAMPLE,
            required=True,
            most=phrases.LONGEST_SKILL,
        ),
        text_field(
            "valued",
            texts.VALUED_FIELD,
            texts.VALUED_HELP,
            value=typed.valued,
            placeholder=texts.VALUED_EXAMPLE,
            most=phrases.LONGEST_VALUED,
        ),
        text_field(
            "declined",
            texts.DECLINED_FIELD,
            texts.DECLINED_HELP,
            value=typed.declined,
            placeholder=texts.DECLINED_EXAMPLE,
            required=True,
            most=phrases.LONGEST_DECLINED,
        ),
        Field(texts.TONE_FIELD, _tones(typed.tone)),
    ]
    return form(texts.FORM_TITLE, fields, "asks:draft", made_from)


def _tones(chosen: Tone) -> ui.Select[ui.LayoutView]:
    return ui.Select(
        custom_id="tone",
        required=True,
        options=[
            discord.SelectOption(label=texts.tone_label(tone), value=tone, default=tone is chosen) for tone in Tone
        ],
    )


def change_form(ask: Ask) -> ui.Modal:
    text = text_field(
        "text",
        texts.TEXT_FIELD,
        texts.TEXT_HELP,
        value=ask.text,
        required=True,
        long=True,
        most=rules.LONGEST_TEXT,
    )
    return form(texts.CHANGE_FORM_TITLE, [text], "asks:change", ask.id)


def answer_form(ask: Ask) -> ui.Modal:
    fields = [
        text_field("answer", texts.ANSWER_FIELD, texts.ANSWER_HELP, long=True, most=rules.LONGEST_ANSWER),
        text_field(
            "develop",
            texts.DEVELOP_FIELD,
            texts.DEVELOP_HELP,
            placeholder=texts.DEVELOP_EXAMPLE,
            most=LONGEST_GOAL,
        ),
    ]
    return form(texts.ANSWER_FORM_TITLE, fields, "asks:answer", ask.id)


# The check.


def check(text: str, findings: Sequence[Finding], mode: Mode) -> tuple[ui.LayoutView, list[discord.File]]:
    """The findings with the words that were checked: in a block to copy, or as a file where they are too long."""
    said = [finding_texts.heading(mode)]
    if findings:
        explanations = finding_texts.explanations(findings)
        said += [finding_texts.found(len(explanations)), *explanations]
    else:
        said.append(finding_texts.nothing_to_change(mode))
    block = texts.block(text)
    if len(block) + sum(map(len, said)) <= MOST_TEXT:
        return panel(*said, block), []
    view = panel(*said)
    view.add_item(ui.File(f"attachment://{finding_texts.FILE_NAME}"))
    return view, [discord.File(io.BytesIO(text.encode()), finding_texts.FILE_NAME)]


# A draft.


def cannot_draft(typed: Typed, problems: Sequence[str], findings: Sequence[Finding], made_from: int) -> ui.LayoutView:
    """What stands in the way, and everything that was typed, in a form that opens again filled in."""
    said = [*problems, *finding_texts.explanations(findings, ROOM_FOR_FINDINGS)]
    given = "\n".join(filter(None, typed.texts))
    return panel(
        texts.cannot_draft(),
        *said,
        texts.typed_so_far(),
        texts.block(given),
        controls=[button(texts.CORRECT, "asks:correct", made_from, style=discord.ButtonStyle.primary)],
    )


def draft(
    ask: Ask, now: datetime, zone: ZoneInfo, findings: Sequence[Finding] | None = None, tip: str = ""
) -> ui.LayoutView:
    """`findings` are given where the person has changed the message: what the guard says stands beside it."""
    timing = rules.timing(ask.declined_at, ask.declined_on, now, zone)
    said = [texts.draft_title() if findings is None else texts.changed_title(), texts.block(ask.subject)]
    said += [texts.the_text(), texts.block(ask.text)]
    if findings:
        said += [texts.would_hurt(), *finding_texts.explanations(findings, ROOM_FOR_FINDINGS)]
    elif findings is not None:
        said.append(texts.nothing_would_hurt())
    said += filter(None, ("\n".join(_advice(ask, timing, now)), tip))
    return panel(*said, controls=_draft_controls(ask))


def _advice(ask: Ask, timing: Timing, now: datetime) -> list[str]:
    when = texts.when_to_send(timing)
    if ask.state is State.RESTING and ask.rests_until != timing.calm_at:
        when = texts.resting(ask)
    return [when, texts.how_to_send(ask.channel, ask.only_applied), texts.send_once()]


def _draft_controls(ask: Ask) -> list[Control]:
    return [
        button(texts.I_SENT_IT, "asks:sent", ask.id, style=GOOD),
        button(texts.REMIND_ME_TOMORROW, "asks:tomorrow", ask.id),
        button(texts.CHANGE, "asks:change", ask.id),
        button(texts.DISCARD, "asks:discard", ask.id, style=DANGER),
    ]


def sent(ask: Ask, zone_hint: str) -> ui.LayoutView:
    said = filter(None, (texts.sent(ask), zone_hint))
    return panel(*said, controls=[button(texts.ALL_OF_MINE, "asks:list")])


def discarded(ask: Ask) -> ui.LayoutView:
    return panel(texts.discarded(), texts.block(ask.text))


# What becomes of it.


def ask_list(asks: Sequence[Ask], totals: Totals | None, page: int, *said: str) -> ui.LayoutView:
    """What was just done, then those that are not closed, with their buttons; `page` counts from 0.

    Below stands how often the group is answered, where it may know.
    """
    open_asks = [ask for ask in asks if ask.state is not State.CLOSED]
    page = min(max(page, 0), max(0, len(open_asks) - 1) // PER_PAGE)
    view = ui.LayoutView(timeout=None)
    for line in said:
        view.add_item(ui.TextDisplay(line))
    view.add_item(ui.TextDisplay(texts.list_title(len(open_asks), len(asks) - len(open_asks))))
    for ask in open_asks[page * PER_PAGE : (page + 1) * PER_PAGE]:
        view.add_item(ui.TextDisplay(texts.list_line(ask)))
        view.add_item(rows_of(_list_controls(ask))[0])
    if totals is not None:
        view.add_item(ui.TextDisplay(texts.group_totals(totals)))
    pages: list[Control] = [button(texts.NEW_DRAFT, "asks:begin")]
    if page > 0:
        pages.append(button(texts.earlier(), "asks:page", page - 1))
    if len(open_asks) > (page + 1) * PER_PAGE:
        pages.append(button(texts.later(), "asks:page", page + 1))
    view.add_item(rows_of(pages)[0])
    return sealed(view)


def _list_controls(ask: Ask) -> list[Control]:
    shows: list[Control] = [button(texts.SHOW, "asks:show", ask.id)]
    closes: list[Control] = [button(texts.CLOSE, "asks:close", ask.id)]
    match ask.state:
        case State.DRAFTED | State.RESTING:
            return [button(texts.I_SENT_IT, "asks:sent", ask.id, style=GOOD), *shows, *closes]
        case State.SENT:
            return [*_outcomes(ask), *closes, *shows]
        case State.SILENT:
            return [_got_an_answer(ask), *closes, *shows]
        case _:
            return [*shows, *closes]


def _got_an_answer(ask: Ask) -> Control:
    return button(texts.GOT_AN_ANSWER, "asks:answer", ask.id, style=GOOD)


def _outcomes(ask: Ask) -> list[Control]:
    return [_got_an_answer(ask), button(texts.NO_ANSWER, "asks:silent", ask.id)]


def one(ask: Ask, follow_up: str, now: datetime, zone: ZoneInfo, tip: str = "") -> ui.LayoutView:
    """`follow_up` are the words of the one follow-up, shown once it is time for it."""
    if ask.is_unsent:
        return draft(ask, now, zone, tip=tip)
    said = [texts.one_title(ask), texts.block(ask.subject), texts.block(ask.text)]
    if ask.state is State.SENT and ask.followed_up_at is not None:
        said += [texts.follow_up_is_due(), texts.block(follow_up)]
    if ask.answer:
        said += [texts.their_answer(), texts.block(ask.answer)]
    controls = [control for control in _list_controls(ask) if control.custom_id != f"asks:show:{ask.id}"]
    if ask.state is State.CLOSED:
        controls = []
    return panel(*said, controls=[*controls, button(texts.ALL_OF_MINE, "asks:list")])


def answered(ask: Ask, goal: str | None) -> ui.LayoutView:
    controls: list[Control] = [button(texts.ALL_OF_MINE, "asks:list")]
    return panel(texts.answered(goal), controls=controls)


def let_go(ask: Ask) -> ui.LayoutView:
    return panel(texts.let_go(), controls=[_got_an_answer(ask), button(texts.ALL_OF_MINE, "asks:list")])


# Private messages.


def rested_message(ask: Ask) -> ui.LayoutView:
    return panel(texts.rested_message(), controls=[button(texts.SHOW, "asks:show", ask.id), *_draft_controls(ask)])


def follow_up_message(ask: Ask) -> ui.LayoutView:
    controls = [button(texts.SHOW, "asks:show", ask.id), *_outcomes(ask), button(texts.CLOSE, "asks:close", ask.id)]
    return panel(texts.follow_up_message(), controls=controls)


def let_go_message(ask: Ask) -> ui.LayoutView:
    return panel(texts.let_go_message(), controls=[_got_an_answer(ask), button(texts.CLOSE, "asks:close", ask.id)])
