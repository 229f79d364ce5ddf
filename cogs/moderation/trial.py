"""Posting a test into each channel and taking it away again, to see with one's own eyes that it works."""

from collections.abc import Awaitable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

import discord

from cogs.moderation import setup_texts, trouble_texts
from cogs.moderation.rules import uses_of_channels
from cogs.moderation.specs import PRIVATE_THREAD_SETTINGS
from core import delivery
from core.context import Context

Result = TypeVar("Result")

PostingChannel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel


@dataclass
class Trial:
    """The steps tried in one channel, in words."""

    channel_id: int
    steps: list[str] = field(default_factory=list)
    went_well: bool = True

    async def step(self, name: str, doing: Awaitable[Result]) -> Result | None:
        """The step's result; None where it failed."""
        try:
            result = await doing
        except (discord.HTTPException, discord.RateLimited) as error:
            self.failed(name, trouble_texts.why(trouble_texts.reason_of(f"{type(error).__name__}: {error}")))
            return None
        self.steps.append(setup_texts.step_done(name))
        return result

    def failed(self, name: str, why: str) -> None:
        self.steps.append(setup_texts.step_failed(name, why))
        self.went_well = False


async def post_tests(ctx: Context) -> list[Trial]:
    settings = await ctx.bot.settings_of(ctx.guild.id)
    return [await _try_channel(ctx, channel_id, names) for channel_id, names in uses_of_channels(settings).items()]


async def _try_channel(ctx: Context, channel_id: int, names: Collection[str]) -> Trial:
    trial = Trial(channel_id)
    channel = ctx.guild.get_channel(channel_id)
    if not isinstance(channel, PostingChannel):
        trial.failed(setup_texts.STEP_FIND, trouble_texts.why("10003"))
        return trial
    message = await trial.step(setup_texts.STEP_POST, channel.send(setup_texts.test_message(), silent=True))
    if message is not None:
        await trial.step(setup_texts.STEP_REMOVE, message.delete())
    else:
        await _take_message_back(ctx, channel_id)
    if isinstance(channel, discord.TextChannel) and set(names) & set(PRIVATE_THREAD_SETTINGS):
        await _try_thread(ctx, trial, channel)
    return trial


async def _take_message_back(ctx: Context, channel_id: int) -> None:
    """It may be there although Discord said that it could not be posted."""
    with suppress(discord.HTTPException, discord.RateLimited):
        left = await delivery.find_marked(ctx.bot, channel_id, setup_texts.test_message())
        if left is not None:
            await left.delete()


async def _try_thread(ctx: Context, trial: Trial, channel: discord.TextChannel) -> None:
    thread = await trial.step(
        setup_texts.STEP_THREAD,
        channel.create_thread(
            name=setup_texts.test_thread(), type=discord.ChannelType.private_thread, invitable=False, reason="Test"
        ),
    )
    if thread is None:
        await _take_thread_back(ctx, channel.id)
    else:
        await trial.step(setup_texts.STEP_IN_THREAD, thread.send(setup_texts.test_message(), silent=True))
        await trial.step(setup_texts.STEP_REMOVE_THREAD, thread.delete())


async def _take_thread_back(ctx: Context, parent_id: int) -> None:
    with suppress(discord.HTTPException, discord.RateLimited):
        left = await delivery.find_thread(ctx.bot, parent_id, lambda name: name == setup_texts.test_thread())
        if left is not None:
            await left.delete()
