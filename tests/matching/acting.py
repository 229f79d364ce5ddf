"""What the stories about matching begin with: members who wait, and volunteers who offer times."""

from dataclasses import replace
from typing import Any

from cogs.requests import service as requests
from cogs.requests.models import Request
from rehearsal.people import Person, Reply
from tests.proposals.acting import WISH, actor_of, rows
from tests.stage import Stage

Json = dict[str, Any]

__all__ = ["rows"]


async def offer(stage: Stage, volunteer: str = "priya", when: str = "in 50 hours", **more: Any) -> int:
    """A time that the volunteer offers; its id."""
    await stage.person(volunteer).command("volunteer offer", when=when, **more)
    return int((await rows(stage, "SELECT MAX(id) AS id FROM slot"))[0]["id"])


async def waits(stage: Stage, member: str, **changes: Any) -> Request:
    """A request of theirs, once everything that follows from it is done."""
    settings, actor = await stage.bot.settings_of(stage.guild_id), actor_of(stage.person(member), stage.guild_id)
    async with stage.db.write() as tx:
        made = await requests.make(tx, stage.bot.features, actor, replace(WISH, **changes), settings, stage.clock.now())
    await stage.settle()
    return made


async def state_of(stage: Stage, request: Request) -> str:
    found = await rows(stage, f"SELECT state FROM request WHERE id = {request.id}")
    return str(found[0]["state"])


async def pairs(stage: Stage) -> list[tuple[int, int]]:
    """Who meets whom now: members and volunteers of live interviews."""
    live = "SELECT member_id, volunteer_id FROM interview WHERE state IN ('held', 'booked') ORDER BY id"
    return [(row["member_id"], row["volunteer_id"]) for row in await rows(stage, live)]


async def preview(moderator: Person, **options: Any) -> Reply:
    return await moderator.command("moderator match", **options)


def select_in(reply: Reply) -> tuple[str, list[Json]]:
    """The placeholder and options of the first select."""
    assert reply.message is not None
    found = [part for row in reply.message["components"] for part in row.get("components", ()) if part["type"] == 3]
    return str(found[0]["placeholder"]), list(found[0]["options"])
