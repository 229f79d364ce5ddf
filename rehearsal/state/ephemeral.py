"""Ephemeral messages: shown to a few people, unknown to everybody else and to REST."""

from collections.abc import Collection

from rehearsal.events import Json


class Ephemeral:
    def __init__(self) -> None:
        self._by_id: dict[int, Json] = {}
        self._audience: dict[int, frozenset[int]] = {}
        self._in_channel: dict[int, dict[int, Json]] = {}

    def add(self, message: Json, audience: Collection[int]) -> None:
        message_id = int(message["id"])
        self._by_id[message_id] = message
        self._audience[message_id] = frozenset(audience)
        self._in_channel.setdefault(int(message["channel_id"]), {})[message_id] = message

    def get(self, message_id: int) -> Json | None:
        return self._by_id.get(message_id)

    def audience(self, message_id: int) -> frozenset[int] | None:
        return self._audience.get(message_id)

    def shown_to(self, user_id: int, channel_id: int) -> list[Json]:
        shown = self._in_channel.get(channel_id, {}).items()
        return [message for message_id, message in shown if user_id in self._audience[message_id]]

    def remove(self, message_id: int) -> Json | None:
        message = self._by_id.pop(message_id, None)
        if message:
            del self._audience[message_id], self._in_channel[int(message["channel_id"])][message_id]
        return message

    def forget_channel(self, channel_id: int) -> None:
        for message_id in tuple(self._in_channel.pop(channel_id, ())):
            del self._by_id[message_id], self._audience[message_id]
