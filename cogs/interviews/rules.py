"""What is allowed: pure decisions on plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.interviews import refusal_texts
from cogs.interviews.models import CannotBook, Interview, Move, MoveState, Obstacle, State
from cogs.slots.models import Slot, SlotState
from cogs.volunteers.models import Limits
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings


@dataclass(frozen=True)
class BookingFacts:
    """What the service found out about the two people before a booking or move is decided."""

    member_interviews: Sequence[Interview]
    volunteer_clash: bool
    volunteer_week_count: int
    limits: Limits
    """The volunteer's."""
    kept_apart: bool = False
    """One of the two never wants to meet the other. Nobody is ever told."""


def check_ready(settings: Settings) -> None:
    """Bookings need a channel for the private threads."""
    if settings.interviews_channel is None:
        raise Refusal(refusal_texts.not_set_up())


def check_open(slot: Slot | None, member_id: int, now: datetime) -> Slot:
    """Whether this slot is there to be booked; what its volunteer's limits say is `check_limits`."""
    if slot is None:
        raise CannotBook(Obstacle.SLOT_GONE, refusal_texts.no_such_slot())
    if slot.state is SlotState.WITHDRAWN:
        raise CannotBook(Obstacle.SLOT_GONE, refusal_texts.slot_withdrawn())
    if slot.state is SlotState.TAKEN:
        raise CannotBook(Obstacle.SLOT_GONE, refusal_texts.slot_taken())
    if slot.volunteer_id == member_id:
        raise CannotBook(Obstacle.KEPT_APART, refusal_texts.own_slot())
    if slot.starts_at <= now:
        raise CannotBook(Obstacle.NOTICE, refusal_texts.slot_past())
    if slot.is_kept_from(member_id, now) and slot.kept_until_at is not None:
        raise CannotBook(Obstacle.SLOT_GONE, refusal_texts.slot_kept(slot.kept_until_at))
    return slot


def check_limits(slot: Slot, limits: Limits, settings: Settings, now: datetime) -> None:
    """Whether its volunteer takes bookings of it now; what depends on other bookings is `check_booking`."""
    check_volunteer(slot.starts_at, limits, now)
    if slot.ask_first and answer_due_at(slot, limits, settings, now) <= now:
        raise Refusal(refusal_texts.too_late_to_ask())


def check_volunteer(starts_at: datetime, limits: Limits, now: datetime) -> None:
    """Whether the volunteer takes bookings of this time now, were nothing else booked."""
    if limits.is_paused(now):
        raise CannotBook(Obstacle.PAUSED, refusal_texts.volunteer_paused())
    if starts_at <= now:
        raise CannotBook(Obstacle.NOTICE, refusal_texts.slot_past())
    if starts_at - now < limits.notice:
        raise CannotBook(Obstacle.NOTICE, refusal_texts.too_short_notice(limits.notice))


def check_pauses(member_until: datetime | None, volunteer_until: datetime | None) -> None:
    """Whether either of them rests from booking, after interviews that did not work out."""
    if member_until is not None:
        raise CannotBook(Obstacle.BOOKINGS, refusal_texts.member_paused(member_until))
    if volunteer_until is not None:
        raise CannotBook(Obstacle.PAUSED, refusal_texts.volunteer_paused())


def check_turn(cooldown_until: datetime | None, is_awaited: bool, field: str | None) -> None:
    """For a while after an interview, whoever waits for this field (None: for any) comes first."""
    if cooldown_until is not None and is_awaited:
        raise Refusal(refusal_texts.others_first(field, cooldown_until))


def check_booking(
    facts: BookingFacts, starts_at: datetime, ends_at: datetime, member_id: int, settings: Settings
) -> None:
    own = [interview for interview in facts.member_interviews if interview.member_id == member_id]
    if len(own) >= settings.active_bookings:
        said = refusal_texts.too_many_bookings(settings.active_bookings, own[0].starts_at)
        raise CannotBook(Obstacle.BOOKINGS, said)
    check_clash(facts, starts_at, ends_at)
    if facts.volunteer_week_count >= facts.limits.weekly_limit:
        raise CannotBook(Obstacle.WEEK_FULL, refusal_texts.volunteer_has_no_room())
    if facts.kept_apart:
        raise CannotBook(Obstacle.KEPT_APART, refusal_texts.volunteer_has_no_room())


def check_clash(facts: BookingFacts, starts_at: datetime, ends_at: datetime) -> None:
    clash = next((one for one in facts.member_interviews if one.starts_at < ends_at and one.ends_at > starts_at), None)
    if clash is not None:
        raise CannotBook(Obstacle.MEMBER_BUSY, refusal_texts.member_clash(clash.starts_at))
    if facts.volunteer_clash:
        raise CannotBook(Obstacle.VOLUNTEER_BUSY, refusal_texts.volunteer_clash())


def answer_due_at(slot: Slot, limits: Limits, settings: Settings, now: datetime) -> datetime:
    """When the volunteer's answer to a held slot is due."""
    return min(now + timedelta(hours=settings.answer_hours), slot.starts_at - limits.notice)


def check_party(interview: Interview | None, actor: Actor) -> Interview:
    """Whoever is no party of it learns nothing, not even that it exists."""
    if interview is None or actor.user_id not in interview.parties:
        raise Refusal(refusal_texts.no_such_interview())
    return interview


def check_live(interview: Interview, now: datetime) -> None:
    if not interview.is_live:
        raise Refusal(refusal_texts.interview_over(interview.state))
    if interview.starts_at <= now:
        raise Refusal(refusal_texts.interview_started())


def is_no_news(interview: Interview) -> bool:
    """It ended before anybody was told of it, and the member, who knows of it from booking, did that or is gone."""
    if interview.is_live or interview.told_sequence >= 0:
        return False
    return interview.member_id in (None, interview.ended_by) or interview.state is State.FINISHED


def check_move(interview: Interview, starts_at: datetime, now: datetime) -> None:
    check_live(interview, now)
    if interview.state is not State.BOOKED:
        raise Refusal(refusal_texts.not_confirmed_yet())
    if starts_at == interview.starts_at:
        raise Refusal(refusal_texts.same_time())
    if starts_at <= now:
        raise Refusal(refusal_texts.slot_past())


def check_answer(move: Move | None, interview: Interview, actor: Actor) -> Move:
    """Only the other party answers, and only once."""
    if move is None or move.interview_id != interview.id:
        raise Refusal(refusal_texts.no_such_interview())
    if move.proposed_by == actor.user_id:
        raise Refusal(refusal_texts.other_must_answer())
    if move.state is not MoveState.PROPOSED:
        raise Refusal(refusal_texts.move_answered(move.state))
    return move


def place_of(interview: Interview, settings: Settings) -> str:
    """Where people meet: what they said, else the group's stage where others may watch, else nowhere yet."""
    if interview.place or not interview.may_be_watched or settings.stage_channel is None:
        return interview.place
    return f"<#{settings.stage_channel}>"


def is_channel(place: str) -> bool:
    return place.startswith("<#") and place.endswith(">")


def reminder_times(
    starts_at: datetime, minutes_before: Sequence[int], now: datetime
) -> list[tuple[int, datetime, datetime]]:
    """(minutes before, due, useless) for each reminder still ahead. One is useless once the next is due."""
    ahead = sorted((minutes for minutes in minutes_before), reverse=True)
    due = [(minutes, starts_at - timedelta(minutes=minutes)) for minutes in ahead]
    useless = [*(at for _, at in due), starts_at][1:]
    return [(minutes, at, end) for (minutes, at), end in zip(due, useless, strict=True) if at > now]
