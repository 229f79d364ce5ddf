"""Every interaction that is alive: made by a person, answered by a bot, or too late."""

import asyncio
import base64
import binascii
import secrets
from collections import deque
from collections.abc import Callable

from rehearsal.errors import (
    DiscordError,
    already_acknowledged,
    invalid_webhook_token,
    unknown_interaction,
    unknown_webhook,
)
from rehearsal.events import Event, Json
from rehearsal.interactions.interaction import CallbackType, Interaction, InteractionType, Outcome
from rehearsal.interactions.payload import interaction_payload, metadata
from rehearsal.state.messages import EPHEMERAL
from rehearsal.world import World

EPHEMERAL_KEPT = 50
"""How many private messages a person keeps on screen; older ones are dismissed."""

AnswerListener = Callable[[Interaction], None]


class Interactions:
    def __init__(self, world: World, *, first_answer_seconds: float, token_seconds: float) -> None:
        self.world = world
        self._first_answer_seconds = first_answer_seconds
        self._token_seconds = token_seconds
        self._by_token: dict[str, Interaction] = {}
        self._ages: deque[Interaction] = deque()
        self._deadlines: dict[int, asyncio.TimerHandle] = {}
        self._private: dict[int, deque[Json]] = {}
        self._waiting_for_update: dict[str, set[Interaction]] = {}
        self._answer_listeners: list[AnswerListener] = []
        world.subscribe(self._hear)

    def on_answer(self, listener: AnswerListener) -> Callable[[], None]:
        """Hear of each first answer, or that none came in time (its `callback` is None then). Returns what ends it."""
        self._answer_listeners.append(listener)
        return lambda: self._answer_listeners.remove(listener)

    def create(
        self,
        type: InteractionType,
        application_id: int,
        user_id: int,
        channel_id: int,
        data: Json,
        *,
        locale: str = "en-US",
        source: Json | None = None,
        trigger: Interaction | None = None,
        nonce: str | None = None,
    ) -> Interaction:
        """Send an interaction to its application's bot; one that was removed from the guild gets nothing.

        `trigger` is the interaction that opened a submitted form.
        """
        loop = asyncio.get_running_loop()
        interaction_id = self.world.ids.next()
        guild = self.world.channels.get(channel_id).get("guild_id")
        guild_id = int(guild) if guild else None
        origin = metadata(interaction_id, type, self.world.users.get(user_id), guild_id, data, source)
        if trigger is not None:
            origin["triggering_interaction_metadata"] = trigger.metadata
        interaction = Interaction(
            interaction_id,
            _new_token(interaction_id),
            type,
            application_id,
            user_id,
            guild_id,
            channel_id,
            source,
            origin,
            data.get("type", 1),
            loop.time(),
            loop.create_future(),
            nonce=nonce,
        )
        self._forget_expired(loop.time())
        self._by_token[interaction.token] = interaction
        self._ages.append(interaction)
        self._deadlines[interaction.id] = loop.call_later(self._first_answer_seconds, self._too_late, interaction)
        if guild_id is None or application_id in self.world.guilds.get(guild_id).members:
            payload = interaction_payload(self.world, interaction, data, locale)
            self.world.publish(Event("INTERACTION_CREATE", payload, guild_id, None, frozenset({application_id})))
        return interaction

    def unanswered(self, interaction_id: int, token: str) -> Interaction:
        """The interaction that a callback may still answer."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown_interaction()
        if interaction.callback is not None:
            raise already_acknowledged()
        if interaction.settled.done():
            raise unknown_interaction()
        return interaction

    def answered(self, application_id: int, token: str) -> Interaction:
        """The interaction that a follow-up belongs to, while its token lives."""
        interaction = self._by_token.get(token)
        if interaction is None:
            raise invalid_webhook_token() if _is_token(token) else unknown_webhook()
        if asyncio.get_running_loop().time() - interaction.born > self._token_seconds:
            raise invalid_webhook_token()
        if interaction.application_id != application_id or interaction.callback is None:
            raise unknown_webhook()
        return interaction

    def acknowledge(self, interaction: Interaction, callback: CallbackType, outcome: Outcome | None) -> None:
        """Take the bot's first answer; None stands for a deferral."""
        interaction.callback = callback
        self._deadlines.pop(interaction.id).cancel()
        if outcome is not None:
            interaction.settle(outcome)
        elif callback is CallbackType.DEFERRED_UPDATE and interaction.source is not None:
            self._waiting_for_update.setdefault(interaction.source["id"], set()).add(interaction)
        self._tell(interaction)

    def still_there(self, message: Json) -> Json | None:
        """The message as long as nobody deleted it."""
        channel_id, message_id = int(message["channel_id"]), int(message["id"])
        try:
            if message["flags"] & EPHEMERAL:
                return self.world.messages.get_ephemeral(message_id)
            return self.world.messages.get(channel_id, message_id)
        except DiscordError:
            return None

    def keep_private(self, user_id: int, message: Json) -> None:
        """A person's screen holds the latest private messages only."""
        kept = self._private.setdefault(user_id, deque())
        kept.append(message)
        if len(kept) > EPHEMERAL_KEPT:
            self._dismiss(kept.popleft())

    def close(self) -> None:
        for deadline in self._deadlines.values():
            deadline.cancel()
        self._deadlines.clear()

    def _dismiss(self, message: Json) -> None:
        if self.still_there(message) is not None:
            self.world.messages.delete(message)

    def _too_late(self, interaction: Interaction) -> None:
        del self._deadlines[interaction.id]
        interaction.settle(Outcome("failed"))
        self._tell(interaction)

    def _tell(self, interaction: Interaction) -> None:
        for listener in tuple(self._answer_listeners):
            listener(interaction)

    def _forget_expired(self, now: float) -> None:
        while self._ages and now - self._ages[0].born > self._token_seconds:
            expired = self._ages.popleft()
            del self._by_token[expired.token]
            expired.settle(Outcome("failed"))
            self._stop_waiting(expired)

    def _hear(self, event: Event) -> None:
        """A silent acknowledgement of a click ends when its message changes, by whatever way."""
        if event.name not in ("MESSAGE_UPDATE", "MESSAGE_DELETE") or event.data["id"] not in self._waiting_for_update:
            return
        for interaction in self._waiting_for_update.pop(event.data["id"]):
            interaction.settle(Outcome("update", interaction.source if event.name == "MESSAGE_UPDATE" else None))

    def _stop_waiting(self, interaction: Interaction) -> None:
        if interaction.source is not None:
            waiting = self._waiting_for_update.get(interaction.source["id"], set())
            waiting.discard(interaction)
            if not waiting:
                self._waiting_for_update.pop(interaction.source["id"], None)


def _new_token(interaction_id: int) -> str:
    return base64.urlsafe_b64encode(f"interaction:{interaction_id}:{secrets.token_hex(24)}".encode()).decode()


def _is_token(text: str) -> bool:
    try:
        return base64.urlsafe_b64decode(text).startswith(b"interaction:")
    except (ValueError, binascii.Error):
        return False
