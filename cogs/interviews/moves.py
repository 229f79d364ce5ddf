"""Moving an interview: one party proposes a new time, the other accepts it or keeps the old one."""

from datetime import datetime

from cogs.interviews import facts, move_store, refusal_texts, rules, service, store
from cogs.interviews.models import Interview, Move, MoveState
from cogs.slots import service as slots
from cogs.slots.models import Slot
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction


async def propose(
    tx: Transaction, actor: Actor, interview_id: int, starts_at: datetime, settings: Settings, now: datetime
) -> Move:
    """Ask the other party for a new time. An earlier proposal that waits for an answer is replaced."""
    interview = await service.get_own(tx, actor, interview_id)
    rules.check_move(interview, starts_at, now)
    await _check_free(tx, interview, starts_at, settings)
    earlier = await move_store.get_open_move(tx, interview.guild_id, interview.id)
    if earlier is not None:
        await move_store.end_move(tx, earlier, MoveState.REPLACED)
        await jobs.schedule(tx, actor.guild_id, service.PROPOSE, earlier.id, now)
    move = await move_store.add_move(tx, interview, actor.user_id, starts_at, now)
    await jobs.schedule(tx, actor.guild_id, service.PROPOSE, move.id, now, useless_at=starts_at)
    return move


async def accept(tx: Transaction, actor: Actor, move_id: int, settings: Settings, now: datetime) -> Interview:
    """Move the interview, unless the new time has become impossible meanwhile."""
    interview, move = await _answerable(tx, actor, move_id)
    rules.check_move(interview, move.starts_at, now)
    await _check_free(tx, interview, move.starts_at, settings)
    ends_at = move.starts_at + (interview.ends_at - interview.starts_at)
    slot = await _change_slot(tx, interview, move.starts_at, ends_at, settings, now)
    if not await move_store.end_move(tx, move, MoveState.ACCEPTED):
        raise Refusal(refusal_texts.move_answered(move.state))
    if not await store.set_time(tx, interview, slot.id, move.starts_at, ends_at):
        raise Refusal(refusal_texts.interview_over(interview.state))
    for kind in (service.REMIND, service.BEGIN, service.FINISH):
        await jobs.cancel(tx, interview.guild_id, kind, interview.id)
    await jobs.schedule(tx, interview.guild_id, service.PROPOSE, move.id, now)
    moved = await service.note_change(tx, interview, now)
    await service.schedule_reminders(tx, moved, settings, now)
    return moved


async def keep(tx: Transaction, actor: Actor, move_id: int, now: datetime) -> Interview:
    """Keep the old time."""
    interview, move = await _answerable(tx, actor, move_id)
    if not await move_store.end_move(tx, move, MoveState.KEPT):
        raise Refusal(refusal_texts.move_answered(move.state))
    await jobs.schedule(tx, interview.guild_id, service.PROPOSE, move.id, now)
    return interview


async def load_move(tx: Transaction, guild_id: int, move_id: int) -> tuple[Move, Interview] | None:
    """What the message about a proposed move shows."""
    move = await move_store.get_move(tx, guild_id, move_id)
    interview = await store.get_interview(tx, guild_id, move.interview_id) if move else None
    return (move, interview) if move and interview else None


async def _change_slot(
    tx: Transaction, interview: Interview, starts_at: datetime, ends_at: datetime, settings: Settings, now: datetime
) -> Slot:
    """The old time is not offered again by itself: only its volunteer knows whether it still suits them."""
    old = await slots.get_slot(tx, interview.guild_id, interview.slot_id)
    assert old is not None
    await slots.drop(tx, interview.guild_id, old.id, now)
    limits = await volunteers.limits_of(tx, old.guild_id, old.volunteer_id, settings)
    slot, _ = await slots.take_new(
        tx, old.guild_id, old.volunteer_id, starts_at, ends_at, old.terms, now, buffer_minutes=limits.buffer_minutes
    )
    return slot


async def _answerable(tx: Transaction, actor: Actor, move_id: int) -> tuple[Interview, Move]:
    move = await move_store.get_move(tx, actor.guild_id, move_id)
    if move is None:
        raise Refusal(refusal_texts.no_such_interview())
    interview = await service.get_own(tx, actor, move.interview_id)
    return interview, rules.check_answer(move, interview, actor)


async def _check_free(tx: Transaction, interview: Interview, starts_at: datetime, settings: Settings) -> None:
    ends_at = starts_at + (interview.ends_at - interview.starts_at)
    found = await facts.for_move(tx, interview, starts_at, ends_at, settings)
    rules.check_clash(found, starts_at, ends_at)
