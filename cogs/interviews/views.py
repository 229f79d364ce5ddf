"""What people see of interviews: cards, panels and forms. Nothing is decided here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from cogs.interviews import texts, thread_texts
from cogs.interviews.models import Interview, Move, MoveState, State
from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.requests.models import OwnRequest
from cogs.slots.models import Slot
from cogs.volunteers.models import KINDS
from core.settings import Settings
from core.times import clock_change_warning, clock_changes_between, is_unsocial, words
from core.ui import (
    Control,
    Field,
    Tone,
    button,
    card,
    choices_field,
    file_field,
    form,
    panel,
    select,
    select_field,
    text_field,
)

SLOTS_PER_PAGE = 10
MOST_LISTED = 5
COMPONENTS_LISTED = 38
"""Of the 40 that Discord takes in a message, without the list's title and last line."""
COMPONENTS_OF_AN_INTERVIEW = 5
COMPONENTS_OF_A_REQUEST = 3
LONGEST_GOALS = 1000
LONGEST_REASON = 200
LONGEST_PLACE = 100

TONES = {
    State.HELD: Tone.BUSY,
    State.BOOKED: Tone.OPEN,
    State.FINISHED: Tone.GOOD,
    State.CANCELLED: Tone.OFF,
    State.DECLINED: Tone.OFF,
    State.EXPIRED: Tone.OFF,
}

ANY = "*"


