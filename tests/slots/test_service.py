"""What other features may ask of a slot, and what that does to the volunteer's other slots."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from cogs.slots import offering, service, store
from cogs.slots.models import Scope, Slot, SlotState, Subject, Terms
from data.database import Database, Transaction
from tests.slots.people import AGENDA, GROUP, OTHER_GROUP, TERMS, VERA, WIM, at, volunteer
from tests.stage import NOW

PRIVATE = timedelta(minutes=45)


async def add(tx: Transaction, starts_at: datetime, volunteer_id: int = VERA, terms: Terms = TERMS) -> int:
    return await store.add_slot(tx, GROUP, volunteer_id, starts_at, starts_at + AGENDA, terms, NOW)


async def get(tx: Transaction, slot_id: int) -> Slot:
    slot = await service.get_slot(tx, GROUP, slot_id)
    assert slot is not None
    return slot


async def jobs(tx: Transaction, kind: str) -> list[tuple[int, str]]:
    rows = await tx.all("SELECT subject_id, detail FROM job WHERE kind = ? AND guild_id = ? ORDER BY id", (kind, GROUP))
    return [(row["subject_id"], row["detail"]) for row in rows]


async def test_of_two_who_take_a_slot_one_gets_it(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        assert await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        assert not await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        slot = await get(tx, slot_id)
    assert slot.state is SlotState.TAKEN
    assert slot.ends_at == at(24) + PRIVATE


async def test_a_slot_that_has_started_cannot_be_taken(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        assert not await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, at(24))


async def test_a_released_slot_is_open_again_for_the_whole_agenda(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        await service.release(tx, GROUP, slot_id, NOW)
        slot = await get(tx, slot_id)
        assert slot.state is SlotState.OPEN and slot.ends_at == at(24) + AGENDA
        assert await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)


async def test_a_released_slot_is_withdrawn_where_its_volunteer_has_another_by_now(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        later = await add(tx, at(25))
        await service.release(tx, GROUP, slot_id, NOW)
        assert (await get(tx, slot_id)).state is SlotState.WITHDRAWN
        assert (await get(tx, later)).state is SlotState.OPEN


async def test_a_slot_released_after_its_start_is_not_offered_again(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        await service.release(tx, GROUP, slot_id, at(25))
        assert (await get(tx, slot_id)).state is SlotState.WITHDRAWN


async def test_what_was_withdrawn_while_taken_is_not_offered_again(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        withdrawn = await offering.withdraw(tx, volunteer(VERA), slot_id, Scope.THIS, NOW)
        assert withdrawn.gone == [] and [slot.id for slot in withdrawn.staying] == [slot_id]
        assert (await get(tx, slot_id)).state is SlotState.TAKEN
        await service.release(tx, GROUP, slot_id, NOW)
        assert (await get(tx, slot_id)).state is SlotState.WITHDRAWN


async def test_a_dropped_slot_is_withdrawn_and_frees_its_time(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        await service.drop(tx, GROUP, slot_id, NOW)
        assert (await get(tx, slot_id)).state is SlotState.WITHDRAWN
        assert await add(tx, at(24))


async def test_release_and_drop_leave_alone_what_is_not_taken_or_not_there(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        for undo in (service.release, service.drop):
            await undo(tx, GROUP, slot_id, NOW)
            await undo(tx, GROUP, 999, NOW)
            await undo(tx, OTHER_GROUP, slot_id, NOW)
        assert (await get(tx, slot_id)).state is SlotState.OPEN


async def test_every_change_has_the_card_shown_again_and_closed_at_the_start(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        take = partial(service.take, tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        release = partial(service.release, tx, GROUP, slot_id, NOW)
        drop = partial(service.drop, tx, GROUP, slot_id, NOW)
        for change in (take, release, take, drop):
            await tx.run("DELETE FROM job")
            await change()
            assert await jobs(tx, "slots:show") == [(slot_id, Subject.SLOT.value)], change
            assert await jobs(tx, "slots:close") == [(slot_id, "")], change


async def test_a_move_takes_the_volunteers_own_open_slot_at_that_time(db: Database) -> None:
    async with db.write() as tx:
        old = await get(tx, await add(tx, at(24)))
        offered = await add(tx, at(48))
        moved, gone = await service.take_new(
            tx, GROUP, VERA, at(48), at(48) + PRIVATE, old.terms, NOW, buffer_minutes=15
        )
        assert moved.id == offered and moved.state is SlotState.TAKEN and moved.ends_at == at(48) + PRIVATE
        assert gone == []


async def test_a_move_to_a_time_that_was_not_offered_makes_a_taken_slot_with_the_same_terms(db: Database) -> None:
    terms = Terms(40, "Data", "technical", "https://example.org/room", True)
    async with db.write() as tx:
        old = await get(tx, await add(tx, at(24), terms=terms))
        moved, gone = await service.take_new(
            tx, GROUP, VERA, at(48), at(48) + PRIVATE, old.terms, NOW, buffer_minutes=15
        )
        assert (moved.terms, moved.starts_at, moved.series_id, gone) == (terms, at(48), None, [])
        assert await service.list_open(tx, GROUP, at(25), not_by=None) == []


@pytest.mark.parametrize(
    ("offset_minutes", "is_withdrawn"), [(-90, False), (-89, True), (30, True), (59, True), (60, False)]
)
async def test_a_move_withdraws_open_slots_that_come_closer_than_the_buffer(
    db: Database, offset_minutes: int, is_withdrawn: bool
) -> None:
    async with db.write() as tx:
        old = await get(tx, await add(tx, at(24)))
        near = await add(tx, at(48) + timedelta(minutes=offset_minutes))
        _, gone = await service.take_new(tx, GROUP, VERA, at(48), at(48) + PRIVATE, old.terms, NOW, buffer_minutes=15)
        assert [slot.id for slot in gone] == [near] * is_withdrawn
        assert ((await get(tx, near)).state is SlotState.WITHDRAWN) == is_withdrawn


async def test_a_slot_of_another_length_gives_way_to_a_move(db: Database) -> None:
    async with db.write() as tx:
        old = await get(tx, await add(tx, at(24)))
        longer = await add(tx, at(48), terms=Terms(45, None, None, "", False))
        moved, gone = await service.take_new(
            tx, GROUP, VERA, at(48), at(48) + PRIVATE, old.terms, NOW, buffer_minutes=0
        )
        assert [slot.id for slot in gone] == [longer]
        assert moved.id != longer and moved.minutes == 30


@pytest.mark.parametrize(("offset_minutes", "clashes"), [(-60, False), (-59, True), (0, True), (59, True), (60, False)])
async def test_a_clash_is_a_taken_slot_closer_than_the_buffer(db: Database, offset_minutes: int, clashes: bool) -> None:
    starts_at = at(48) + timedelta(minutes=offset_minutes)
    async with db.write() as tx:
        taken = await add(tx, at(48))
        asked = GROUP, VERA, starts_at, starts_at + PRIVATE, 15
        assert await service.volunteer_clash(tx, *asked, except_slot=None) is None, "an open slot is no clash"
        await service.take(tx, GROUP, taken, at(48) + PRIVATE, NOW)
        clash = await service.volunteer_clash(tx, *asked, except_slot=None)
        assert ((clash and clash.id) == taken) == clashes
        assert await service.volunteer_clash(tx, *asked, except_slot=taken) is None


async def test_taken_slots_of_a_week_are_counted_from_its_start_to_before_its_end(db: Database) -> None:
    async with db.write() as tx:
        ids = [await add(tx, at(hours)) for hours in (24, 48, 72, 96)]
        for slot_id in ids[:3]:
            slot = await get(tx, slot_id)
            await service.take(tx, GROUP, slot_id, slot.starts_at + PRIVATE, NOW)
        week = GROUP, VERA, at(24), at(72)
        assert await service.count_taken_between(tx, *week) == 2
        assert await service.count_taken_between(tx, *week, except_slot=ids[0]) == 1
        assert await service.count_taken_between(tx, GROUP, WIM, at(24), at(72)) == 0


async def test_open_slots_are_listed_by_what_suits(db: Database) -> None:
    async with db.write() as tx:
        any_field = await add(tx, at(24))
        data = await add(tx, at(48), terms=Terms(30, "Data", "technical", "", False))
        sales = await add(tx, at(72), WIM, terms=Terms(30, "Sales", "case", "", False))
        past = await add(tx, at(-1))

        async def listed(**filters: object) -> list[int]:
            asked: dict[str, object] = {"not_by": None, **filters}
            return [slot.id for slot in await service.list_open(tx, GROUP, NOW, **asked)]  # type: ignore[arg-type]

        assert await listed() == [any_field, data, sales]
        assert past not in await listed(earliest=at(-9))
        assert await listed(not_by=VERA) == [sales]
        assert await listed(field="Data") == [any_field, data]
        assert await listed(kind="case") == [any_field, sales]
        assert await listed(volunteer_id=WIM) == [sales]
        assert await listed(earliest=at(48)) == [data, sales]
        assert await listed(limit=1, offset=1) == [data]
        await service.take(tx, GROUP, data, at(48) + PRIVATE, NOW)
        assert await listed() == [any_field, sales]


async def test_a_person_gets_what_is_kept_about_them_and_nothing_of_others(db: Database) -> None:
    async with db.write() as tx:
        assert await service.export_member(tx, GROUP, VERA) == {}
        await add(tx, at(24), terms=Terms(30, "Data", None, "https://example.org/room", True))
        await add(tx, at(24), WIM)
        held = await service.export_member(tx, GROUP, VERA)
        assert held == {
            "slots": [
                {
                    "starts_at": "2026-11-25T12:00:00+00:00",
                    "ends_at": "2026-11-25T13:15:00+00:00",
                    "state": "open",
                    "made_at": "2026-11-24T12:00:00+00:00",
                    "minutes": 30,
                    "field": "Data",
                    "kind": None,
                    "place": "https://example.org/room",
                    "ask_first": True,
                }
            ]
        }
        assert await service.export_member(tx, OTHER_GROUP, VERA) == {}


async def test_after_forgetting_nothing_says_whose_the_slots_were_and_none_is_open(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24), terms=Terms(30, None, None, "https://example.org/room", False))
        taken = await add(tx, at(48))
        await service.take(tx, GROUP, taken, at(48) + PRIVATE, NOW)
        others = await add(tx, at(24), WIM)
        await tx.run("DELETE FROM job")
        await service.forget_member(tx, GROUP, VERA, NOW)
        assert await service.export_member(tx, GROUP, VERA) == {}
        for gone in (slot_id, taken):
            slot = await get(tx, gone)
            assert (slot.state, slot.volunteer_id, slot.place) == (SlotState.WITHDRAWN, -gone, "")
        assert (await get(tx, others)).state is SlotState.OPEN
        assert [subject for subject, _ in await jobs(tx, "slots:show")] == [slot_id, taken]


async def test_two_who_offered_the_same_past_hour_can_both_be_forgotten(db: Database) -> None:
    async with db.write() as tx:
        slot_ids = [await add(tx, at(24), VERA), await add(tx, at(24), WIM)]
        for slot_id in slot_ids:
            await service.take(tx, GROUP, slot_id, at(24) + PRIVATE, NOW)
        for person in (VERA, WIM):
            await service.forget_member(tx, GROUP, person, at(30))
        assert [(await get(tx, slot_id)).volunteer_id for slot_id in slot_ids] == [-slot_id for slot_id in slot_ids]
