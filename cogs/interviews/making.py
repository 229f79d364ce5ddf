"""How an interview comes to be: a member books it, or another feature does in their name; and what follows from it."""

from datetime import datetime, timedelta

from cogs.interviews import facts, refusal_texts, rules, store
from cogs.interviews.models import CannotBook, Interview, Obstacle, State, Wish
from cogs.members import service as members
from cogs.requests import service as requests
from cogs.resumes import service as resumes
from cogs.slots import service as slots
from cogs.slots.models import Slot, Terms
from cogs.volunteers import service as volunteers
from cogs.volunteers.models import Limits
from core import jobs
from core.actor import Actor
from core.agendas import occupied
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

SHOW = "interviews:show"
REMIND = "interviews:remind"
BEGIN = "interviews:begin"
FINISH = "interviews:finish"
EXPIRE = "interviews:expire"
CHANGED = "interviews:changed"
"""For the features that follow what becomes of interviews: each of them does this job."""


async def look_at_slot(tx: Transaction, actor: Actor, slot_id: int, settings: Settings, now: datetime) -> Slot:
    """The slot that somebody is about to fill in the form for; refuses early what could not be booked anyway."""
    rules.check_ready(settings)
    slot = rules.check_open(await slots.get_slot(tx, actor.guild_id, slot_id), actor.user_id, now)
    await _check_pauses(tx, actor.guild_id, actor.user_id, slot.volunteer_id, now)
    limits = await volunteers.limits_of(tx, actor.guild_id, slot.volunteer_id, settings)
    rules.check_limits(slot, limits, settings, now)
    if slot.field is not None:
        await _check_turn(tx, actor, slot, slot.field, settings, now)
    return slot


async def _check_pauses(tx: Transaction, guild_id: int, member_id: int, volunteer_id: int, now: datetime) -> None:
    rules.check_pauses(
        await members.paused_until(tx, guild_id, member_id, now),
        await members.paused_until(tx, guild_id, volunteer_id, now),
    )


async def _check_turn(
    tx: Transaction, actor: Actor, slot: Slot, field: str | None, settings: Settings, now: datetime
) -> None:
    """Whoever a time is kept for was chosen in fair order: it is their turn."""
    if slot.is_kept_for(actor.user_id, now):
        return
    until = await requests.cooldown_until(tx, actor.guild_id, actor.user_id, settings, now)
    is_awaited = await requests.is_awaited(tx, actor.guild_id, field, except_member=actor.user_id)
    rules.check_turn(until, is_awaited, field)


async def book(
    tx: Transaction,
    actor: Actor,
    slot_id: int,
    wish: Wish,
    settings: Settings,
    now: datetime,
    *,
    resume_id: int | None = None,
) -> Interview:
    """Book the slot at once, or hold it and ask the volunteer where the slot says so."""
    slot = await look_at_slot(tx, actor, slot_id, settings, now)
    if slot.field is None:
        await _check_turn(tx, actor, slot, wish.field, settings, now)
    ends_at = _end_of(slot.starts_at, slot.minutes, wish, settings, slot.ends_at)
    limits = await _check_pair(tx, actor.guild_id, actor.user_id, slot.volunteer_id, slot.starts_at, ends_at, settings)
    if not await slots.take(tx, actor.guild_id, slot.id, ends_at, now):
        raise Refusal(refusal_texts.slot_taken())
    answer_due_at = rules.answer_due_at(slot, limits, settings, now) if slot.ask_first else None
    return await add(tx, slot, actor.user_id, wish, ends_at, answer_due_at, settings, now, resume_id)


async def book_for(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    slot_id: int,
    wish: Wish,
    settings: Settings,
    now: datetime,
    *,
    resume_id: int | None = None,
) -> Interview:
    """Book an open slot in a member's name, at once: whoever calls this knows that its volunteer agrees.

    Raises CannotBook, having changed nothing, for what `book` would refuse.
    """
    slot = rules.check_open(await slots.get_slot(tx, guild_id, slot_id), member_id, now)
    ends_at = await check_slot(tx, slot, member_id, wish, settings, now)
    if not await slots.take(tx, guild_id, slot.id, ends_at, now):
        raise CannotBook(Obstacle.SLOT_GONE, refusal_texts.slot_taken())
    return await add(tx, slot, member_id, wish, ends_at, None, settings, now, resume_id)


