"""What is found out about two people before a booking or a move is decided."""

from datetime import datetime

from cogs.interviews import rules, store
from cogs.interviews.models import Interview
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.slots import service as slots
from cogs.volunteers import service as volunteers
from core.settings import Settings
from core.times import week_of
from data.database import Transaction


async def for_booking(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    settings: Settings,
    moved: Interview | None = None,
) -> rules.BookingFacts:
    zone = (await members.zone_of(tx, guild_id, volunteer_id, settings)).zone
    week_from, week_to = week_of(starts_at, zone)
    except_slot = moved.slot_id if moved else None
    limits = await volunteers.limits_of(tx, guild_id, volunteer_id, settings)
    clash = await slots.volunteer_clash(
        tx, guild_id, volunteer_id, starts_at, ends_at, limits.buffer_minutes, except_slot
    )
    hosting = await store.list_live(tx, guild_id, volunteer_id)
    own = await store.list_live(tx, guild_id, member_id)
    return rules.BookingFacts(
        member_interviews=[one for one in own if moved is None or one.id != moved.id],
        volunteer_clash=clash is not None
        or any(
            one.starts_at < ends_at and one.ends_at > starts_at
            for one in hosting
            if moved is None or one.id != moved.id
        ),
        volunteer_week_count=await slots.count_taken_between(
            tx, guild_id, volunteer_id, week_from, week_to, except_slot
        ),
        limits=limits,
        kept_apart=await _kept_apart(tx, guild_id, member_id, volunteer_id),
    )


async def for_move(
    tx: Transaction, interview: Interview, starts_at: datetime, ends_at: datetime, settings: Settings
) -> rules.BookingFacts:
    """The facts for moving this interview: it does not stand in its own way."""
    assert interview.member_id is not None and interview.volunteer_id is not None
    return await for_booking(
        tx,
        interview.guild_id,
        interview.member_id,
        interview.volunteer_id,
        starts_at,
        ends_at,
        settings,
        moved=interview,
    )


async def _kept_apart(tx: Transaction, guild_id: int, member_id: int, volunteer_id: int) -> bool:
    """Whether one of them never wants to meet the other, or the member nobody of the volunteer's employer.

    Whatever the answer, it takes as long: neither a block nor an employer may be found out.
    """
    volunteer = await volunteers.get_profile(tx, guild_id, volunteer_id)
    employer = volunteer.employer if volunteer else ""
    of_employer = await profiles.is_employer_blocked(tx, guild_id, member_id, employer)
    return await profiles.is_blocked(tx, guild_id, member_id, volunteer_id) or of_employer
