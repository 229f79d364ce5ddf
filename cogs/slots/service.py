"""What volunteers do with their times, and what other features may ask of a slot.

Whoever calls these is in a write transaction. Every change schedules the slot's card to be shown as it is now.
"""

from datetime import datetime, timedelta

from cogs.slots import store
from cogs.slots.models import Slot, SlotState, Terms
from cogs.slots.rules import occupied_minutes
from core.jobs import schedule
from data.database import Transaction

__all__ = ["occupied_minutes"]


async def get_slot(tx: Transaction, guild_id: int, slot_id: int) -> Slot | None:
    return await store.get_slot(tx, guild_id, slot_id)


async def list_open(
    tx: Transaction,
    guild_id: int,
    now: datetime,
    *,
    not_by: int | None,
    field: str | None = None,
    kind: str | None = None,
    volunteer_id: int | None = None,
    series_id: int | None = None,
    earliest: datetime | None = None,
    limit: int = 25,
    offset: int = 0,
) -> list[Slot]:
    """Open slots that start after `now`, and not before `earliest`, soonest first."""
    soonest = now + timedelta(seconds=1)
    return await store.list_open(
        tx,
        guild_id,
        max(soonest, earliest) if earliest else soonest,
        not_by=not_by,
        field=field,
        kind=kind,
        volunteer_id=volunteer_id,
        series_id=series_id,
        limit=limit,
        offset=offset,
    )


async def take(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime, now: datetime) -> bool:
    """Give the slot to an interview that occupies it until `ends_at`; False if it is not open any more."""
    taken = await store.set_taken(tx, guild_id, slot_id, ends_at, now)
    if taken:
        await _show(tx, await _require(tx, guild_id, slot_id), now)
    return taken


async def release(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The interview is off: offer the slot again, or withdraw it where its volunteer has since withdrawn it, has
    another slot in what it would occupy, or its time has passed."""
    slot = await _require(tx, guild_id, slot_id)
    if slot.state is not SlotState.TAKEN:
        return
    ends_at = slot.starts_at + timedelta(minutes=occupied_minutes(slot.minutes, group=True))
    live = await store.list_live_between(tx, guild_id, slot.volunteer_id, slot.starts_at, ends_at)
    fits = slot.starts_at > now and all(other.id == slot.id for other in live)
    if not (fits and await store.set_open_again(tx, guild_id, slot_id, ends_at)):
        await store.set_withdrawn(tx, guild_id, slot_id, SlotState.TAKEN)
    await _show(tx, slot, now)


async def drop(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The interview is off because its volunteer cannot: the slot is not offered again."""
    if await store.set_withdrawn(tx, guild_id, slot_id, SlotState.TAKEN):
        await _show(tx, await _require(tx, guild_id, slot_id), now)


async def take_new(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    like: Slot,
    now: datetime,
    *,
    buffer_minutes: int,
) -> tuple[Slot, list[Slot]]:
    """A taken slot at the time an interview moved to, and the open slots that had to be withdrawn for it.

    Release or drop the interview's earlier slot first, and refuse a `volunteer_clash`: taken slots never give way.
    """
    buffer = timedelta(minutes=buffer_minutes)
    near = await store.list_live_between(tx, guild_id, volunteer_id, starts_at - buffer, ends_at + buffer)
    present = next((slot for slot in near if _is_same_offer(slot, starts_at, like)), None)
    in_the_way = [slot for slot in near if slot.state is SlotState.OPEN and slot != present]
    for slot in in_the_way:
        await store.set_withdrawn(tx, guild_id, slot.id, SlotState.OPEN)
        await _show(tx, slot, now)
    if present and await take(tx, guild_id, present.id, ends_at, now):
        return await _require(tx, guild_id, present.id), in_the_way
    terms = Terms(like.minutes, like.field, like.kind, like.place, like.ask_first)
    slot_id = await store.add_slot(tx, guild_id, volunteer_id, starts_at, ends_at, terms, now, state=SlotState.TAKEN)
    return await _require(tx, guild_id, slot_id), in_the_way


def _is_same_offer(slot: Slot, starts_at: datetime, like: Slot) -> bool:
    return slot.state is SlotState.OPEN and slot.starts_at == starts_at and slot.minutes == like.minutes


async def volunteer_clash(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    buffer_minutes: int,
    except_slot: int | None,
) -> Slot | None:
    """The volunteer's first taken slot that comes closer than the buffer to this time."""
    buffer = timedelta(minutes=buffer_minutes)
    near = await store.list_live_between(tx, guild_id, volunteer_id, starts_at - buffer, ends_at + buffer)
    return next((slot for slot in near if slot.state is SlotState.TAKEN and slot.id != except_slot), None)


async def count_taken_between(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    from_at: datetime,
    to_at: datetime,
    except_slot: int | None = None,
) -> int:
    """How many of the volunteer's taken slots start at `from_at` or later and before `to_at`."""
    return await store.count_taken_between(tx, guild_id, volunteer_id, from_at, to_at, except_slot)


async def _require(tx: Transaction, guild_id: int, slot_id: int) -> Slot:
    slot = await store.get_slot(tx, guild_id, slot_id)
    if slot is None:
        raise LookupError(f"slot {slot_id} of guild {guild_id}")
    return slot


async def _show(tx: Transaction, slot: Slot, now: datetime) -> None:
    if slot.series_id is None:
        await schedule(tx, slot.guild_id, "slots:show", slot.id, now, detail="slot")
    else:
        await schedule(tx, slot.guild_id, "slots:show", slot.series_id, now, detail="series")
