"""The `resolved` part of an interaction: the things that its ids stand for."""

from rehearsal.events import Json
from rehearsal.world import World

_NOT_IN_RESOLVED_MEMBER = ("user", "deaf", "mute")


def member_of_interaction(world: World, guild_id: int, channel_id: int, user_id: int) -> Json:
    """A member with what they may do in the channel, as interactions carry it."""
    member = world.members.get(guild_id, user_id)
    return {
        **member,
        "permissions": str(world.permissions_in(channel_id, user_id)),
        "unusual_dm_activity_until": None,
    }


def partial_channel(world: World, channel_id: int, user_id: int) -> Json:
    """A guild's channel as interactions carry it, with what the person may do in it."""
    channel = world.channels.get(channel_id)
    fields = {key: value for key, value in channel.items() if key != "permission_overwrites"}
    return {**fields, "permissions": str(world.permissions_in(channel_id, user_id))}


class Resolved:
    """Collects what one person's interaction refers to. Each `add` returns None for what that person cannot name."""

    def __init__(self, world: World, user_id: int, guild_id: int | None, channel_id: int) -> None:
        self._world = world
        self._user_id = user_id
        self._guild_id = guild_id
        self._channel_id = channel_id
        self._things: dict[str, Json] = {}

    def as_json(self) -> Json:
        return self._things

    def add_user(self, snowflake: str) -> Json | None:
        user = self._world.users.find(int(snowflake))
        if user is None:
            return None
        self._put("users", user)
        if self._guild_id is not None and int(snowflake) in self._world.guilds.get(self._guild_id).members:
            member = member_of_interaction(self._world, self._guild_id, self._channel_id, int(snowflake))
            kept = {key: value for key, value in member.items() if key not in _NOT_IN_RESOLVED_MEMBER}
            self._things.setdefault("members", {})[snowflake] = kept
        return user

    def add_role(self, snowflake: str) -> Json | None:
        if self._guild_id is None:
            return None
        role = self._world.guilds.get(self._guild_id).roles.get(int(snowflake))
        return self._put("roles", role) if role else None

    def add_mentionable(self, snowflake: str) -> Json | None:
        return self.add_role(snowflake) or self.add_user(snowflake)

    def add_channel(self, snowflake: str) -> Json | None:
        channel = self._world.channels.find(int(snowflake))
        if channel is None or self._guild_id is None or channel.get("guild_id") != str(self._guild_id):
            return None
        if not self._world.can_view(self._user_id, int(snowflake)):
            return None
        return self._put("channels", partial_channel(self._world, int(snowflake), self._user_id))

    def add_message(self, message: Json) -> None:
        self._put("messages", message)

    def add_upload(self, filename: str, content: bytes) -> str:
        """Keep a file that belongs to the interaction alone; Discord removes such files after a while."""
        attachment = self._world.files.store(self._channel_id, filename, content, ephemeral=True)
        self._put("attachments", attachment)
        return str(attachment["id"])

    def _put(self, kind: str, thing: Json) -> Json:
        self._things.setdefault(kind, {})[thing["id"]] = thing
        return thing
