"""What the stories about offers begin with: a member's request, and a volunteer who is asked."""

from dataclasses import replace
from typing import Any

from cogs.proposals import service, texts
from cogs.proposals.models import Proposal
from cogs.requests import service as requests
from cogs.requests.models import Request, Wish
from core.actor import Actor
from core.times import Availability, Days, Part
from rehearsal.people import Person, Reply
from rehearsal.people.reading import visible_text
from tests.stage import Stage

Json = dict[str, Any]
SELECT = 3

WISH = Wish(
    field="Data",
    kind="technical",
    level="entry",
    languages=("English",),
    deadline_at=None,
    goals="Stay calm at the whiteboard",
    may_be_watched=False,
    may_be_recorded=False,
    again_welcome=False,
    availability=Availability(frozenset((days, part) for days in Days for part in Part)),
)
"""Any day from 8 to 22."""

REASONS = ("You know Data.", "You have room this week.")


def actor_of(person: Person, guild_id: int) -> Actor:
    return Actor(guild_id, person.id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


async def wish(stage: Stage, member: str = "ana", **changes: Any) -> Request:
    """A request that waits, in a group whose matching is left to moderators: here the tests say who is asked."""
    await stage.set("matching", "manual")
    settings = await stage.bot.settings_of(stage.guild_id)
    actor = actor_of(stage.person(member), stage.guild_id)
    async with stage.db.write() as tx:
        return await requests.make(tx, stage.bot.features, actor, replace(WISH, **changes), settings, stage.clock.now())


async def slot_of(stage: Stage, volunteer: str = "priya", when: str = "in 50 hours") -> int:
    """A time that the volunteer offers, where they want to be asked first."""
    await stage.person(volunteer).command("volunteer offer", when=when, ask_first=True)
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT MAX(id) AS id FROM slot")
    assert row is not None
    return int(row["id"])


async def propose(
    stage: Stage, request: Request, volunteer: str = "priya", slot_id: int | None = None
) -> Proposal | None:
    """As matching would; the card is not sent yet."""
    settings, volunteer_id = await stage.bot.settings_of(stage.guild_id), stage.person(volunteer).id
    async with stage.db.write() as tx:
        return await service.propose(
            tx, stage.guild_id, request, volunteer_id, slot_id, REASONS, settings, stage.clock.now()
        )


async def offered(
    stage: Stage, member: str = "ana", volunteer: str = "priya", slot_id: int | None = None, **changes: Any
) -> Proposal:
    """An offer whose card the volunteer has."""
    made = await propose(stage, await wish(stage, member, **changes), volunteer, slot_id)
    assert made is not None
    await stage.settle()
    return made


async def proposal(stage: Stage, proposal_id: int) -> Proposal:
    async with stage.db.read() as tx:
        found = await service.get_proposal(tx, stage.guild_id, proposal_id)
    assert found is not None
    return found


async def request_state(stage: Stage, request_id: int) -> str:
    async with stage.db.read() as tx:
        found = await requests.get_request(tx, stage.guild_id, request_id)
    assert found is not None
    return found.state.value


async def rows(stage: Stage, sql: str) -> list[Json]:
    async with stage.db.read() as tx:
        return [dict(row) for row in await tx.all(sql)]


def messages_to(person: Person) -> list[Json]:
    """Everything in this person's direct messages, oldest first."""
    return [message for channel in person.dms() for message in person.messages(channel["id"])]


def card(person: Person) -> Json:
    """The newest offer in their direct messages."""
    return [message for message in messages_to(person) if is_offer(message)][-1]


def is_offer(message: Json) -> bool:
    """Bringing a card up to date takes its small print away, its heading stays."""
    title = visible_text(message).partition("\n")[0]
    return "asks for an interview" in title or "**Offer" in title


def in_dm(person: Person) -> Person:
    """The same person with the direct messages from the bot open."""
    return person.at(person.dms()[0]["id"])


def times_in(reply: Reply) -> list[Json]:
    """What the select in the panel offers."""
    assert reply.message is not None
    selects = [
        part for row in reply.message["components"] for part in row.get("components", ()) if part["type"] == SELECT
    ]
    return list(selects[0]["options"]) if selects else []


async def choose(reply: Reply, number: int) -> Reply:
    """Choose the time with this number in the list."""
    return await reply.select(texts.choose_time_placeholder(), times_in(reply)[number]["value"])
