"""What people do about packs and duties on the stage, and what they read."""

from typing import Any

from rehearsal.people import Person, Reply, reading
from tests.stage import Stage

Json = dict[str, Any]

GOALS = "Shorter stories with a result"
NOTES = "In the answer about the delay, the result came in the first sentence: that is where I began to listen."
PROTECTED = "Very calm for a woman of her age."


async def booked(
    stage: Stage, *openness: str, hours: int = 50, person: Person | None = None, by: str = "priya", **offered: Any
) -> int:
    """A behavioural interview in some hours, booked by Ana unless somebody else is named."""
    await stage.set("notice_hours", 0)
    terms = {"field": "Data", "kind": "behavioural", **offered}
    await stage.person(by).command("volunteer offer", when=f"in {hours} hours", **terms)
    member = person or stage.ana
    choices = await member.autocomplete("interview book", "slot", "")
    form = await member.command("interview book", slot=choices[0]["value"])
    reply = await form.submit(goals=GOALS, openness=list(openness))
    assert "🟢" in reply.text, reply.text
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM interview")
    assert row is not None
    return int(row["id"])


def packs(stage: Stage, person: Person) -> list[Json]:
    """The packs among somebody's direct messages."""
    found = person.messages(person.dm(stage.demo.application_id))
    return [one for one in found if "🎒 Prep pack" in text(one)]


def pack(stage: Stage, person: Person) -> Json:
    (found,) = packs(stage, person)
    return found


def text(message: Json) -> str:
    return reading.visible_text(message)


def questions(message: Json | str) -> list[str]:
    """The questions of a pack, without what stands around them."""
    lines = (message if isinstance(message, str) else text(message)).splitlines()
    bold = [line.partition(".** ")[2] for line in lines if line.startswith("**") and line[2:3].isdigit()]
    return [line.partition(" · *")[0].removeprefix("🔁 ") for line in bold]


async def helped_by(person: Person, *ticked: str, other: str = "") -> Reply:
    form = await person.command("me needs")
    return await form.submit(needs=list(ticked), other=other)


async def seated(stage: Stage, interview_id: int, *people: Person) -> list[Reply]:
    """Each has a seat; what they then read."""
    replies = []
    for person in people:
        reply = await person.command("interview watch", interview=str(interview_id))
        reply = await reply.click("I agree") if "Before you watch" in reply.text else reply
        assert "You have a seat" in reply.text, reply.text
        replies.append(reply)
    return replies


async def duty(stage: Stage, interview_id: int, person: Person, chosen: str = "star") -> Reply:
    """The panel of somebody who has just chosen."""
    (seat,) = await seated(stage, interview_id, person)
    return await (await seat.click("Take a duty")).select("What will you look out for?", [chosen])


async def failures(stage: Stage) -> list[str]:
    """Jobs that were given up, or wait for another try."""
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")
    return [f"{row['kind']}: {row['error']}" for row in rows]
