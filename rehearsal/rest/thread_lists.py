"""Lists of threads: the active ones of a guild, the sleeping ones of a channel."""

from datetime import datetime
from typing import Any

from rehearsal.errors import invalid_form
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route
from rehearsal.state.channels import ANNOUNCEMENT_THREAD, PRIVATE_THREAD, PUBLIC_THREAD


async def active(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    seen = [t for t in ctx.world.threads.active(guild_id) if ctx.world.can_view(ctx.bot_user_id, int(t["id"]))]
    own = [ctx.world.threads.members(int(t["id"])).get(ctx.bot_user_id) for t in reversed(seen)]
    return {"threads": list(reversed(seen)), "members": [m for m in own if m], "has_more": False}


async def archived_public(ctx: Context) -> Any:
    return _archived(ctx, {PUBLIC_THREAD, ANNOUNCEMENT_THREAD}, Permission.READ_MESSAGE_HISTORY)


async def archived_private(ctx: Context) -> Any:
    return _archived(ctx, {PRIVATE_THREAD}, Permission.READ_MESSAGE_HISTORY | Permission.MANAGE_THREADS)


def _archived(ctx: Context, kinds: set[int], needed: int) -> Json:
    """Sleeping threads of a channel, the last archived first."""
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id, needed)
    limit = ctx.query_int("limit", 50, 2, 100)
    before = _before_time(ctx)
    found = [t for t in _sleeping(ctx, channel_id, kinds) if not before or _archived_at(t) < before]
    found.sort(key=_archived_at, reverse=True)
    return _page(ctx, found, limit)


async def joined_private(ctx: Context) -> Any:
    """Private ones that the caller is in, by id, the newest first."""
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.READ_MESSAGE_HISTORY)
    limit, before = ctx.query_int("limit", 50, 2, 100), ctx.query_id("before") or 1 << 63
    found = [t for t in _sleeping(ctx, channel_id, {PRIVATE_THREAD}) if int(t["id"]) < before]
    found = [t for t in found if ctx.world.threads.has_member(int(t["id"]), ctx.bot_user_id)]
    found.sort(key=lambda t: int(t["id"]), reverse=True)
    return _page(ctx, found, limit)


def _sleeping(ctx: Context, channel_id: int, kinds: set[int]) -> list[Json]:
    guild = ctx.world.guilds.get(int(ctx.world.channels.get(channel_id)["guild_id"]))
    return [
        thread
        for thread in guild.threads.values()
        if thread["parent_id"] == str(channel_id) and thread["type"] in kinds and thread["thread_metadata"]["archived"]
    ]


def _page(ctx: Context, found: list[Json], limit: int) -> Json:
    shown = found[:limit]
    own = [ctx.world.threads.members(int(t["id"])).get(ctx.bot_user_id) for t in shown]
    return {"threads": shown, "members": [m for m in own if m], "has_more": len(found) > limit}


def _archived_at(thread: Json) -> datetime:
    return datetime.fromisoformat(thread["thread_metadata"]["archive_timestamp"])


def _before_time(ctx: Context) -> datetime | None:
    text = ctx.query.get("before")
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        raise invalid_form(("before", "DATE_TIME_TYPE_PARSE", f"Could not parse {text}.")) from None


_CHANNEL = "/channels/{channel_id}"
ROUTES = [
    Route("GET", "/guilds/{guild_id}/threads/active", active),
    Route("GET", f"{_CHANNEL}/threads/archived/public", archived_public),
    Route("GET", f"{_CHANNEL}/threads/archived/private", archived_private),
    Route("GET", f"{_CHANNEL}/users/@me/threads/archived/private", joined_private),
]
