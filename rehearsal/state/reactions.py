"""Who reacted to which message with which emoji."""

from typing import TYPE_CHECKING

from rehearsal.events import Json
from rehearsal.state.places import event_in, guild_of, member_in

if TYPE_CHECKING:
    from rehearsal.world import World


class Reactions:
    """`Messages` offers these under its own names."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._people: dict[int, dict[str, dict[int, None]]] = {}

    def add(self, message: Json, user_id: int, emoji: Json) -> None:
        reactors = self._people.setdefault(int(message["id"]), {})
        people = reactors.setdefault(_emoji_key(emoji), {})
        if user_id in people:
            return
        people[user_id] = None
        self._count(message, emoji)
        self._publish("MESSAGE_REACTION_ADD", message, user_id, emoji)

    def remove(self, message: Json, user_id: int, emoji: Json) -> None:
        people = self._people.get(int(message["id"]), {}).get(_emoji_key(emoji), {})
        if user_id in people:
            del people[user_id]
            self._count(message, emoji)
            self._publish("MESSAGE_REACTION_REMOVE", message, user_id, emoji)

    def clear(self, message: Json, emoji: Json | None = None) -> None:
        reactors = self._people.get(int(message["id"]), {})
        channel_id = int(message["channel_id"])
        data = {"channel_id": message["channel_id"], "message_id": message["id"], **guild_of(self._world, channel_id)}
        if emoji is None:
            reactors.clear()
            message["reactions"] = []
            self._world.publish(event_in(self._world, "MESSAGE_REACTION_REMOVE_ALL", data, channel_id))
        else:
            reactors.pop(_emoji_key(emoji), None)
            self._count(message, emoji)
            self._world.publish(
                event_in(self._world, "MESSAGE_REACTION_REMOVE_EMOJI", {**data, "emoji": emoji}, channel_id, None)
            )

    def people(self, message: Json, emoji: Json) -> list[int]:
        return list(self._people.get(int(message["id"]), {}).get(_emoji_key(emoji), {}))

    def forget(self, message_id: int) -> None:
        self._people.pop(message_id, None)

    def _count(self, message: Json, emoji: Json) -> None:
        people = self._people.get(int(message["id"]), {}).get(_emoji_key(emoji), {})
        counted = {
            "emoji": emoji,
            "count": len(people),
            "count_details": {"burst": 0, "normal": len(people)},
            "burst_colors": [],
            "me_burst": False,
            "burst_me": False,
            "burst_count": 0,
            "me": False,
        }
        shown = message.get("reactions", [])
        keys = [_emoji_key(reaction["emoji"]) for reaction in shown]
        if _emoji_key(emoji) not in keys:
            message["reactions"] = [*shown, counted]
            return
        replaced = [counted if key == _emoji_key(emoji) else r for key, r in zip(keys, shown, strict=True)]
        message["reactions"] = [reaction for reaction in replaced if reaction["count"]]

    def _publish(self, name: str, message: Json, user_id: int, emoji: Json) -> None:
        channel_id = int(message["channel_id"])
        data: Json = {
            "user_id": str(user_id),
            "channel_id": message["channel_id"],
            "message_id": message["id"],
            "emoji": emoji,
            "burst": False,
            "type": 0,
            **guild_of(self._world, channel_id),
        }
        if name == "MESSAGE_REACTION_ADD":
            data["message_author_id"] = message["author"]["id"]
            if member := member_in(self._world, channel_id, user_id):
                data["member"] = member
        self._world.publish(event_in(self._world, name, data, channel_id))


def _emoji_key(emoji: Json) -> str:
    return str(emoji["id"] or emoji["name"])
