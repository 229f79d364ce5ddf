"""What moderators do with everybody's interviews, and what of it can be seen."""

from typing import Any

from rehearsal.people import Person, Reply, reading
from tests.interviews.on_discord import lies, own_messages, threads_of
from tests.stage import Stage

Json = dict[str, Any]

CHOOSE = "Look at one"
ANYBODY = "Or anybody with the volunteer role"
WHO_CAME = "Say who came"


async def shown(stage: Stage, number: int, *, over: bool = False) -> Reply:
    """One interview, as a moderator finds it in the list."""
    listed = await stage.morgan.command("moderator interviews")
    if over:
        listed = await listed.click("What is over")
    return await listed.select(CHOOSE, [str(number)])


async def about_to_change(stage: Stage, number: int, volunteer: Person) -> Reply:
    """Before the last press: whether it is really to be this volunteer."""
    panel = await (await shown(stage, number)).click("Change volunteer")
    return await panel.select(ANYBODY, [str(volunteer.id)])


async def changed(stage: Stage, number: int, volunteer: Person) -> int:
    """The interview that took the place of this one."""
    said = await (await about_to_change(stage, number, volunteer)).click("Change volunteer")
    assert "Done:" in said.text, said.text
    await stage.settle()
    return int((await rows(stage))[-1]["id"])


async def rows(stage: Stage) -> list[Any]:
    async with stage.db.read() as tx:
        return list(await tx.all("SELECT * FROM interview ORDER BY id"))


async def standing(stage: Stage) -> list[tuple[int, int, str]]:
    return [(one["member_id"], one["volunteer_id"], one["state"]) for one in await rows(stage)]


async def audited(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        return [f"{row['action']} {row['subject']}" for row in await tx.all("SELECT * FROM audit ORDER BY id")]


def said_in_thread(stage: Stage, number: int) -> str:
    [thread] = threads_of(stage, number)
    return "\n".join(reading.visible_text(one) for one in own_messages(stage, int(thread["id"])))


def people_in_thread(stage: Stage, number: int) -> set[int]:
    [thread] = threads_of(stage, number)
    return set(stage.world.threads.members(int(thread["id"]))) - {stage.demo.application_id}


async def all_is_well(stage: Stage) -> None:
    """What Discord shows is true, and no job failed."""
    async with stage.db.read() as tx:
        failed = [row["kind"] for row in await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")]
    assert await lies(stage) == [] and failed == []
