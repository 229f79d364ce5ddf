"""Slots that are kept for one person for a while: nobody else sees or books them until then."""

from datetime import datetime, timedelta

import pytest

from cogs.interviews import rules
from cogs.slots import service, store
from cogs.slots.models import Slot, SlotState
from core.actor import Actor
from core.errors import Refusal
from data.database import Database, Transaction
from tests.slots.people import AGENDA, GROUP, OTHER_GROUP, TERMS, VERA, WIM, at
from tests.stage import NOW

ANA, BEN = 501, 502
HALF_AN_HOUR = timedelta(minutes=30)
LATER = NOW + HALF_AN_HOUR


async def add(tx: Transaction, starts_at: datetime) -> int:
    return await store.add_slot(tx, GROUP, VERA, starts_at, starts_at + AGENDA, TERMS, NOW)


async def open_to(tx: Transaction, viewer: int | None, now: datetime = NOW) -> list[int]:
    return [slot.id for slot in await service.list_open(tx, GROUP, now, not_by=WIM, viewer=viewer)]


async def kept(tx: Transaction) -> int:
    slot_id = await add(tx, at(24))
    assert await service.keep_for(tx, GROUP, slot_id, ANA, LATER, NOW)
    return slot_id


async def get(tx: Transaction, slot_id: int) -> Slot:
    slot = await service.get_slot(tx, GROUP, slot_id)
    assert slot is not None
    return slot


async def test_only_the_person_it_is_kept_for_sees_it_until_then(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await kept(tx)
        assert await open_to(tx, ANA) == [slot_id]
        assert await open_to(tx, BEN) == await open_to(tx, None) == []
        assert await open_to(tx, BEN, LATER) == await open_to(tx, None, LATER) == [slot_id]


async def test_only_the_person_it_is_kept_for_books_it_until_then(db: Database) -> None:
    def actor(user_id: int) -> Actor:
        return Actor(GROUP, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)

    async with db.write() as tx:
        slot = await get(tx, await kept(tx))
    assert rules.check_open(slot, ANA, NOW) == slot
    assert rules.check_open(slot, BEN, LATER) == slot
    with pytest.raises(Refusal, match="kept for somebody else") as refused:
        rules.check_open(slot, BEN, LATER - timedelta(seconds=1))
    assert f"<t:{int(LATER.timestamp())}:" in str(refused.value)


async def test_it_is_kept_for_one_at_a_time(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await kept(tx)
        assert not await service.keep_for(tx, GROUP, slot_id, BEN, LATER + HALF_AN_HOUR, NOW)
        assert await service.keep_for(tx, GROUP, slot_id, BEN, LATER + HALF_AN_HOUR, LATER)
        assert (await get(tx, slot_id)).kept_for == BEN


async def test_it_is_let_go_only_by_whom_it_is_kept_for(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await kept(tx)
        assert not await service.keep_no_longer(tx, GROUP, slot_id, BEN)
        assert await service.keep_no_longer(tx, GROUP, slot_id, ANA)
        assert await open_to(tx, BEN) == [slot_id]


@pytest.mark.parametrize("state", [SlotState.TAKEN, SlotState.WITHDRAWN])
async def test_what_is_not_open_cannot_be_kept(db: Database, state: SlotState) -> None:
    async with db.write() as tx:
        slot_id = await store.add_slot(tx, GROUP, VERA, at(24), at(24) + AGENDA, TERMS, NOW, state=state)
        assert not await service.keep_for(tx, GROUP, slot_id, ANA, LATER, NOW)


async def test_neither_a_started_slot_nor_one_of_another_group_can_be_kept(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        assert not await service.keep_for(tx, GROUP, slot_id, ANA, at(25), at(24))
        assert not await service.keep_for(tx, OTHER_GROUP, slot_id, ANA, LATER, NOW)


async def test_a_slot_released_after_its_booking_is_kept_for_nobody(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await kept(tx)
        await service.take(tx, GROUP, slot_id, at(24) + AGENDA, NOW)
        await service.release(tx, GROUP, slot_id, NOW)
        assert await open_to(tx, BEN) == [slot_id]


async def test_whoever_is_forgotten_keeps_nothing(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await kept(tx)
        assert await service.export_member(tx, GROUP, ANA) == {"kept_for_you": [{"starts_at": at(24).isoformat()}]}
        await service.forget_member(tx, GROUP, ANA, NOW)
        slot = await get(tx, slot_id)
    assert (slot.kept_for, slot.kept_until_at, slot.state) == (None, None, SlotState.OPEN)
