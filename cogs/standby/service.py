"""Stand-by: who waits for a freed slot, whom to call, and what follows from the answer.

A slot that is free again is kept for one person at a time while they are called; when nobody is left to call, it is
open to everybody.
"""

from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import CannotBook, Interview, Obstacle, Wish
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.requests import service as requests
from cogs.requests.models import Request, State
from cogs.slots import service as slots
from cogs.slots.models import Slot, SlotState
from cogs.standby import rules, store, texts
from cogs.standby.models import Call, CallState, Forgotten, Shown, Waiting
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, get_settings
from data.database import Transaction

SHOW = "standby:show"
EXPIRE = "standby:expire"

NOBODYS_FAULT = frozenset({Obstacle.SLOT_GONE, Obstacle.PAUSED, Obstacle.NOTICE, Obstacle.WEEK_FULL})
"""Obstacles that stand in everybody's way."""


# What a member does


async def wait(tx: Transaction, actor: Actor, now: datetime) -> tuple[bool, int]:
    """Go on stand-by: whether that is new, and how many are on it now."""
    await members.remember(tx, actor.guild_id, actor.user_id)
    is_new = await store.add(tx, actor.guild_id, actor.user_id, now)
    if not is_new:
        await store.note_answered(tx, actor.guild_id, actor.user_id)
    return is_new, await store.count(tx, actor.guild_id)


async def wait_no_longer(tx: Transaction, actor: Actor, now: datetime) -> bool:
    """Leave stand-by, and give up the time one is being called for; False for somebody who was not on it."""
    was_waiting = await is_waiting(tx, actor.guild_id, actor.user_id)
    await leave(tx, actor.guild_id, actor.user_id, now)
    return was_waiting


async def take(tx: Transaction, actor: Actor, call_id: int, settings: Settings, now: datetime) -> Interview:
    """Book the time one was called for; goals and openness are those of one's request, if it meets one."""
    call = await _own_open_call(tx, actor, call_id)
    slot = await slots.get_slot(tx, actor.guild_id, call.slot_id)
    request = await _request_for(tx, actor.guild_id, actor.user_id, slot) if slot is not None else None
    wish = _wish_of(request)
    resume_id = request.resume_id if request else None
    interview = await interviews.book(tx, actor, call.slot_id, wish, settings, now, resume_id=resume_id)
    await _end(tx, call, CallState.TAKEN, now)
    await store.remove(tx, actor.guild_id, actor.user_id)
    if request is not None:
        await requests.set_matched(tx, actor.guild_id, request.id, interview.id, now)
    return interview


async def pass_on(tx: Transaction, actor: Actor, call_id: int, now: datetime) -> None:
    """**Not this time**: the next one is called; one stays on stand-by."""
    call = await _own_open_call(tx, actor, call_id)
    await store.note_answered(tx, actor.guild_id, actor.user_id)
    await _go_on(tx, call, CallState.PASSED, now)


async def _own_open_call(tx: Transaction, actor: Actor, call_id: int) -> Call:
    call = await store.get_call(tx, actor.guild_id, call_id)
    if call is None or call.user_id != actor.user_id:
        raise Refusal(texts.no_such_call())
    if call.state is not CallState.OPEN:
        raise Refusal(texts.call_is_over(call.state))
    return call


async def _request_for(tx: Transaction, guild_id: int, user_id: int, slot: Slot) -> Request | None:
    own = await requests.list_of(tx, guild_id, user_id)
    return next((one for one in own if one.state is State.OPEN and rules.meets(slot, one)), None)


def _wish_of(request: Request | None) -> Wish:
    if request is None:
        return Wish(goals="", may_be_watched=False, may_be_recorded=False)
    return Wish(request.goals, request.may_be_watched, request.may_be_recorded, request.field, request.kind)


# Calling


