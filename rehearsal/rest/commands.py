"""An application's commands, global or of one guild."""

from collections import Counter
from typing import Any

from rehearsal.errors import (
    DiscordError,
    missing_access,
    too_many_commands,
    unknown_application,
    unknown_command_permissions,
)
from rehearsal.events import Json
from rehearsal.rest.context import Answer, Context, Route
from rehearsal.validation.commands import MOST, check_command, check_commands
from rehearsal.validation.form import Form

CREATES_PER_DAY = 200
_KINDS = {1: "slash", 2: "user context menu", 3: "message context menu"}


async def read_all(ctx: Context) -> Any:
    application_id, guild_id = _scope(ctx)
    shown = ctx.world.commands.all(application_id, guild_id)
    if ctx.query_flag("with_localizations"):
        return shown
    return [_without_localizations(command) for command in shown]


async def read(ctx: Context) -> Any:
    return ctx.world.commands.get(*_scope(ctx), ctx.id("command_id"))


async def create(ctx: Context) -> Any:
    """201 for a new command, 200 for one that replaces another of its name."""
    application_id, guild_id = _scope(ctx)
    body = check_command(ctx.json)
    others = [c for c in ctx.world.commands.all(application_id, guild_id) if not _same(c, body)]
    _refuse_too_many([*others, body])
    _count_creates(ctx, application_id, guild_id, [body])
    command, is_new = ctx.world.commands.put(application_id, guild_id, body)
    return Answer(201 if is_new else 200, command)


async def replace_all(ctx: Context) -> Any:
    application_id, guild_id = _scope(ctx)
    bodies = check_commands(ctx.json)
    _refuse_too_many(bodies)
    _count_creates(ctx, application_id, guild_id, bodies)
    return ctx.world.commands.replace_all(application_id, guild_id, bodies)


async def edit(ctx: Context) -> Any:
    application_id, guild_id = _scope(ctx)
    command = ctx.world.commands.get(application_id, guild_id, ctx.id("command_id"))
    stored = check_command({**command, **ctx.json, "type": command["type"]})
    changes = {key: value for key, value in stored.items() if key in ctx.json}
    others = ctx.world.commands.all(application_id, guild_id)
    if any(_same(other, stored) and other is not command for other in others):
        form = Form()
        form.refuse("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        form.finish()
    return ctx.world.commands.edit(application_id, guild_id, int(command["id"]), changes)


async def delete(ctx: Context) -> None:
    ctx.world.commands.delete(*_scope(ctx), ctx.id("command_id"))


async def all_permissions(ctx: Context) -> Any:
    """Only what an admin changed; nobody does here yet."""
    _scope(ctx)
    return []


async def permissions(ctx: Context) -> Any:
    application_id, guild_id = _scope(ctx)
    command_id = ctx.id("command_id")
    if ctx.world.commands.find(command_id) is None:
        ctx.world.commands.get(application_id, guild_id, command_id)
    raise unknown_command_permissions()


async def edit_permissions(ctx: Context) -> Any:
    raise DiscordError(403, 20001, "Bots cannot use this endpoint")


def _scope(ctx: Context) -> tuple[int, int | None]:
    """Application and guild of the path: one's own application, and a guild it is in."""
    application_id = ctx.id("application_id")
    ctx.world.applications.get(application_id)
    if application_id != ctx.bot_user_id:
        raise unknown_application()
    if "guild_id" not in ctx.path:
        return application_id, None
    guild = ctx.world.guilds.find(ctx.id("guild_id"))
    if guild is None or application_id not in guild.members:
        raise missing_access()
    return application_id, guild.id


def _refuse_too_many(commands: list[Json]) -> None:
    for kind, number in Counter(command["type"] for command in commands).items():
        if number > MOST.get(kind, 1):
            raise too_many_commands(_KINDS.get(kind, ""), MOST.get(kind, 1))


def _count_creates(ctx: Context, application_id: int, guild_id: int | None, bodies: list[Json]) -> None:
    existing = ctx.world.commands.all(application_id, guild_id)
    for body in bodies:
        if any(_same(command, body) for command in existing):
            continue
        key = ("command creates", application_id, guild_id)
        if ctx.limits.take(*key, limit=CREATES_PER_DAY, per=86400) is not None:
            raise DiscordError(400, 30034, "Max number of daily application command creates has been reached (200)")


def _same(one: Json, other: Json) -> bool:
    return bool((one["type"], one["name"]) == (other["type"], other["name"]))


def _without_localizations(command: Json) -> Json:
    hidden = ("name_localizations", "description_localizations")
    return {key: value for key, value in command.items() if key not in hidden}


_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = [
    *(
        Route(method, base + tail, handler, takes=list if handler is replace_all else dict)
        for base in (_GLOBAL, _GUILD)
        for method, tail, handler in (
            ("GET", "", read_all),
            ("POST", "", create),
            ("PUT", "", replace_all),
            ("GET", "/{command_id}", read),
            ("PATCH", "/{command_id}", edit),
            ("DELETE", "/{command_id}", delete),
        )
    ),
    Route("GET", f"{_GUILD}/permissions", all_permissions),
    Route("GET", f"{_GUILD}/{{command_id}}/permissions", permissions),
    Route("PUT", f"{_GUILD}/{{command_id}}/permissions", edit_permissions),
]
