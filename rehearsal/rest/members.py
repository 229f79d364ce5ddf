"""Members of a guild: look up, list, change, give and take roles, kick."""

from datetime import timedelta
from typing import Any

from rehearsal.errors import invalid_form, missing_permissions, unknown_role
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.rest.roles import require_below
from rehearsal.rest.threads import require_members_intent
from rehearsal.validation.form import Form

LONGEST_TIME_OUT = timedelta(days=28)


async def read(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    user_id = ctx.id("user_id")
    ctx.world.users.get(user_id)
    return ctx.world.members.get(guild_id, user_id)


async def read_me(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    return ctx.world.members.get(guild_id, ctx.bot_user_id)


async def read_all(ctx: Context) -> Any:
    """By user id, after `after`. Needs the privileged members intent."""
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    require_members_intent(ctx)
    limit, after = ctx.query_int("limit", 1, 1, 1000), ctx.query_id("after") or 0
    members = ctx.world.guilds.get(guild_id).members
    return [members[user_id] for user_id in sorted(members) if user_id > after][:limit]


async def search(ctx: Context) -> Any:
    """By the beginning of a user name or nickname."""
    guild_id, words = ctx.id("guild_id"), ctx.query.get("query", "").lower()
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    if not words:
        raise invalid_form(("query", "BASE_TYPE_REQUIRED", "This field is required"))
    limit = ctx.query_int("limit", 1, 1, 1000)
    found = [m for m in ctx.world.guilds.get(guild_id).members.values() if _is_named(m, words)]
    return found[:limit]


def _is_named(member: Json, words: str) -> bool:
    user = member["user"]
    names = (member["nick"], user["username"], user["global_name"])
    return any(name and name.lower().startswith(words) for name in names)


async def edit(ctx: Context) -> Any:
    """Nickname, roles, voice and time-out, each with its own permission, of people below one's own highest role."""
    guild_id, user_id, body = ctx.id("guild_id"), ctx.id("user_id"), ctx.json
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    ctx.world.members.get(guild_id, user_id)
    changes = _voice_changes(ctx, guild_id, user_id)
    if "nick" in body:
        changes["nick"] = _nick(ctx, guild_id, user_id)
    if body.get("roles") is not None:
        changes["roles"] = _roles(ctx, guild_id, user_id)
    if "communication_disabled_until" in body:
        changes["communication_disabled_until"] = _time_out(ctx, guild_id, user_id)
    member = ctx.world.members.edit(guild_id, user_id, **changes)
    if "channel_id" in body:
        _move(ctx, guild_id, user_id)
    return member


async def edit_me(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    changes = {"nick": _nick(ctx, guild_id, ctx.bot_user_id)} if "nick" in ctx.json else {}
    return ctx.world.members.edit(guild_id, ctx.bot_user_id, **changes)


async def kick(ctx: Context) -> None:
    guild_id, user_id = ctx.id("guild_id"), ctx.id("user_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.KICK_MEMBERS)
    ctx.world.members.get(guild_id, user_id)
    _require_above(ctx, guild_id, user_id)
    ctx.world.members.remove(guild_id, user_id)


async def give_role(ctx: Context) -> None:
    ctx.world.members.give_role(*_giving(ctx))


async def take_role(ctx: Context) -> None:
    ctx.world.members.take_role(*_giving(ctx))


def _giving(ctx: Context) -> tuple[int, int, int]:
    guild_id, user_id = ctx.id("guild_id"), ctx.id("user_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_ROLES)
    role = ctx.world.roles.get(guild_id, ctx.id("role_id"))
    ctx.world.members.get(guild_id, user_id)
    _refuse_ungivable(ctx, guild_id, role)
    return guild_id, user_id, int(role["id"])


def _refuse_ungivable(ctx: Context, guild_id: int, role: Json) -> None:
    require_below(ctx, guild_id, role)
    if role["managed"] or role["id"] == str(guild_id):
        raise missing_permissions()


def _require_above(ctx: Context, guild_id: int, user_id: int) -> None:
    own, theirs = (ctx.world.roles.highest_of(guild_id, person) for person in (ctx.bot_user_id, user_id))
    if theirs >= own:
        raise missing_permissions()


def _nick(ctx: Context, guild_id: int, user_id: int) -> str | None:
    form, own = Form(), user_id == ctx.bot_user_id
    form.text("nick", ctx.json["nick"], 0, 32)
    form.finish()
    needed = Permission.CHANGE_NICKNAME if own else Permission.MANAGE_NICKNAMES
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, needed)
    if not own:
        _require_above(ctx, guild_id, user_id)
    return ctx.json["nick"] or None


def _roles(ctx: Context, guild_id: int, user_id: int) -> list[str]:
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_ROLES)
    form = Form()
    given = form.items("roles", ctx.json["roles"], 0, 250)
    form.finish()
    wanted = [str(snowflake(role_id, "roles")) for role_id in given]
    roles = ctx.world.guilds.get(guild_id).roles
    if any(int(role_id) not in roles for role_id in wanted):
        raise unknown_role()
    had = ctx.world.members.get(guild_id, user_id)["roles"]
    for role_id in set(wanted) ^ set(had):
        _refuse_ungivable(ctx, guild_id, roles[int(role_id)])
    return wanted


def _time_out(ctx: Context, guild_id: int, user_id: int) -> str | None:
    form = Form()
    until = form.time("communication_disabled_until", ctx.json["communication_disabled_until"])
    form.finish()
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MODERATE_MEMBERS)
    _require_above(ctx, guild_id, user_id)
    if ctx.world.guild_permissions(guild_id, user_id) & Permission.ADMINISTRATOR:
        raise missing_permissions()
    if until and until - ctx.clock.now() > LONGEST_TIME_OUT:
        raise invalid_form(("communication_disabled_until", "GUILD_MEMBER_TIMEOUT_TOO_LONG", "At most 28 days."))
    return until.isoformat() if until else None


def _voice_changes(ctx: Context, guild_id: int, user_id: int) -> dict[str, Any]:
    """Mute and deafen, of who is in a voice channel."""
    changes = {}
    for key, needed in (("mute", Permission.MUTE_MEMBERS), ("deaf", Permission.DEAFEN_MEMBERS)):
        if ctx.json.get(key) is not None:
            ctx.world.require_in_guild(ctx.bot_user_id, guild_id, needed)
            _voice_state(ctx, guild_id, user_id)
            changes[key] = bool(ctx.json[key])
    if changes:
        ctx.world.voice.edit(guild_id, user_id, **changes)
    return changes


def _move(ctx: Context, guild_id: int, user_id: int) -> None:
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MOVE_MEMBERS)
    _voice_state(ctx, guild_id, user_id)
    if ctx.json["channel_id"] is None:
        ctx.world.voice.leave(guild_id, user_id)
        return
    channel_id = snowflake(ctx.json["channel_id"], "channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.CONNECT)
    ctx.world.voice.join(channel_id, user_id)


def _voice_state(ctx: Context, guild_id: int, user_id: int) -> None:
    if user_id not in ctx.world.guilds.get(guild_id).voice_states:
        raise invalid_form(("channel_id", "TARGET_USER_NOT_CONNECTED", "Target user is not connected to voice."))


_MEMBERS = "/guilds/{guild_id}/members"
ROUTES = [
    Route("GET", _MEMBERS, read_all),
    Route("GET", f"{_MEMBERS}/search", search),
    Route("GET", f"{_MEMBERS}/@me", read_me),
    Route("PATCH", f"{_MEMBERS}/@me", edit_me),
    Route("GET", f"{_MEMBERS}/{{user_id}}", read, limit=5),
    Route("PATCH", f"{_MEMBERS}/{{user_id}}", edit, limit=10, per=10),
    Route("DELETE", f"{_MEMBERS}/{{user_id}}", kick),
    Route("PUT", f"{_MEMBERS}/{{user_id}}/roles/{{role_id}}", give_role, limit=10, per=10),
    Route("DELETE", f"{_MEMBERS}/{{user_id}}/roles/{{role_id}}", take_role, limit=10, per=10),
]
