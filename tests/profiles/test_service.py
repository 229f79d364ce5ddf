"""What is kept, found again and forgotten, with the real database."""

import sqlite3
from datetime import UTC, datetime

import pytest

from cogs.profiles import rules, service, store
from cogs.profiles.models import Need, Needs, Topic
from core.actor import Actor
from core.errors import Refusal
from core.settings import DEFAULTS
from core.times import Days, Part, read_windows
from data.database import Database

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def person(user_id: int, guild_id: int = 1) -> Actor:
    return Actor(guild_id, user_id, "Ana", is_member=True, is_volunteer=False, is_moderator=False)


ANA, BEN, PRIYA = person(11), person(12), person(21)


async def block(db: Database, actor: Actor, person_id: int) -> None:
    async with db.write() as tx:
        await service.block_person(tx, actor, person_id, NOW)


async def test_a_profile_is_kept_for_each_group_apart(db: Database) -> None:
    async with db.write() as tx:
        await service.toggle(tx, ANA, Topic.FIELD, "data", DEFAULTS)
        await service.toggle(tx, ANA, Topic.LEVEL, "mid", DEFAULTS)
        await service.toggle(tx, ANA, Topic.LANGUAGE, "español", DEFAULTS)
        here = await service.profile_of(tx, 1, ANA.user_id)
        elsewhere = await service.profile_of(tx, 2, ANA.user_id)
    assert (here.fields, here.level, here.languages) == (("Data",), "mid", ("English", "Spanish"))
    assert elsewhere.fields == () and service.languages_of(elsewhere, DEFAULTS) == ("English",)


async def test_the_schema_has_room_for_one_level(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write() as tx:
            await store.set_entries(tx, 1, 11, Topic.LEVEL, ["mid", "senior"])


async def test_availability_is_replaced_and_exact_times_stay_where_none_are_given(db: Database) -> None:
    windows = read_windows("Tue 18:00-20:00; Sat 22:00-02:00").windows
    async with db.write() as tx:
        await service.set_availability(tx, ANA, [(Days.SUNDAY, Part.MORNING)], windows)
        await service.set_availability(tx, ANA, [(Days.WEEKDAY, Part.EVENING)], None)
        kept = await service.availability_of(tx, 1, ANA.user_id)
        emptied = await service.set_availability(tx, ANA, [], [])
    assert kept.parts == {(Days.WEEKDAY, Part.EVENING)} and kept.windows == windows
    assert not emptied


@pytest.mark.parametrize("needs", [Needs(), Needs(frozenset(Need), "Slowly"), Needs(frozenset({Need.CAPTIONS}))])
async def test_needs_are_kept_as_they_were_given(db: Database, needs: Needs) -> None:
    async with db.write() as tx:
        await service.set_needs(tx, [], ANA, needs, NOW)
        assert await service.needs_of(tx, 1, ANA.user_id) == needs


async def test_a_block_keeps_both_apart_whoever_made_it_and_only_in_this_group(db: Database) -> None:
    await block(db, ANA, PRIYA.user_id)
    async with db.read() as tx:
        assert await service.is_blocked(tx, 1, ANA.user_id, PRIYA.user_id)
        assert await service.is_blocked(tx, 1, PRIYA.user_id, ANA.user_id)
        assert not await service.is_blocked(tx, 1, BEN.user_id, PRIYA.user_id)
        assert not await service.is_blocked(tx, 2, ANA.user_id, PRIYA.user_id)
        assert await service.blocked_pairs(tx, 1) == {frozenset({11, 21})}
        assert await service.blocked_pairs(tx, 2) == set()


async def test_whoever_is_blocked_sees_nothing_of_it_anywhere(db: Database) -> None:
    await block(db, ANA, PRIYA.user_id)
    async with db.read() as tx:
        assert not await service.list_blocks(tx, PRIYA)
        assert await service.export_member(tx, 1, PRIYA.user_id) == {}
        shown = await service.show_member(tx, 1, PRIYA.user_id, NOW)
    assert "Blocked" not in "\n".join(shown)


async def test_taking_ones_own_block_back_leaves_the_others(db: Database) -> None:
    await block(db, ANA, PRIYA.user_id)
    await block(db, PRIYA, ANA.user_id)
    async with db.write() as tx:
        await service.unblock_person(tx, ANA, PRIYA.user_id)
        assert await service.is_blocked(tx, 1, ANA.user_id, PRIYA.user_id)


async def test_a_person_who_is_not_blocked_cannot_be_unblocked_even_if_they_block_one(db: Database) -> None:
    await block(db, PRIYA, ANA.user_id)
    for other in (PRIYA, BEN):
        with pytest.raises(Refusal, match=f"do not block <@{other.user_id}>"):
            async with db.write() as tx:
                await service.unblock_person(tx, ANA, other.user_id)


async def test_being_forgotten_takes_ones_own_blocks_and_leaves_those_that_protect_others(db: Database) -> None:
    await block(db, ANA, PRIYA.user_id)
    await block(db, PRIYA, BEN.user_id)
    async with db.write() as tx:
        await service.forget_member(tx, 1, PRIYA.user_id, NOW)
        assert await service.blocked_pairs(tx, 1) == {frozenset({11, 21})}


async def test_an_employer_is_blocked_however_it_is_spelt(db: Database) -> None:
    async with db.write() as tx:
        await service.block_employer(tx, ANA, "ACME,  Inc.", NOW)
        await service.block_employer(tx, ANA, "Acme", NOW)
        assert await service.is_employer_blocked(tx, 1, ANA.user_id, "the Acme company")
        assert not await service.is_employer_blocked(tx, 1, BEN.user_id, "Acme")
        assert [one.name for one in (await service.list_blocks(tx, ANA)).employers] == ["ACME, Inc."]
        await service.unblock_employer(tx, ANA, "acme ltd")
        assert not await service.list_blocks(tx, ANA)


async def test_there_is_room_for_many_blocks_and_for_no_more(db: Database) -> None:
    async with db.write() as tx:
        for number in range(rules.MOST_BLOCKS):
            await service.block_person(tx, ANA, 1000 + number, NOW)
    with pytest.raises(Refusal, match="most there is room for"):
        await block(db, ANA, 5000)


async def test_one_does_not_block_oneself(db: Database) -> None:
    with pytest.raises(Refusal, match="That is you"):
        await block(db, ANA, ANA.user_id)


async def test_a_full_panel_stays_within_its_part(db: Database) -> None:
    windows = read_windows(
        "; ".join(f"{day} 9:{number:02}am-10:30pm" for day in ("Mon", "Tue") for number in range(15))
    )
    async with db.write() as tx:
        for field in DEFAULTS.fields[: rules.MOST_FIELDS]:
            await service.toggle(tx, ANA, Topic.FIELD, field, DEFAULTS)
        await service.set_availability(tx, ANA, [(days, part) for days in Days for part in Part], windows.windows)
        await service.set_needs(tx, [], ANA, Needs(frozenset(Need), "x" * 300), NOW)
        for number in range(40):
            await service.block_person(tx, ANA, 800_000_000_000_000_000 + number, NOW)
        await service.block_employer(tx, ANA, "Y" * 80, NOW)
        shown = "\n".join(await service.show_member(tx, 1, ANA.user_id, NOW))
    assert "more" in shown and "Blocked" in shown
    assert len(shown) < 1300
