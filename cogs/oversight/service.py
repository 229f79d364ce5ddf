"""What moderators do with everybody's interviews. Every change is in the audit."""

from datetime import datetime, timedelta

from cogs.attendance import service as attendance
from cogs.interviews import service as interviews
from cogs.interviews.models import CannotBook, Interview, State
from cogs.live import service as live
from cogs.members import service as members
from cogs.oversight import rules, texts
from cogs.oversight.models import Came, Choice, Page, Shown, Which
from cogs.prep import service as prep
from cogs.profiles import service as profiles
from cogs.seats import service as seats
from cogs.volunteers import service as volunteers
from cogs.volunteers.models import Volunteer
from core import audit
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

PAGE_SIZE = 10
MOST_NAMED = 10
MOST_LOOKED_AT = 12

LONGEST = timedelta(hours=4)
"""That an interview can take."""


async def list_page(
    tx: Transaction, actor: Actor, which: Which, offset: int, settings: Settings, now: datetime
) -> Page:
    listed = interviews.list_coming if which is Which.COMING else interviews.list_latest
    found = await listed(tx, actor.guild_id, now, limit=PAGE_SIZE + 1, offset=offset)
    zone = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
    return Page(which, found[:PAGE_SIZE], offset, len(found) > PAGE_SIZE, zone)


async def look(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Shown:
    interview = rules.check_there(await interviews.get_interview(tx, actor.guild_id, interview_id))
    session = await live.get_session(tx, actor.guild_id, interview_id)
    has_begun = interview.starts_at <= now and interview.state in (State.BOOKED, State.FINISHED)
    return Shown(
        interview,
        await live.list_check_ins(tx, actor.guild_id, interview_id),
        await attendance.list_absent(tx, interview),
        can_change=rules.is_ahead(interview, session, now),
        can_mark=has_begun,
    )


async def look_to_call_off(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    """The interview that somebody is about to call off; refuses early what is too late anyway."""
    interview = rules.check_there(await interviews.get_interview(tx, actor.guild_id, interview_id))
    rules.check_ahead(interview, await live.get_session(tx, actor.guild_id, interview_id), now)
    return interview


async def call_off(tx: Transaction, actor: Actor, interview_id: int, reason: str, now: datetime) -> Interview:
    """Both are told that a moderator did, and why. The request that led to it waits again."""
    interview = await look_to_call_off(tx, actor, interview_id, now)
    ended = await interviews.call_off(tx, interview, actor.user_id, reason, now)
    await audit.record(tx, actor, "oversight:call_off", texts.audit_interview(interview_id), reason, now)
    return ended


async def list_free(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Choice:
    """Volunteers whom nothing keeps from taking over, as far as they ever said what they offer."""
    interview = await _changeable(tx, actor, interview_id, now)
    free = []
    for volunteer in (await _perhaps_free(tx, interview, settings, now))[:MOST_LOOKED_AT]:
        try:
            await interviews.check_volunteer(tx, interview, volunteer.user_id, settings, now)
        except CannotBook:
            continue
        free.append(volunteer)
    return Choice(interview, free[:MOST_NAMED])


async def _perhaps_free(tx: Transaction, interview: Interview, settings: Settings, now: datetime) -> list[Volunteer]:
    """What a few queries tell of all volunteers at once; each who is left is then looked at closely."""
    guild_id = interview.guild_id
    known = await volunteers.profiles_of(tx, guild_id)
    earliest = await volunteers.earliest_starts(tx, guild_id, settings, now)
    meetings = await interviews.list_meetings(tx, guild_id, known, interview.starts_at - LONGEST)
    apart = await profiles.kept_apart_from(tx, guild_id, interview.member_id or 0)
    out = {*apart, *rules.busy_then(interview, meetings), *rules.too_late_for(interview, earliest)}
    return rules.in_order((one for one in known.values() if one.user_id not in out), interview)


async def look_to_change(
    tx: Transaction, actor: Actor, interview_id: int, volunteer_id: int, settings: Settings, now: datetime
) -> Interview:
    """Whether this volunteer can take over. Nobody learns of a block: it looks like a full week."""
    interview = await _changeable(tx, actor, interview_id, now)
    try:
        await interviews.check_volunteer(tx, interview, volunteer_id, settings, now)
    except CannotBook as refused:
        raise Refusal(texts.cannot_take_over(volunteer_id, refused.obstacle)) from refused
    return interview


async def change_volunteer(
    tx: Transaction, actor: Actor, interview_id: int, volunteer_id: int, settings: Settings, now: datetime
) -> Interview:
    """The same time, member and audience with another volunteer, who gets a thread, a pack and forms of their own."""
    interview = await look_to_change(tx, actor, interview_id, volunteer_id, settings, now)
    made = await interviews.change_volunteer(tx, interview, volunteer_id, settings, now)
    await seats.hand_over(tx, actor.guild_id, interview_id, made, now)
    await prep.hand_over(tx, actor.guild_id, interview_id, made)
    if await live.get_session(tx, actor.guild_id, interview_id) is not None:
        await live.hand_over(tx, actor, interview, made, now)
    change = texts.audit_change(interview.volunteer_id, volunteer_id, made.id)
    await audit.record(tx, actor, "oversight:change", texts.audit_interview(interview_id), change, now)
    return made


async def mark(tx: Transaction, actor: Actor, interview_id: int, came: Came, now: datetime) -> Shown:
    """Say who came, where the two cannot or disagree."""
    interview = rules.check_there(await interviews.get_interview(tx, actor.guild_id, interview_id))
    await attendance.mark(tx, actor, interview, rules.who_was_absent(interview, came), now)
    return await look(tx, actor, interview_id, now)


async def _changeable(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    interview = await look_to_call_off(tx, actor, interview_id, now)
    rules.check_agreed(interview)
    return interview
