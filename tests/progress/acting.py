"""Interviews of some time ago, with what was seen in them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cogs.interviews import service as interviews
from cogs.interviews import store as interview_store
from cogs.interviews.models import State, Wish
from cogs.scores import service as scores
from cogs.scores.models import Point
from cogs.seats import store as seat_store
from cogs.seats.models import SeatState
from cogs.slots import store as slot_store
from cogs.slots.models import SlotState, Terms
from core.actor import Actor
from core.settings import Settings
from data.database import Database

LENGTH = timedelta(minutes=75)
SETTINGS = Settings(reveal_hours=72)

Levels = Mapping[str, int | None]


def person(user_id: int, guild_id: int = 1) -> Actor:
    return Actor(guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


async def scored(
    db: Database,
    member: Actor,
    volunteer: Actor,
    starts_at: datetime,
    *,
    own: Levels | None = None,
    seen: Levels | None = None,
    room: Mapping[Actor, Levels] | None = None,
    kind: str | None = "behavioural",
    try_next: str = "Say “I decided” once in each answer",
    reveals: bool = True,
) -> int:
    """One that is over, with the forms of those who filled one in, and revealed unless told otherwise."""
    now = starts_at + LENGTH
    interview_id = await _held(db, member, volunteer, starts_at, kind)
    async with db.write() as tx:
        for one, levels in (room or {}).items():
            await seat_store.add_seat(tx, member.guild_id, interview_id, one.user_id, SeatState.SEATED, starts_at)
            await scores.set_levels(tx, one, interview_id, levels, SETTINGS, now)
            await scores.hand_in(tx, one, interview_id, SETTINGS, now)
        if seen is not None:
            point = Point("The result came first", "In the answer", "you told it all", "so I lost it", try_next)
            await scores.set_levels(tx, volunteer, interview_id, seen, SETTINGS, now)
            await scores.set_point(tx, volunteer, interview_id, 1, point, SETTINGS, now)
            await scores.hand_in(tx, volunteer, interview_id, SETTINGS, now)
        if own is not None:
            await scores.set_levels(tx, member, interview_id, own, SETTINGS, now)
            await scores.hand_in(tx, member, interview_id, SETTINGS, now)
        if reveals:
            due_at = now + timedelta(hours=SETTINGS.reveal_hours)
            await scores.break_seal(tx, [], member.guild_id, interview_id, due_at)
    return interview_id


async def _held(db: Database, member: Actor, volunteer: Actor, starts_at: datetime, kind: str | None) -> int:
    terms = Terms(30, None, kind, "Lounge", False)
    wish = Wish("Practise", may_be_watched=True, may_be_recorded=False, field="Data")
    ends_at, before = starts_at + LENGTH, starts_at - timedelta(days=2)
    async with db.write() as tx:
        slot_id = await slot_store.add_slot(
            tx, member.guild_id, volunteer.user_id, starts_at, ends_at, terms, before, state=SlotState.TAKEN
        )
        slot = await slot_store.get_slot(tx, member.guild_id, slot_id)
        assert slot is not None
        made = await interview_store.add_interview(
            tx, slot, member.user_id, wish, ends_at=ends_at, state=State.BOOKED, answer_due_at=None, now=before
        )
        await interviews.finish(tx, member.guild_id, made.id, ends_at)
    return made.id
