"""Says to somebody who waits for the worker process that it is at work, that it takes long, or that it was stopped."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import discord

from cogs.submissions import check_texts, drafts
from core.context import Context

log = logging.getLogger(__name__)

SECONDS_TO_SAY_SO = 3.0
SECONDS_TO_TAKE_LONG = 9.0
"""After the first word. Most files take less than a second, and nobody is told anything of those."""

Result = TypeVar("Result")

at_work: set[int] = set()
"""The interactions whose files this process is looking through."""


@asynccontextmanager
async def looking_through(context: Context) -> AsyncIterator[None]:
    """Whoever waits meanwhile is told when the bot ends before it has answered."""
    interaction = context.interaction
    async with context.bot.db.write() as tx:
        await drafts.begin_looking(tx, context.actor, interaction.id, interaction.token, context.now)
    at_work.add(interaction.id)
    try:
        yield
    finally:
        at_work.discard(interaction.id)
    async with context.bot.db.write() as tx:
        await drafts.end_looking(tx, context.actor, interaction.id)


async def with_word(context: Context, work: Coroutine[Any, Any, Result], said: str) -> Result:
    """What the work gives, with a word about it where it takes a while. The answer must be deferred.

    No word is under way any more when it returns, so that none comes after the answer.
    """
    task = asyncio.create_task(work)
    beside: discord.WebhookMessage | None = None
    try:
        for seconds, words in ((SECONDS_TO_SAY_SO, said), (SECONDS_TO_TAKE_LONG, check_texts.takes_long())):
            done, _ = await asyncio.wait([task], timeout=seconds)
            if done:
                break
            beside = await _say(context, words, beside)
        return await task
    finally:
        task.cancel()
        if beside is not None:
            await _take_back(beside)


async def _say(context: Context, words: str, beside: discord.WebhookMessage | None) -> discord.WebhookMessage | None:
    """In place of "thinking", or beside the panel that was used: that message, to be taken back."""
    interaction = context.interaction
    try:
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(content=words)
        elif beside is None:
            return await interaction.followup.send(words, ephemeral=True, wait=True)
        else:
            await beside.edit(content=words)
    except discord.HTTPException as error:
        log.info("Could not say how far a resume is: %s", error)
    return beside


async def _take_back(beside: discord.WebhookMessage) -> None:
    try:
        await beside.delete()
    except discord.HTTPException as error:
        log.info("Could not take back how far a resume is: %s", error)
