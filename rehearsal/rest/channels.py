"""Channels of a guild: read, make, change (threads too), move, remove, and their permission overwrites."""

from typing import Any

from rehearsal.errors import (
    invalid_form,
    missing_access,
    missing_permissions,
    not_in_dm,
    rate_limited,
    thread_archived,
    thread_locked,
    too_many_channels,
)
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Answer, Context, Route, snowflake
from rehearsal.rest.roles import moves
from rehearsal.rest.threads import with_own_membership
from rehearsal.state.channels import (
    ANNOUNCEMENT,
    CATEGORY,
    FORUM,
    MEDIA,
    PRIVATE_THREAD,
    STAGE,
    TEXT,
    THREAD_TYPES,
    VOICE,
)
from rehearsal.state.messages import RENAMED
from rehearsal.validation.channels import check_channel, check_overwrite, check_thread
from rehearsal.validation.form import Form

MAX_CHANNELS = 500
MAX_IN_CATEGORY = 50
RENAMES, RENAME_WINDOW = 2, 600.0
OWNERS_THREAD_FIELDS = frozenset({"name", "archived", "auto_archive_duration", "invitable", "applied_tags"})
CREATABLE = frozenset({TEXT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE, FORUM, MEDIA})


async def read(ctx: Context) -> Any:
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    return _shown(ctx, ctx.world.channels.get(channel_id))


async def read_all(ctx: Context) -> Any:
    """Every channel of the guild, seen or not, without threads."""
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    return list(ctx.world.guilds.get(guild_id).channels.values())


async def create(ctx: Context) -> Any:
    guild_id, body = ctx.id("guild_id"), ctx.json
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_CHANNELS)
    kind = body.get("type") or TEXT
    form = Form()
    form.choice("type", kind, CREATABLE)
    form.finish()
    fields = check_channel(ctx.world, {**body, "name": body.get("name")}, kind)
    guild = ctx.world.guilds.get(guild_id)
    if len(guild.channels) >= MAX_CHANNELS:
        raise too_many_channels()
    parent_id = _parent(ctx, guild_id, body)
    overwrites = fields.pop("permission_overwrites", [])
    _refuse_more_than_own(ctx, guild_id, overwrites)
    if "position" not in body:
        fields.pop("position", None)
    channel = ctx.world.channels.create(
        guild_id, fields.pop("name"), kind, parent_id=parent_id, overwrites=overwrites, **fields
    )
    return Answer(201, channel)


async def move(ctx: Context) -> None:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_CHANNELS)
    channels = ctx.world.guilds.get(guild_id).channels
    for entry, position in moves(ctx):
        channel_id = snowflake(entry.get("id"), "id")
        if channel_id not in channels:
            raise invalid_form(("id", "CHANNEL_INVALID", "Unknown channel"))
        changes: Json = {}
        if position is not None:
            changes["position"] = position
        if "parent_id" in entry:
            parent_id = _parent(ctx, guild_id, entry)
            changes["parent_id"] = str(parent_id) if parent_id else None
        ctx.world.channels.edit(channel_id, **changes)


async def edit(ctx: Context) -> Any:
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    channel = ctx.world.channels.get(channel_id)
    if "guild_id" not in channel:
        raise not_in_dm()
    if channel["type"] in THREAD_TYPES:
        return _edit_thread(ctx, channel)
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_CHANNELS)
    fields = check_channel(ctx.world, ctx.json, channel["type"])
    if "permission_overwrites" in fields:
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_ROLES)
        _refuse_more_than_own(ctx, int(channel["guild_id"]), fields["permission_overwrites"])
    if "parent_id" in ctx.json:
        parent_id = _parent(ctx, int(channel["guild_id"]), ctx.json)
        fields["parent_id"] = str(parent_id) if parent_id else None
    _count_rename(ctx, channel, fields)
    return ctx.world.channels.edit(channel_id, **fields)


def _count_rename(ctx: Context, channel: Json, fields: Json) -> None:
    """Name and topic change twice in ten minutes; no header tells of it."""
    if all(fields.get(key, channel.get(key)) == channel.get(key) for key in ("name", "topic")):
        return
    wait = ctx.limits.take("rename", channel["id"], limit=RENAMES, per=RENAME_WINDOW)
    if wait is not None:
        raise rate_limited(round(wait, 3))


