"""Making what a group lacks: roles, the category, channels. Each is saved as it is made, so a retry goes on from there.

What exists is found by the id in the settings, then by name; what an earlier, half-finished run left is used. Nothing
is ever deleted or changed.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import discord

from cogs.moderation import plan, rules, setup_texts, values
from cogs.moderation.inspection import as_channel, as_role, fetch_me, permission_names
from cogs.moderation.models import ChannelKind
from cogs.moderation.plan import Place
from cogs.moderation.saving import save_if_still
from cogs.moderation.specs import SPECS
from cogs.moderation.texts import PURPOSES
from cogs.moderation.trouble_texts import reason_of, why
from core.context import Context
from core.errors import Refusal
from core.settings import Settings

CATEGORY = "category"

_at_work: set[int] = set()


@contextmanager
def one_at_a_time(guild_id: int) -> Iterator[None]:
    """A second click, or a second moderator, is asked to wait instead of making everything twice."""
    if guild_id in _at_work:
        raise Refusal(setup_texts.already_at_it())
    _at_work.add(guild_id)
    try:
        yield
    finally:
        _at_work.remove(guild_id)


@dataclass
class Work:
    """One run: what there is by now, the settings as they are by now, and what happened, in words."""

    ctx: Context
    me: discord.Member
    roles: dict[int, discord.Role]
    channels: dict[int, discord.abc.GuildChannel]
    settings: Settings
    lines: list[str] = field(default_factory=list)
    complete: bool = True

    def lacking_roles(self) -> dict[str, str]:
        return {
            setting: name for setting, name in plan.ROLES.items() if getattr(self.settings, setting) not in self.roles
        }

    def lacking_places(self) -> list[Place]:
        return [place for place in plan.PLACES if getattr(self.settings, place.setting) not in self.channels]

    def failed(self, name: str, reason: str) -> None:
        self.lines.append(setup_texts.not_created(name, reason))
        self.complete = False


async def create_everything(ctx: Context) -> Work:
    """Raises a Refusal if Greenroom may not make what is missing."""
    guild = ctx.guild
    work = Work(
        ctx,
        await fetch_me(ctx.bot, guild),
        {role.id: role for role in await guild.fetch_roles()},
        {channel.id: channel for channel in await guild.fetch_channels()},
        await ctx.bot.settings_of(guild.id),
    )
    _check_allowed(work)
    for setting, name in work.lacking_roles().items():
        await _try(work, setting, partial(_role, work, setting, name))
    if places := work.lacking_places():
        category = await _try(work, CATEGORY, partial(_category, work))
        for place in places if category else []:
            await _try(work, place.setting, partial(_place, work, place, category))
    return work


def _check_allowed(work: Work) -> None:
    needed = []
    if any(not _roles_called(work, name) for name in work.lacking_roles().values()):
        needed.append("manage_roles")
    if work.lacking_places():
        needed.append("manage_channels")
    lacking = rules.missing(permission_names(work.me.guild_permissions), needed)
    if lacking:
        raise Refusal(setup_texts.cannot_create(lacking))


async def _try(work: Work, name: str, step: Callable[[], Awaitable[Any]]) -> Any:
    """One step's result; where Discord or a rule refuses it, None, and the others still get their turn."""
    try:
        return await step()
    except Refusal as refusal:
        work.failed(name, str(refusal))
    except (discord.HTTPException, discord.RateLimited) as error:
        work.failed(name, why(reason_of(f"{type(error).__name__}: {error}")))
    return None


async def _role(work: Work, setting: str, name: str) -> None:
    found = _roles_called(work, name)
    if len(found) > 1:
        raise Refusal(setup_texts.several_roles(name))
    if found:
        values.check_role(SPECS[setting], as_role(found[0]))
    role = found[0] if found else await work.ctx.guild.create_role(name=name, reason=setup_texts.AUDIT_REASON)
    work.roles[role.id] = role
    await _save(work, setting, role.id, role.mention, made=not found)


def _roles_called(work: Work, name: str) -> list[discord.Role]:
    found = plan.roles_called(name, map(as_role, work.roles.values()))
    return [work.roles[role.id] for role in found]


async def _category(work: Work) -> discord.CategoryChannel:
    found = plan.category_among(map(as_channel, work.channels.values()))
    category = work.channels.get(found.id) if found else None
    if isinstance(category, discord.CategoryChannel):
        return category
    return await work.ctx.guild.create_category(plan.CATEGORY_NAME, reason=setup_texts.AUDIT_REASON)


async def _place(work: Work, place: Place, category: discord.CategoryChannel) -> None:
    found = plan.left_by_earlier_try(place, map(as_channel, work.channels.values()), category.id)
    channel = work.channels[found.id] if found else await _make_channel(work, place, category)
    work.channels[channel.id] = channel
    await _save(work, place.setting, channel.id, channel.mention, made=not found)


async def _make_channel(work: Work, place: Place, category: discord.CategoryChannel) -> discord.abc.GuildChannel:
    guild = work.ctx.guild
    common: dict[str, Any] = {
        "category": category,
        "overwrites": _overwrites(work, place),
        "reason": setup_texts.AUDIT_REASON,
    }
    match plan.kind_of(place, has_stages="COMMUNITY" in guild.features):
        case ChannelKind.STAGE:
            return await guild.create_stage_channel(place.name, **common)
        case ChannelKind.VOICE:
            return await guild.create_voice_channel(place.name, **common)
        case _:
            return await guild.create_text_channel(place.name, topic=PURPOSES[place.setting], **common)


def _overwrites(work: Work, place: Place) -> dict[discord.Role | discord.Member, discord.PermissionOverwrite]:
    made = plan.overwrites(
        place,
        work.settings,
        everyone_id=work.ctx.guild.id,
        bot_id=work.me.id,
        grantable=permission_names(work.me.guild_permissions),
    )
    targets: dict[int, discord.Role | discord.Member] = {**work.roles, work.me.id: work.me}
    return {targets[target]: _as_discord(overwrite) for target, overwrite in made.items() if target in targets}


def _as_discord(overwrite: plan.Overwrite) -> discord.PermissionOverwrite:
    return discord.PermissionOverwrite(**dict.fromkeys(overwrite.allow, True), **dict.fromkeys(overwrite.deny, False))


async def _save(work: Work, setting: str, thing_id: int, mention: str, *, made: bool) -> None:
    if await save_if_still(work.ctx, setting, getattr(work.settings, setting), thing_id):
        said = setup_texts.created if made else setup_texts.adopted
        work.lines.append(said(setting, mention))
    else:
        work.lines.append(setup_texts.changed_meanwhile(setting, mention))
    work.settings = await work.ctx.bot.settings_of(work.ctx.actor.guild_id)
