"""What the schema itself refuses, whatever the code above it decides."""

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from cogs.slots import store
from cogs.slots.models import SlotState
from data.database import Database, Parameters, Row, Transaction
from tests.slots.people import AGENDA, GROUP, OTHER_GROUP, TERMS, VERA, WIM, at
from tests.stage import NOW


async def add(
    tx: Transaction,
    starts_at: datetime,
    *,
    volunteer_id: int = VERA,
    guild_id: int = GROUP,
    lasts: timedelta = AGENDA,
    state: SlotState = SlotState.OPEN,
) -> int:
    return await store.add_slot(tx, guild_id, volunteer_id, starts_at, starts_at + lasts, TERMS, NOW, state=state)


@pytest.mark.parametrize("state", [SlotState.OPEN, SlotState.TAKEN])
async def test_a_volunteer_has_one_live_slot_at_a_start(db: Database, state: SlotState) -> None:
    async with db.write() as tx:
        await tx.run("DROP TRIGGER slot_no_overlap_when_made")
        await add(tx, at(24), state=state)
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            await add(tx, at(24))


@pytest.mark.parametrize("minutes", [-74, -30, 30, 74])
async def test_live_slots_of_a_volunteer_never_overlap(db: Database, minutes: int) -> None:
    async with db.write() as tx:
        await add(tx, at(24))
        with pytest.raises(sqlite3.IntegrityError, match="another slot at that time"):
            await add(tx, at(24) + timedelta(minutes=minutes))


@pytest.mark.parametrize("minutes", [-75, 75])
async def test_slots_may_touch_in_the_schema(db: Database, minutes: int) -> None:
    async with db.write() as tx:
        await add(tx, at(24))
        assert await add(tx, at(24) + timedelta(minutes=minutes))


async def test_the_longest_slot_is_seen_by_one_that_starts_at_its_end(db: Database) -> None:
    async with db.write() as tx:
        await add(tx, at(24), lasts=timedelta(hours=4))
        with pytest.raises(sqlite3.IntegrityError, match="another slot"):
            await add(tx, at(28) - timedelta(minutes=1))
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            await add(tx, at(40), lasts=timedelta(hours=4, seconds=1))


async def test_others_and_other_groups_are_free_at_that_time(db: Database) -> None:
    async with db.write() as tx:
        await add(tx, at(24))
        assert await add(tx, at(24), volunteer_id=WIM)
        assert await add(tx, at(24), guild_id=OTHER_GROUP)


async def test_a_withdrawn_slot_is_in_nobodys_way_and_cannot_come_back_into_it(db: Database) -> None:
    async with db.write() as tx:
        first = await add(tx, at(24))
        assert await store.set_withdrawn(tx, GROUP, first, SlotState.OPEN)
        await add(tx, at(24.5))
        with pytest.raises(sqlite3.IntegrityError, match="another slot"):
            await tx.run("UPDATE slot SET state = 'open' WHERE id = ?", (first,))


async def test_a_slot_cannot_grow_into_the_next(db: Database) -> None:
    async with db.write() as tx:
        first = await add(tx, at(24), lasts=timedelta(minutes=45), state=SlotState.TAKEN)
        await add(tx, at(25))
        with pytest.raises(sqlite3.IntegrityError, match="another slot"):
            await store.set_open_again(tx, GROUP, first, at(24) + AGENDA)


@pytest.mark.parametrize(
    "change", ["state = 'booked'", "minutes = 19", "minutes = 61", "ask_first = 2", "ends_at = starts_at"]
)
async def test_nonsense_is_not_stored(db: Database, change: str) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            await tx.run(f"UPDATE slot SET {change} WHERE id = ?", (slot_id,))


async def test_nothing_of_another_group_is_read_or_changed(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await add(tx, at(24))
        assert await store.get_slot(tx, OTHER_GROUP, slot_id) is None
        assert not await store.set_taken(tx, OTHER_GROUP, slot_id, at(25), NOW)
        assert not await store.set_withdrawn(tx, OTHER_GROUP, slot_id, SlotState.OPEN)
        assert await store.list_live_of_volunteer(tx, OTHER_GROUP, VERA, NOW) == []


QUERIES: dict[str, Callable[[Transaction], Awaitable[object]]] = {
    "slot_open": lambda tx: store.list_open(
        tx, 1, NOW, not_by=2, field="Data", kind=None, volunteer_id=None, series_id=None, limit=25, offset=0, now=NOW
    ),
    "slot_one_at_a_time": lambda tx: store.list_live_of_volunteer(tx, 1, 2, NOW, limit=10, offset=20),
    "slot_of_series": lambda tx: store.list_live_of_series(tx, 1, 3, NOW),
}


@pytest.mark.parametrize("index", QUERIES)
async def test_what_people_ask_for_is_found_by_an_index_and_not_sorted(
    db: Database, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with db.read() as tx:
        run = tx.all
        plan: list[str] = []

        async def explain(sql: str, parameters: Parameters = ()) -> list[Row]:
            plan.extend(row["detail"] for row in await run(f"EXPLAIN QUERY PLAN {sql}", parameters))
            return await run(sql, parameters)

        monkeypatch.setattr(tx, "all", explain)
        await QUERIES[index](tx)
    of_slots = [step for step in plan if "SUBQUERY" not in step and "json_each" not in step]
    assert len(of_slots) == 1 and index in of_slots[0], plan
