"""Times that repeat: on the wall clock, eight weeks ahead, across clock changes and downtime."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cogs.slots import offering, rules, service, store
from cogs.slots.models import InTheWay, Scope, Series, Slot, SlotState
from core.errors import Refusal
from core.settings import Settings
from core.times import Skipped, Weekly, local_date, wall_of
from data.database import Database, Transaction
from tests.slots.people import AGENDA, GROUP, TERMS, VERA, volunteer
from tests.stage import NOW

NEW_YORK = ZoneInfo("America/New_York")
SETTINGS = Settings()
THURSDAY = date(2026, 11, 26)
PRIVATE = timedelta(minutes=45)


async def begin(tx: Transaction, rhythm: Weekly, now: datetime = NOW) -> int:
    return await store.add_series(tx, GROUP, VERA, rhythm, TERMS, now)


async def go_on(tx: Transaction, series_id: int, now: datetime = NOW) -> tuple[list[datetime], list[object]]:
    times, left_out = await offering.extend(tx, GROUP, series_id, SETTINGS, now)
    return [made.slot.starts_at for made in times], list(left_out)


async def live(tx: Transaction, series_id: int, now: datetime = NOW) -> list[Slot]:
    return await store.list_live_of_series(tx, GROUP, series_id, now)


async def next_look(tx: Transaction) -> datetime | None:
    row = await tx.one("SELECT due_at FROM job WHERE kind = 'slots:extend'")
    return datetime.fromtimestamp(row["due_at"], UTC) if row else None


def evening(on: date = THURSDAY, every_weeks: Literal[1, 2] = 1, until: date | None = None) -> Weekly:
    return Weekly(on, time(18), NEW_YORK, every_weeks, until)


@pytest.mark.parametrize(("every_weeks", "count"), [(1, 8), (2, 4)])
async def test_times_exist_eight_weeks_ahead(db: Database, every_weeks: Literal[1, 2], count: int) -> None:
    async with db.write() as tx:
        made, left_out = await go_on(tx, await begin(tx, evening(every_weeks=every_weeks)))
    assert len(made) == count and left_out == []
    assert {after - before for before, after in pairwise(made)} == {timedelta(weeks=every_weeks)}
    assert made[-1] <= NOW + timedelta(weeks=8, days=1)


async def test_the_wall_time_stays_when_clocks_change(db: Database) -> None:
    now = datetime(2026, 10, 20, 12, tzinfo=UTC)
    async with db.write() as tx:
        made, _ = await go_on(tx, await begin(tx, evening(date(2026, 10, 22)), now), now)
    assert {wall_of(start, NEW_YORK).time() for start in made} == {time(18)}
    assert made[1] - made[0] == timedelta(days=7)
    assert made[2] - made[1] == timedelta(days=7, hours=1), "clocks go back on 1 November"


async def test_a_time_that_the_clocks_skip_is_left_out_and_said(db: Database) -> None:
    now = datetime(2027, 2, 20, 12, tzinfo=UTC)
    rhythm = Weekly(date(2027, 2, 28), time(2, 30), NEW_YORK)
    async with db.write() as tx:
        made, left_out = await go_on(tx, await begin(tx, rhythm, now), now)
    assert [wall_of(start, NEW_YORK).date() for start in made][:2] == [date(2027, 2, 28), date(2027, 3, 7)]
    assert [missing.on for missing in left_out if isinstance(missing, Skipped)] == [date(2027, 3, 14)]
    assert {wall_of(start, NEW_YORK).time() for start in made} == {time(2, 30)}


async def test_of_a_time_that_happens_twice_the_first_is_offered_and_said(db: Database) -> None:
    now = datetime(2026, 10, 20, 12, tzinfo=UTC)
    async with db.write() as tx:
        series_id = await begin(tx, Weekly(date(2026, 10, 25), time(1, 30), NEW_YORK), now)
        times, _ = await offering.extend(tx, GROUP, series_id, SETTINGS, now)
    first_of_november = times[1]
    assert first_of_november.slot.starts_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert first_of_november.note and "twice" in first_of_november.note
    assert all(made.note is None for made in times if made is not first_of_november)


async def test_a_time_next_to_another_slot_is_left_out_and_names_it(db: Database) -> None:
    async with db.write() as tx:
        second = datetime(2026, 12, 3, 23, tzinfo=UTC)
        other = await store.add_slot(
            tx, GROUP, VERA, second + timedelta(minutes=89), second + timedelta(minutes=89) + AGENDA, TERMS, NOW
        )
        made, left_out = await go_on(tx, await begin(tx, evening()))
    assert second not in made and len(made) == 7
    assert [(missing.starts_at, missing.other.id) for missing in left_out if isinstance(missing, InTheWay)] == [
        (second, other)
    ]


async def test_a_series_ends_with_its_last_date(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening(until=THURSDAY + timedelta(weeks=2)))
        made, _ = await go_on(tx, series_id)
        assert len(made) == 3
        assert await go_on(tx, series_id, made[-1]) == ([], [])
        row = await tx.one(
            "SELECT COUNT(*) AS jobs FROM job WHERE kind = 'slots:extend' AND due_at > ?", (made[-1].timestamp(),)
        )
        assert row and row["jobs"] == 0, "nothing more to look for"


async def test_the_first_time_exists_however_far_ahead_it_is(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening(THURSDAY + timedelta(weeks=20)))
        made, _ = await go_on(tx, series_id)
        assert len(made) == 1
        look = await next_look(tx)
        assert look and local_date(look, NEW_YORK) == date(2027, 2, 25), "the second comes within reach"
        made, _ = await go_on(tx, series_id, look)
        assert len(made) == 1


async def test_going_on_twice_makes_nothing_twice(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        before = await live(tx, series_id)
        assert await go_on(tx, series_id) == ([], [])
        assert await live(tx, series_id) == before


async def test_a_year_of_looks_keeps_eight_weeks_ahead_with_one_waiting_job(db: Database) -> None:
    now = NOW
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id, now)
        looks = 0
        while now < NOW + timedelta(days=365):
            following = await next_look(tx)
            assert following and following > now
            now, looks = following, looks + 1
            await go_on(tx, series_id, now)
            starts = [slot.starts_at for slot in await live(tx, series_id, now + timedelta(seconds=1))]
            assert timedelta(weeks=7) < starts[-1] - now <= timedelta(weeks=8, days=1), now
            assert len(starts) in (8, 9)
            assert {wall_of(start, NEW_YORK).time() for start in starts} == {time(18)}
    assert looks <= 2 * 53


async def test_after_three_weeks_of_downtime_only_times_to_come_are_made(db: Database) -> None:
    late = NOW + timedelta(weeks=10)
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        made, _ = await go_on(tx, series_id, late)
        assert made and min(made) > late
        assert len(await live(tx, series_id, late)) == 8


async def test_a_withdrawn_time_does_not_come_back_and_the_others_stay(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        third = (await live(tx, series_id))[2]
        withdrawn = await offering.withdraw(tx, volunteer(VERA), third.id, Scope.THIS, NOW)
        assert [slot.id for slot in withdrawn.gone] == [third.id]
        await go_on(tx, series_id, NOW + timedelta(days=7))
        starts = [slot.starts_at for slot in await live(tx, series_id)]
        assert third.starts_at not in starts and len(starts) == 8


async def test_this_and_later_ends_the_series_and_keeps_what_comes_before(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        slots = await live(tx, series_id)
        withdrawn = await offering.withdraw(tx, volunteer(VERA), slots[2].id, Scope.LATER, NOW)
        assert [slot.id for slot in withdrawn.gone] == [slot.id for slot in slots[2:]]
        assert await go_on(tx, series_id, NOW + timedelta(weeks=2)) == ([], [])
        assert [slot.id for slot in await live(tx, series_id)] == [slot.id for slot in slots[:2]]


async def test_the_next_look_is_at_the_start_of_the_next_time_also_when_the_series_has_ended(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening(until=THURSDAY + timedelta(weeks=1)))
        (first, second), _ = await go_on(tx, series_id)
        assert await next_look(tx) == first
        await go_on(tx, series_id, first)
        assert await next_look(tx) == second


async def test_all_withdraws_the_series_and_booked_times_stay(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        slots = await live(tx, series_id)
        booked = slots[3]
        await service.take(tx, GROUP, booked.id, booked.starts_at + PRIVATE, NOW)
        withdrawn = await offering.withdraw(tx, volunteer(VERA), slots[5].id, Scope.ALL, NOW)
        assert len(withdrawn.gone) == 7
        assert [slot.id for slot in withdrawn.staying] == [booked.id]
        await service.release(tx, GROUP, booked.id, NOW)
        assert await live(tx, series_id) == []


async def test_everything_a_volunteer_offers_can_be_withdrawn_at_once(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        single = await store.add_slot(tx, GROUP, VERA, NOW + AGENDA, NOW + 2 * AGENDA, TERMS, NOW)
        withdrawn = await offering.withdraw_all(tx, volunteer(VERA), NOW)
        assert len(withdrawn.gone) == 9 and single in {slot.id for slot in withdrawn.gone}
        assert await go_on(tx, series_id, NOW + timedelta(weeks=8)) == ([], [])


async def test_nobody_withdraws_what_is_not_theirs(db: Database) -> None:
    async with db.write() as tx:
        slot_id = await store.add_slot(tx, GROUP, VERA, NOW + AGENDA, NOW + 2 * AGENDA, TERMS, NOW)
        for other in (volunteer(VERA + 1), volunteer(VERA, GROUP + 1)):
            with pytest.raises(Refusal, match="not found"):
                await offering.withdraw(tx, other, slot_id, Scope.THIS, NOW)
        with pytest.raises(Refusal, match="not found"):
            await offering.withdraw(tx, volunteer(VERA), slot_id + 1, Scope.THIS, NOW)
        slot = await service.get_slot(tx, GROUP, slot_id)
        assert slot and slot.state is SlotState.OPEN


async def test_a_forgotten_volunteers_series_ends(db: Database) -> None:
    async with db.write() as tx:
        series_id = await begin(tx, evening())
        await go_on(tx, series_id)
        await service.forget_member(tx, GROUP, VERA, NOW)
        assert await go_on(tx, series_id, NOW + timedelta(weeks=8)) == ([], [])
        assert await service.export_member(tx, GROUP, VERA) == {}


ZONES = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "UTC"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    zone=some.sampled_from(ZONES),
    first_on=some.dates(date(2026, 1, 1), date(2028, 1, 1)),
    wall=some.times().map(lambda at: at.replace(second=0, microsecond=0)),
    every_weeks=some.sampled_from([1, 2]),
    ago=some.timedeltas(timedelta(0), timedelta(weeks=9)),
)
def test_the_next_reach_is_later_and_brings_exactly_the_next_date_within_reach(
    zone: str, first_on: date, wall: time, every_weeks: Literal[1, 2], ago: timedelta
) -> None:
    now = datetime.combine(first_on, wall, UTC) - ago
    rhythm = Weekly(first_on, wall, ZoneInfo(zone), every_weeks)
    last = rules.within_reach(_series(rhythm, first_on), now)
    after = last + timedelta(days=1)
    reach_at = rules.next_reach(_series(rhythm, after))
    assert reach_at and reach_at > now
    following = next(iter(rhythm.occurrences(after, after + timedelta(weeks=2))))
    assert rules.within_reach(_series(rhythm, after), reach_at) >= following.on
    assert rules.within_reach(_series(rhythm, after), reach_at - timedelta(seconds=1)) < following.on


def _series(rhythm: Weekly, next_on: date) -> Series:
    return Series(1, GROUP, VERA, rhythm, TERMS, next_on, ended=False, made_at=NOW)
