"""What people do in these tests: apply, look at the moderators' channel, read their messages."""

from typing import Any

from rehearsal.people import Person, Reply, reading
from tests.marks import is_one_of
from tests.stage import Json, Stage

FORM = {
    "occupation": "Recruiter in a hospital for six years",
    "fields": ["Healthcare", "People"],
    "kinds": ["recruiter screen", "behavioural"],
    "proof": "Mail from hr@clinic.example, or my public profile",
    "conduct": ["agreed"],
}


async def apply(stage: Stage, person: Person, **answers: Any) -> Reply:
    form = await person.command("volunteer apply")
    assert form.modal is not None, form.text
    reply = await form.submit({**FORM, **answers})
    await stage.settle()
    return reply


def cards(stage: Stage) -> list[Json]:
    """The applications in the moderators' channel."""
    shown = stage.morgan.messages(stage.channels["moderators"])
    return [message for message in shown if is_one_of(message, "Application")]


def card_text(stage: Stage) -> str:
    [card] = cards(stage)
    return reading.visible_text(card)


def labels(message: Json) -> list[str]:
    return [str(button["label"]) for button in reading.buttons(message)]


async def press(stage: Stage, label: str, by: str = "morgan") -> Reply:
    """Press a button of the one card there is."""
    [card] = cards(stage)
    return await stage.person(by).at(stage.channels["moderators"]).click(card, label)


async def approve(stage: Stage) -> Reply:
    reply = await press(stage, "Approve")
    await stage.settle()
    return reply


async def decline(stage: Stage, reason: str) -> Reply:
    reply = await (await press(stage, "Decline")).submit(reason=reason)
    await stage.settle()
    return reply


def roles(stage: Stage, person: Person) -> list[str]:
    return list(stage.world.members.get(stage.guild_id, person.id)["roles"])


def is_volunteer(stage: Stage, person: Person) -> bool:
    return str(stage.demo.roles["Volunteer"]) in roles(stage, person)


def told(person: Person) -> list[str]:
    """What the bot wrote to this person directly."""
    return [reading.visible_text(one) for dm in person.dms() for one in person.messages(int(dm["id"]))]


async def rows(stage: Stage, sql: str) -> list[Json]:
    async with stage.db.read() as tx:
        return [dict(row) for row in await tx.all(sql)]


async def open_volunteer(stage: Stage, person: Person) -> Reply:
    """The moderators' page of this volunteer."""
    panel = await stage.morgan.command("moderator volunteers")
    return await panel.select("Or anybody in the server", [person.id])
