"""Whether a request and a slot may be a pair, and how much it matters and how well it fits. Pure; instants only."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cogs.matching.pairing.models import Member, OfferedSlot, OpenRequest, Rule, Volunteer
from cogs.requests.models import FIRST_TIME, MOST_FOR_WAITING, NOT_AGAIN_WITHIN, URGENT, URGENT_WITHIN
from core.times import local_date

SAME_LEVEL = 2
SAME_KIND = 2
SECOND_LANGUAGE = 1
MOST_FOR_BOOKINGS = 3

Week = tuple[int, int]


def broken_rules(request: OpenRequest, slot: OfferedSlot, now: datetime) -> tuple[Rule, ...]:
    """Every rule that this pair would break, if it were made now; none if it may be."""
    return (*pair_rules(request, slot), *slot_rules(slot, now))


def slot_rules(slot: OfferedSlot, now: datetime) -> Iterator[Rule]:
    """Those that a slot breaks whoever asks for it."""
    volunteer = slot.volunteer
    if slot.starts_at <= now or slot.starts_at - now < timedelta(hours=volunteer.notice_hours):
        yield Rule.NOTICE
    if volunteer.paused_until is not None and now < volunteer.paused_until:
        yield Rule.PAUSED
    if places_left(volunteer, week_of_slot(slot)) < 1:
        yield Rule.WEEK_FULL
    if any(come_too_close(slot, busy.starts_at, busy.ends_at) for busy in volunteer.busy):
        yield Rule.VOLUNTEER_BUSY


def pair_rules(request: OpenRequest, slot: OfferedSlot) -> Iterator[Rule]:
    """Those that depend on who asks."""
    member, volunteer = request.member, slot.volunteer
    if are_kept_apart(member, volunteer):
        yield Rule.APART
    if not offers_field(slot, request.field):
        yield Rule.FIELD
    if request.languages.isdisjoint(volunteer.languages):
        yield Rule.LANGUAGE
    if not is_inside_a_window(request, slot):
        yield Rule.WINDOW
    if member.bookings_left < 1:
        yield Rule.BOOKINGS
    if any(come_too_close(slot, busy.starts_at, busy.ends_at) for busy in member.busy):
        yield Rule.MEMBER_BUSY
    if not request.again_welcome and any(
        volunteer_id == volunteer.id and abs(slot.starts_at - at) < NOT_AGAIN_WITHIN for volunteer_id, at in member.met
    ):
        yield Rule.REPEAT


def are_kept_apart(member: Member, volunteer: Volunteer) -> bool:
    return (
        member.id == volunteer.id
        or volunteer.id in member.blocked
        or member.id in volunteer.blocked
        or volunteer.employer in member.blocked_employers
    )


def offers_field(slot: OfferedSlot, field: str) -> bool:
    if slot.field is not None:
        return slot.field == field
    return not slot.volunteer.fields or field in slot.volunteer.fields


def is_inside_a_window(request: OpenRequest, slot: OfferedSlot) -> bool:
    return any(window.starts_at <= slot.starts_at and slot.ends_at <= window.ends_at for window in request.windows)


def come_too_close(slot: OfferedSlot, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the slot, with its volunteer's buffer around it, touches this time."""
    buffer = timedelta(minutes=slot.volunteer.buffer_minutes)
    return starts_at < slot.ends_at + buffer and slot.starts_at - buffer < ends_at


def week_of_slot(slot: OfferedSlot) -> Week:
    return week_at(slot.starts_at, slot.volunteer)


def week_at(at: datetime, volunteer: Volunteer) -> Week:
    """The week, Monday to Sunday on the volunteer's calendar, in which this instant is."""
    year, week, _ = local_date(at, volunteer.zone).isocalendar()
    return year, week


def places_left(volunteer: Volunteer, week: Week) -> int:
    """How many more interviews the volunteer gives in this week."""
    hosted = sum(1 for at in volunteer.hosted_at if week_at(at, volunteer) == week)
    return volunteer.weekly_limit - hosted


def priority(request: OpenRequest, slot: OfferedSlot, now: datetime) -> int:
    urgent = URGENT if meets_urgent_deadline(request, slot, now) else 0
    return (
        urgent + (FIRST_TIME if request.member.never_matched else 0) + min(days_waited(request, now), MOST_FOR_WAITING)
    )


def meets_urgent_deadline(request: OpenRequest, slot: OfferedSlot, now: datetime) -> bool:
    deadline = request.deadline_at
    return (
        deadline is not None and request.may_be_urgent and deadline - now <= URGENT_WITHIN and slot.ends_at <= deadline
    )


def days_waited(request: OpenRequest, now: datetime) -> int:
    """Whole days; those of a cooldown after the last turn do not count."""
    since = max(request.made_at, request.member.cooldown_until or request.made_at)
    return max(0, (now - since) // timedelta(days=1))


def fit(request: OpenRequest, slot: OfferedSlot) -> int:
    return (
        (SAME_LEVEL if is_for_level(request, slot) else 0)
        + (SAME_KIND if is_of_kind(request, slot) else 0)
        + (SECOND_LANGUAGE if len(request.languages & slot.volunteer.languages) > 1 else 0)
        - min(slot.volunteer.recent_bookings, MOST_FOR_BOOKINGS)
    )


def is_for_level(request: OpenRequest, slot: OfferedSlot) -> bool:
    return request.level in slot.volunteer.levels


def is_of_kind(request: OpenRequest, slot: OfferedSlot) -> bool:
    return request.kind == slot.kind if slot.kind else request.kind in slot.volunteer.kinds
