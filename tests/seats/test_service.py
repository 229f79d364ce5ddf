"""Who sits and who waits, on a real database."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from cogs.interviews import service as interviews
from cogs.interviews import store as interview_store
from cogs.interviews.models import Interview, State, Wish
from cogs.profiles import service as profiles
from cogs.seats import audience, service, texts
from cogs.seats.models import SeatState
from cogs.slots import store as slot_store
from cogs.slots.models import SlotState, Terms
from core.actor import Actor
from core.errors import Refusal
from core.settings import set_setting
from data.database import Database
from tests.stage import NOW

GUILD = 1
MEMBER, HOST = 11, 21
AGENDA = timedelta(minutes=75)
WISH = Wish("Practise", may_be_watched=True, may_be_recorded=False, field="Data")

Open = Callable[..., Awaitable[Interview]]


def person(user_id: int) -> Actor:
    return Actor(GUILD, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


CROWD = [person(number) for number in range(100, 140)]


@pytest.fixture
def opened(db: Database) -> Open:
    """An interview that others may watch, in 50 hours unless told otherwise."""

    async def make(
        hours: float = 50, *, watched: bool = True, limit: int = 25, state: State = State.BOOKED
    ) -> Interview:
        starts_at = NOW + timedelta(hours=hours)
        async with db.write() as tx:
            await set_setting(tx, GUILD, "audience_limit", limit)
            slot_id = await slot_store.add_slot(
                tx,
                GUILD,
                HOST,
                starts_at,
                starts_at + AGENDA,
                Terms(30, None, None, "Lounge", False),
                NOW,
                state=SlotState.TAKEN,
            )
            slot = await slot_store.get_slot(tx, GUILD, slot_id)
            assert slot is not None
            wish = WISH if watched else Wish("Practise", may_be_watched=False, may_be_recorded=False)
            made = await interview_store.add_interview(
                tx, slot, MEMBER, wish, ends_at=starts_at + AGENDA, state=state, answer_due_at=None, now=NOW
            )
            await audience.follow(tx, GUILD, made.id, NOW)
        return made

    return make


async def ask(db: Database, interview: Interview, actor: Actor) -> str:
    """Agree and ask; how they stand then."""
    async with db.write() as tx:
        watching = await service.agree(tx, actor, interview.id, NOW)
    assert watching.seat is not None
    return "seated" if watching.is_seated else f"number {watching.number}"


async def take(db: Database, interview: Interview, *people: Actor) -> list[str]:
    """All of them ask at once."""
    return list(await asyncio.gather(*(ask(db, interview, actor) for actor in people)))


async def seated(db: Database, interview: Interview, state: SeatState = SeatState.SEATED) -> list[int]:
    async with db.read() as tx:
        return [seat.user_id for seat in await service.list_seats(tx, GUILD, interview.id, state)]


async def told(db: Database) -> list[tuple[int, str]]:
    """Whom a job will tell what."""
    async with db.read() as tx:
        rows = await tx.all(
            "SELECT user_id, detail FROM job JOIN seat ON seat.id = subject_id WHERE kind = 'seats:tell'"
        )
    return [(row["user_id"], row["detail"]) for row in rows]


async def test_of_forty_at_once_twenty_five_sit_and_the_others_wait_in_order(db: Database, opened: Open) -> None:
    interview = await opened()
    stood = await take(db, interview, *CROWD)
    assert sorted(stood) == sorted(["seated"] * 25 + [f"number {n}" for n in range(1, 16)])
    assert len(await seated(db, interview)) == 25


async def test_a_free_seat_goes_to_whoever_waits_longest_and_they_are_told(db: Database, opened: Open) -> None:
    interview = await opened(limit=1)
    first, second, third, _ = CROWD[:4]
    for actor in CROWD[:4]:
        await take(db, interview, actor)
    async with db.write() as tx:
        await service.leave(tx, second, interview.id, NOW)
    assert await told(db) == [], "somebody who waited gave up no seat"
    async with db.write() as tx:
        await service.leave(tx, first, interview.id, NOW)
    assert await seated(db, interview) == [third.user_id]
    assert await told(db) == [(third.user_id, "seated")]


async def test_asking_twice_is_as_good_as_once_and_leaving_twice_too(db: Database, opened: Open) -> None:
    interview = await opened()
    actor = CROWD[0]
    assert await take(db, interview, actor, actor, actor) == ["seated"] * 3
    assert await seated(db, interview) == [actor.user_id]
    for _ in range(2):
        async with db.write() as tx:
            assert (await service.leave(tx, actor, interview.id, NOW)).seat is None
    assert await seated(db, interview) == []


async def test_a_lower_limit_takes_nobodys_seat_and_a_higher_one_seats_those_who_wait(
    db: Database, opened: Open
) -> None:
    interview = await opened(limit=2)
    for actor in CROWD[:4]:
        await take(db, interview, actor)
    for limit, expected in ((1, 2), (3, 3), (0, 3)):
        async with db.write() as tx:
            await set_setting(tx, GUILD, "audience_limit", limit)
            await service.settings_changed(tx, GUILD, frozenset({"audience_limit"}), NOW)
        assert len(await seated(db, interview)) == expected
    with pytest.raises(Refusal, match="no seats"):
        await take(db, interview, CROWD[9])


@pytest.mark.parametrize("blocker_is_party", [True, False])
@pytest.mark.parametrize("party", [MEMBER, HOST])
async def test_who_must_not_meet_the_two_waits_like_anybody_and_never_gets_a_seat(
    db: Database, opened: Open, party: int, blocker_is_party: bool
) -> None:
    interview = await opened(limit=2)
    kept_apart = CROWD[0]
    blocker, blocked = (person(party), kept_apart) if blocker_is_party else (kept_apart, person(party))
    async with db.write() as tx:
        await profiles.block_person(tx, blocker, blocked.user_id, NOW)
    assert await take(db, interview, kept_apart) == ["number 1"]
    assert await take(db, interview, *CROWD[1:4]) == ["seated", "seated", "number 2"]
    async with db.write() as tx:
        await service.leave(tx, CROWD[1], interview.id, NOW)
    assert sorted(await seated(db, interview)) == [CROWD[2].user_id, CROWD[3].user_id]
    assert kept_apart.user_id not in [user_id for user_id, _ in await told(db)]


async def test_a_volunteer_from_an_employer_that_the_member_avoids_never_gets_a_seat(
    db: Database, opened: Open
) -> None:
    interview = await opened()
    async with db.write() as tx:
        await profiles.block_employer(tx, person(MEMBER), "Acme Ltd", NOW)
        await tx.run(
            "INSERT INTO volunteer (guild_id, user_id, name, employer, made_at) VALUES (?, ?, 'V', 'ACME ltd', 0)",
            (GUILD, CROWD[0].user_id),
        )
    assert await take(db, interview, CROWD[0], CROWD[1]) == ["number 1", "seated"]


async def test_what_can_be_watched_looks_the_same_to_who_is_blocked(db: Database, opened: Open) -> None:
    interview = await opened()
    async with db.write() as tx:
        await profiles.block_person(tx, person(MEMBER), CROWD[0].user_id, NOW)
    async with db.read() as tx:
        pages = [await service.list_page(tx, actor, 0, 8, NOW) for actor in (CROWD[0], CROWD[1])]
        own = await service.list_page(tx, person(MEMBER), 0, 8, NOW)
    assert [[one.interview.id for one in page.watching] for page in pages] == [[interview.id]] * 2
    assert own.watching == []


@pytest.mark.parametrize("user_id", [MEMBER, HOST])
async def test_the_two_who_meet_need_no_seat(db: Database, opened: Open, user_id: int) -> None:
    interview = await opened()
    async with db.write() as tx:
        with pytest.raises(Refusal) as refused:
            await service.take(tx, person(user_id), interview.id, NOW)
    assert str(refused.value) == texts.own_interview()


async def test_a_private_interview_and_one_not_agreed_yet_are_as_good_as_none(db: Database, opened: Open) -> None:
    private, held = await opened(50, watched=False), await opened(60, state=State.HELD)
    said = []
    for number in (private.id, held.id, 999):
        async with db.write() as tx:
            with pytest.raises(Refusal) as refused:
                await service.toggle(tx, CROWD[0], number, NOW)
        said.append(str(refused.value))
    assert said == [texts.no_such_interview()] * 3


@pytest.mark.parametrize("watched", [True, False])
async def test_only_what_may_be_watched_is_followed(db: Database, opened: Open, watched: bool) -> None:
    interview = await opened(watched=watched)
    async with db.write() as tx:
        await interviews.cancel(tx, person(MEMBER), interview.id, "", NOW)
        await audience.follow(tx, GUILD, interview.id, NOW)
        assert len(await tx.all("SELECT 1 FROM job WHERE kind = 'seats:notice'")) == watched


async def test_nobody_gets_a_seat_before_they_agreed_and_nobody_is_asked_twice(db: Database, opened: Open) -> None:
    first, second = await opened(50), await opened(60)
    actor = CROWD[0]
    async with db.write() as tx:
        assert await service.take(tx, actor, first.id, NOW) is None
    assert await seated(db, first) == []
    await take(db, first, actor)
    async with db.write() as tx:
        watching = await service.take(tx, actor, second.id, NOW)
    assert watching is not None and watching.is_seated
    async with db.read() as tx:
        exported = await service.export_member(tx, GUILD, actor.user_id)
    assert exported["conduct_agreed_to"] == [{"version": service.CONDUCT_VERSION, "at": NOW}]


async def test_called_off_at_the_same_moment_leaves_no_seat_that_nobody_hears_of(db: Database, opened: Open) -> None:
    interview = await opened()

    async def call_off() -> None:
        async with db.write() as tx:
            await interviews.cancel(tx, person(MEMBER), interview.id, "", NOW)

    asked = await asyncio.gather(
        ask(db, interview, CROWD[0]), call_off(), ask(db, interview, CROWD[1]), return_exceptions=True
    )
    assert asked[0] == "seated" and isinstance(asked[2], Refusal)
    assert "any more" in str(asked[2])
    async with db.write() as tx:
        await audience.follow(tx, GUILD, interview.id, NOW)
        rows = await tx.all("SELECT detail FROM job WHERE kind = 'seats:notice'")
        left = await tx.all("SELECT 1 FROM job WHERE kind = 'seats:remind'")
    assert [row["detail"] for row in rows] == ["off"] and not left


async def test_who_is_forgotten_leaves_the_seat_to_the_next(db: Database, opened: Open) -> None:
    interview = await opened(limit=1)
    for actor in CROWD[:2]:
        await take(db, interview, actor)
    async with db.write() as tx:
        await service.forget_member(tx, GUILD, CROWD[0].user_id, NOW)
    assert await seated(db, interview) == [CROWD[1].user_id]
    async with db.read() as tx:
        assert await service.export_member(tx, GUILD, CROWD[0].user_id) == {}


async def test_changing_twice_before_anybody_was_told_tells_once(db: Database, opened: Open) -> None:
    interview = await opened()
    await take(db, interview, CROWD[0])
    async with db.write() as tx:
        for hours in (1, 2):
            await tx.run("UPDATE interview SET starts_at = starts_at + ?1, ends_at = ends_at + ?1", (3600 * hours,))
            await audience.follow(tx, GUILD, interview.id, NOW)
        notices = await tx.all("SELECT detail FROM job WHERE kind = 'seats:notice'")
        reminders = await tx.all("SELECT due_at FROM job WHERE kind = 'seats:remind'")
    assert [row["detail"] for row in notices] == ["moved"]
    moved_to = interview.starts_at + timedelta(hours=3)
    assert [row["due_at"] for row in reminders] == [int((moved_to - timedelta(minutes=15)).timestamp())]
    async with db.write() as tx:
        await tx.run("UPDATE interview SET starts_at = ?", (int(NOW.timestamp()) + 600,))
        await audience.follow(tx, GUILD, interview.id, NOW)
        assert await tx.all("SELECT 1 FROM job WHERE kind = 'seats:remind'") == [], "it begins sooner than that"