def mention(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else thread_texts.nobody()


# The card in the parties' thread.


def interview_card(
    interview: Interview, place: str, zones: Mapping[int, PersonZone], needs: str, now: datetime, ref: str
) -> ui.LayoutView:
    """`needs` is what helps the member, in words."""
    paragraphs = [
        thread_texts.card_title(interview.state),
        thread_texts.card_when(interview.starts_at, interview.minutes, interview.ends_at - interview.starts_at),
        "\n".join(_local_times(interview, zones, now)),
        thread_texts.card_people(mention(interview.member_id), mention(interview.volunteer_id)),
        thread_texts.card_about(interview.field, interview.kind, place),
        thread_texts.card_goals(interview.goals) if interview.goals else "",
        _needs(interview, needs),
        thread_texts.card_why(interview.why) if interview.why and interview.is_live else "",
        thread_texts.card_openness(interview.may_be_watched, interview.may_be_recorded),
        _standing(interview),
        thread_texts.moderators_can_read(),
    ]
    shown = [paragraph for paragraph in paragraphs if paragraph]
    return card(*shown, tone=TONES[interview.state], controls=_card_controls(interview, now), ref=ref)


def _local_times(interview: Interview, zones: Mapping[int, PersonZone], now: datetime) -> list[str]:
    lines = []
    for user_id in interview.parties:
        person = zones[user_id]
        lines.append(
            thread_texts.card_local_time(
                user_id,
                words(interview.starts_at, person.zone),
                is_unsocial(interview.starts_at, person.zone),
                person.is_default,
            )
        )
        if interview.is_live:
            lines.extend(
                thread_texts.clock_change(user_id, clock_change_warning(change, person.zone))
                for change in clock_changes_between(now, interview.starts_at, person.zone)
            )
    return lines


def _needs(interview: Interview, needs: str) -> str:
    """For the host to prepare; nobody needs to know any more once it is over."""
    if not needs or interview.member_id is None or interview.state is not State.BOOKED:
        return ""
    return thread_texts.card_needs(interview.member_id, needs)


def _standing(interview: Interview) -> str:
    if interview.state is State.BOOKED:
        coming = {
            interview.member_id: interview.member_coming_at,
            interview.volunteer_id: interview.volunteer_coming_at,
        }
        return "\n".join(thread_texts.card_coming(user_id, at is not None) for user_id, at in coming.items() if user_id)
    if interview.state in (State.CANCELLED, State.DECLINED, State.EXPIRED):
        return thread_texts.card_ended(interview.ended_by, interview.ended_because)
    return ""


def _answers(interview: Interview) -> list[Control]:
    return [
        button(texts.ACCEPT, "interviews:accept", interview.id, style=discord.ButtonStyle.success),
        button(texts.DECLINE, "interviews:decline", interview.id),
    ]


def _card_controls(interview: Interview, now: datetime) -> list[Control]:
    """From the start on there is nothing to move or to cancel any more, but something to say."""
    if interview.state is State.HELD:
        return _answers(interview)
    score = button(texts.SCORE, "scores:open", interview.id, style=discord.ButtonStyle.primary)
    if interview.state is State.FINISHED:
        return [score]
    if interview.state is not State.BOOKED:
        return []
    if interview.starts_at <= now:
        return [
            score,
            button(texts.CALENDAR_FILE, "interviews:calendar", interview.id),
            button(texts.RUNNING_LATE, "interviews:late", interview.id),
            button(texts.PREP_PACK, "prep:pack", interview.id),
        ]
    return [
        button(texts.MOVE, "interviews:move", interview.id),
        button(texts.CANCEL, "interviews:cancel", interview.id, style=discord.ButtonStyle.danger),
        button(texts.CALENDAR_FILE, "interviews:calendar", interview.id),
        button(texts.SET_PLACE, "interviews:place", interview.id),
        button(texts.RUNNING_LATE, "interviews:late", interview.id),
        button(texts.PREP_PACK, "prep:pack", interview.id),
    ]


def reminder_card(interview: Interview, place: str, mentions: str, late: bool, ref: str) -> ui.LayoutView:
    said = thread_texts.reminder(mentions, interview.starts_at, place, late)
    controls = [
        button(texts.STILL_COMING, "interviews:coming", interview.id, style=discord.ButtonStyle.success),
        button(texts.CANNOT_MAKE_IT, "interviews:cancel", interview.id),
    ]
    return card(said, tone=Tone.BUSY, controls=controls, ref=ref)


def move_card(move: Move, interview: Interview, ref: str) -> ui.LayoutView:
    is_open = move.state is MoveState.PROPOSED
    controls = [
        button(texts.ACCEPT_NEW_TIME, "interviews:accept_move", move.id, style=discord.ButtonStyle.success),
        button(texts.KEEP_OLD_TIME, "interviews:keep_time", move.id),
    ]
    other = interview.other_party(move.proposed_by)
    return card(
        thread_texts.move_card_title(move.state),
        thread_texts.move_card(move.proposed_by, other, interview.starts_at if is_open else None, move.starts_at),
        tone=Tone.BUSY if is_open else Tone.OFF,
        controls=controls if is_open else (),
        ref=ref,
    )


# Choosing a slot.


def picker(
    slots: Sequence[Slot],
    settings: Settings,
    zone: PersonZone,
    *,
    field: int | None = None,
    kind: int | None = None,
    series_id: int = 0,
    page: int = 0,
    has_more: bool = False,
    refusal: str = "",
) -> ui.LayoutView:
    """Open slots with filters. The filters travel in the custom ids, as positions in the group's lists."""
    is_filtered = field is not None or kind is not None or bool(series_id)
    paragraphs = [refusal] if refusal else []
    if slots:
        lines = [texts.picker_line(mention(slot.volunteer_id), slot.starts_at, slot_summary(slot)) for slot in slots]
        paragraphs += [texts.picker_title(len(slots), is_filtered), "\n".join(lines)]
        paragraphs += [hint] if (hint := members.zone_hint(zone)) else []
    else:
        paragraphs.append(texts.no_open_slots(is_filtered))
    state = (_position(field), _position(kind), series_id)
    controls: list[Control] = []
    if slots:
        controls.append(select(texts.pick_placeholder(), slot_options(slots, zone), "interviews:pick"))
    controls += _filters(settings, field, kind, state)
    if page > 0:
        controls.append(button(texts.earlier_page(), "interviews:page", *state, page - 1))
    if has_more:
        controls.append(button(texts.later_page(), "interviews:page", *state, page + 1))
    return panel(*paragraphs, controls=controls)


def _position(value: int | None) -> int | str:
    return ANY if value is None else value


def slot_summary(slot: Slot) -> str:
    return texts.slot_details(slot.field, slot.kind, slot.minutes, slot.ask_first)


def slot_options(slots: Sequence[Slot], zone: PersonZone) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=words(slot.starts_at, zone.zone)[:100],
            value=str(slot.id),
            description=slot_summary(slot).removeprefix(" · ")[:100],
        )
        for slot in slots
    ]


def _filters(
    settings: Settings, field: int | None, kind: int | None, state: tuple[int | str, int | str, int]
) -> list[Control]:
    chosen_field = settings.fields[field] if field is not None else None
    chosen_kind = KINDS[kind] if kind is not None else None
    # 24 of at most 25 fields: one option is needed for "any".
    return [
        select(
            texts.filter_placeholder(texts.field_word(), chosen_field),
            _filter_options(settings.fields[:24], field),
            "interviews:filter_field",
            *state,
        ),
        select(
            texts.filter_placeholder(texts.kind_word(), chosen_kind),
            _filter_options(KINDS, kind),
            "interviews:filter_kind",
            *state,
        ),
    ]


