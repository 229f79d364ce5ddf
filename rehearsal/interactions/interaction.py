"""One interaction, from the click to the bot's last word."""

import asyncio
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from rehearsal.events import Json


class InteractionType(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CallbackType(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an interaction: a new message, an update of its source, choices, a form, or nothing in time."""

    kind: Literal["message", "update", "choices", "modal", "failed"]
    message: Json | None = None
    modal: Json | None = None
    choices: tuple[Json, ...] = ()


@dataclass(eq=False, slots=True)
class Interaction:
    id: int
    token: str
    type: InteractionType
    application_id: int
    user_id: int
    guild_id: int | None
    channel_id: int
    source: Json | None
    """The message whose component was used, here or to open the form."""
    metadata: Json
    """What a message that answers it says about its origin."""
    command_type: int
    born: float
    settled: asyncio.Future[Outcome]
    """The bot's first real answer; a deferral alone is none."""
    callback: CallbackType | None = None
    original: Json | None = None
    """The message that `@original` means."""
    said: set[int] = field(default_factory=set)
    """Ids of its follow-ups."""
    modal: Json | None = None
    nonce: str | None = None

    @property
    def is_deferred(self) -> bool:
        return self.callback in (CallbackType.DEFERRED_MESSAGE, CallbackType.DEFERRED_UPDATE)

    def settle(self, outcome: Outcome) -> None:
        if not self.settled.done():
            self.settled.set_result(outcome)
