"""Reads a server into a `Group`: from memory where it must be quick, from Discord where it must be fresh."""

from collections.abc import Iterable

import discord

from cogs.moderation import setup_texts
from cogs.moderation.models import Channel, ChannelKind, Group, Rights, Role
from cogs.moderation.permission_words import PERMISSION_NAMES
from cogs.moderation.rules import uses_of_channels
from core.client import Greenroom
from core.errors import Refusal
from core.settings import Settings

_KINDS = {
    discord.ChannelType.text: ChannelKind.TEXT,
    discord.ChannelType.news: ChannelKind.NEWS,
    discord.ChannelType.voice: ChannelKind.VOICE,
    discord.ChannelType.stage_voice: ChannelKind.STAGE,
    discord.ChannelType.category: ChannelKind.CATEGORY,
}


def remembered(guild: discord.Guild, settings: Settings) -> Group:
    """The group as the gateway last told it; needs no request."""
    if guild.unavailable:
        raise Refusal(setup_texts.server_unknown())
    return group_of(guild, guild.me, guild.channels, guild.roles, settings)


async def fetched(bot: Greenroom, guild: discord.Guild, settings: Settings) -> Group:
    """The group as it is this moment."""
    me = await fetch_me(bot, guild)
    return group_of(guild, me, await guild.fetch_channels(), await guild.fetch_roles(), settings)


async def fetch_me(bot: Greenroom, guild: discord.Guild) -> discord.Member:
    assert bot.user is not None
    return await guild.fetch_member(bot.user.id)


def group_of(
    guild: discord.Guild,
    me: discord.Member,
    channels: Iterable[discord.abc.GuildChannel],
    roles: Iterable[discord.Role],
    settings: Settings,
) -> Group:
    by_id = {role.id: role for role in roles}
    used = uses_of_channels(settings)
    members = by_id.get(settings.member_role or guild.id, guild.default_role)
    channels = list(channels)
    return Group(
        id=guild.id,
        roles={role.id: as_role(role) for role in by_id.values() if not role.is_default()},
        channels={channel.id: as_channel(channel) for channel in channels},
        rights={channel.id: _rights(channel, me, members) for channel in channels if channel.id in used},
        mine=permission_names(me.guild_permissions),
        top_position=me.top_role.position,
    )


def as_role(role: discord.Role) -> Role:
    return Role(role.id, role.name, role.position, role.managed, permission_names(role.permissions))


def as_channel(channel: discord.abc.GuildChannel) -> Channel:
    kind = _KINDS.get(channel.type, ChannelKind.OTHER)
    category = channel.guild.get_channel(channel.category_id) if channel.category_id else None
    return Channel(channel.id, channel.name, kind, channel.category_id, category.name if category else "")


def permission_names(permissions: discord.Permissions) -> frozenset[str]:
    """The permissions, of those that this feature has words for, that are given."""
    return frozenset(name for name in PERMISSION_NAMES if getattr(permissions, name))


def _rights(channel: discord.abc.GuildChannel, me: discord.Member, members: discord.Role) -> Rights:
    return Rights(
        mine=permission_names(channel.permissions_for(me)),
        members=permission_names(channel.permissions_for(members)),
        anybody=permission_names(channel.permissions_for(channel.guild.default_role)),
    )
