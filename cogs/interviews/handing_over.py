"""Somebody else in the place of one of the two: another interview at the same time, with a thread of its own.

What the first two wrote to each other, and the member's resume, stays out of it.
"""

from dataclasses import replace
from datetime import datetime

from cogs.interviews import facts, making, rules, store, texts
from cogs.interviews.ending import leave, note_change
from cogs.interviews.models import CannotBook, Interview, Obstacle, State, Wish
from cogs.members import service as members
from cogs.requests import service as requests
from cogs.resumes import service as resumes
from cogs.slots import service as slots
from cogs.slots.models import Slot
from cogs.volunteers import service as volunteers
from core.settings import Settings
from data.database import Transaction


async def check_stand_in(
    tx: Transaction, interview: Interview, member_id: int, settings: Settings, now: datetime
) -> None:
    """Whether this person could take the member's place, as CannotBook. Notice is no question: both are there."""
    if interview.volunteer_id is None or member_id in interview.parties:
        raise CannotBook(Obstacle.KEPT_APART, texts.cannot_step_in())
    rules.check_pauses(await members.paused_until(tx, interview.guild_id, member_id, now), None)
    await _check_pair(tx, interview, member_id, interview.volunteer_id, settings)


async def replace_member(
    tx: Transaction, interview: Interview, member_id: int, wish: Wish, settings: Settings, now: datetime
) -> Interview:
    """The member did not come: this interview is off, and the same slot is booked for who steps in."""
    await check_stand_in(tx, interview, member_id, settings, now)
    slot = await slots.get_slot(tx, interview.guild_id, interview.slot_id)
    assert slot is not None
    await _leave_to_another(tx, interview, texts.stepped_in(), now)
    made = await making.add(tx, slot, member_id, wish, interview.ends_at, None, settings, now, None)
    return await _with_event(tx, interview, made)


async def check_volunteer(
    tx: Transaction, interview: Interview, volunteer_id: int, settings: Settings, now: datetime
) -> None:
    """Whether this volunteer could take the place of the present one, as CannotBook."""
    if interview.member_id is None or volunteer_id in interview.parties:
        raise CannotBook(Obstacle.KEPT_APART, texts.cannot_take_over())
    rules.check_pauses(None, await members.paused_until(tx, interview.guild_id, volunteer_id, now))
    limits = await volunteers.limits_of(tx, interview.guild_id, volunteer_id, settings)
    rules.check_volunteer(interview.starts_at, limits, now)
    await _check_pair(tx, interview, interview.member_id, volunteer_id, settings)


async def change_volunteer(
    tx: Transaction, interview: Interview, volunteer_id: int, settings: Settings, now: datetime
) -> Interview:
    """Another volunteer at the same time; the member keeps goals, openness and the request that led to it.

    Nobody of the two called anything off, so nobody is said to have. The resume was for the first volunteer alone.
    """
    await check_volunteer(tx, interview, volunteer_id, settings, now)
    assert interview.member_id is not None
    guild_id = interview.guild_id
    request = await requests.get_of_interview(tx, guild_id, interview.id)
    wish = await _wish_again(tx, interview)
    slot = await _slot_of_another(tx, interview, volunteer_id, settings, now)
    await _leave_to_another(tx, interview, texts.goes_on_with_another(), now)
    await slots.drop(tx, guild_id, interview.slot_id, now)
    made = await making.add(tx, slot, interview.member_id, wish, interview.ends_at, None, settings, now, None)
    made = await _with_event(tx, interview, made)
    if request is not None:
        await requests.set_matched(tx, guild_id, request.id, made.id, now)
    return made


async def _leave_to_another(tx: Transaction, interview: Interview, because: str, now: datetime) -> None:
    await leave(tx, interview, State.CANCELLED, None, because, now)
    await store.set_event(tx, interview.guild_id, interview.id, None)
    await note_change(tx, interview, now)


async def _with_event(tx: Transaction, interview: Interview, made: Interview) -> Interview:
    """The server's event goes over: who is interested in it stays so."""
    await store.set_event(tx, interview.guild_id, made.id, interview.event_id)
    return replace(made, event_id=interview.event_id)


async def _wish_again(tx: Transaction, interview: Interview) -> Wish:
    why = [texts.found_by_moderator()]
    if await resumes.list_of_interview(tx, interview.guild_id, interview.id):
        why.append(texts.give_resume_again())
    return Wish(
        interview.goals,
        interview.may_be_watched,
        interview.may_be_recorded,
        interview.field,
        interview.kind,
        tuple(why),
    )


async def _slot_of_another(
    tx: Transaction, interview: Interview, volunteer_id: int, settings: Settings, now: datetime
) -> Slot:
    """What the interview is about stays. A room stays as well, but not a link, which is the first volunteer's."""
    old = await slots.get_slot(tx, interview.guild_id, interview.slot_id)
    assert old is not None
    place = interview.place if rules.is_channel(interview.place) else ""
    limits = await volunteers.limits_of(tx, interview.guild_id, volunteer_id, settings)
    slot, _ = await slots.take_new(
        tx,
        interview.guild_id,
        volunteer_id,
        interview.starts_at,
        interview.ends_at,
        replace(old.terms, place=place),
        now,
        buffer_minutes=limits.buffer_minutes,
    )
    return replace(slot, field=interview.field, kind=interview.kind)


async def _check_pair(
    tx: Transaction, interview: Interview, member_id: int, volunteer_id: int, settings: Settings
) -> None:
    """The interview whose place the new one takes stands in nobody's way."""
    found = await facts.for_booking(
        tx,
        interview.guild_id,
        member_id,
        volunteer_id,
        interview.starts_at,
        interview.ends_at,
        settings,
        moved=interview,
    )
    rules.check_booking(found, interview.starts_at, interview.ends_at, member_id, settings)