async def call_next(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """A slot is free: keep it for whoever is next and may have it, else let everybody have it."""
    slot = await slots.get_slot(tx, guild_id, slot_id)
    if slot is None or slot.state is not SlotState.OPEN or await store.get_open_call(tx, guild_id, slot_id):
        return
    settings = await get_settings(tx, guild_id)
    limits = await volunteers.limits_of(tx, guild_id, slot.volunteer_id, settings)
    due_at = rules.due_at(slot.starts_at, limits.notice, settings.standby_minutes, now)
    chosen = await _choose(tx, slot, settings, now) if due_at else None
    if due_at is None or chosen is None or not await slots.keep_for(tx, guild_id, slot_id, chosen, due_at, now):
        return
    call_id = await store.add_call(tx, guild_id, slot_id, chosen, due_at, now)
    await jobs.schedule(tx, guild_id, SHOW, call_id, now)
    await jobs.schedule(tx, guild_id, EXPIRE, call_id, due_at)


async def _choose(tx: Transaction, slot: Slot, settings: Settings, now: datetime) -> int | None:
    waiting = await store.list_free(tx, slot.guild_id, slot.id)
    wishes = {one.member_id: one for one in await requests.list_waiting(tx, slot.guild_id) if rules.meets(slot, one)}
    histories = await requests.histories_of(tx, slot.guild_id, [one.user_id for one in waiting])
    for one in rules.fair_order(waiting, wishes, histories, settings.cooldown_days, now):
        request = wishes.get(one.user_id)
        profile = await profiles.profile_of(tx, slot.guild_id, one.user_id)
        if not rules.fits(slot, profile, request):
            continue
        obstacle = await _obstacle(tx, slot, one, _wish_of(request), settings, now)
        if obstacle is None:
            return one.user_id
        if obstacle in NOBODYS_FAULT:
            return None
    return None


async def _obstacle(
    tx: Transaction, slot: Slot, one: Waiting, wish: Wish, settings: Settings, now: datetime
) -> Obstacle | None:
    if one.user_id == slot.volunteer_id:
        return Obstacle.KEPT_APART
    try:
        await interviews.check_slot(tx, slot, one.user_id, wish, settings, now)
    except CannotBook as error:
        return error.obstacle
    return None


async def expire(tx: Transaction, guild_id: int, call_id: int, now: datetime) -> None:
    """No answer in time: the next one is called, and after several such calls nobody waits for this person."""
    call = await store.get_call(tx, guild_id, call_id)
    if call is None or call.state is not CallState.OPEN or now < call.due_at:
        return
    if await store.note_unanswered(tx, guild_id, call.user_id) >= rules.MOST_UNANSWERED:
        await store.remove(tx, guild_id, call.user_id)
    await _go_on(tx, call, CallState.EXPIRED, now)


async def cannot_reach(tx: Transaction, guild_id: int, call_id: int, now: datetime) -> None:
    """There is no way to tell this person, or they have left: they are called no more."""
    call = await store.get_call(tx, guild_id, call_id)
    if call is not None and call.state is CallState.OPEN:
        await store.remove(tx, guild_id, call.user_id)
        await _go_on(tx, call, CallState.VOID, now)


async def withdraw(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The slot is no longer offered: who was called for it reads so."""
    call = await store.get_open_call(tx, guild_id, slot_id)
    if call is not None:
        await _end(tx, call, CallState.VOID, now)


async def _go_on(tx: Transaction, call: Call, state: CallState, now: datetime) -> None:
    if await _end(tx, call, state, now):
        await slots.keep_no_longer(tx, call.guild_id, call.slot_id, call.user_id)
        await call_next(tx, call.guild_id, call.slot_id, now)


async def _end(tx: Transaction, call: Call, state: CallState, now: datetime) -> bool:
    if not await store.end_call(tx, call, state):
        return False
    await jobs.cancel(tx, call.guild_id, EXPIRE, call.id)
    await jobs.schedule(tx, call.guild_id, SHOW, call.id, now)
    return True


async def get_shown(tx: Transaction, guild_id: int, call_id: int) -> Shown | None:
    """What the call's message has to say."""
    call = await store.get_call(tx, guild_id, call_id)
    slot = await slots.get_slot(tx, guild_id, call.slot_id) if call else None
    if call is None or slot is None:
        return None
    zone = await members.zone_of(tx, guild_id, call.user_id, await get_settings(tx, guild_id))
    return Shown(call, slot, zone, await store.get_waiting(tx, guild_id, call.user_id) is not None)


async def note_sending(tx: Transaction, guild_id: int, call_id: int, channel_id: int) -> None:
    """Where the person may read of the call from now on."""
    await store.set_sending(tx, guild_id, call_id, channel_id)


async def keep_place(tx: Transaction, guild_id: int, call_id: int, channel_id: int, message_id: int) -> None:
    await store.set_place(tx, guild_id, call_id, channel_id, message_id)


async def get_forgotten(tx: Transaction, guild_id: int, call_id: int) -> Forgotten | None:
    return await store.get_forgotten(tx, guild_id, call_id)


async def drop_forgotten(tx: Transaction, guild_id: int, call_id: int) -> None:
    """Its message is gone."""
    await store.delete_forgotten(tx, guild_id, call_id)


# What other features ask


async def is_waiting(tx: Transaction, guild_id: int, user_id: int) -> bool:
    return await store.get_waiting(tx, guild_id, user_id) is not None


async def wish_for(tx: Transaction, guild_id: int, user_id: int, slot_id: int) -> tuple[Wish, int | None]:
    """What this person would book the slot with, and the number of their request that it meets."""
    slot = await slots.get_slot(tx, guild_id, slot_id)
    request = await _request_for(tx, guild_id, user_id, slot) if slot is not None else None
    return _wish_of(request), request.id if request else None


async def leave(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """They wait no longer, and what was kept for them goes to the next one."""
    await store.remove(tx, guild_id, user_id)
    call = await store.get_open_call_of(tx, guild_id, user_id)
    if call is not None:
        await _go_on(tx, call, CallState.PASSED, now)


async def list_lines(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """That this person is on stand-by, and the time kept for them, in `/interview list`."""
    waiting = await store.get_waiting(tx, guild_id, user_id)
    call = await store.get_open_call_of(tx, guild_id, user_id)
    said = [texts.on_standby(waiting.since_at)] if waiting else []
    return [*said, texts.kept_for_you(call.due_at)] if call else said


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    return await list_lines(tx, guild_id, user_id, now)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    waiting = await store.get_waiting(tx, guild_id, user_id)
    calls = await store.list_calls_of(tx, guild_id, user_id)
    held: dict[str, object] = {
        "on_standby_since": waiting.since_at if waiting else None,
        "calls_unanswered": waiting.unanswered if waiting else None,
        "calls": [{"state": one.state, "at": one.made_at, "answer_due_at": one.due_at} for one in calls],
    }
    return {name: value for name, value in held.items() if value}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """What was kept for this person goes to the next one; their calls are deleted once the messages are."""
    await store.remove(tx, guild_id, user_id)
    call = await store.get_open_call_of(tx, guild_id, user_id)
    if call is not None:
        await _go_on(tx, call, CallState.VOID, now)
    for one in await store.list_calls_of(tx, guild_id, user_id):
        await jobs.schedule(tx, guild_id, SHOW, one.id, now)
    await store.forget_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job(kind)
