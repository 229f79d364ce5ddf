"""Roles of a guild. Nobody makes, moves or changes a role at or above their own highest, or gives what they lack."""

from typing import Any

from rehearsal.errors import invalid_form, invalid_role, missing_permissions, too_many_roles
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.validation.form import Form

MAX_ROLES = 250


async def read_all(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    return list(ctx.world.guilds.get(guild_id).roles.values())


async def read(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    return ctx.world.roles.get(guild_id, ctx.id("role_id"))


async def member_counts(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    guild = ctx.world.guilds.get(guild_id)
    worn = [role_id for member in guild.members.values() for role_id in member["roles"]]
    return {str(role_id): worn.count(str(role_id)) for role_id in guild.roles if role_id != guild_id}


async def create(ctx: Context) -> Any:
    guild_id = _managed_guild(ctx)
    fields = _checked(ctx, guild_id)
    if len(ctx.world.guilds.get(guild_id).roles) >= MAX_ROLES:
        raise too_many_roles()
    permissions = fields.pop("permissions", ctx.world.roles.get(guild_id, guild_id)["permissions"])
    return ctx.world.roles.create(guild_id, fields.pop("name", "new role"), permissions=int(permissions), **fields)


async def edit(ctx: Context) -> Any:
    guild_id, role_id = _managed_guild(ctx), ctx.id("role_id")
    role = ctx.world.roles.get(guild_id, role_id)
    require_below(ctx, guild_id, role)
    return ctx.world.roles.edit(guild_id, role_id, **_checked(ctx, guild_id, int(role["permissions"])))


async def move(ctx: Context) -> Any:
    guild_id = _managed_guild(ctx)
    positions: dict[int, int] = {}
    for entry, position in moves(ctx):
        role = ctx.world.roles.get(guild_id, snowflake(entry.get("id"), "id"))
        if position is None:
            continue
        require_below(ctx, guild_id, role)
        if position >= ctx.world.roles.highest_of(guild_id, ctx.bot_user_id):
            raise missing_permissions()
        if role["id"] == str(guild_id):
            raise invalid_role()
        positions[int(role["id"])] = position
    return ctx.world.roles.move(guild_id, positions)


async def delete(ctx: Context) -> None:
    guild_id = _managed_guild(ctx)
    role = ctx.world.roles.get(guild_id, ctx.id("role_id"))
    if role["managed"] or role["id"] == str(guild_id):
        raise invalid_role()
    require_below(ctx, guild_id, role)
    ctx.world.roles.delete(guild_id, int(role["id"]))


def moves(ctx: Context) -> list[tuple[Json, int | None]]:
    """The entries of a list of new positions, with each position."""
    form = Form()
    found = []
    for n, entry in enumerate(ctx.json):
        if form.thing(str(n), entry, required=True):
            given = form.integer(f"{n}.position", entry.get("position"), 0, 2**31 - 1)
            found.append((entry, int(entry["position"]) if given else None))
    form.finish()
    return found


def require_below(ctx: Context, guild_id: int, role: Json) -> None:
    """50013 unless the caller's highest role is above this one (F41)."""
    if role["position"] >= ctx.world.roles.highest_of(guild_id, ctx.bot_user_id):
        raise missing_permissions()


def _managed_guild(ctx: Context) -> int:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.MANAGE_ROLES)
    return guild_id


def _checked(ctx: Context, guild_id: int, already: int = 0) -> Json:
    form, body, fields = Form(), ctx.json, {}
    if body.get("name") is not None and form.text("name", body["name"], 1, 100):
        fields["name"] = body["name"]
    if form.integer("color", body.get("color"), 0, 0xFFFFFF):
        fields["color"] = body["color"]
        fields["colors"] = {"primary_color": body["color"], "secondary_color": None, "tertiary_color": None}
    if form.thing("colors", body.get("colors")) and form.integer(
        "colors.primary_color", body["colors"].get("primary_color"), 0, 0xFFFFFF, required=True
    ):
        fields["colors"] = {"secondary_color": None, "tertiary_color": None, **body["colors"]}
        fields["color"] = body["colors"]["primary_color"]
    for key in ("hoist", "mentionable"):
        if body.get(key) is not None:
            fields[key] = form.flag(key, body[key])
    if form.integer("permissions", body.get("permissions"), 0, 2**63 - 1):
        bits = int(body["permissions"])
        if bits & ~already & ~ctx.world.guild_permissions(guild_id, ctx.bot_user_id):
            raise missing_permissions()
        fields["permissions"] = str(bits)
    form.finish()
    if body.get("icon"):
        raise invalid_form(("icon", "GUILD_FEATURE_MISSING", "This server needs more boosts to perform this action"))
    return fields


_ROLES = "/guilds/{guild_id}/roles"
ROUTES = [
    Route("GET", _ROLES, read_all),
    Route("POST", _ROLES, create),
    Route("PATCH", _ROLES, move, takes=list),
    Route("GET", f"{_ROLES}/member-counts", member_counts),
    Route("GET", f"{_ROLES}/{{role_id}}", read),
    Route("PATCH", f"{_ROLES}/{{role_id}}", edit),
    Route("DELETE", f"{_ROLES}/{{role_id}}", delete),
]
