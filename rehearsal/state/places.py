"""Where something happens: the guild of a channel, as events about messages tell it."""

from typing import TYPE_CHECKING

from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World


def event_in(world: "World", name: str, data: Json, channel_id: int, audience: frozenset[int] | None = None) -> Event:
    """An event of a channel of any kind."""
    guild_id = world.channels.get(channel_id).get("guild_id")
    return Event(name, data, int(guild_id) if guild_id else None, channel_id, audience)


def guild_of(world: "World", channel_id: int) -> Json:
    """The field guild_id, which DMs do not have."""
    guild_id = world.channels.get(channel_id).get("guild_id")
    return {"guild_id": guild_id} if guild_id else {}


def member_in(world: "World", channel_id: int, user_id: int) -> Json | None:
    """Somebody as a member of the channel's guild."""
    guild_id = world.channels.get(channel_id).get("guild_id")
    return world.guilds.get(int(guild_id)).members.get(user_id) if guild_id else None
