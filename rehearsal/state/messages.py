"""Messages: one log per channel, pins, reactions, nonces, and the ephemeral ones only one person sees."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_message
from rehearsal.events import Event, Json
from rehearsal.state.channels import THREAD_TYPES

if TYPE_CHECKING:
    from rehearsal.world import World

PERSON_ADDED, PERSON_REMOVED, RENAMED, PINNED, THREAD_CREATED, THREAD_STARTER = 1, 2, 4, 6, 18, 21
"""Types of messages that Discord writes itself."""

EPHEMERAL = 1 << 6
COMPONENTS_V2 = 1 << 15


@dataclass
class Log:
    """A channel's messages in the order of their ids."""

    ids: list[int] = field(default_factory=list)
    by_id: dict[int, Json] = field(default_factory=dict)
    pins: dict[int, str] = field(default_factory=dict)
    by_nonce: dict[tuple[int, str | int], int] = field(default_factory=dict)
    said_at: dict[int, float] = field(default_factory=dict)

    def between(self, after: int, before: int, limit: int, *, newest: bool) -> list[Json]:
        """Messages with after < id < before, oldest first: the newest or the oldest `limit` of them."""
        start, stop = bisect_right(self.ids, after), bisect_left(self.ids, before)
        start, stop = (max(start, stop - limit), stop) if newest else (start, min(stop, start + limit))
        return [self.by_id[message_id] for message_id in self.ids[start:stop]]


