"""Somebody on stand-by in the place of a member who did not come."""

from dataclasses import replace
from datetime import datetime, timedelta

from cogs.attendance import rules, service, store, texts
from cogs.attendance.models import Kind
from cogs.interviews import service as interviews
from cogs.interviews.models import CannotBook, Interview
from cogs.live import service as live
from cogs.live.models import Session
from cogs.prep import service as prep
from cogs.requests import service as requests
from cogs.seats import service as seats
from cogs.standby import service as standby
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

MOST = 5
"""People to choose from at a time: the first who checked in."""


async def list_stand_ins(
    tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime
) -> list[int]:
    """Who is there and could step in, as the host chooses: the first who came first."""
    interview = await _awaited(tx, actor, interview_id, settings, now)
    return await find_stand_ins(tx, interview, settings, now)


async def find_stand_ins(tx: Transaction, interview: Interview, settings: Settings, now: datetime) -> list[int]:
    """Whoever cannot be booked with the volunteer is left out, whatever the reason, and nobody is told which."""
    found: list[int] = []
    for person in await live.list_check_ins(tx, interview.guild_id, interview.id):
        if person in interview.parties or not await standby.is_waiting(tx, interview.guild_id, person):
            continue
        try:
            await interviews.check_stand_in(tx, interview, person, settings, now)
        except CannotBook:
            continue
        found.append(person)
    return found[:MOST]


async def let_step_in(
    tx: Transaction, actor: Actor, interview_id: int, user_id: int, settings: Settings, now: datetime
) -> Session:
    """The absent member missed it; the same time is booked for who steps in, and all who watch stay.

    What is left of the time goes by a shorter agenda: nobody runs into what they do afterwards.
    """
    interview = await _awaited(tx, actor, interview_id, settings, now)
    if user_id not in await find_stand_ins(tx, interview, settings, now):
        raise Refusal(texts.not_there_any_more())
    wish, request_id = await standby.wish_for(tx, interview.guild_id, user_id, interview.slot_id)
    wish = replace(wish, may_be_watched=True, why=(texts.why_stepped_in(),))
    made = await interviews.replace_member(tx, interview, user_id, wish, settings, now)
    await seats.hand_over(tx, interview.guild_id, interview.id, made, now)
    await prep.hand_over(tx, interview.guild_id, interview.id, made)
    await live.hand_over(tx, actor, interview, made, now)
    await standby.leave(tx, interview.guild_id, user_id, now)
    if request_id is not None:
        await requests.set_matched(tx, interview.guild_id, request_id, made.id, now)
    await _note_absence(tx, interview, now)
    session = await live.get_session(tx, made.guild_id, made.id)
    assert session is not None
    return session


async def _note_absence(tx: Transaction, interview: Interview, now: datetime) -> None:
    """It is clear what happened: nobody is asked any more."""
    await store.add_question(tx, interview.guild_id, interview.id, now)
    await store.settle(tx, interview.guild_id, interview.id, now)
    for kind in (service.ASK, service.SETTLE):
        await jobs.cancel(tx, interview.guild_id, kind, interview.id)
    if interview.member_id is not None:
        await service.note_miss(tx, interview, interview.member_id, Kind.NO_SHOW, interview.starts_at, now)


async def _awaited(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Interview:
    interview = rules.check_host(await interviews.get_interview(tx, actor.guild_id, interview_id), actor)
    session = await live.get_session(tx, actor.guild_id, interview_id)
    here = await live.list_check_ins(tx, actor.guild_id, interview_id)
    rules.check_awaited(interview, session, here, timedelta(minutes=settings.grace_minutes), now)
    return interview
