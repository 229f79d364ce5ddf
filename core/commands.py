"""The command tree: groups that several features share, who may use what, and one error path."""

from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from core import texts
from core.actor import Who
from core.context import explain_error
from core.errors import Refusal
from core.ui import Interaction, interaction_data

AnyCommand = TypeVar("AnyCommand", bound="app_commands.Command[Any, ..., Any] | app_commands.ContextMenu")

GROUPS = {
    "interview": "Mock interviews: book, list, move, cancel",
    "volunteer": "For volunteers: offer times and look after them",
    "resume": "Have your resume reviewed",
    "feedback": "Ask an employer for feedback, well",
    "moderator": "For moderators: people, matching, tips, numbers",
    "settings": "For moderators: how Greenroom works in this group",
    "me": "Everything about you",
}

SHORTEST_TEXT_TO_RETURN = 40


def command_group(name: str, *, manage_server: bool = False) -> app_commands.Group:
    """The top-level group `/name`. Each feature that adds to it makes its own; the tree joins them."""
    return app_commands.Group(
        name=name,
        description=GROUPS[name],
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True) if manage_server else None,
    )


def allowed(who: Who) -> Callable[[AnyCommand], AnyCommand]:
    """Say who may use a command; without it, members. Checked on every use, whatever Discord hides or shows."""

    def attach(command: AnyCommand) -> AnyCommand:
        command.extras["who"] = who
        return command

    return attach


def who_may_use(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu) -> Who:
    who = command.extras.get("who", Who.MEMBER)
    assert isinstance(who, Who)
    return who


class Tree(app_commands.CommandTree[Any]):
    """The tree of a `Greenroom` client."""

    def add_command(self, command: Any, /, **kwargs: Any) -> None:
        """As in discord.py, but a second group of the same name joins the first."""
        present = self.get_command(command.name) if isinstance(command, app_commands.Group) else None
        if not isinstance(present, app_commands.Group):
            super().add_command(command, **kwargs)
            return
        for child in command.commands:
            present.add_command(child)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        command = self._find(interaction)
        if command is None:
            return True
        try:
            context = await self.client.context(interaction)
            if not context.actor.is_a(who_may_use(command)):
                raise Refusal(texts.not_allowed(who_may_use(command)))
        except Exception as error:  # noqa: BLE001
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await explain_error(interaction, error, _long_texts(interaction))
            return False
        return True

    def _find(self, interaction: Interaction) -> app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | None:
        data = interaction_data(interaction)
        if data.get("type", 1) != 1:
            menu: Any = self.get_command(data["name"], type=discord.AppCommandType(data["type"]))
            return menu if isinstance(menu, app_commands.ContextMenu) else None
        found: Any = self.get_command(data["name"])
        options = data.get("options", [])
        while isinstance(found, app_commands.Group):
            if not options:
                return None
            found = found.get_command(options[0]["name"])
            options = options[0].get("options", [])
        return found if isinstance(found, app_commands.Command) else None

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, Refusal):
            cause = error.__cause__
        if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            cause = Refusal(texts.outdated_control())
        await explain_error(interaction, cause, _long_texts(interaction))


def _long_texts(interaction: Interaction) -> list[str]:
    """What was typed into a command and would be a loss."""
    values = vars(interaction.namespace).values()
    return [value for value in values if isinstance(value, str) and len(value) >= SHORTEST_TEXT_TO_RETURN]
