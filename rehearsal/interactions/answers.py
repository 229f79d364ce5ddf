"""The messages that answer an interaction: public or private, loading or not."""

from collections.abc import Sequence

from rehearsal import posting
from rehearsal.events import Json
from rehearsal.interactions.interaction import Interaction
from rehearsal.interactions.interactions import Interactions
from rehearsal.interactions.payload import origin_fields
from rehearsal.rest.context import Upload
from rehearsal.state.messages import EPHEMERAL

LOADING = 1 << 7


def post(
    interactions: Interactions, interaction: Interaction, body: Json, files: Sequence[Upload], *, loading: bool = False
) -> Json:
    """Create an answer's message; one with the ephemeral flag is seen by its person alone."""
    world = interactions.world
    flags = body.get("flags") or 0
    private = bool(flags & EPHEMERAL)
    if loading:
        fields: Json = {"flags": LOADING}
    else:
        visible_body = {**body, "flags": flags & ~EPHEMERAL}
        fields = posting.new_fields(
            world, interaction.channel_id, visible_body, files, author_id=interaction.application_id
        )
    audience = (interaction.user_id,) if private else None
    message = world.messages.create(
        interaction.channel_id,
        interaction.application_id,
        only_user_ids=audience,
        **origin_fields(interaction),
        **fields,
    )
    if private:
        interactions.keep_private(interaction.user_id, message)
    return message


def edit(interactions: Interactions, message: Json, body: Json, files: Sequence[Upload]) -> Json:
    """Change an answer. The first words of a loading message are no edit, and end the loading."""
    world = interactions.world
    if not message["flags"] & LOADING:
        return world.messages.edit(message, **posting.edited_fields(world, message, body, files))
    kept = message["flags"] & ~LOADING
    flags = (body.get("flags") or 0) & ~EPHEMERAL
    channel_id, author_id = int(message["channel_id"]), int(message["author"]["id"])
    fields = posting.new_fields(world, channel_id, {**body, "flags": flags}, files, author_id=author_id)
    new_flags, stored = fields.pop("flags", 0) | kept, fields.pop("files", ())
    message.update(fields)
    return world.messages.edit(message, files=stored, flags=new_flags)


def is_private(message: Json) -> bool:
    return bool(message["flags"] & EPHEMERAL)
