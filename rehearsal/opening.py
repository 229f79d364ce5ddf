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
    ("priya", {"when": "tomorrow 8pm", "field": "Software", "kind": "technical"}),
    ("priya", {"when": "in 4 days at 8pm", "field": "Data", "kind": "behavioural", "repeat": "weekly"}),
    ("tom", {"when": "in 2 days at 6pm", "field": "Product", "kind": "hiring manager"}),
    ("tom", {"when": "in 3 days at 12:00", "kind": "case"}),
    ("grace", {"when": "in 2 days at noon", "field": "Marketing", "kind": "recruiter screen", "ask_first": True}),
    ("grace", {"when": "in 5 days at 5pm", "kind": "behavioural", "repeat": "weekly"}),
)
"""Times in each volunteer's own zone."""

REQUESTS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("chloe", {"field": "Data", "kind": "behavioural", "level": "mid"}, "Tell one story in two minutes"),
    ("dana", {"field": "Marketing", "kind": "recruiter screen", "level": "career change"}, "Explain the gap in my CV"),
    ("emi", {"field": "Legal", "kind": "hiring manager", "language": "Japanese"}, "Answer without notes"),
)
ANY_TIME = "Mon-Sun 06:00-23:30"
"""In each member's own zone."""


async def play_opening(server: Rehearsal, demo: Demo) -> None:
    """Wait for the bot, set the group up, tell it everybody's zone, offer some times, and ask for interviews."""
    await wait_for_bot(server, demo)
    people = {name: Person(server, user_id) for name, user_id in demo.people.items() if user_id in demo.zones}
    moderator = people[demo.moderators[0]]
    panel = await moderator.command("setup")
    await moderator.click(panel.message or {}, "Create everything for me")
    for setting, role in (("volunteer_role", "Volunteer"), ("moderator_role", "Moderator")):
        await moderator.command("settings set", setting=setting, value=role)
    await asyncio.gather(*(person.command("me timezone", zone=demo.zones[person.id]) for person in people.values()))
    for name, offer in OFFERS:
        reply = await people[name].command("volunteer offer", **offer)
        log.debug("%s offered: %s", name, reply.text)
    # So that the moderator has something to look at: otherwise whoever waits is matched at once.
    await moderator.command("settings set", setting="matching", value="manual")
    for name, wish, goals in REQUESTS:
        form = await people[name].command("interview request", **wish)
        reply = await form.submit(goals=goals, windows=ANY_TIME)
        log.debug("%s asked: %s", name, reply.text)


async def wait_for_bot(server: Rehearsal, demo: Demo) -> None:
    """The bot registers its commands before it connects, so once it is online people can use them."""
    online = asyncio.Event()
    server.gateway.on_presence(lambda bot_id, is_here: online.set() if is_here else None)
    if server.gateway.is_online(demo.application_id):
        return
    async with asyncio.timeout(SECONDS_TO_CONNECT):
        await online.wait()
