"""What the audience of an interview knows of it: its card, its reminder, and what changed."""

from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from cogs.seats import rules, store
from cogs.seats.models import Audience, CardPlace, News, Shown
from core import jobs
from core.settings import get_settings
from data.database import Transaction

CARD = "seats:card"
NOTICE = "seats:notice"
REMIND = "seats:remind"

AT_THE_START = "start"


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview was booked, moved, called off or is over: card, reminder and audience are told."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or not interview.may_be_watched or interview.state is State.HELD:
        return
    audience = await store.get_audience(tx, guild_id, interview_id)
    if interview.state is State.BOOKED:
        await _follow_booked(tx, interview, audience, now)
    elif interview.state is not State.FINISHED:
        await jobs.cancel(tx, guild_id, REMIND, interview_id)
        await jobs.schedule(tx, guild_id, NOTICE, interview_id, now, detail=News.OFF)
    if audience is not None or interview.state is State.BOOKED:
        await jobs.schedule(tx, guild_id, CARD, interview_id, now)


async def _follow_booked(tx: Transaction, interview: Interview, audience: Audience | None, now: datetime) -> None:
    guild_id, starts_at = interview.guild_id, interview.starts_at
    if audience is not None and audience.starts_at == starts_at:
        return
    if audience is None:
        await store.add_audience(tx, guild_id, interview.id, starts_at)
    else:
        await store.set_starts_at(tx, guild_id, interview.id, starts_at)
        await jobs.schedule(tx, guild_id, NOTICE, interview.id, now, detail=News.MOVED, useless_at=starts_at)
    await plan(tx, interview, now)


async def plan(tx: Transaction, interview: Interview, now: datetime) -> None:
    """What its time brings: another card when it begins, and a reminder before."""
    guild_id, starts_at = interview.guild_id, interview.starts_at
    await jobs.schedule(tx, guild_id, CARD, interview.id, starts_at, detail=AT_THE_START)
    await jobs.cancel(tx, guild_id, REMIND, interview.id)
    if due_at := rules.remind_at(starts_at, now):
        await jobs.schedule(tx, guild_id, REMIND, interview.id, due_at, useless_at=starts_at)


async def show_soon(tx: Transaction, interview: Interview, now: datetime) -> None:
    """The number of seats has changed, which others may change as well in the same moment."""
    await jobs.schedule(tx, interview.guild_id, CARD, interview.id, rules.next_edit(now))


async def get_shown(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> Shown | None:
    """What the card has to show; None if there never was one to be."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    audience = await store.get_audience(tx, guild_id, interview_id)
    if interview is None or audience is None:
        return None
    settings = await get_settings(tx, guild_id)
    seated = (await store.count_seated(tx, guild_id, [interview_id])).get(interview_id, 0)
    return Shown(interview, audience, rules.standing_of(interview, settings.audience_limit, now), seated)


async def keep_card(tx: Transaction, guild_id: int, interview_id: int, card: CardPlace | None, face: str) -> None:
    await store.set_card(tx, guild_id, interview_id, card, face)


async def keep_thread(tx: Transaction, guild_id: int, interview_id: int, thread_id: int | None) -> None:
    await store.set_thread(tx, guild_id, interview_id, thread_id)
