"""Stories of asking, matching and withdrawing, with the real database."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from cogs.requests import service, store
from cogs.requests.models import Request, State, Wish
from cogs.resumes import service as resumes
from core.actor import Actor
from core.client import Feature
from core.errors import Refusal
from core.settings import DEFAULTS
from core.times import Availability, Days, Part, WeeklyWindow
from data.database import Database
from tests.requests.wishes import DAY, NOW, WISH

GUILD, OTHER_GUILD = 1, 2
SETTINGS = replace(DEFAULTS, interviews_channel=100, active_bookings=3)


def person(user_id: int, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, "Ana", is_member=True, is_volunteer=False, is_moderator=False)


ANA, BEN = person(11), person(12)


async def make(
    db: Database,
    actor: Actor = ANA,
    *,
    now: datetime = NOW,
    resume_id: int | None = None,
    features: Sequence[Feature] = (),
    **changed: Any,
) -> Request:
    wish: Wish = replace(WISH, **changed)
    async with db.write() as tx:
        return await service.make(tx, features, actor, wish, SETTINGS, now, resume_id=resume_id)


async def fresh(db: Database, request: Request) -> Request:
    async with db.read() as tx:
        found = await service.get_request(tx, request.guild_id, request.id)
    assert found is not None
    return found


async def due(db: Database) -> list[tuple[str, int, int, str]]:
    async with db.read() as tx:
        rows = await tx.all("SELECT kind, subject_id, due_at, detail FROM job ORDER BY kind, subject_id, detail")
    return [(row["kind"], row["subject_id"], row["due_at"], row["detail"]) for row in rows]


async def kinds(db: Database) -> set[str]:
    return {kind for kind, *_ in await due(db)}


async def match(db: Database, request: Request, interview_id: int = 7, now: datetime = NOW) -> bool:
    async with db.write() as tx:
        return await service.set_matched(tx, GUILD, request.id, interview_id, now)


def seconds(at: datetime) -> int:
    return int(at.timestamp())


async def test_a_request_is_kept_as_it_was_made_and_is_news_for_matching(db: Database) -> None:
    availability = Availability(frozenset({(Days.SATURDAY, Part.MORNING)}), (WeeklyWindow(6, 1380, 1500),))
    made = await make(db, deadline_at=NOW + 9 * DAY, level=None, availability=availability, again_welcome=True)
    assert made == await fresh(db, made)
    assert (made.state, made.made_at, made.expires_at) == (State.OPEN, NOW, NOW + 9 * DAY)
    assert (made.availability, made.languages, made.level) == (availability, ("English", "Spanish"), None)
    assert await due(db) == [
        ("requests:expire", made.id, seconds(NOW + 9 * DAY), ""),
        ("requests:opened", made.id, seconds(NOW), ""),
    ]


async def test_requests_and_bookings_of_other_features_share_one_limit(db: Database) -> None:
    async def count_bookings(*_: object) -> int:
        return 2

    booked = [Feature("bookings", cast(ModuleType, SimpleNamespace(count_bookings=count_bookings)))]
    await make(db, features=booked)
    with pytest.raises(Refusal, match="1 waiting and 2 booked"):
        await make(db, features=booked)
    await make(db, BEN, features=booked)


async def test_of_many_made_at_once_as_many_as_allowed_are(db: Database) -> None:
    outcomes = await asyncio.gather(*(make(db) for _ in range(20)), return_exceptions=True)
    assert sum(isinstance(outcome, Request) for outcome in outcomes) == 3
    assert {type(outcome) for outcome in outcomes} == {Request, Refusal}


async def test_who_waits_is_known_by_field_by_member_and_by_group(db: Database) -> None:
    data, design = await make(db), await make(db, BEN, field="Design")
    await make(db, person(11, OTHER_GUILD))
    async with db.read() as tx:
        assert await service.list_waiting(tx, GUILD) == [data, design]
        assert await service.list_of(tx, GUILD, 11) == [data]
        assert await service.is_awaited(tx, GUILD, "Data", except_member=12)
        assert not await service.is_awaited(tx, GUILD, "Data", except_member=11)
        assert not await service.is_awaited(tx, GUILD, "Sales", except_member=1)
        assert await service.is_awaited(tx, GUILD, None, except_member=11)
        assert await service.get_request(tx, OTHER_GUILD, data.id) is None


async def test_a_request_is_proposed_once_and_opens_again_without_losing_time(db: Database) -> None:
    made = await make(db)
    async with db.write() as tx:
        assert await service.set_proposed(tx, GUILD, made.id)
        assert not await service.set_proposed(tx, GUILD, made.id)
        assert await service.list_waiting(tx, GUILD) == []
        assert [one.state for one in await service.list_of(tx, GUILD, 11)] == [State.PROPOSED]
        assert not await service.reopen(tx, OTHER_GUILD, made.id, NOW)
        assert await service.reopen(tx, GUILD, made.id, NOW + DAY)
        assert not await service.reopen(tx, GUILD, made.id, NOW + DAY)
    assert await fresh(db, made) == made
    assert ("requests:opened", made.id, seconds(NOW + DAY), "") in await due(db)


@pytest.mark.parametrize("first", ["open", "proposed"])
async def test_a_matched_request_waits_for_nothing_and_is_matched_once(db: Database, first: str) -> None:
    made = await make(db)
    if first == "proposed":
        async with db.write() as tx:
            await service.set_proposed(tx, GUILD, made.id)
    assert await match(db, made)
    assert not await match(db, made, 8)
    found = await fresh(db, made)
    assert (found.state, found.interview_id, found.ended_at) == (State.MATCHED, 7, NOW)
    assert "requests:expire" not in await kinds(db)
    async with db.write() as tx:
        assert not await service.set_proposed(tx, GUILD, made.id)
        assert await service.get_of_interview(tx, GUILD, 7) == found


async def test_when_the_interview_comes_to_nothing_the_request_waits_again_and_its_member_is_told(db: Database) -> None:
    made = await make(db, deadline_at=NOW + 5 * DAY)
    await match(db, made)
    async with db.write() as tx:
        await service.reopen_for_interview(tx, GUILD, 8, NOW + DAY)
        await service.reopen_for_interview(tx, GUILD, 7, NOW + DAY)
        await service.reopen_for_interview(tx, GUILD, 7, NOW + DAY)
    assert await fresh(db, made) == made
    jobs = await due(db)
    assert ("requests:opened", made.id, seconds(NOW + DAY), "again") in jobs
    assert ("requests:expire", made.id, seconds(NOW + 5 * DAY), "") in jobs


async def test_when_the_member_calls_the_interview_off_the_request_has_ended(db: Database) -> None:
    made = await make(db)
    await match(db, made)
    async with db.write() as tx:
        await service.withdraw_for_interview(tx, GUILD, 7, NOW)
        assert not await service.reopen(tx, GUILD, made.id, NOW)
    assert (await fresh(db, made)).state is State.WITHDRAWN
    assert "requests:withdrawn" not in await kinds(db)


async def test_withdrawing_takes_the_request_and_its_file_back_once(db: Database) -> None:
    async with db.write() as tx:
        file = await resumes.receive(tx, GUILD, 11, "cv.pdf", NOW)
    made = await make(db, resume_id=file.id)
    assert ("resumes:remove", file.id, seconds(made.expires_at), "") in await due(db)
    async with db.write() as tx:
        with pytest.raises(Refusal, match="cannot find"):
            await service.withdraw(tx, BEN, made.id, NOW)
        await service.withdraw(tx, ANA, made.id, NOW)
        with pytest.raises(Refusal, match="ended already"):
            await service.withdraw(tx, ANA, made.id, NOW)
    found = await fresh(db, made)
    assert (found.state, found.ended_at, found.resume_id) == (State.WITHDRAWN, NOW, None)
    jobs = await due(db)
    assert ("resumes:remove", file.id, seconds(NOW), "") in jobs
    assert not {"requests:expire", "requests:withdrawn"} & await kinds(db)


async def test_withdrawing_while_a_volunteer_is_asked_is_news_for_them(db: Database) -> None:
    made = await make(db)
    async with db.write() as tx:
        await service.set_proposed(tx, GUILD, made.id)
        await service.withdraw(tx, ANA, made.id, NOW)
    assert ("requests:withdrawn", made.id, seconds(NOW), "") in await due(db)
    await match(db, await make(db), 9)
    async with db.write() as tx:
        with pytest.raises(Refusal, match="led to an interview"):
            await service.withdraw(tx, ANA, made.id + 1, NOW)


async def test_a_request_expires_when_its_time_is_over_but_not_while_a_volunteer_is_asked(db: Database) -> None:
    made = await make(db, deadline_at=NOW + DAY)
    async with db.write() as tx:
        assert await service.expire(tx, GUILD, made.id, NOW) is None
        await service.set_proposed(tx, GUILD, made.id)
        assert await service.expire(tx, GUILD, made.id, NOW + DAY) is None
        await service.reopen(tx, GUILD, made.id, NOW + 2 * DAY)
    assert ("requests:expire", made.id, seconds(NOW + 2 * DAY), "") in await due(db)
    async with db.write() as tx:
        assert await service.expire(tx, GUILD, made.id, NOW + 2 * DAY) == made
        again = await service.expire(tx, GUILD, made.id, NOW + 2 * DAY)
    assert again is not None and again.state is State.EXPIRED


async def test_turns_and_matches_make_a_history(db: Database) -> None:
    made = await make(db, deadline_at=NOW + 3 * DAY)
    await make(db, BEN, deadline_at=NOW + 30 * DAY)
    async with db.write() as tx:
        before = await service.histories_of(tx, GUILD, [11, 12])
        assert before[11].is_first_time and before[12].is_first_time
    await match(db, made)
    async with db.write() as tx:
        await service.note_turn(tx, GUILD, 12, NOW - 3 * DAY)
        await service.note_turn(tx, GUILD, 12, NOW - 9 * DAY)
        after = await service.histories_of(tx, GUILD, [11, 12, 13])
        assert (after[11].was_matched, after[11].urgent_at, after[11].last_turn_at) == (True, NOW, None)
        assert (after[12].was_matched, after[12].urgent_at, after[12].last_turn_at) == (False, None, NOW - 3 * DAY)
        assert after[13].is_first_time and not after[12].is_first_time
        assert await service.cooldown_until(tx, GUILD, 12, SETTINGS, NOW) == NOW + 11 * DAY
        assert await service.cooldown_until(tx, GUILD, 12, SETTINGS, NOW + 11 * DAY) is None
        assert await service.cooldown_until(tx, GUILD, 11, SETTINGS, NOW) is None
        assert await service.histories_of(tx, OTHER_GUILD, [11, 12]) != after


async def test_the_urgent_lane_is_free_again_if_its_interview_came_to_nothing(db: Database) -> None:
    made = await make(db, deadline_at=NOW + 3 * DAY)
    await match(db, made)
    async with db.write() as tx:
        await service.reopen_for_interview(tx, GUILD, 7, NOW)
        assert (await service.histories_of(tx, GUILD, [11]))[11].urgent_at is None


async def test_what_the_last_round_found_is_kept_for_those_who_still_wait(db: Database) -> None:
    mine, asked = await make(db), await make(db, BEN)
    async with db.write() as tx:
        await service.set_proposed(tx, GUILD, asked.id)
        await service.note_round(tx, OTHER_GUILD, {mine.id: ["Elsewhere."]}, NOW)
        await service.note_round(tx, GUILD, {mine.id: ["No evenings."], asked.id: ["Gone."]}, NOW)
        own = await service.list_own(tx, GUILD, 11, SETTINGS, NOW)
        [other] = await service.list_own(tx, GUILD, 12, SETTINGS, NOW)
    assert [one.id for one in own] == [mine.id]
    assert "only one who waits for Data" in own[0].said and "- No evenings." in own[0].said
    assert "being asked" in other.said and "Gone" not in other.said


async def test_forgetting_leaves_nothing_and_tells_whoever_was_being_asked(db: Database) -> None:
    made, other = await make(db), await make(db, BEN)
    async with db.write() as tx:
        await service.set_proposed(tx, GUILD, made.id)
        await service.note_turn(tx, GUILD, 11, NOW)
        assert (await service.export_member(tx, GUILD, 11)).keys() == {"requests", "last_interviewed_at"}
        await service.forget_member(tx, GUILD, 11, NOW)
        assert await service.export_member(tx, GUILD, 11) == {}
        assert await store.list_all(tx, GUILD, 12) == [other]
    assert ("requests:withdrawn", made.id, seconds(NOW), "") in await due(db)
    assert ("requests:expire", made.id, seconds(NOW + 90 * DAY), "") not in await due(db)
