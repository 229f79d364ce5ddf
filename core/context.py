"""One interaction: who acts in which group, what time it is, and the ways to answer.

Also the one error path of commands, buttons, selects and forms: a `Refusal` is said as it is, anything else becomes a
code that the person sees and the log explains.
"""

from __future__ import annotations

import io
import logging
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import ui

from core import texts
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.ui import Answers, Interaction, for_group, interaction_data

if TYPE_CHECKING:
    from core.client import Greenroom

log = logging.getLogger(__name__)

LONGEST_MESSAGE = 2000

UNREACHABLE = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientConnectionError)

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060


@dataclass(frozen=True)
class Context:
    """What a command, button or form works with. Answers are private unless said otherwise."""

    bot: Greenroom
    interaction: Interaction
    actor: Actor
    settings: Settings

    @property
    def now(self) -> datetime:
        return self.bot.clock.now()

    @property
    def guild(self) -> discord.Guild:
        guild = self.bot.get_guild(self.actor.guild_id)
        if guild is None:
            raise Refusal(texts.no_longer_in_the_group())
        return guild

    @property
    def answers(self) -> Answers:
        return Answers(self.interaction)

    @property
    def values(self) -> list[str]:
        """What was chosen in the select that was used."""
        return [str(value) for value in interaction_data(self.interaction).get("values", ())]

    @property
    def chosen(self) -> str:
        """The one value that was chosen in the select that was used."""
        if not self.values:
            raise Refusal(texts.outdated_control())
        return self.values[0]

    async def defer(self) -> None:
        """Promise a private answer within 15 minutes, for work that might take longer than Discord's 3 seconds."""
        await self.interaction.response.defer(ephemeral=True, thinking=True)

    async def answer(
        self,
        said: str | ui.LayoutView,
        *,
        files: Sequence[discord.File] = (),
        private: bool = True,
    ) -> None:
        """Say it as a new message, or in place of the "thinking" that `defer` left."""
        self._name_group(said)
        await reply(self.interaction, said, files=files, private=private)

    async def update(self, said: ui.LayoutView, *, files: Sequence[discord.File] | None = None) -> None:
        """Put this in place of the private panel whose control was used; `files` replace those that it had."""
        self._name_group(said)
        attachments = discord.utils.MISSING if files is None else list(files)
        response = self.interaction.response
        if response.is_done():
            # A word may stand there meanwhile, which goes with no panel.
            await self.interaction.edit_original_response(content=None, view=said, attachments=attachments)
        else:
            await response.edit_message(view=said, attachments=attachments)

    async def open_form(self, form: ui.Modal) -> None:
        self._name_group(form)
        await self.interaction.response.send_modal(form)

    def _name_group(self, said: str | ui.LayoutView | ui.Modal) -> None:
        if self.interaction.guild_id is None and not isinstance(said, str):
            for_group(said, self.actor.guild_id)


async def reply(
    interaction: Interaction,
    said: str | ui.LayoutView,
    *,
    files: Sequence[discord.File] = (),
    private: bool = True,
) -> None:
    content = said if isinstance(said, str) else None
    # discord.py's own annotations have one overload for each kind of view, and none for "either or none".
    view: Any = discord.utils.MISSING if isinstance(said, str) else said
    response = interaction.response
    if not response.is_done():
        await response.send_message(content, view=view, files=list(files), ephemeral=private)
    elif response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(content=content, view=view, attachments=list(files))
    else:
        await interaction.followup.send(
            content or discord.utils.MISSING, view=view, files=list(files), ephemeral=private
        )


async def answer_late(bot: Greenroom, token: str, said: ui.LayoutView, in_place_of: Collection[str]) -> None:
    """Answer what an earlier life of the bot began to: an interaction known by its token, which is good for a while.

    Only where nothing stands there yet but "thinking", or one of these texts.
    """
    path, application_id = "/webhooks/{webhook_id}/{webhook_token}/messages/@original", bot.application_id or 0
    view: Any = said
    answer = {"content": None, "components": view.to_components(), "flags": discord.MessageFlags.components_v2.flag}
    try:
        route = discord.http.Route("GET", path, webhook_id=application_id, webhook_token=token)
        present = await bot.http.request(route)
        if discord.MessageFlags._from_value(present["flags"]).loading or present["content"] in in_place_of:
            route = discord.http.Route("PATCH", path, webhook_id=application_id, webhook_token=token)
            await bot.http.request(route, json=answer)
    except discord.NotFound as error:
        log.info("An answer that was begun is not there any more: %s", error)


async def explain_error(interaction: Interaction, error: BaseException, typed: Sequence[str] = ()) -> None:
    """Tell the person what happened and give back what they typed; log what is a defect."""
    if isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED):
        log.info("Interaction %s was gone or answered already (%s)", interaction.id, error.code)
        return
    changed = interaction.client.db.was_changed_by_this_task()
    if isinstance(error, Refusal):
        said = str(error)
    elif isinstance(error, discord.Forbidden):
        log.warning("Forbidden by Discord: %s", error)
        said = texts.missing_permission(f" ({error.text})", may_be_done=changed)
    elif isinstance(error, UNREACHABLE):
        log.warning("Discord failed: %s", error)
        said = texts.discord_unwell(may_be_done=changed)
    else:
        code = secrets.token_hex(3).upper()
        log.error("Defect %s in interaction %s", code, interaction.id, exc_info=error)
        # What Discord refused may have been the answer to something that was done on Discord alone.
        said = texts.defect(code, may_be_done=changed or isinstance(error, discord.HTTPException))
    await _say_with_text_returned(interaction, said, typed)


async def _say_with_text_returned(interaction: Interaction, said: str, typed: Sequence[str]) -> None:
    files: list[discord.File] = []
    if typed:
        returned = "\n\n".join(typed)
        inline = f"{said}\n\n{texts.what_you_typed()}\n```\n{returned}\n```"
        if len(inline) <= LONGEST_MESSAGE and "```" not in returned:
            said = inline
        else:
            said = f"{said}\n\n{texts.what_you_typed()}"
            files = [discord.File(io.BytesIO(returned.encode()), "what-you-typed.txt")]
    try:
        await reply(interaction, said, files=files)
    except discord.HTTPException as error:
        log.warning("Could not answer interaction %s: %s", interaction.id, error)