async def book_new_for(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    volunteer_id: int,
    starts_at: datetime,
    terms: Terms,
    wish: Wish,
    settings: Settings,
    now: datetime,
    *,
    resume_id: int | None = None,
) -> Interview:
    """As `book_for`, at a time that the volunteer did not offer but agrees to."""
    ends_at = await check_time(tx, guild_id, member_id, volunteer_id, starts_at, terms.minutes, wish, settings, now)
    limits = await volunteers.limits_of(tx, guild_id, volunteer_id, settings)
    slot, _ = await slots.take_new(
        tx, guild_id, volunteer_id, starts_at, ends_at, terms, now, buffer_minutes=limits.buffer_minutes
    )
    return await add(tx, slot, member_id, wish, ends_at, None, settings, now, resume_id)


async def check_slot(
    tx: Transaction, slot: Slot, member_id: int, wish: Wish, settings: Settings, now: datetime
) -> datetime:
    """As `check_time`, for a time that the volunteer offered."""
    starts_at, minutes = slot.starts_at, slot.minutes
    return await check_time(
        tx, slot.guild_id, member_id, slot.volunteer_id, starts_at, minutes, wish, settings, now, ends_by=slot.ends_at
    )


async def check_time(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    volunteer_id: int,
    starts_at: datetime,
    minutes: int,
    wish: Wish,
    settings: Settings,
    now: datetime,
    *,
    ends_by: datetime | None = None,
) -> datetime:
    """Whether these two could be booked then, as CannotBook; returns when the interview would end.

    `ends_by` is what the volunteer keeps free, where they offered the time themself.
    """
    rules.check_ready(settings)
    await _check_pauses(tx, guild_id, member_id, volunteer_id, now)
    rules.check_volunteer(starts_at, await volunteers.limits_of(tx, guild_id, volunteer_id, settings), now)
    ends_at = _end_of(starts_at, minutes, wish, settings, ends_by)
    await _check_pair(tx, guild_id, member_id, volunteer_id, starts_at, ends_at, settings)
    return ends_at


def _end_of(starts_at: datetime, minutes: int, wish: Wish, settings: Settings, ends_by: datetime | None) -> datetime:
    """A longer agenda that the group chose since then takes nothing that the volunteer did not offer."""
    ends_at = starts_at + occupied(settings.agenda, minutes, is_watched=wish.may_be_watched)
    return ends_at if ends_by is None else min(ends_at, ends_by)


async def _check_pair(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    settings: Settings,
) -> Limits:
    """Returns the volunteer's limits, which were found on the way."""
    found = await facts.for_booking(tx, guild_id, member_id, volunteer_id, starts_at, ends_at, settings)
    rules.check_booking(found, starts_at, ends_at, member_id, settings)
    return found.limits


async def add(
    tx: Transaction,
    slot: Slot,
    member_id: int,
    wish: Wish,
    ends_at: datetime,
    answer_due_at: datetime | None,
    settings: Settings,
    now: datetime,
    resume_id: int | None,
) -> Interview:
    """The interview of a slot that was taken for it: held where there is an answer to wait for, else booked."""
    interview = await store.add_interview(
        tx,
        slot,
        member_id,
        wish,
        ends_at=ends_at,
        state=State.HELD if answer_due_at else State.BOOKED,
        answer_due_at=answer_due_at,
        now=now,
    )
    if resume_id is not None:
        remove_at = ends_at + timedelta(days=settings.resume_days)
        await resumes.attach(tx, slot.guild_id, resume_id, interview.id, remove_at)
    await show(tx, interview, now)
    if answer_due_at is not None:
        await jobs.schedule(tx, slot.guild_id, EXPIRE, interview.id, answer_due_at)
    else:
        await schedule_reminders(tx, interview, settings, now)
    return interview


async def schedule_reminders(tx: Transaction, interview: Interview, settings: Settings, now: datetime) -> None:
    for minutes, due_at, useless_at in rules.reminder_times(interview.starts_at, settings.reminders, now):
        await jobs.schedule(
            tx, interview.guild_id, REMIND, interview.id, due_at, detail=str(minutes), useless_at=useless_at
        )
    await jobs.schedule(tx, interview.guild_id, BEGIN, interview.id, interview.starts_at, useless_at=interview.ends_at)
    await jobs.schedule(tx, interview.guild_id, FINISH, interview.id, interview.ends_at)


async def show(tx: Transaction, interview: Interview, now: datetime) -> None:
    """Have it shown on Discord as it is now."""
    await jobs.schedule(tx, interview.guild_id, SHOW, interview.id, now)
    await jobs.schedule(tx, interview.guild_id, CHANGED, interview.id, now)
