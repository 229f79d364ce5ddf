"""Whatever is done in whatever order: one winner, no overlap, nothing lost."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cogs.slots import offering, service, store
from cogs.slots.models import Scope, Slot, SlotState, Withdrawn
from data.database import Database, Transaction
from tests.slots.people import AGENDA, GROUP, TERMS, VERA, at, volunteer
from tests.stage import NOW

PRIVATE = timedelta(minutes=45)


async def book(db: Database, slot_id: int) -> bool:
    async with db.write() as tx:
        slot = await service.get_slot(tx, GROUP, slot_id)
        assert slot is not None
        await asyncio.sleep(0)
        return await service.take(tx, GROUP, slot_id, slot.starts_at + PRIVATE, NOW)


async def withdraw(db: Database, slot_id: int) -> Withdrawn:
    async with db.write() as tx:
        await asyncio.sleep(0)
        return await offering.withdraw(tx, volunteer(VERA), slot_id, Scope.THIS, NOW)


@pytest.mark.parametrize("withdraws_first", [True, False])
async def test_of_a_withdrawal_and_a_booking_at_once_exactly_one_wins(db: Database, withdraws_first: bool) -> None:
    async with db.write() as tx:
        slot_id = await store.add_slot(tx, GROUP, VERA, at(24), at(24) + AGENDA, TERMS, NOW)
    withdrawing, booking = withdraw(db, slot_id), book(db, slot_id)
    if withdraws_first:
        withdrawn, booked = await asyncio.gather(withdrawing, booking)
    else:
        booked, withdrawn = await asyncio.gather(booking, withdrawing)
    async with db.read() as tx:
        slot = await service.get_slot(tx, GROUP, slot_id)
    assert slot is not None
    assert booked != bool(withdrawn.gone)
    assert slot.state is (SlotState.TAKEN if booked else SlotState.WITHDRAWN)
    assert [kept.id for kept in withdrawn.staying] == [slot_id] * booked


async def test_of_a_hundred_bookings_at_once_one_wins(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await store.add_slot(tx, GROUP, VERA, at(24), at(24) + AGENDA, TERMS, NOW)
    assert sum(await asyncio.gather(*(book(db, slot_id) for _ in range(100)))) == 1


class Undo(Exception):
    """Ends an example without keeping anything of it."""


STEPS = ["offer", "take", "take privately", "release", "drop", "withdraw", "move"]


@settings(suppress_health_check=list(HealthCheck))
@given(
    steps=some.lists(
        some.tuples(some.sampled_from(STEPS), some.integers(0, 2), some.sampled_from([0, 3, 4, 8])), min_size=12
    )
)
async def test_live_slots_keep_apart_whatever_happens(db: Database, steps: list[tuple[str, int, int]]) -> None:
    with pytest.raises(Undo):
        async with db.write() as tx:
            for step, which, quarter in steps:
                await _do(tx, step, which, quarter)
                live = await store.list_live_of_volunteer(tx, GROUP, VERA, NOW)
                assert all(a.ends_at <= b.starts_at for a, b in pairwise(live)), (step, live)
            raise Undo


async def _do(tx: Transaction, step: str, which: int, quarter: int) -> None:
    starts_at = at(24) + quarter * timedelta(minutes=15)
    slots = await store.list_all_of_volunteer(tx, GROUP, VERA)
    slot = slots[which % len(slots)] if slots else None
    if step == "offer":
        buffer = timedelta(minutes=15)
        if not await store.list_live_between(tx, GROUP, VERA, starts_at - buffer, starts_at + AGENDA + buffer):
            await store.add_slot(tx, GROUP, VERA, starts_at, starts_at + AGENDA, TERMS, NOW)
    elif slot is not None:
        await _do_to(tx, step, slot, starts_at)


async def _do_to(tx: Transaction, step: str, slot: Slot, starts_at: datetime) -> None:
    match step:
        case "take":
            await service.take(tx, GROUP, slot.id, slot.starts_at + AGENDA, NOW)
        case "take privately":
            await service.take(tx, GROUP, slot.id, slot.starts_at + PRIVATE, NOW)
        case "release":
            await service.release(tx, GROUP, slot.id, NOW)
        case "drop":
            await service.drop(tx, GROUP, slot.id, NOW)
        case "withdraw":
            await offering.withdraw(tx, volunteer(VERA), slot.id, Scope.THIS, NOW)
        case "move" if slot.state is SlotState.TAKEN:
            ends_at = starts_at + PRIVATE
            if not await service.volunteer_clash(tx, GROUP, VERA, starts_at, ends_at, 15, slot.id):
                await service.drop(tx, GROUP, slot.id, NOW)
                await service.take_new(tx, GROUP, VERA, starts_at, ends_at, slot.terms, NOW, buffer_minutes=15)
