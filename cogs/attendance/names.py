"""What people are called in the group, for the labels of buttons."""

import contextlib
from collections.abc import Sequence

import discord

from core.client import Greenroom


async def names_of(bot: Greenroom, guild_id: int, user_ids: Sequence[int]) -> dict[int, str]:
    """Without those who have left."""
    found: dict[int, str] = {}
    guild = bot.get_guild(guild_id)
    if guild is None:
        return found
    for user_id in user_ids:
        with contextlib.suppress(discord.NotFound):
            found[user_id] = (await guild.fetch_member(user_id)).display_name
    return found
