"""Stories of booking, moving and calling off, with the real database."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from cogs.interviews import move_store, moves, refusal_texts, service, store
from cogs.interviews.models import Interview, MoveState, State
from cogs.slots import service as slots
from cogs.slots.models import SlotState
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Database
from tests.interviews.conftest import ANA, BEN, GUILD, NOW, PRIYA, TOM, WISH, OfferSlot, person


async def book(
    db: Database, actor: Actor, slot_id: int, settings: Settings, *, may_be_watched: bool = False
) -> Interview:
    wish = replace(WISH, may_be_watched=may_be_watched)
    async with db.write() as tx:
        return await service.book(tx, actor, slot_id, wish, settings, NOW)


async def due_jobs(db: Database) -> list[tuple[str, str]]:
    async with db.read() as tx:
        rows = await tx.all("SELECT kind, detail FROM job WHERE kind LIKE 'interviews:%' ORDER BY kind, due_at")
    return [(row["kind"], row["detail"]) for row in rows]


async def slot_state(db: Database, slot_id: int) -> SlotState:
    async with db.read() as tx:
        slot = await slots.get_slot(tx, GUILD, slot_id)
    assert slot is not None
    return slot.state


async def test_a_booking_takes_the_slot_and_schedules_everything_that_follows(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    slot = await offer(48)

    interview = await book(db, ANA, slot.id, settings)

    assert (interview.state, interview.member_id, interview.volunteer_id) == (State.BOOKED, ANA.user_id, PRIYA.user_id)
    assert await slot_state(db, slot.id) is SlotState.TAKEN
    assert await due_jobs(db) == [
        ("interviews:begin", ""),
        ("interviews:changed", ""),
        ("interviews:finish", ""),
        ("interviews:remind", "1440"),
        ("interviews:remind", "120"),
        ("interviews:remind", "15"),
        ("interviews:show", ""),
    ]


@pytest.mark.parametrize(("watched", "minutes"), [(False, 45), (True, 75)])
async def test_an_interview_occupies_its_agenda(
    db: Database, offer: OfferSlot, settings: Settings, watched: bool, minutes: int
) -> None:
    interview = await book(db, ANA, (await offer(48)).id, settings, may_be_watched=watched)

    assert interview.ends_at - interview.starts_at == timedelta(minutes=minutes)


async def test_of_a_hundred_at_once_one_gets_the_slot(db: Database, offer: OfferSlot, settings: Settings) -> None:
    slot = await offer(48)

    outcomes = await asyncio.gather(
        *(book(db, person(1000 + number), slot.id, settings) for number in range(100)), return_exceptions=True
    )

    assert sum(isinstance(outcome, Interview) for outcome in outcomes) == 1
    assert {str(outcome) for outcome in outcomes if not isinstance(outcome, Interview)} == {refusal_texts.slot_taken()}


async def test_own_slot_past_slot_short_notice_and_unknown_slot_are_refused(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    own, past, soon = await offer(48), await offer(-5), await offer(11)

    for actor, slot_id, said in [
        (PRIYA, own.id, refusal_texts.own_slot()),
        (ANA, past.id, refusal_texts.slot_past()),
        (ANA, soon.id, refusal_texts.too_short_notice(timedelta(hours=12))),
        (ANA, 999, refusal_texts.no_such_slot()),
        (person(ANA.user_id, guild_id=2), own.id, refusal_texts.no_such_slot()),
    ]:
        with pytest.raises(Refusal) as refusal:
            await book(db, actor, slot_id, settings)
        assert str(refusal.value) == said


async def test_without_a_channel_for_threads_nothing_can_be_booked(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    slot = await offer(48)

    with pytest.raises(Refusal, match="not set up"):
        await book(db, ANA, slot.id, replace(settings, interviews_channel=None))


async def test_one_booking_at_a_time_and_none_that_overlaps(db: Database, offer: OfferSlot, settings: Settings) -> None:
    first, overlapping = await offer(48), await offer(48.5, by=TOM)
    await book(db, ANA, first.id, settings)

    with pytest.raises(Refusal) as refusal:
        await book(db, ANA, overlapping.id, settings)
    assert str(refusal.value) == refusal_texts.too_many_bookings(1, first.starts_at)

    with pytest.raises(Refusal) as refusal:
        await book(db, ANA, overlapping.id, replace(settings, active_bookings=2))
    assert str(refusal.value) == refusal_texts.member_clash(first.starts_at)


async def test_a_volunteers_weekly_limit_and_buffer_are_kept(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    first, second, third = await offer(24), await offer(28), await offer(30.5)
    await book(db, ANA, first.id, settings)
    await book(db, BEN, second.id, settings)

    with pytest.raises(Refusal) as refusal:
        await book(db, person(13), third.id, settings)
    assert str(refusal.value) == refusal_texts.volunteer_has_no_room()

    with pytest.raises(Refusal) as refusal:
        await book(db, person(13), third.id, replace(settings, weekly_limit=5, buffer_minutes=110))
    assert str(refusal.value) == refusal_texts.volunteer_clash()


async def test_the_schema_itself_refuses_two_interviews_of_one_person_at_once(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    await book(db, ANA, (await offer(48)).id, settings)
    other = await offer(48.5, by=TOM)

    with pytest.raises(sqlite3.IntegrityError, match="overlapping interviews"):
        async with db.write() as tx:
            await store.add_interview(
                tx, other, ANA.user_id, WISH, ends_at=other.ends_at, state=State.BOOKED, answer_due_at=None, now=NOW
            )


async def test_a_member_who_cancels_frees_the_slot_for_others(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    slot = await offer(48)
    interview = await book(db, ANA, slot.id, settings)

    async with db.write() as tx:
        cancelled = await service.cancel(tx, ANA, interview.id, "ill", NOW)

    assert (cancelled.state, cancelled.ended_by, cancelled.sequence) == (State.CANCELLED, ANA.user_id, 1)
    assert await slot_state(db, slot.id) is SlotState.OPEN
    assert await due_jobs(db) == [("interviews:changed", ""), ("interviews:show", "")]
    assert (await book(db, BEN, slot.id, settings)).state is State.BOOKED


async def test_a_volunteer_who_cancels_is_not_offered_again(db: Database, offer: OfferSlot, settings: Settings) -> None:
    slot = await offer(48)
    interview = await book(db, ANA, slot.id, settings)

    async with db.write() as tx:
        await service.cancel(tx, PRIYA, interview.id, "", NOW)

    assert await slot_state(db, slot.id) is SlotState.WITHDRAWN


async def test_others_learn_nothing_of_an_interview(db: Database, offer: OfferSlot, settings: Settings) -> None:
    interview = await book(db, ANA, (await offer(48)).id, settings)

    for stranger in (BEN, TOM, person(ANA.user_id, guild_id=2)):
        async with db.write() as tx:
            with pytest.raises(Refusal, match="cannot find that interview"):
                await service.cancel(tx, stranger, interview.id, "", NOW)


async def test_a_cancelled_interview_cannot_be_cancelled_confirmed_or_moved(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    interview = await book(db, ANA, (await offer(48)).id, settings)
    async with db.write() as tx:
        await service.cancel(tx, ANA, interview.id, "", NOW)

    async with db.write() as tx:
        with pytest.raises(Refusal):
            await service.cancel(tx, ANA, interview.id, "", NOW)
        with pytest.raises(Refusal):
            await service.confirm(tx, PRIYA, interview.id, NOW)
        with pytest.raises(Refusal):
            await moves.propose(tx, ANA, interview.id, NOW + timedelta(hours=60), settings, NOW)


async def test_a_held_slot_waits_for_the_volunteer_who_accepts(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    held = await book(db, ANA, (await offer(48, ask_first=True)).id, settings)
    assert (held.state, held.answer_due_at) == (State.HELD, NOW + timedelta(hours=36))

    async with db.write() as tx:
        with pytest.raises(Refusal):
            await service.accept(tx, ANA, held.id, settings, NOW)
        accepted = await service.accept(tx, PRIYA, held.id, settings, NOW)
        with pytest.raises(Refusal):
            await service.decline(tx, PRIYA, held.id, NOW)

    assert accepted.state is State.BOOKED
    assert ("interviews:remind", "15") in await due_jobs(db)


async def test_a_held_slot_that_nobody_answers_opens_again(db: Database, offer: OfferSlot, settings: Settings) -> None:
    slot = await offer(48, ask_first=True)
    held = await book(db, ANA, slot.id, settings)

    async with db.write() as tx:
        await service.expire(tx, GUILD, held.id, NOW + timedelta(hours=35))
    assert await slot_state(db, slot.id) is SlotState.TAKEN

    async with db.write() as tx:
        await service.expire(tx, GUILD, held.id, NOW + timedelta(hours=36))
    assert await slot_state(db, slot.id) is SlotState.OPEN


async def test_a_move_needs_the_other_side(db: Database, offer: OfferSlot, settings: Settings) -> None:
    slot = await offer(48)
    interview = await book(db, ANA, slot.id, settings)
    new = NOW + timedelta(hours=72)

    async with db.write() as tx:
        move = await moves.propose(tx, ANA, interview.id, new, settings, NOW)
        with pytest.raises(Refusal, match="other side answers"):
            await moves.accept(tx, ANA, move.id, settings, NOW)
        moved = await moves.accept(tx, PRIYA, move.id, settings, NOW)
        with pytest.raises(Refusal, match="answered already"):
            await moves.keep(tx, PRIYA, move.id, NOW)

    assert (moved.starts_at, moved.sequence, moved.state) == (new, 1, State.BOOKED)
    assert await slot_state(db, slot.id) is SlotState.WITHDRAWN
    assert await slot_state(db, moved.slot_id) is SlotState.TAKEN


async def test_a_move_by_a_quarter_of_an_hour_does_not_stand_in_its_own_way(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    interview = await book(db, ANA, (await offer(48)).id, settings)

    async with db.write() as tx:
        move = await moves.propose(tx, PRIYA, interview.id, NOW + timedelta(hours=48.25), settings, NOW)
        moved = await moves.accept(tx, ANA, move.id, settings, NOW)

    assert moved.starts_at == NOW + timedelta(hours=48.25)


async def test_a_newer_proposal_replaces_the_older(db: Database, offer: OfferSlot, settings: Settings) -> None:
    interview = await book(db, ANA, (await offer(48)).id, settings)

    async with db.write() as tx:
        older = await moves.propose(tx, ANA, interview.id, NOW + timedelta(hours=72), settings, NOW)
        await moves.propose(tx, PRIYA, interview.id, NOW + timedelta(hours=96), settings, NOW)
        with pytest.raises(Refusal):
            await moves.accept(tx, PRIYA, older.id, settings, NOW)
        replaced = await move_store.get_move(tx, GUILD, older.id)

    assert replaced is not None
    assert replaced.state is MoveState.REPLACED


async def test_forgetting_a_person_calls_off_what_is_to_come_and_leaves_no_trace(
    db: Database, offer: OfferSlot, settings: Settings
) -> None:
    slot = await offer(48)
    interview = await book(db, ANA, slot.id, settings)

    async with db.write() as tx:
        await service.forget_member(tx, GUILD, ANA.user_id, NOW)
        after = await store.get_interview(tx, GUILD, interview.id)

    assert after is not None
    assert (after.state, after.member_id, after.goals, after.ended_by) == (State.CANCELLED, None, "", None)
    assert after.volunteer_id == PRIYA.user_id
    assert await slot_state(db, slot.id) is SlotState.OPEN
