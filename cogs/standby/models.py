"""Who is on stand-by, and the calls they get."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cogs.members.models import PersonZone
from cogs.slots.models import Slot


@dataclass(frozen=True)
class Waiting:
    """Somebody on stand-by. `unanswered` counts their calls in a row that passed without a word."""

    user_id: int
    since_at: datetime
    unanswered: int


class CallState(StrEnum):
    """OPEN waits for an answer; VOID is one whose time is gone before there was one."""

    OPEN = "open"
    TAKEN = "taken"
    PASSED = "passed"
    EXPIRED = "expired"
    VOID = "void"


@dataclass(frozen=True)
class Call:
    """A freed slot kept for one person until `due_at`. `channel_id` and `message_id` are where they read of it."""

    id: int
    guild_id: int
    slot_id: int
    user_id: int
    state: CallState
    made_at: datetime
    due_at: datetime
    channel_id: int | None
    message_id: int | None


@dataclass(frozen=True)
class Forgotten:
    """A call without its person: where they read of it, and, while that is not known yet, where they may."""

    channel_id: int | None
    message_id: int | None
    sending_to: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """What a call's message says."""

    call: Call
    slot: Slot
    zone: PersonZone
    still_waits: bool
    """Whether the person is on stand-by all the same."""
