"""Somebody else in the place of one of the two: another interview at the same time, with a thread of its own.

What the first two wrote to each other, and the member's resume, stays out of it.
"""

from datetime import datetime

from cogs.interviews import facts, making, rules, texts
from cogs.interviews.ending import leave, note_change
from cogs.interviews.models import CannotBook, Interview, Obstacle, State, Wish
from cogs.members import service as members
from cogs.requests import service as requests
from cogs.slots import service as slots
from cogs.volunteers import service as volunteers
from core.actor import Actor
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
    await leave(tx, interview, State.CANCELLED, None, texts.stepped_in(), now)
    await note_change(tx, interview, now)
    return await making.add(tx, slot, member_id, wish, interview.ends_at, None, settings, now, None)


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
    tx: Transaction, actor: Actor, interview: Interview, volunteer_id: int, settings: Settings, now: datetime
) -> Interview:
    """A moderator found another volunteer for the same time; the member keeps goals and openness."""
    await check_volunteer(tx, interview, volunteer_id, settings, now)
    assert interview.member_id is not None
    old = await slots.get_slot(tx, interview.guild_id, interview.slot_id)
    assert old is not None
    request = await requests.get_of_interview(tx, interview.guild_id, interview.id)
    await leave(tx, interview, State.CANCELLED, actor.user_id, texts.goes_on_with_another(), now)
    await slots.drop(tx, interview.guild_id, interview.slot_id, now)
    await note_change(tx, interview, now)
    limits = await volunteers.limits_of(tx, interview.guild_id, volunteer_id, settings)
    slot, _ = await slots.take_new(
        tx,
        interview.guild_id,
        volunteer_id,
        interview.starts_at,
        interview.ends_at,
        old.terms,
        now,
        buffer_minutes=limits.buffer_minutes,
    )
    wish = Wish(
        interview.goals,
        interview.may_be_watched,
        interview.may_be_recorded,
        interview.field,
        interview.kind,
        (texts.found_by_moderator(),),
    )
    made = await making.add(tx, slot, interview.member_id, wish, interview.ends_at, None, settings, now, None)
    if request is not None:
        await requests.set_matched(tx, interview.guild_id, request.id, made.id, now)
    return made


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
