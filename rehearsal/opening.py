"""How the demo group comes to be as one finds it: its people use the bot's commands, as anybody would."""

import asyncio
import logging
from typing import Any

from rehearsal.demo import Demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal

log = logging.getLogger(__name__)

SECONDS_TO_CONNECT = 60
OFFERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("priya", {"when": "in 26 hours", "field": "Software", "kind": "technical"}),
    ("priya", {"when": "in 74 hours", "field": "Data", "kind": "behavioural", "repeat": "weekly"}),
    ("tom", {"when": "in 50 hours", "field": "Product", "kind": "hiring manager"}),
    ("tom", {"when": "in 98 hours", "kind": "case"}),
    ("grace", {"when": "in 30 hours", "field": "Marketing", "kind": "recruiter screen", "ask_first": True}),
    ("grace", {"when": "in 122 hours", "kind": "behavioural", "repeat": "weekly"}),
)


async def play_opening(server: Rehearsal, demo: Demo) -> None:
    """Wait for the bot, set the group up, tell it everybody's zone, and offer some times."""
    await wait_for_bot(server, demo)
    people = {name: Person(server, user_id) for name, user_id in demo.people.items()}
    moderator = people[demo.moderators[0]]
    panel = await moderator.command("setup")
    await moderator.click(panel.message or {}, "Create everything for me")
    for setting, role in (("volunteer_role", "Volunteer"), ("moderator_role", "Moderator")):
        await moderator.command("settings set", setting=setting, value=role)
    await asyncio.gather(*(person.command("me timezone", zone=demo.zones[person.id]) for person in people.values()))
    for name, offer in OFFERS:
        reply = await people[name].command("volunteer offer", **offer)
        log.debug("%s offered: %s", name, reply.text)


async def wait_for_bot(server: Rehearsal, demo: Demo) -> None:
    """The bot registers its commands before it connects, so once it is online people can use them."""
    online = asyncio.Event()
    server.gateway.on_presence(lambda bot_id, is_here: online.set() if is_here else None)
    if server.gateway.is_online(demo.application_id):
        return
    async with asyncio.timeout(SECONDS_TO_CONNECT):
        await online.wait()
