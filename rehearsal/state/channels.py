"""Channels of a guild and DMs. Threads are channels too; their own module makes and changes them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_channel, unknown_overwrite
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World

TEXT, DM, VOICE, GROUP_DM, CATEGORY, ANNOUNCEMENT = 0, 1, 2, 3, 4, 5
ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD, STAGE, FORUM, MEDIA = 10, 11, 12, 13, 15, 16
THREAD_TYPES = frozenset({ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
TALKING_TYPES = frozenset({TEXT, DM, VOICE, GROUP_DM, ANNOUNCEMENT, STAGE, *THREAD_TYPES})
"""Channels that take messages."""

_TEXT_FIELDS: Json = {"topic": None, "nsfw": False, "last_message_id": None, "rate_limit_per_user": 0}
_VOICE_FIELDS: Json = {
    "bitrate": 64000,
    "user_limit": 0,
    "rtc_region": None,
    "nsfw": False,
    "last_message_id": None,
    "rate_limit_per_user": 0,
}
_FORUM_FIELDS: Json = {
    "available_tags": [],
    "default_reaction_emoji": None,
    "default_sort_order": None,
    "default_forum_layout": 0,
    "default_thread_rate_limit_per_user": 0,
    "template": "",
}
_OWN_FIELDS: dict[int, Json] = {
    TEXT: _TEXT_FIELDS,
    ANNOUNCEMENT: _TEXT_FIELDS,
    VOICE: _VOICE_FIELDS,
    STAGE: {**_VOICE_FIELDS, "topic": None},
    CATEGORY: {},
    FORUM: {**_TEXT_FIELDS, **_FORUM_FIELDS},
    MEDIA: {**_TEXT_FIELDS, **_FORUM_FIELDS},
}


def overwrite(target_id: int, *, allow: int = 0, deny: int = 0, member: bool = False) -> Json:
    """A permission overwrite for a role, or for a member."""
    return {"id": str(target_id), "type": int(member), "allow": str(allow), "deny": str(deny)}


class Channels:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_id: dict[int, Json] = {}
        self._dms: dict[frozenset[int], Json] = {}

    def create(
        self,
        guild_id: int,
        name: str,
        type: int = TEXT,
        *,
        parent_id: int | None = None,
        overwrites: Iterable[Json] = (),
        **fields: Any,
    ) -> Json:
        """A channel of any kind but a thread, after its siblings unless `position` is given."""
        guild = self._world.guilds.get(guild_id)
        channel: Json = {
            "id": str(self._world.ids.next()),
            "guild_id": str(guild_id),
            "type": type,
            "name": name,
            "position": len(guild.channels),
            "parent_id": str(parent_id) if parent_id else None,
            "permission_overwrites": list(overwrites),
            "flags": 0,
            **_OWN_FIELDS[type],
            **fields,
        }
        guild.channels[int(channel["id"])] = self._by_id[int(channel["id"])] = channel
        self._publish("CHANNEL_CREATE", channel)
        return channel

    def open_dm(self, *user_ids: int) -> Json:
        """The one DM of these people, made on first use; bots do not hear of it. Its `recipients` are all of them."""
        people = frozenset(user_ids)
        channel = self._dms.get(people)
        if channel is None:
            channel = {
                "id": str(self._world.ids.next()),
                "type": DM,
                "last_message_id": None,
                "flags": 0,
                "recipients": [self._world.users.get(user_id) for user_id in user_ids],
            }
            self._dms[people] = self._by_id[int(channel["id"])] = channel
            for user in channel["recipients"]:
                if not user.get("bot"):
                    person = frozenset({int(user["id"])})
                    self._world.publish(
                        Event("CHANNEL_CREATE", self.shown_to(channel, int(user["id"])), only_user_ids=person)
                    )
        return channel

    def find_dm(self, *user_ids: int) -> Json | None:
        return self._dms.get(frozenset(user_ids))

    def dms_of(self, user_id: int) -> list[Json]:
        return [channel for people, channel in self._dms.items() if user_id in people]

    def shown_to(self, channel: Json, user_id: int) -> Json:
        """A channel as one person sees it: in a DM the recipients are the others."""
        if "recipients" not in channel:
            return dict(channel)
        return {**channel, "recipients": [u for u in channel["recipients"] if int(u["id"]) != user_id]}

    def people(self, channel: Json) -> set[int]:
        """Who takes part in a DM."""
        return {int(user["id"]) for user in channel["recipients"]}

    def get(self, channel_id: int) -> Json:
        channel = self._by_id.get(channel_id)
        if channel is None:
            raise unknown_channel()
        return channel

    def find(self, channel_id: int) -> Json | None:
        return self._by_id.get(channel_id)

    def edit(self, channel_id: int, **changes: object) -> Json:
        channel = self.get(channel_id)
        channel.update(changes)
        self._publish("CHANNEL_UPDATE", channel)
        return channel

    def put_overwrite(self, channel_id: int, entry: Json) -> None:
        others = [o for o in self.get(channel_id)["permission_overwrites"] if o["id"] != entry["id"]]
        self.edit(channel_id, permission_overwrites=[*others, entry])

    def delete_overwrite(self, channel_id: int, target_id: int) -> None:
        overwrites = self.get(channel_id)["permission_overwrites"]
        left = [o for o in overwrites if o["id"] != str(target_id)]
        if len(left) == len(overwrites):
            raise unknown_overwrite()
        self.edit(channel_id, permission_overwrites=left)

    def delete(self, channel_id: int) -> Json:
        """Remove a channel with its threads and messages; a category's channels stay, outside of it."""
        world, channel = self._world, self.get(channel_id)
        guild = world.guilds.get(int(channel["guild_id"]))
        for thread in [t for t in guild.threads.values() if t["parent_id"] == channel["id"]]:
            world.threads.delete(int(thread["id"]))
        for child in [c for c in guild.channels.values() if c["parent_id"] == channel["id"]]:
            self.edit(int(child["id"]), parent_id=None)
        world.publish(Event("CHANNEL_DELETE", dict(channel), guild.id, channel_id))
        world.messages.forget_channel(channel_id)
        del guild.channels[channel_id], self._by_id[channel_id]
        world.permissions_changed()
        return channel

    def register_thread(self, thread: Json) -> None:
        self._by_id[int(thread["id"])] = thread

    def forget_thread(self, thread_id: int) -> None:
        del self._by_id[thread_id]

    def _publish(self, name: str, channel: Json) -> None:
        self._world.permissions_changed()
        self._world.publish(Event(name, dict(channel), int(channel["guild_id"]), int(channel["id"])))
