"""Stories of offering and answering, with the real database."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cogs.interviews import service as interviews
from cogs.proposals import answering, service
from cogs.proposals.models import Place, Proposal, State, Why
from cogs.requests import service as requests
from cogs.requests.models import Request
from cogs.requests.models import State as RequestState
from cogs.slots import service as slots
from cogs.slots import store as slot_store
from cogs.slots.models import Slot, SlotState, Terms
from cogs.volunteers import profiles, store
from cogs.volunteers.models import ProfileChange
from core.actor import Actor
from core.client import Feature
from core.errors import Refusal
from core.features import feature_names, load_service
from core.settings import DEFAULTS
from data.database import Database, Transaction
from tests.proposals.acting import REASONS, WISH
from tests.proposals.always_true import what_is_wrong

GUILD = 1
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SETTINGS = replace(DEFAULTS, interviews_channel=100, volunteer_role=5, active_bookings=3)
FEATURES = [Feature(name, load_service(name)) for name in feature_names()]


def person(user_id: int) -> Actor:
    return Actor(GUILD, user_id, "Somebody", is_member=True, is_volunteer=user_id > 2000, is_moderator=False)


ANA, BEN, PRIYA, TOM = person(1111), person(1212), person(2121), person(2222)


async def wish(tx: Transaction, actor: Actor = ANA, **changes: Any) -> Request:
    return await requests.make(tx, FEATURES, actor, replace(WISH, **changes), SETTINGS, NOW)


async def open_slot(tx: Transaction, hours: float, by: Actor = PRIYA) -> Slot:
    at = NOW + timedelta(hours=hours)
    terms = Terms(30, None, None, "", ask_first=True)
    slot_id = await slot_store.add_slot(
        tx, GUILD, by.user_id, at, at + timedelta(minutes=75), terms, NOW, state=SlotState.OPEN
    )
    slot = await slots.get_slot(tx, GUILD, slot_id)
    assert slot is not None
    return slot


async def propose(
    tx: Transaction, request: Request, to: Actor = PRIYA, slot: Slot | None = None, now: datetime = NOW
) -> Proposal | None:
    slot_id = slot.id if slot else None
    return await service.propose(tx, GUILD, request, to.user_id, slot_id, REASONS, SETTINGS, now)


async def proposed(tx: Transaction, actor: Actor = ANA, to: Actor = PRIYA, slot: Slot | None = None) -> Proposal:
    made = await propose(tx, await wish(tx, actor), to, slot)
    assert made is not None
    return made


async def everything_is_right(tx: Transaction) -> None:
    tables = [
        [dict(row) for row in await tx.all(f"SELECT * FROM {name}")]
        for name in ("request", "proposal", "interview", "slot")
    ]
    assert what_is_wrong(*tables) == []


async def test_an_offer_holds_the_request_and_the_slot(db: Database) -> None:
    async with db.write() as tx:
        slot = await open_slot(tx, 100)
        made = await proposed(tx, slot=slot)

        request = await requests.get_request(tx, GUILD, made.request_id)
        kept = await slots.get_slot(tx, GUILD, slot.id)
        assert request is not None and request.state is RequestState.PROPOSED
        assert kept is not None and (kept.kept_for, kept.kept_until_at) == (ANA.user_id, made.due_at)
        assert made.due_at == NOW + timedelta(hours=48) and made.reasons == REASONS
        assert await service.volunteers_asked(tx, GUILD) == {PRIYA.user_id}
        await everything_is_right(tx)


@pytest.mark.parametrize(
    "reason",
    [
        "asked already",
        "slot asked about",
        "not their slot",
        "too late to ask",
        "paused",
        "blocked",
        "blocked, without a slot",
        "of an employer they block",
        "own request",
        "kept for another",
        "withdrawn",
    ],
)
async def test_where_nobody_can_be_asked_nothing_changes(db: Database, reason: str) -> None:
    async with db.write() as tx:
        slot: Slot | None = await open_slot(tx, 12 if reason == "too late to ask" else 100)
        assert slot is not None
        request, to = await wish(tx), PRIYA
        match reason:
            case "asked already":
                assert await propose(tx, request, TOM) is not None
            case "slot asked about":
                assert await propose(tx, await wish(tx, BEN), slot=slot) is not None
            case "not their slot":
                to = TOM
            case "paused":
                await profiles.set_paused(tx, PRIYA, NOW, on=True)
            case "blocked" | "blocked, without a slot":
                slot = slot if reason == "blocked" else None
                await tx.run("INSERT INTO person_block VALUES (?, ?, ?, 0)", (GUILD, PRIYA.user_id, ANA.user_id))
            case "of an employer they block":
                await profiles.change(tx, PRIYA, ProfileChange(employer="Acme"), SETTINGS, NOW)
                await tx.run("INSERT INTO employer_block VALUES (?, ?, 'acme', 'Acme', 0)", (GUILD, ANA.user_id))
                slot = None
            case "own request":
                request, slot = await wish(tx, PRIYA), None
            case "kept for another":
                await slots.keep_for(tx, GUILD, slot.id, BEN.user_id, NOW + timedelta(hours=1), NOW)
            case "withdrawn":
                await requests.withdraw(tx, ANA, request.id, NOW)
        before = [dict(row) for row in await tx.all("SELECT * FROM slot")]
        state = await requests.get_request(tx, GUILD, request.id)

        assert await propose(tx, request, to, slot) is None

        assert [dict(row) for row in await tx.all("SELECT * FROM slot")] == before
        assert await requests.get_request(tx, GUILD, request.id) == state


async def test_the_same_volunteer_is_not_to_be_asked_again_after_a_no_silence_or_a_closed_door(db: Database) -> None:
    async with db.write() as tx:
        request = await wish(tx)
        for number, volunteer in enumerate((PRIYA, TOM, person(2323), person(2424))):
            made = await propose(tx, request, volunteer)
            assert made is not None
            match number:
                case 0:
                    await answering.decline(tx, volunteer, made.id, NOW)
                case 1:
                    await service.expire(tx, GUILD, made.id, made.due_at)
                case 2:
                    await service.unreachable(tx, GUILD, made.id, NOW)
                case _:
                    await service.end(tx, made, State.VOID, NOW, because=Why.UNAVAILABLE)

        asked = {(request.id, volunteer.user_id) for volunteer in (PRIYA, TOM, person(2323))}
        assert await service.tried(tx, GUILD) == await service.tried(tx, GUILD, [request.id]) == asked
        assert await service.tried(tx, GUILD, []) == await service.tried(tx, 2) == set()
        await everything_is_right(tx)


async def test_nothing_ends_twice_and_an_early_expiry_ends_nothing(db: Database) -> None:
    async with db.write() as tx:
        made = await proposed(tx)
        await service.expire(tx, GUILD, made.id, made.due_at - timedelta(seconds=1))
        assert (await service.get_proposal(tx, GUILD, made.id)) == made
        declined = await answering.decline(tx, PRIYA, made.id, NOW)
        await service.expire(tx, GUILD, made.id, made.due_at)
        await service.request_withdrawn(tx, GUILD, made.request_id, made.due_at)
        await service.unreachable(tx, GUILD, made.id, made.due_at)
        assert await service.get_proposal(tx, GUILD, made.id) == declined
        assert await tx.all("SELECT 1 FROM job WHERE kind = ?", (service.EXPIRE,)) == []
        for again in (answering.decline(tx, PRIYA, made.id, NOW), answering.look(tx, PRIYA, made.id)):
            with pytest.raises(Refusal, match="already"):
                await again
        await everything_is_right(tx)


async def test_a_yes_to_a_request_that_was_withdrawn_a_moment_ago_books_nothing(db: Database) -> None:
    async with db.write() as tx:
        made = await proposed(tx, slot=await open_slot(tx, 100))
        await requests.withdraw(tx, ANA, made.request_id, NOW)

        answered = await answering.accept(tx, PRIYA, made.id, None, SETTINGS, NOW)

        assert answered.interview is None and answered.proposal.because is Why.WITHDRAWN
        assert await tx.all("SELECT 1 FROM interview") == []
        await everything_is_right(tx)


async def test_another_volunteer_and_another_group_find_nothing(db: Database) -> None:
    async with db.write() as tx:
        made = await proposed(tx)
        for stranger in (TOM, ANA, replace(PRIYA, guild_id=2)):
            with pytest.raises(Refusal, match="cannot find"):
                await answering.accept(tx, stranger, made.id, NOW, SETTINGS, NOW)
            with pytest.raises(Refusal, match="cannot find"):
                await answering.decline(tx, stranger, made.id, NOW)
            with pytest.raises(Refusal, match="cannot find"):
                await answering.ask(tx, stranger, made.id, "Which?", NOW)


async def test_a_request_with_a_resume_and_openness_books_all_of_it(db: Database) -> None:
    async with db.write() as tx:
        made = await propose(tx, await wish(tx, may_be_watched=True, may_be_recorded=True))
        assert made is not None
        starts_at = NOW + timedelta(hours=24)
        answered = await answering.accept(tx, PRIYA, made.id, starts_at, SETTINGS, NOW)

        interview = answered.interview
        assert interview is not None and answered.proposal.interview_id == interview.id
        assert (interview.may_be_watched, interview.may_be_recorded) == (True, True)
        assert interview.ends_at - interview.starts_at == timedelta(minutes=75)
        assert interview.field == "Data"
        await everything_is_right(tx)


@pytest.mark.parametrize(("hours", "fits"), [(20, True), (19.5, False), (33.25, True), (33.5, False), (24 * 14, False)])
async def test_only_a_time_inside_the_members_windows_is_booked(db: Database, hours: float, fits: bool) -> None:
    """They can from 8 to 22, and look two weeks ahead."""
    async with db.write() as tx:
        made = await proposed(tx)
        answer = answering.accept(tx, PRIYA, made.id, NOW + timedelta(hours=hours), SETTINGS, NOW)
        if fits:
            assert (await answer).interview is not None
        else:
            with pytest.raises(Refusal, match="not free then"):
                await answer


async def test_a_volunteer_who_cancels_afterwards_leaves_the_request_waiting_for_somebody_else(db: Database) -> None:
    async with db.write() as tx:
        made = await proposed(tx, slot=await open_slot(tx, 100))
        answered = await answering.accept(tx, PRIYA, made.id, None, SETTINGS, NOW)
        assert answered.interview is not None
        await interviews.cancel(tx, PRIYA, answered.interview.id, "Ill", NOW)

        request = await requests.get_request(tx, GUILD, made.request_id)
        assert request is not None and request.state is RequestState.OPEN and request.made_at == NOW
        assert await service.tried(tx, GUILD) == {(request.id, PRIYA.user_id)}
        await everything_is_right(tx)


@pytest.mark.parametrize("who", [ANA, PRIYA])
async def test_whoever_is_forgotten_leaves_no_words_and_no_open_offer(db: Database, who: Actor) -> None:
    async with db.write() as tx:
        made = await proposed(tx, slot=await open_slot(tx, 100))
        await service.keep_place(tx, GUILD, made.id, Place(7, 8))
        await answering.ask(tx, PRIYA, made.id, "Which language?", NOW)
        question_id = (await tx.all("SELECT id FROM proposal_question"))[0]["id"]
        await answering.answer(tx, ANA, question_id, "Python", NOW)
        await service.keep_place(tx, GUILD, made.id, Place(7, 9))
        held = await service.export_member(tx, GUILD, who.user_id)
        other, own_words, others_words = (PRIYA, "Python", "Which") if who is ANA else (ANA, "Which", "Python")
        said = json.dumps(held, default=str)
        assert own_words in said and others_words not in said and str(other.user_id) not in said

        await service.forget_member(tx, GUILD, who.user_id, NOW)

        [row] = await tx.all("SELECT * FROM proposal")
        assert (row["state"], row["reasons"]) == ("void", "[]")
        assert await tx.all("SELECT * FROM proposal_question") == []
        assert await service.export_member(tx, GUILD, who.user_id) == {}
        jobs = {(one["kind"], one["detail"]) for one in await tx.all("SELECT * FROM job")}
        assert ("proposals:erase", "7:9") in jobs if who is PRIYA else ("proposals:show", "") in jobs


async def test_a_volunteer_without_a_profile_is_not_paused_but_goes_on_being_asked(db: Database) -> None:
    async with db.write() as tx:
        for member in (ANA, BEN, person(1313)):
            made = await proposed(tx, member)
            await service.expire(tx, GUILD, made.id, made.due_at)
        assert await store.get_volunteer(tx, GUILD, PRIYA.user_id) is None
        await everything_is_right(tx)


async def test_an_answer_begins_the_count_of_unanswered_offers_afresh(db: Database) -> None:
    async with db.write() as tx:
        await store.ensure_volunteer(tx, GUILD, PRIYA.user_id, "Priya", NOW)
        now, made = NOW, None
        for number, silent in enumerate((True, True, False, True, True, True)):
            request = await requests.make(tx, FEATURES, person(100 + number), WISH, SETTINGS, now)
            made = await propose(tx, request, now=now)
            assert made is not None, "not paused"
            if silent:
                await service.expire(tx, GUILD, made.id, made.due_at)
            else:
                await answering.decline(tx, PRIYA, made.id, now + timedelta(hours=1))
            now = made.due_at + timedelta(hours=1)
        volunteer = await store.get_volunteer(tx, GUILD, PRIYA.user_id)
        assert volunteer is not None and volunteer.is_paused(now)
        assert made is not None
        last = await service.get_proposal(tx, GUILD, made.id)
        assert last is not None and last.paused_until == volunteer.paused_until
