"""One human at a Discord client. What a client would not let them do raises `NotPossible`."""

import asyncio
import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rehearsal import posting
from rehearsal.errors import DiscordError
from rehearsal.events import Json
from rehearsal.interactions import Interaction, InteractionType
from rehearsal.interactions.resolved import Resolved
from rehearsal.people import command_options, reading
from rehearsal.people.choices import pick
from rehearsal.people.errors import NotPossible, sentence_of
from rehearsal.people.form import fill_form
from rehearsal.people.places import Places
from rehearsal.people.reply import Reply
from rehearsal.rest.context import Upload

if TYPE_CHECKING:
    from rehearsal.server import Rehearsal

LONGEST_WAIT = 15.0
"""Seconds of real time that a person waits for an answer that was deferred."""

File = tuple[str, bytes]
MessageLike = Json | int | str | None
"""A message as one got it, or the id of one in the open channel."""
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3


class Person:
    """`Person(server, user_id)` stands in the first channel they see; `ana.at(channel_id)` is ana elsewhere."""

    def __init__(self, server: "Rehearsal", user_id: int, channel_id: int | None = None, locale: str = "en-US") -> None:
        self.id = user_id
        self.locale = locale
        self._server = server
        self._world = server.world
        self._places = Places(server.world, user_id)
        self._channel_id = channel_id

    def __str__(self) -> str:
        """The id, so that a person can be the value of a user option."""
        return str(self.id)

    def at(self, channel_id: int | str) -> "Person":
        """The same person with another channel open."""
        elsewhere = copy.copy(self)
        elsewhere._channel_id = int(channel_id)
        return elsewhere

    @property
    def channel_id(self) -> int:
        """The channel that is open."""
        return self._places.first_channel() if self._channel_id is None else self._channel_id

    # What is on the screen

    def channels(self, guild_id: int) -> list[Json]:
        return self._places.channels(guild_id)

    def threads(self, guild_id: int) -> list[Json]:
        return self._places.threads(guild_id)

    def messages(self, channel_id: int | str) -> list[Json]:
        """A channel's latest messages, oldest first, with those only this person sees."""
        return self._places.messages(int(channel_id))

    def dms(self) -> list[Json]:
        return self._places.dms()

    def commands(self, guild_id: int | None) -> list[Json]:
        """The commands that this person's client offers in a guild, or in DMs."""
        return self._places.commands(guild_id)

    # Commands

    async def command(self, name: str, /, **options: Any) -> Reply:
        """Run a slash command ("interview book") in the open channel. A file option takes (name, bytes)."""
        return await self._reply(self.start_command(name, options))

    async def autocomplete(self, name: str, focused: str, typed: str, /, **options: Any) -> list[Json]:
        """What the bot suggests for an option, as {name, value}; nothing when it fails to answer."""
        interaction = self.start_autocomplete(name, focused, typed, options)
        return (await self._reply(interaction)).choices

    async def user_menu(self, name: str, target_id: "int | str | Person") -> Reply:
        return await self._reply(self.start_menu(USER_MENU, name, str(target_id)))

    async def message_menu(self, name: str, message: MessageLike) -> Reply:
        return await self._reply(self.start_menu(MESSAGE_MENU, name, str(self._message_id(message))))

    def start_command(self, name: str, options: dict[str, Any], *, nonce: str | None = None) -> Interaction:
        command, steps, resolved = self._find_command(name, CHAT_INPUT)
        specs = (steps[-1] if steps else command).get("options", [])
        data = _command_data(command)
        filled = command_options.fill_options(specs, options, resolved)
        return self._create(command, {**data, "options": command_options.nest(steps, filled)}, resolved, nonce=nonce)

    def start_autocomplete(self, name: str, focused: str, typed: str, options: dict[str, Any]) -> Interaction:
        command, steps, resolved = self._find_command(name, CHAT_INPUT)
        specs = (steps[-1] if steps else command).get("options", [])
        filled = command_options.half_filled_options(specs, options, focused, typed)
        data = {**_command_data(command), "options": command_options.nest(steps, filled)}
        return self._create(command, data, resolved, type=InteractionType.AUTOCOMPLETE)

    def start_menu(self, kind: int, name: str, target_id: str, *, nonce: str | None = None) -> Interaction:
        """Use an entry of a user's or a message's context menu."""
        command, _, resolved = self._find_command(name, kind)
        if kind == USER_MENU:
            if resolved.add_user(target_id) is None:
                raise NotPossible("There is no such person.")
        else:
            resolved.add_message(self._seen(target_id))
        return self._create(command, {**_command_data(command), "target_id": target_id}, resolved, nonce=nonce)

    def _find_command(self, name: str, kind: int) -> tuple[Json, list[Json], Resolved]:
        guild_id = self._places.require_commands(self.channel_id)
        command, steps = command_options.find_command(self._places.commands(guild_id, self.channel_id), name, kind)
        return command, steps, Resolved(self._world, self.id, guild_id, self.channel_id)

    def _create(
        self,
        command: Json,
        data: Json,
        resolved: Resolved,
        *,
        type: InteractionType = InteractionType.COMMAND,
        nonce: str | None = None,
    ) -> Interaction:
        if things := resolved.as_json():
            data["resolved"] = things
        application_id = int(command["application_id"])
        return self._server.interactions.create(
            type, application_id, self.id, self.channel_id, data, locale=self.locale, nonce=nonce
        )

    # Messages with components

    async def click(self, message: MessageLike, label_or_custom_id: str) -> Reply:
        return await self._reply(self.start_click(message, label_or_custom_id))

    async def select(self, message: MessageLike, placeholder_or_custom_id: str, values: Any) -> Reply:
        """Choose in a menu: options by value or label, people, roles and channels by id."""
        return await self._reply(self.start_select(message, placeholder_or_custom_id, values))

    def start_click(self, message: MessageLike, label_or_custom_id: str, *, nonce: str | None = None) -> Interaction:
        shown = self._usable(message)
        button = reading.find_button(shown, label_or_custom_id)
        return self._use_component(shown, button, {}, nonce)

    def start_select(
        self, message: MessageLike, placeholder_or_custom_id: str, values: Any, *, nonce: str | None = None
    ) -> Interaction:
        shown = self._usable(message)
        menu = reading.find_select(shown, placeholder_or_custom_id)
        channel_id = int(shown["channel_id"])
        resolved = Resolved(self._world, self.id, self._places.guild_of(channel_id), channel_id)
        chosen = values if isinstance(values, list | tuple) else [values]
        extra: Json = {"values": pick(placeholder_or_custom_id, menu, chosen, resolved)}
        if things := resolved.as_json():
            extra["resolved"] = things
        return self._use_component(shown, menu, extra, nonce)

    def _use_component(self, message: Json, component: Json, extra: Json, nonce: str | None) -> Interaction:
        data = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "id": component.get("id", 0),
            **extra,
        }
        return self._server.interactions.create(
            InteractionType.COMPONENT,
            int(message.get("application_id") or message["author"]["id"]),
            self.id,
            int(message["channel_id"]),
            data,
            locale=self.locale,
            source=message,
            nonce=nonce,
        )

    def _usable(self, message: MessageLike) -> Json:
        """The message as it is now, where its components work for this person."""
        shown = self._seen(message)
        self._places.require_awake(int(shown["channel_id"]))
        return shown

    def _seen(self, message: MessageLike) -> Json:
        """The message as it is now, if this person sees it; an id means the open channel."""
        channel_id = int(message["channel_id"]) if isinstance(message, dict) else self.channel_id
        return self._places.message(channel_id, self._message_id(message))

    @staticmethod
    def _message_id(message: MessageLike) -> int:
        if message is None:
            raise NotPossible("There is no message.")
        return int(message["id"] if isinstance(message, dict) else message)

    # Forms

    async def submit(self, opener: Interaction, values: dict[str, Any]) -> Reply:
        return await self._reply(self.start_submit(opener, values))

    def start_submit(self, opener: Interaction, values: dict[str, Any], *, nonce: str | None = None) -> Interaction:
        """Send the form that an interaction opened. It stays open after what a client refuses."""
        form = opener.modal
        if form is None:
            raise NotPossible("There is no form to submit.")
        resolved = Resolved(self._world, self.id, opener.guild_id, opener.channel_id)
        data: Json = {"custom_id": form["custom_id"], "components": fill_form(form, values, resolved)}
        if things := resolved.as_json():
            data["resolved"] = things
        return self._server.interactions.create(
            InteractionType.MODAL_SUBMIT,
            opener.application_id,
            self.id,
            opener.channel_id,
            data,
            locale=self.locale,
            source=opener.source,
            trigger=opener,
            nonce=nonce,
        )

    # Everything else

    async def say(self, channel_id: int | str, text: str, files: Sequence[File] = ()) -> Json:
        uploads = [Upload(index, name, "", content) for index, (name, content) in enumerate(files)]
        try:
            return posting.send_as(self._world, self.id, int(channel_id), {"content": text}, uploads)
        except DiscordError as refusal:
            raise NotPossible(sentence_of(refusal)) from refusal

    def dm(self, user_id: "int | str | Person") -> int:
        """Open the DM with somebody, and return its channel id."""
        return int(self._world.channels.open_dm(self.id, int(str(user_id)))["id"])

    async def react(self, message: MessageLike, emoji: str) -> None:
        shown = self._seen(message)
        self._places.require_reacting(shown)
        self._world.messages.react(shown, self.id, {"id": None, "name": emoji})

    async def toggle_reaction(self, message: MessageLike, emoji: str) -> None:
        """A click on a reaction: add one's own, or take it back."""
        shown, wanted = self._seen(message), {"id": None, "name": emoji}
        if self.id in self._world.messages.reactors(shown, wanted):
            self._world.messages.unreact(shown, self.id, wanted)
        else:
            await self.react(shown, emoji)

    async def join_voice(self, channel_id: int | str) -> None:
        self._places.require_connect(int(channel_id))
        self._world.voice.join(int(channel_id), self.id)

    async def leave_voice(self) -> None:
        for guild in self._world.guilds.of(self.id):
            self._world.voice.leave(guild.id, self.id)

    async def leave_guild(self, guild_id: int) -> None:
        if self._world.guilds.get(guild_id).json["owner_id"] == str(self.id):
            raise NotPossible("The owner cannot leave the server.")
        self._world.members.remove(guild_id, self.id)

    async def interested(self, event_id: int | str, on: bool = True) -> None:
        event = self._world.events.find(int(event_id))
        if event is None or self.id not in self._world.guilds.get(int(event["guild_id"])).members:
            raise NotPossible("There is no such event.")
        self._world.events.set_interest(int(event["guild_id"]), int(event_id), self.id, on)

    async def _reply(self, interaction: Interaction) -> Reply:
        settled, _ = await asyncio.wait([interaction.settled], timeout=LONGEST_WAIT)
        return Reply(self, interaction, interaction.settled.result() if settled else None)


def _command_data(command: Json) -> Json:
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return {**data, "guild_id": command["guild_id"]} if "guild_id" in command else data
