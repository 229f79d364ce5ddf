"""What a member does with their requests, in the real bot."""

from typing import Any

from rehearsal.people import Person, Reply, reading
from tests.stage import Stage

FORM = {
    "role": "Data analyst at Acme, final interview",
    "skill": "presenting to executives",
    "valued": "I liked meeting the team!",
    "declined": "email, yesterday",
}
REST, FOLLOW_UP, LET_GO = "has rested", "One gentle follow-up is fine now", "Time to let this one go"


async def draft(person: Person, **typed: str) -> Reply:
    form = await person.command("feedback draft")
    assert form.modal is not None, form.text
    return await form.submit({**FORM, **typed})


async def sent(person: Person, **typed: str) -> Reply:
    reply = await (await draft(person, **typed)).click("I sent it")
    assert "Well done" in reply.text, reply.text
    return reply


def reminders(stage: Stage, person: Person, words: str) -> list[dict[str, Any]]:
    """Private messages of the bot with these words, wherever they are."""
    threads = stage.world.guilds.get(stage.guild_id).threads.values()
    places = [int(dm["id"]) for dm in person.dms()]
    places += [int(thread["id"]) for thread in threads if stage.world.can_view(person.id, int(thread["id"]))]
    return [message for place in places for message in person.messages(place) if words in reading.visible_text(message)]


def seen(person: Person, channel_id: int) -> list[str]:
    return [reading.visible_text(message) for message in person.messages(channel_id)]
