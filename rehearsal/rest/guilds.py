"""A guild itself: read, preview, edit."""

from typing import Any

from rehearsal.errors import unknown_guild
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route
from rehearsal.validation.form import Form

_EDITABLE = (
    "name", "description", "verification_level", "default_message_notifications", "explicit_content_filter",
    "afk_channel_id", "afk_timeout", "system_channel_id", "system_channel_flags", "rules_channel_id",
    "public_updates_channel_id", "safety_alerts_channel_id", "preferred_locale", "premium_progress_bar_enabled",
)  # fmt: skip


async def read(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    if ctx.bot_user_id not in ctx.world.guilds.get(guild_id).members:
        raise unknown_guild()
    return {**ctx.world.guilds.as_json(guild_id), **_counts(ctx, guild_id)}


def _counts(ctx: Context, guild_id: int) -> Json:
    if not ctx.query_flag("with_counts"):
        return {}
    members = len(ctx.world.guilds.get(guild_id).members)
    return {"approximate_member_count": members, "approximate_presence_count": members}


async def preview(ctx: Context) -> Any:
    guild = ctx.world.guilds.get(ctx.id("guild_id"))
    if ctx.bot_user_id not in guild.members:
        raise unknown_guild()
    shown = ("id", "name", "icon", "splash", "discovery_splash", "emojis", "features", "description", "stickers")
    members = len(guild.members)
    counts = {"approximate_member_count": members, "approximate_presence_count": members}
    return {**{key: guild.json[key] for key in shown}, "home_header": None, **counts}


async def edit(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_GUILD)
    form = Form()
    form.text("name", ctx.json.get("name"), 2, 100)
    form.text("description", ctx.json.get("description"), 0, 300)
    form.finish()
    ctx.world.guilds.edit(guild_id, **{key: ctx.json[key] for key in _EDITABLE if key in ctx.json})
    return ctx.world.guilds.as_json(guild_id)


ROUTES = [
    Route("GET", "/guilds/{guild_id}", read),
    Route("PATCH", "/guilds/{guild_id}", edit),
    Route("GET", "/guilds/{guild_id}/preview", preview),
]
