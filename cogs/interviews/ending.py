"""How an interview ends before its time, and how a change is told."""

from datetime import datetime

from cogs.interviews import making, move_store, refusal_texts, store
from cogs.interviews.making import BEGIN, EXPIRE, FINISH, REMIND
from cogs.interviews.models import Interview, MoveState, State
from cogs.requests import service as requests
from cogs.resumes import service as resumes
from cogs.slots import service as slots
from core import jobs
from core.errors import Refusal
from data.database import Transaction

PROPOSE = "interviews:propose"


async def end(
    tx: Transaction, interview: Interview, state: State, ended_by: int | None, reason: str, now: datetime
) -> Interview:
    """Its slot opens again for others, unless its volunteer cannot; the request that led to it, unless its member
    cannot."""
    await leave(tx, interview, state, ended_by, reason, now)
    if ended_by == interview.volunteer_id:
        await slots.drop(tx, interview.guild_id, interview.slot_id, now)
    else:
        await slots.release(tx, interview.guild_id, interview.slot_id, now)
    return await note_change(tx, interview, now)


async def call_off(tx: Transaction, interview: Interview, ended_by: int, reason: str, now: datetime) -> Interview:
    """A moderator ends it. The time is not offered again: only its volunteer knows whether it still suits them."""
    await leave(tx, interview, State.CANCELLED, ended_by, reason, now)
    await slots.drop(tx, interview.guild_id, interview.slot_id, now)
    return await note_change(tx, interview, now)


async def leave(
    tx: Transaction, interview: Interview, state: State, ended_by: int | None, reason: str, now: datetime
) -> None:
    """All of `end` but what becomes of the slot, and of what people see."""
    if not await store.set_state(tx, interview, state, ended_by=ended_by, because=reason, ended_at=now):
        raise Refusal(refusal_texts.interview_over(interview.state))
    for kind in (REMIND, BEGIN, FINISH, EXPIRE):
        await jobs.cancel(tx, interview.guild_id, kind, interview.id)
    await close_move(tx, interview.guild_id, interview.id, MoveState.VOID, now)
    await resumes.remove_of_interview(tx, interview.guild_id, interview.id, now)
    if ended_by == interview.member_id:
        await requests.withdraw_for_interview(tx, interview.guild_id, interview.id, now)
    else:
        await requests.reopen_for_interview(tx, interview.guild_id, interview.id, now)


async def close_move(tx: Transaction, guild_id: int, interview_id: int, state: MoveState, now: datetime) -> None:
    """Nobody needs to answer a proposed new time any more."""
    move = await move_store.get_open_move(tx, guild_id, interview_id)
    if move is not None and await move_store.end_move(tx, move, state):
        await jobs.schedule(tx, guild_id, PROPOSE, move.id, now)


async def note_change(tx: Transaction, interview: Interview, now: datetime) -> Interview:
    """Have the new state shown on Discord; returns it as it is now."""
    await making.show(tx, interview, now)
    fresh = await store.get_interview(tx, interview.guild_id, interview.id)
    assert fresh is not None
    return fresh
