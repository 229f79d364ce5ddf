"""Messages: one log per channel, pins, reactions, nonces, and the ephemeral ones only one person sees."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_message
from rehearsal.events import Json
from rehearsal.state.channels import THREAD_TYPES
from rehearsal.state.ephemeral import Ephemeral
from rehearsal.state.places import event_in, guild_of, member_in
from rehearsal.state.reactions import Reactions

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
        self._ephemeral = Ephemeral()
        self._files: dict[int, list[Json]] = {}
        self._reactions = Reactions(world)
        self.react = self._reactions.add
        self.unreact = self._reactions.remove
        self.clear_reactions = self._reactions.clear
        self.reactors = self._reactions.people

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
            self._ephemeral.add(message, only_user_ids)
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
        if user_id in (self._ephemeral.audience(message_id) or ()):
            message = self.get_ephemeral(message_id)
            if message["channel_id"] == str(channel_id):
                return message
        return self.get(channel_id, message_id)

    def get_ephemeral(self, message_id: int) -> Json:
        message = self._ephemeral.get(message_id)
        if message is None:
            raise unknown_message()
        return message

    def ephemeral_for(self, user_id: int, channel_id: int) -> list[Json]:
        return self._ephemeral.shown_to(user_id, channel_id)

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
        data = {"id": message["id"], "channel_id": message["channel_id"], **guild_of(self._world, channel_id)}
        self._world.publish(event_in(self._world, "MESSAGE_DELETE", data, channel_id, audience))

    def delete_many(self, channel_id: int, message_ids: Collection[int]) -> None:
        known = [message_id for message_id in message_ids if message_id in self._log(channel_id).by_id]
        for message_id in known:
            self._remove(channel_id, message_id)
        data = {"ids": [str(i) for i in known], "channel_id": str(channel_id), **guild_of(self._world, channel_id)}
        self._world.publish(event_in(self._world, "MESSAGE_DELETE_BULK", data, channel_id))

    def pin(self, message: Json) -> None:
        self._set_pin(message, self._world.now())

    def unpin(self, message: Json) -> None:
        self._set_pin(message, None)

    def pins(self, channel_id: int) -> list[tuple[str, Json]]:
        """(pinned at, message), the latest pin first."""
        log = self._log(channel_id)
        return [(at, log.by_id[message_id]) for message_id, at in reversed(log.pins.items())]

    def forget_channel(self, channel_id: int) -> None:
        log = self._logs.pop(channel_id, None)
        for message_id in log.ids if log else ():
            self._reactions.forget(message_id)
            self._files.pop(message_id, None)
        self._ephemeral.forget_channel(channel_id)
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
        log, private = self._log(channel_id), self._ephemeral.remove(message_id)
        message = private or log.by_id.pop(message_id, None)
        if message is None:
            raise unknown_message()
        self._forget_files(message, self._files.pop(message_id, ()))
        if private:
            return
        del log.ids[bisect_left(log.ids, message_id)]
        log.pins.pop(message_id, None)
        self._reactions.forget(message_id)
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
        data = {"channel_id": message["channel_id"], "last_pin_timestamp": last, **guild_of(self._world, channel_id)}
        self._world.publish(event_in(self._world, "CHANNEL_PINS_UPDATE", data, channel_id))

    def _publish(self, name: str, message: Json) -> None:
        channel_id = int(message["channel_id"])
        data = {**message, **guild_of(self._world, channel_id)}
        if member := member_in(self._world, channel_id, int(message["author"]["id"])):
            data["member"] = {key: value for key, value in member.items() if key != "user"}
        self._world.publish(event_in(self._world, name, data, channel_id, self._audience(message)))

    def _audience(self, message: Json) -> frozenset[int] | None:
        return self._ephemeral.audience(int(message["id"]))