def _filter_options(names: Sequence[str], chosen: int | None) -> list[discord.SelectOption]:
    options = [discord.SelectOption(label=texts.any_choice(), value=ANY)]
    return options + [
        discord.SelectOption(label=name[:100], value=str(position), default=position == chosen)
        for position, name in enumerate(names)
    ]


# Forms.


def booking_form(slot: Slot, settings: Settings, aim: str) -> ui.Modal:
    """`aim` is what the member works on already, to be kept or replaced."""
    fields: list[Field] = [
        text_field(
            "goals",
            texts.goals_label(),
            texts.goals_description(),
            value=aim,
            long=True,
            required=True,
            most=LONGEST_GOALS,
        ),
        file_field("resume", texts.resume_label(), texts.resume_description()),
        choices_field(
            "openness",
            texts.openness_label(),
            texts.openness_options(settings.recording != "off"),
            texts.openness_description(),
        ),
    ]
    if slot.field is None:
        fields.append(select_field("field", texts.optional_choice_label(texts.field_word()), settings.fields))
    if slot.kind is None:
        fields.append(select_field("kind", texts.optional_choice_label(texts.kind_word()), KINDS))
    return form(texts.form_title(), fields, "interviews:book", slot.id)


def cancel_form(interview_id: int) -> ui.Modal:
    reason = text_field("reason", texts.cancel_reason_label(), texts.cancel_reason_description(), most=LONGEST_REASON)
    return form(texts.cancel_form_title(), [reason], "interviews:cancel", interview_id)


def move_form(interview_id: int) -> ui.Modal:
    when = text_field("when", texts.move_when_label(), texts.move_when_description(), required=True, most=100)
    return form(texts.move_form_title(), [when], "interviews:move", interview_id)


def place_form(interview: Interview) -> ui.Modal:
    place = text_field("place", texts.place_label(), value=interview.place, required=True, most=LONGEST_PLACE)
    return form(texts.place_form_title(), [place], "interviews:place", interview.id)


def late_form(interview_id: int) -> ui.Modal:
    minutes = text_field("minutes", texts.late_label(), value="5", required=True, most=3)
    return form(texts.late_form_title(), [minutes], "interviews:late", interview_id)


def edit_form(interview: Interview) -> ui.Modal:
    fields = [
        text_field(
            "goals",
            texts.goals_label(),
            texts.goals_description(),
            value=interview.goals,
            long=True,
            required=True,
            most=LONGEST_GOALS,
        ),
        file_field("resume", texts.resume_label(), texts.resume_description()),
    ]
    return form(texts.edit_form_title(), fields, "interviews:edit", interview.id)


# Lists.


def interview_list(
    interviews: Sequence[Interview],
    user_id: int,
    now: datetime,
    requests: Sequence[OwnRequest] = (),
    others: Sequence[str] = (),
) -> ui.LayoutView:
    """This person's interviews and requests with their buttons, then what other features have to say about some."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(texts.list_title(len(interviews))))
    room = (COMPONENTS_LISTED - COMPONENTS_OF_A_REQUEST * len(requests)) // COMPONENTS_OF_AN_INTERVIEW
    for interview in interviews[: min(room, MOST_LISTED)]:
        view.add_item(ui.TextDisplay(texts.list_line(interview, user_id)))
        controls: list[Control] = [
            button(texts.MOVE, "interviews:move", interview.id),
            button(texts.CANCEL, "interviews:cancel", interview.id, style=discord.ButtonStyle.danger),
            button(texts.CALENDAR_FILE, "interviews:calendar", interview.id),
        ]
        if interview.state is State.HELD:
            controls = controls[1:]
            if interview.volunteer_id == user_id:
                controls = _answers(interview)
        elif interview.starts_at <= now:
            controls = _card_controls(interview, now)
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(*controls)
        view.add_item(row)
    for number, request in enumerate(requests):
        view.add_item(ui.TextDisplay(request.said if number else texts.requests_title(request.said)))
        withdraw = button(texts.WITHDRAW, "requests:withdraw", request.id, style=discord.ButtonStyle.danger)
        request_row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(withdraw)
        view.add_item(request_row)
    if others:
        view.add_item(ui.TextDisplay("\n".join(others)))
    view.stop()
    return view