class Messages:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._logs: dict[int, Log] = {}
        self._ephemeral: dict[int, tuple[Json, frozenset[int]]] = {}
        self._files: dict[int, list[Json]] = {}
        self._reactors: dict[int, dict[str, dict[int, None]]] = {}

    def create(
        self,
        channel_id: int,
        author_id: int,
        *,
        files: Sequence[Json] = (),
        only_user_ids: Collection[int] | None = None,
        **fields: Any,
    ) -> Json:
        """A message with the given fields of Discord's message object; what is left out has its usual value.

        `files` are stored attachments: `attachment://` in embeds and components becomes a link to them, and as on
        Discord only those used in neither are listed under "attachments". With `only_user_ids` the message is
        ephemeral: nobody else sees it and REST does not know it.
        """
        world = self._world
        message: Json = {
            "id": str(world.ids.next()),
            "channel_id": str(channel_id),
            "type": 0,
            "content": "",
            "author": world.users.get(author_id),
            "timestamp": world.now(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": 0,
            **fields,
        }
        if files:
            self._set_files(message, list(files))
        if only_user_ids is not None:
            message["flags"] |= EPHEMERAL
            self._ephemeral[int(message["id"])] = (message, frozenset(only_user_ids))
        else:
            self._append(channel_id, message)
        self._publish("MESSAGE_CREATE", message)
        return message

    def get(self, channel_id: int, message_id: int) -> Json:
        """A message as REST knows it: ephemeral ones are unknown."""
        message = self.find(channel_id, message_id)
        if message is None:
            raise unknown_message()
        return message

    def find(self, channel_id: int, message_id: int) -> Json | None:
        log = self._logs.get(channel_id)
        return log.by_id.get(message_id) if log else None

    def get_seen_by(self, user_id: int, channel_id: int, message_id: int) -> Json:
        """A message as a person's client knows it: with the ephemeral ones meant for them."""
        entry = self._ephemeral.get(message_id)
        if entry and user_id in entry[1] and entry[0]["channel_id"] == str(channel_id):
            return entry[0]
        return self.get(channel_id, message_id)

    def get_ephemeral(self, message_id: int) -> Json:
        entry = self._ephemeral.get(message_id)
        if entry is None:
            raise unknown_message()
        return entry[0]

    def ephemeral_for(self, user_id: int, channel_id: int) -> list[Json]:
        return [
            message
            for message, audience in self._ephemeral.values()
            if user_id in audience and message["channel_id"] == str(channel_id)
        ]

    def history(
        self, channel_id: int, *, after: int = 0, before: int = 1 << 63, limit: int = 50, newest: bool = True
    ) -> list[Json]:
        """Messages with after < id < before, oldest first; of these the newest (or oldest) `limit`."""
        return self._log(channel_id).between(after, before, limit, newest=newest)

    def edit(self, message: Json, *, files: Sequence[Json] | None = None, **changes: Any) -> Json:
        """Change a message, ephemeral or not; `files` are all that it has then. An edit when its words changed."""
        message.update(changes)
        if files is not None or int(message["id"]) in self._files:
            self._set_files(message, self.files_of(message) if files is None else list(files))
        if not changes.keys() <= {"flags", "thread", "pinned", "reactions"}:
            message["edited_timestamp"] = self._world.now()
        self._publish("MESSAGE_UPDATE", message)
        return message

    def by_nonce(self, channel_id: int, author_id: int, nonce: str | int) -> Json | None:
        """The last message that somebody sent with this nonce."""
        message_id = self._log(channel_id).by_nonce.get((author_id, nonce))
        return self.find(channel_id, message_id) if message_id else None

    def seconds_since_last_of(self, channel_id: int, author_id: int) -> float:
        said_at = self._log(channel_id).said_at.get(author_id)
        return self._world.clock.now().timestamp() - said_at if said_at else float("inf")

    def files_of(self, message: Json) -> list[Json]:
        """Every file of a message, also those that only its embeds and components show."""
        return self._files.get(int(message["id"]), [])

    def refreshed(self, message: Json) -> Json:
        """A message as REST hands it out: every link to a file works for another day."""
        return self._world.files.linked(message, self.files_of(message)) if self.files_of(message) else message

    def delete(self, message: Json) -> None:
        channel_id, message_id = int(message["channel_id"]), int(message["id"])
        audience = self._audience(message)
        self._remove(channel_id, message_id)
        data = {"id": message["id"], "channel_id": message["channel_id"], **self._guild(channel_id)}
        self._world.publish(self._event("MESSAGE_DELETE", data, channel_id, audience))

    def delete_many(self, channel_id: int, message_ids: Collection[int]) -> None:
        known = [message_id for message_id in message_ids if message_id in self._log(channel_id).by_id]
        for message_id in known:
            self._remove(channel_id, message_id)
        data = {"ids": [str(i) for i in known], "channel_id": str(channel_id), **self._guild(channel_id)}
        self._world.publish(self._event("MESSAGE_DELETE_BULK", data, channel_id, None))

    def pin(self, message: Json) -> None:
        self._set_pin(message, self._world.now())

    def unpin(self, message: Json) -> None:
        self._set_pin(message, None)

    def pins(self, channel_id: int) -> list[tuple[str, Json]]:
        """(pinned at, message), the latest pin first."""
        log = self._log(channel_id)
        return [(at, log.by_id[message_id]) for message_id, at in reversed(log.pins.items())]

    def react(self, message: Json, user_id: int, emoji: Json) -> None:
        reactors = self._reactors.setdefault(int(message["id"]), {})
        people = reactors.setdefault(_emoji_key(emoji), {})
        if user_id in people:
            return
        people[user_id] = None
        self._count_reactions(message, emoji)
        self._publish_reaction("MESSAGE_REACTION_ADD", message, user_id, emoji)

    def unreact(self, message: Json, user_id: int, emoji: Json) -> None:
        people = self._reactors.get(int(message["id"]), {}).get(_emoji_key(emoji), {})
        if user_id in people:
            del people[user_id]
            self._count_reactions(message, emoji)
            self._publish_reaction("MESSAGE_REACTION_REMOVE", message, user_id, emoji)

    def clear_reactions(self, message: Json, emoji: Json | None = None) -> None:
        reactors = self._reactors.get(int(message["id"]), {})
        channel_id = int(message["channel_id"])
        data = {"channel_id": message["channel_id"], "message_id": message["id"], **self._guild(channel_id)}
        if emoji is None:
            reactors.clear()
            message["reactions"] = []
            self._world.publish(self._event("MESSAGE_REACTION_REMOVE_ALL", data, channel_id, None))
        else:
            reactors.pop(_emoji_key(emoji), None)
            self._count_reactions(message, emoji)
            self._world.publish(
                self._event("MESSAGE_REACTION_REMOVE_EMOJI", {**data, "emoji": emoji}, channel_id, None)
            )

    def reactors(self, message: Json, emoji: Json) -> list[int]:
        return list(self._reactors.get(int(message["id"]), {}).get(_emoji_key(emoji), {}))

    def forget_channel(self, channel_id: int) -> None:
        log = self._logs.pop(channel_id, None)
        for message_id in log.ids if log else ():
            self._reactors.pop(message_id, None)
            self._files.pop(message_id, None)
        for message_id, (message, _) in tuple(self._ephemeral.items()):
            if message["channel_id"] == str(channel_id):
                del self._ephemeral[message_id]
        self._world.files.forget_channel(channel_id)

    def _log(self, channel_id: int) -> Log:
        return self._logs.setdefault(channel_id, Log())

    def _append(self, channel_id: int, message: Json) -> None:
        log, message_id = self._log(channel_id), int(message["id"])
        log.ids.append(message_id)
        log.by_id[message_id] = message
        author_id = int(message["author"]["id"])
        log.said_at[author_id] = self._world.clock.now().timestamp()
        if "nonce" in message:
            log.by_nonce[author_id, message["nonce"]] = message_id
        channel = self._world.channels.get(channel_id)
        channel["last_message_id"] = message["id"]
        if channel["type"] in THREAD_TYPES:
            message["position"] = channel["total_message_sent"]
            self._world.threads.touch(channel_id)
            if message["type"] != THREAD_STARTER:
                channel["message_count"] += 1
                channel["total_message_sent"] += 1

    def _remove(self, channel_id: int, message_id: int) -> None:
        entry = self._ephemeral.pop(message_id, None)
        log = self._log(channel_id)
        message = entry[0] if entry else log.by_id.pop(message_id, None)
        if message is None:
            raise unknown_message()
        self._forget_files(message, self._files.pop(message_id, ()))
        if entry:
            return
        del log.ids[bisect_left(log.ids, message_id)]
        log.pins.pop(message_id, None)
        self._reactors.pop(message_id, None)
        channel = self._world.channels.get(channel_id)
        if channel["type"] in THREAD_TYPES:
            channel["message_count"] -= 1

    def _set_files(self, message: Json, files: list[Json]) -> None:
        staying = {file["id"] for file in files}
        self._forget_files(message, [file for file in self.files_of(message) if file["id"] not in staying])
        self._files[int(message["id"])] = files
        message.update(self._world.files.linked(message, files))

    def _forget_files(self, message: Json, files: Sequence[Json]) -> None:
        for file in files:
            self._world.files.forget(int(message["channel_id"]), int(file["id"]))

    def _set_pin(self, message: Json, at: str | None) -> None:
        channel_id, message_id = int(message["channel_id"]), int(message["id"])
        pins = self._log(channel_id).pins
        if at is None:
            pins.pop(message_id, None)
        else:
            pins[message_id] = at
        message["pinned"] = at is not None
        self._publish("MESSAGE_UPDATE", message)
        last = next(reversed(pins.values()), None)
        data = {"channel_id": message["channel_id"], "last_pin_timestamp": last, **self._guild(channel_id)}
        self._world.publish(self._event("CHANNEL_PINS_UPDATE", data, channel_id, None))

    def _count_reactions(self, message: Json, emoji: Json) -> None:
        people = self._reactors[int(message["id"])].get(_emoji_key(emoji), {})
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

    def _publish_reaction(self, name: str, message: Json, user_id: int, emoji: Json) -> None:
        channel_id = int(message["channel_id"])
        data: Json = {
            "user_id": str(user_id),
            "channel_id": message["channel_id"],
            "message_id": message["id"],
            "emoji": emoji,
            "burst": False,
            "type": 0,
            **self._guild(channel_id),
        }
        if name == "MESSAGE_REACTION_ADD":
            data["message_author_id"] = message["author"]["id"]
            if member := self._member(channel_id, user_id):
                data["member"] = member
        self._world.publish(self._event(name, data, channel_id, None))

    def _publish(self, name: str, message: Json) -> None:
        channel_id = int(message["channel_id"])
        data = {**message, **self._guild(channel_id)}
        if member := self._member(channel_id, int(message["author"]["id"])):
            data["member"] = {key: value for key, value in member.items() if key != "user"}
        self._world.publish(self._event(name, data, channel_id, self._audience(message)))

    def _event(self, name: str, data: Json, channel_id: int, audience: frozenset[int] | None) -> Event:
        guild_id = self._world.channels.get(channel_id).get("guild_id")
        return Event(name, data, int(guild_id) if guild_id else None, channel_id, audience)

    def _audience(self, message: Json) -> frozenset[int] | None:
        entry = self._ephemeral.get(int(message["id"]))
        return entry[1] if entry else None

    def _guild(self, channel_id: int) -> Json:
        guild_id = self._world.channels.get(channel_id).get("guild_id")
        return {"guild_id": guild_id} if guild_id else {}

    def _member(self, channel_id: int, user_id: int) -> Json | None:
        guild_id = self._world.channels.get(channel_id).get("guild_id")
        return self._world.guilds.get(int(guild_id)).members.get(user_id) if guild_id else None


def _emoji_key(emoji: Json) -> str:
    return str(emoji["id"] or emoji["name"])
