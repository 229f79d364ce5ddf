"""Interactions that no button of the bot's ever made."""

import asyncio
from typing import Any

from rehearsal.interactions import InteractionType
from rehearsal.people import Person, Reply
from tests.stage import Stage

Json = dict[str, Any]

BUTTON, SELECT = 2, 3
DEFECT = "wrong on my side"


async def craft(
    stage: Stage,
    person: Person,
    kind: str,
    custom_id: str,
    message: Json,
    values: list[str] | None = None,
    components: list[Json] | None = None,
) -> Reply:
    """A click on, a choice in, or a form from this message, with any custom id."""
    data: Json = {"custom_id": custom_id}
    if kind == "submit":
        data["components"] = components or []
    else:
        data |= {"component_type": BUTTON if values is None else SELECT, "id": 1}
        data |= {} if values is None else {"values": values}
    interaction = stage.server.interactions.create(
        InteractionType.MODAL_SUBMIT if kind == "submit" else InteractionType.COMPONENT,
        stage.demo.application_id,
        person.id,
        int(message["channel_id"]),
        data,
        source=message,
    )
    async with asyncio.timeout(10):
        outcome = await interaction.settled
    return Reply(person, interaction, outcome)
