"""The INTERACTION_CREATE payload, and what an answer says about where it came from."""

from rehearsal.events import Json
from rehearsal.interactions.interaction import Interaction, InteractionType
from rehearsal.interactions.resolved import member_of_interaction, partial_channel
from rehearsal.world import World

IN_GUILD, IN_BOT_DM = 0, 1
ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024


def interaction_payload(world: World, interaction: Interaction, data: Json, locale: str) -> Json:
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(interaction.application_id),
        "type": int(interaction.type),
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": str(interaction.channel_id),
        "locale": locale,
        "app_permissions": str(world.permissions_in(interaction.channel_id, interaction.application_id)),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(interaction.guild_id),
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
        **_place(world, interaction),
    }
    if interaction.source is not None:
        payload["message"] = interaction.source
    return payload


def owners(guild_id: int | None) -> Json:
    """Who installed the application: the guild; in a DM with the bot Discord writes 0."""
    return {"0": str(guild_id or 0)}


def _place(world: World, interaction: Interaction) -> Json:
    guild_id, channel_id, user_id = interaction.guild_id, interaction.channel_id, interaction.user_id
    if guild_id is None:
        channel = world.channels.shown_to(world.channels.get(channel_id), interaction.application_id)
        return {"context": IN_BOT_DM, "user": world.users.get(user_id), "channel": channel}
    guild = world.guilds.get(guild_id).json
    return {
        "context": IN_GUILD,
        "guild_id": str(guild_id),
        "guild_locale": guild["preferred_locale"],
        "guild": {"id": guild["id"], "locale": guild["preferred_locale"], "features": guild["features"]},
        "member": member_of_interaction(world, guild_id, channel_id, user_id),
        "channel": partial_channel(world, channel_id, user_id),
    }


def metadata(
    interaction_id: int, type: InteractionType, user: Json, guild_id: int | None, data: Json, source: Json | None
) -> Json:
    """The `interaction_metadata` of a message that answers an interaction (a form gets its trigger added later)."""
    known: Json = {
        "id": str(interaction_id),
        "type": int(type),
        "user": user,
        "authorizing_integration_owners": owners(guild_id),
    }
    if type is InteractionType.COMMAND:
        known |= {"name": _full_name(data), "command_type": data["type"]}
        if data["type"] == 2:
            known["target_user"] = data["resolved"]["users"][data["target_id"]]
        elif data["type"] == 3:
            known["target_message_id"] = data["target_id"]
    elif type is InteractionType.COMPONENT and source is not None:
        known["interacted_message_id"] = source["id"]
    return known


def _full_name(data: Json) -> str:
    """Such as "interview book": a command with the groups it is in."""
    inner = next((option for option in data.get("options", ()) if option["type"] in (1, 2)), None)
    return f"{data['name']} {_full_name(inner)}" if inner else str(data["name"])


def origin_fields(interaction: Interaction) -> Json:
    """What marks a message as an answer to this interaction."""
    fields: Json = {
        "webhook_id": str(interaction.application_id),
        "application_id": str(interaction.application_id),
        "interaction_metadata": interaction.metadata,
    }
    if interaction.type is InteractionType.COMMAND:
        known = interaction.metadata
        fields["type"] = 20 if interaction.command_type == 1 else 23
        fields["interaction"] = {"id": known["id"], "type": 2, "name": known["name"], "user": known["user"]}
    elif interaction.source is not None:
        fields |= {"type": 19, "message_reference": _reference(interaction.source, interaction.guild_id)}
    return fields


def _reference(message: Json, guild_id: int | None) -> Json:
    reference = {"type": 0, "channel_id": message["channel_id"], "message_id": message["id"]}
    return reference if guild_id is None else {**reference, "guild_id": str(guild_id)}
