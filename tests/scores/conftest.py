"""Fixtures: an interview in a real database, with people who fill in forms about it."""

from datetime import timedelta

import pytest

from cogs.interviews import service as interviews
from cogs.interviews import store as interview_store
from cogs.interviews.models import Interview, State, Wish
from cogs.scores import service
from cogs.scores.models import Desk, Given, Levels, Point
from cogs.seats import store as seat_store
from cogs.seats.models import SeatState
from cogs.slots import store as slot_store
from cogs.slots.models import SlotState, Terms
from core.actor import Actor
from core.settings import Settings
from data.database import Database
from tests.stage import NOW

GUILD = 1
HOURS = 72
AGENDA = timedelta(minutes=75)
SETTINGS = Settings(reveal_hours=HOURS, announcements_channel=5)
GROWTH = Point(
    "You named the number at once",
    "In the second answer",
    "you told what the team did",
    "so your own part stayed open",
    "Say “I decided” once in each answer",
)


def person(user_id: int, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


ANA, PRIYA, BEN = person(11), person(21), person(12)
CROWD = [person(number) for number in range(100, 112)]


class Room:
    """One interview, which is over by `now`, and what people do with it."""

    def __init__(self, db: Database, interview: Interview) -> None:
        self.db = db
        self.id = interview.id
        self.now = interview.ends_at
        self.due_at = interview.ends_at + timedelta(hours=HOURS)

    async def seat(self, *people: Actor) -> None:
        async with self.db.write() as tx:
            for one in people:
                await seat_store.add_seat(tx, GUILD, self.id, one.user_id, SeatState.SEATED, NOW)

    async def levels(self, who: Actor, **levels: int | None) -> Desk:
        given: Levels = levels or {"structure": 3, "evidence": None}
        async with self.db.write() as tx:
            return await service.set_levels(tx, who, self.id, given, SETTINGS, self.now)

    async def point(self, who: Actor, point: Point = GROWTH, number: int = 1) -> Desk:
        async with self.db.write() as tx:
            return await service.set_point(tx, who, self.id, number, point, SETTINGS, self.now)

    async def action(self, who: Actor, action: str) -> Desk:
        async with self.db.write() as tx:
            return await service.set_action(tx, who, self.id, action, SETTINGS, self.now)

    async def hand_in(self, who: Actor) -> Desk:
        async with self.db.write() as tx:
            return await service.hand_in(tx, who, self.id, SETTINGS, self.now)

    async def score(self, who: Actor, **levels: int | None) -> Desk:
        """The whole of it; the volunteer writes too."""
        await self.levels(who, **levels)
        if who is PRIYA:
            await self.point(who)
        return await self.hand_in(who)

    async def end(self) -> None:
        """The promised time comes."""
        self.now = self.due_at
        async with self.db.write() as tx:
            await service.break_seal(tx, [], GUILD, self.id, self.now)

    async def read(self, who: Actor) -> Given:
        async with self.db.read() as tx:
            return await service.read(tx, who, self.id, SETTINGS, self.now)

    async def told(self) -> list[str]:
        async with self.db.read() as tx:
            rows = await tx.all("SELECT * FROM job WHERE kind = 'scores:tell' ORDER BY detail")
        return [row["detail"] for row in rows]


@pytest.fixture
async def room(db: Database) -> Room:
    return Room(db, await held(db))


async def held(db: Database, *, hours: float = 0, kind: str | None = "behavioural") -> Interview:
    """An interview of Ana's with Priya that others may watch, and that is over."""
    starts_at = NOW + timedelta(hours=hours)
    terms = Terms(30, None, kind, "Lounge", False)
    wish = Wish("Practise", may_be_watched=True, may_be_recorded=False, field="Data")
    async with db.write() as tx:
        slot_id = await slot_store.add_slot(
            tx, GUILD, PRIYA.user_id, starts_at, starts_at + AGENDA, terms, NOW, state=SlotState.TAKEN
        )
        slot = await slot_store.get_slot(tx, GUILD, slot_id)
        assert slot is not None
        made = await interview_store.add_interview(
            tx, slot, ANA.user_id, wish, ends_at=starts_at + AGENDA, state=State.BOOKED, answer_due_at=None, now=NOW
        )
        await interviews.finish(tx, GUILD, made.id, starts_at + AGENDA)
    return made
