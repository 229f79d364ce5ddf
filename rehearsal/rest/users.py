"""Users: oneself, others, one's guilds, and opening DMs."""

from typing import Any

from rehearsal.errors import cannot_dm, opening_dms_too_fast
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.validation.form import Form


async def me(ctx: Context) -> Any:
    user = ctx.world.users.get(ctx.bot_user_id)
    return {**user, "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None, "premium_type": 0}


async def edit_me(ctx: Context) -> Any:
    changes = {key: ctx.json[key] for key in ("username", "avatar", "banner") if key in ctx.json}
    form = Form()
    form.text("username", changes.get("username"), 2, 32)
    form.finish()
    if changes.get("avatar"):
        changes["avatar"] = f"{ctx.world.ids.next():032x}"
    ctx.world.users.edit(ctx.bot_user_id, **changes)
    return await me(ctx)


async def user(ctx: Context) -> Any:
    return ctx.world.users.get(ctx.id("user_id"))


async def my_guilds(ctx: Context) -> Any:
    before, after = ctx.query_id("before") or 1 << 63, ctx.query_id("after") or 0
    limit = ctx.query_int("limit", 200, 1, 200)
    guilds = sorted(ctx.world.guilds.of(ctx.bot_user_id), key=lambda guild: guild.id)
    return [
        {
            "id": str(guild.id),
            "name": guild.json["name"],
            "icon": guild.json["icon"],
            "banner": guild.json["banner"],
            "owner": guild.json["owner_id"] == str(ctx.bot_user_id),
            "permissions": str(ctx.world.guild_permissions(guild.id, ctx.bot_user_id)),
            "features": guild.json["features"],
            **_counts(ctx, guild.id),
        }
        for guild in guilds
        if after < guild.id < before
    ][:limit]


def _counts(ctx: Context, guild_id: int) -> dict[str, int]:
    if not ctx.query_flag("with_counts"):
        return {}
    members = len(ctx.world.guilds.get(guild_id).members)
    return {"approximate_member_count": members, "approximate_presence_count": members}


async def leave_guild(ctx: Context) -> None:
    ctx.world.members.remove(ctx.id("guild_id"), ctx.bot_user_id)


async def open_dm(ctx: Context) -> Any:
    """The DM with a person; a fresh one counts towards "opening direct messages too fast"."""
    world, user_id = ctx.world, snowflake(ctx.json.get("recipient_id"), "recipient_id")
    person = world.users.get(user_id)
    if user_id == ctx.bot_user_id or person.get("bot"):
        raise cannot_dm()
    application = world.applications.get(ctx.bot_user_id)
    known = world.channels.find_dm(ctx.bot_user_id, user_id)
    if known is None and application.dms_left is not None:
        if application.dms_left <= 0:
            raise opening_dms_too_fast()
        application.dms_left -= 1
    return world.channels.shown_to(world.channels.open_dm(ctx.bot_user_id, user_id), ctx.bot_user_id)


ROUTES = [
    Route("GET", "/users/@me", me, limit=5),
    Route("PATCH", "/users/@me", edit_me, limit=2, per=3600),
    Route("GET", "/users/@me/guilds", my_guilds, limit=1),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
    Route("POST", "/users/@me/channels", open_dm),
    Route("GET", "/users/{user_id}", user, limit=30, per=30),
]
