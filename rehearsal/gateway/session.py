"""A bot's session: it outlives its socket, keeps what it sent, and can be resumed."""

import asyncio
import secrets
from collections import deque
from typing import Any

from rehearsal.events import Json
from rehearsal.gateway.connection import Connection, encode
from rehearsal.gateway.intents import Intent, may_read_content

EVENTS_KEPT = 5000
SECONDS_RESUMABLE = 180.0


class Session:
    def __init__(self, bot_user_id: int, intents: Intent, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.bot_user_id = bot_user_id
        self.intents = intents
        self.shard_id, self.shard_count = shard
        self.connection: Connection | None = None
        self._sequence = 0
        self._sent: deque[str] = deque(maxlen=EVENTS_KEPT)
        self._detached_at = 0.0

    def serves(self, guild_id: int | None) -> bool:
        """Whether this guild is of this session's shard; what belongs to no guild comes on shard 0."""
        return ((guild_id or 0) >> 22) % self.shard_count == self.shard_id

    def dispatch(self, name: str, data: Any) -> None:
        self.dispatch_encoded(name, encode(data))

    def dispatch_encoded(self, name: str, data: str) -> None:
        """Send an event, now or when the session is resumed. The data is encoded once for all sessions."""
        self._sequence += 1
        text = f'{{"t":"{name}","s":{self._sequence},"op":0,"d":{data}}}'
        self._sent.append(text)
        if self.connection is not None:
            self.connection.send(text)

    def may_read(self, message: Json) -> bool:
        return bool(self.intents & Intent.MESSAGE_CONTENT) or may_read_content(message, self.bot_user_id)

    def attach(self, connection: Connection) -> None:
        self.connection = connection

    def detach(self) -> None:
        self.connection = None
        self._detached_at = asyncio.get_running_loop().time()

    def is_over(self) -> bool:
        gone_for = asyncio.get_running_loop().time() - self._detached_at
        return self.connection is None and gone_for > SECONDS_RESUMABLE

    def missed_since(self, sequence: int) -> list[str] | None:
        """What was sent after this sequence number; None when that is no longer known."""
        missed = self._sequence - sequence
        if missed < 0 or missed > len(self._sent):
            return None
        return list(self._sent)[len(self._sent) - missed :]
