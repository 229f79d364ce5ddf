"""Somebody else in the place of a member who did not come: another interview at the same time, with its own thread.

What the first two wrote to each other, and the resume, stays out of it.
"""

from dataclasses import replace
from datetime import datetime

from cogs.interviews import facts, making, rules, store, texts
from cogs.interviews.ending import leave, note_change
from cogs.interviews.models import CannotBook, Interview, Obstacle, State, Wish
from cogs.members import service as members
from cogs.slots import service as slots
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
    """The member did not come: this interview is off, and the same slot is booked for who steps in.

    Whoever follows the event of the server comes to see an interview: it stays, for the new one.
    """
    await check_stand_in(tx, interview, member_id, settings, now)
    slot = await slots.get_slot(tx, interview.guild_id, interview.slot_id)
    assert slot is not None
    await leave(tx, interview, State.CANCELLED, None, texts.stepped_in(), now)
    await store.set_event(tx, interview.guild_id, interview.id, None)
    await note_change(tx, interview, now)
    made = await making.add(tx, slot, member_id, wish, interview.ends_at, None, settings, now, None)
    await store.set_event(tx, interview.guild_id, made.id, interview.event_id)
    return replace(made, event_id=interview.event_id)


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
