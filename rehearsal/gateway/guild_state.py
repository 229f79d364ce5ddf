"""What a bot is told of a guild when it connects or joins: GUILD_CREATE, and its members by request."""

from collections.abc import Iterator
from typing import Any

from rehearsal.events import Json
from rehearsal.gateway.intents import Intent
from rehearsal.state.guilds import Guild
from rehearsal.world import World

LARGE_GUILD = 250
MEMBERS_PER_CHUNK = 1000
MEMBERS_PER_QUERY = 100


def guild_create(world: World, guild: Guild, bot_user_id: int, intents: Intent) -> Json:
    """As Discord sends it without presences: of the members only the bot itself and who is in a voice channel."""
    speaking = guild.voice_states if intents & Intent.GUILD_VOICE_STATES else {}
    members = {bot_user_id: guild.members[bot_user_id]}
    members |= {user_id: guild.members[user_id] for user_id in speaking}
    events = world.events.open_in(guild.id) if intents & Intent.GUILD_SCHEDULED_EVENTS else []
    return {
        **world.guilds.as_json(guild.id),
        "joined_at": guild.members[bot_user_id]["joined_at"],
        "large": len(guild.members) > LARGE_GUILD,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": list(members.values()),
        "channels": [_without_guild(channel) for channel in guild.channels.values()],
        "threads": list(_threads(world, guild, bot_user_id)),
        "voice_states": [_without_guild(state) for state in speaking.values()],
        "stage_instances": list(guild.stages.values()),
        "guild_scheduled_events": events,
        "presences": [],
        "soundboard_sounds": [],
    }


def _without_guild(thing: Json) -> Json:
    return {key: value for key, value in thing.items() if key != "guild_id"}


def _threads(world: World, guild: Guild, bot_user_id: int) -> Iterator[Json]:
    for thread in world.threads.active(guild.id):
        thread_id = int(thread["id"])
        if world.can_view(bot_user_id, thread_id):
            own = world.threads.members(thread_id).get(bot_user_id)
            yield {**thread, "member": own} if own else thread


def member_chunks(guild: Guild, request: Json) -> Iterator[Json]:
    """The GUILD_MEMBERS_CHUNK events that answer a request (op 8) for all, by name or by ids."""
    found, not_found = _requested_members(guild, request)
    pieces = [found[i : i + MEMBERS_PER_CHUNK] for i in range(0, len(found), MEMBERS_PER_CHUNK)] or [[]]
    for index, members in enumerate(pieces):
        chunk: dict[str, Any] = {
            "guild_id": str(guild.id),
            "members": members,
            "chunk_index": index,
            "chunk_count": len(pieces),
        }
        if not_found:
            chunk["not_found"] = not_found
        if request.get("presences"):
            chunk["presences"] = []
        if nonce := request.get("nonce"):
            chunk["nonce"] = nonce
        yield chunk


def _requested_members(guild: Guild, request: Json) -> tuple[list[Json], list[str]]:
    if "user_ids" in request:
        wanted = request["user_ids"] if isinstance(request["user_ids"], list) else [request["user_ids"]]
        ids = [int(user_id) for user_id in wanted[:MEMBERS_PER_QUERY]]
        here = [guild.members[user_id] for user_id in ids if user_id in guild.members]
        return here, [str(user_id) for user_id in ids if user_id not in guild.members]
    prefix = request.get("query", "").lower()
    found = [member for member in guild.members.values() if not prefix or _named(member, prefix)]
    limit = request.get("limit", 0)
    most = min(limit or MEMBERS_PER_QUERY, MEMBERS_PER_QUERY) if prefix or limit else None
    return found[:most], []


def _named(member: Json, prefix: str) -> bool:
    user = member["user"]
    names = (member["nick"], user["global_name"], user["username"])
    return any(name.lower().startswith(prefix) for name in names if name)