def _edit_thread(ctx: Context, thread: Json) -> Json:
    """Owners rename, archive and wake; who may write wakes; all else needs MANAGE_THREADS."""
    thread_id = int(thread["id"])
    fields, metadata = check_thread(ctx.json)
    before = thread["thread_metadata"]
    if before["archived"] and metadata.get("archived") is not False and (fields or metadata):
        raise thread_archived()
    if not ctx.world.permissions_in(thread_id, ctx.bot_user_id) & Permission.MANAGE_THREADS:
        _check_unprivileged_edit(ctx, thread)
    if thread["type"] != PRIVATE_THREAD:
        metadata.pop("invitable", None)
    renamed = fields.get("name", thread["name"]) != thread["name"]
    ctx.world.threads.edit(thread_id, metadata=metadata, **fields)
    if renamed:
        ctx.world.messages.create(thread_id, ctx.bot_user_id, type=RENAMED, content=thread["name"])
    return with_own_membership(ctx, thread)


def _check_unprivileged_edit(ctx: Context, thread: Json) -> None:
    if ctx.json.get("archived") is False and thread["thread_metadata"]["locked"]:
        raise thread_locked()
    if set(ctx.json) == {"archived"} and ctx.json["archived"] is False:
        ctx.world.require(ctx.bot_user_id, int(thread["id"]), Permission.SEND_MESSAGES)
    elif thread["owner_id"] != str(ctx.bot_user_id) or not set(ctx.json) <= OWNERS_THREAD_FIELDS:
        raise missing_permissions()


async def delete(ctx: Context) -> Any:
    """Removes a channel or a thread; a DM is merely closed."""
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    channel = ctx.world.channels.get(channel_id)
    if "guild_id" not in channel:
        return _shown(ctx, channel)
    if channel["type"] in THREAD_TYPES:
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_THREADS)
        return ctx.world.threads.delete(channel_id)
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_CHANNELS)
    return ctx.world.channels.delete(channel_id)


async def put_overwrite(ctx: Context) -> None:
    """Needs MANAGE_ROLES in the channel, and gives nothing that the caller does not have."""
    channel_id, target_id = _overwrites_channel(ctx), ctx.id("overwrite_id")
    entry = check_overwrite({**ctx.json, "id": str(target_id)})
    guild = ctx.world.guilds.get(int(ctx.world.channels.get(channel_id)["guild_id"]))
    if entry["type"] == 0 and target_id not in guild.roles:
        raise invalid_form(("overwrite_id", "CHANNEL_OVERWRITE_UNKNOWN", "Unknown role"))
    _refuse_more_than_own(ctx, guild.id, [entry], channel_id)
    ctx.world.channels.put_overwrite(channel_id, entry)


async def delete_overwrite(ctx: Context) -> None:
    ctx.world.channels.delete_overwrite(_overwrites_channel(ctx), ctx.id("overwrite_id"))


def _overwrites_channel(ctx: Context) -> int:
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    if "permission_overwrites" not in ctx.world.channels.get(channel_id):
        raise not_in_dm()
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_ROLES)
    return channel_id


def _refuse_more_than_own(ctx: Context, guild_id: int, overwrites: list[Json], channel_id: int | None = None) -> None:
    """One can allow and deny only what one has in the guild or the channel."""
    own = ctx.world.guild_permissions(guild_id, ctx.bot_user_id)
    if channel_id is not None:
        own |= ctx.world.permissions_in(channel_id, ctx.bot_user_id)
    touched = 0
    for entry in overwrites:
        touched |= int(entry["allow"]) | int(entry["deny"])
    if touched & ~own:
        raise missing_permissions()


def _parent(ctx: Context, guild_id: int, body: Json) -> int | None:
    """The category of a channel, with room in it."""
    if not body.get("parent_id"):
        return None
    parent_id = snowflake(body["parent_id"], "parent_id")
    channels = ctx.world.guilds.get(guild_id).channels
    if parent_id not in channels or channels[parent_id]["type"] != CATEGORY:
        raise invalid_form(("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category"))
    if not ctx.world.can_view(ctx.bot_user_id, parent_id):
        raise missing_access()
    if sum(channel["parent_id"] == str(parent_id) for channel in channels.values()) >= MAX_IN_CATEGORY:
        sentence = "Maximum number of channels in category reached (50)"
        raise invalid_form(("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", sentence))
    return parent_id


def _shown(ctx: Context, channel: Json) -> Json:
    if channel["type"] in THREAD_TYPES:
        return with_own_membership(ctx, channel)
    return ctx.world.channels.shown_to(channel, ctx.bot_user_id)


_CHANNEL = "/channels/{channel_id}"
ROUTES = [
    Route("GET", _CHANNEL, read),
    Route("PATCH", _CHANNEL, edit),
    Route("DELETE", _CHANNEL, delete),
    Route("GET", "/guilds/{guild_id}/channels", read_all),
    Route("POST", "/guilds/{guild_id}/channels", create),
    Route("PATCH", "/guilds/{guild_id}/channels", move, takes=list),
    Route("PUT", f"{_CHANNEL}/permissions/{{overwrite_id}}", put_overwrite),
    Route("DELETE", f"{_CHANNEL}/permissions/{{overwrite_id}}", delete_overwrite),
]
