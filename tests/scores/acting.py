"""What people do about scores on the stage: an interview that is over, forms, and what they read afterwards."""

from typing import Any

from rehearsal.people import Person, Reply, reading
from tests.stage import Stage

Json = dict[str, Any]

LEVELS = ("structure", "evidence", "impact", "clarity", "composure")
WORDS = {
    "strength": "You named the result in the first sentence",
    "moment": "In the answer about the difficult customer",
    "behaviour": "you told what the team did",
    "effect": "so I could not tell which part was yours",
    "try_next": "Say “I decided” once in each answer",
}
SECRET = "You named the result"


async def booked(stage: Stage, *watchers: Person, openness: tuple[str, ...] = ("watch",)) -> int:
    """A behavioural interview of Ana's with Priya, in 50 hours; some have a seat."""
    await stage.priya.command("volunteer offer", when="in 50 hours", field="Data", kind="behavioural")
    choices = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=choices[0]["value"])
    await form.submit(goals="Practise", openness=list(openness))
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM interview")
    assert row is not None
    for person in watchers:
        reply = await person.command("interview watch", interview=str(row["id"]))
        assert "You have a seat" in (await reply.click("I agree")).text
    return int(row["id"])


async def over(stage: Stage, *watchers: Person) -> int:
    number = await booked(stage, *watchers)
    await stage.pass_time(hours=52)
    return number


def levels(level: int | str) -> dict[str, list[str]]:
    return {name: [str(level)] for name in LEVELS}


async def fill(person: Person, number: int, level: int | str, **words: str) -> Reply:
    """The levels, and words where there are any; not handed in."""
    form = await person.command("interview score", interview=str(number))
    desk = await form.submit(levels(level))
    return await (await desk.click("Words")).submit(words) if words else desk


async def hand_in(person: Person, number: int, level: int | str, **words: str) -> Reply:
    return await (await fill(person, number, level, **words)).click("Hand in")


def dm(stage: Stage, person: Person) -> list[Json]:
    return person.messages(person.dm(stage.demo.application_id))


def dm_texts(stage: Stage, person: Person) -> list[str]:
    return [reading.visible_text(message) for message in dm(stage, person)]


async def failures(stage: Stage) -> list[str]:
    """Jobs that were given up, or wait for another try."""
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")
    return [f"{row['kind']}: {row['error']}" for row in rows]
