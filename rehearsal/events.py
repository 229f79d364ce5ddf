"""What the world tells its listeners: one event per change, with the payload of Discord's gateway."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A change.

    `channel_id` is set when the change belongs to one channel or thread: only who can view it may learn of it (bots
    do learn of every CHANNEL_* of their guilds). `only_user_ids` limits it further: ephemeral messages, DMs, a thread
    member's own state. An event with neither guild nor channel nor users concerns everybody.
    """

    name: str
    data: Json
    guild_id: int | None = None
    channel_id: int | None = None
    only_user_ids: frozenset[int] | None = None


Listener = Callable[[Event], None]
