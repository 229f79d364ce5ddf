"""Scheduled events. CREATE_EVENTS makes them; MANAGE_EVENTS, or having made it, changes them."""

from typing import Any

from rehearsal.errors import (
    DiscordError,
    invalid_form,
    missing_permissions,
    too_many_scheduled_events,
    unknown_channel,
)
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.state.channels import STAGE, VOICE
from rehearsal.state.scheduled_events import CANCELED, COMPLETED, IN_STAGE
from rehearsal.validation.scheduled_events import check_event

MAX_OPEN = 100
STAGE_MODERATOR = Permission.MANAGE_CHANNELS | Permission.MUTE_MEMBERS | Permission.MOVE_MEMBERS


async def read_all(ctx: Context) -> Any:
    guild_id = _guild(ctx)
    seen = [e for e in ctx.world.events.open_in(guild_id) if _may_see(ctx, e)]
    return [_shown(ctx, event) for event in seen]


async def read(ctx: Context) -> Any:
    return _shown(ctx, _event(ctx))


async def create(ctx: Context) -> Any:
    guild_id = _guild(ctx)
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id, Permission.CREATE_EVENTS)
    fields = check_event(ctx.json, ctx.clock.now())
    _check_channel(ctx, guild_id, fields)
    if len(ctx.world.events.open_in(guild_id)) >= MAX_OPEN:
        raise too_many_scheduled_events()
    fields.pop("status", None)
    image = {"image": _image(ctx)} if ctx.json.get("image") else {}
    return ctx.world.events.create(guild_id, ctx.bot_user_id, **fields, **image)


async def edit(ctx: Context) -> Any:
    event = _own_event(ctx)
    if event["status"] in (COMPLETED, CANCELED):
        raise DiscordError(400, 180000, "Cannot update a finished event")
    fields = check_event(ctx.json, ctx.clock.now(), event)
    _check_channel(ctx, int(event["guild_id"]), {**event, **fields})
    if "image" in ctx.json:
        fields["image"] = _image(ctx) if ctx.json["image"] else None
    return ctx.world.events.edit(int(event["guild_id"]), int(event["id"]), **fields)


async def delete(ctx: Context) -> None:
    event = _own_event(ctx)
    ctx.world.events.delete(int(event["guild_id"]), int(event["id"]))


async def interested(ctx: Context) -> Any:
    event = _event(ctx)
    guild_id, limit = int(event["guild_id"]), ctx.query_int("limit", 100, 1, 100)
    before, after = ctx.query_id("before") or 1 << 63, ctx.query_id("after") or 0
    people = sorted(u for u in ctx.world.events.interested(int(event["id"])) if after < u < before)
    page = people[-limit:] if "before" in ctx.query else people[:limit]
    members = ctx.world.guilds.get(guild_id).members
    return [
        {
            "guild_scheduled_event_id": event["id"],
            "user_id": str(user_id),
            "user": ctx.world.users.get(user_id),
            "response": 1,
            **({"member": members[user_id]} if ctx.query_flag("with_member") and user_id in members else {}),
        }
        for user_id in page
    ]


async def interest_count(ctx: Context) -> Any:
    count = len(ctx.world.events.interested(int(_event(ctx)["id"])))
    return {"guild_scheduled_event_count": count, "guild_scheduled_event_exception_counts": {}}


def _guild(ctx: Context) -> int:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    return guild_id


def _event(ctx: Context) -> Json:
    event = ctx.world.events.get(_guild(ctx), ctx.id("event_id"))
    if event["channel_id"] and ctx.world.channels.find(int(event["channel_id"])):
        ctx.world.require(ctx.bot_user_id, int(event["channel_id"]))
    return event


def _own_event(ctx: Context) -> Json:
    event = _event(ctx)
    bits = ctx.world.guild_permissions(int(event["guild_id"]), ctx.bot_user_id)
    made_it = event["creator_id"] == str(ctx.bot_user_id) and bits & Permission.CREATE_EVENTS
    if not made_it and not bits & Permission.MANAGE_EVENTS:
        raise missing_permissions()
    return event


def _may_see(ctx: Context, event: Json) -> bool:
    channel_id = event["channel_id"]
    return channel_id is None or ctx.world.can_view(ctx.bot_user_id, int(channel_id))


def _check_channel(ctx: Context, guild_id: int, event: Json) -> None:
    """A voice event needs its channel to be seen and joined; a stage event needs a stage moderator."""
    if not event.get("channel_id"):
        return
    channel_id = snowflake(event["channel_id"], "channel_id")
    channel = ctx.world.guilds.get(guild_id).channels.get(channel_id)
    if channel is None:
        raise unknown_channel()
    wanted = STAGE if event["entity_type"] == IN_STAGE else VOICE
    if channel["type"] != wanted:
        raise invalid_form(("channel_id", "CHANNEL_TYPE_INVALID", "The channel is not of the event's kind"))
    needed = STAGE_MODERATOR if wanted == STAGE else Permission.CONNECT
    ctx.world.require(ctx.bot_user_id, channel_id, needed)


def _shown(ctx: Context, event: Json) -> Json:
    if not ctx.query_flag("with_user_count"):
        return event
    return {**event, "user_count": len(ctx.world.events.interested(int(event["id"])))}


def _image(ctx: Context) -> str:
    if not str(ctx.json["image"]).startswith("data:image/"):
        raise invalid_form(("image", "BASE64_TYPE_CONVERT", "Invalid image data"))
    return f"{ctx.world.ids.next():032x}"


_EVENTS = "/guilds/{guild_id}/scheduled-events"
ROUTES = [
    Route("GET", _EVENTS, read_all),
    Route("POST", _EVENTS, create, limit=5, per=60),
    Route("GET", f"{_EVENTS}/{{event_id}}", read),
    Route("PATCH", f"{_EVENTS}/{{event_id}}", edit, limit=5, per=10),
    Route("DELETE", f"{_EVENTS}/{{event_id}}", delete, limit=5, per=10),
    Route("GET", f"{_EVENTS}/{{event_id}}/users", interested),
    Route("GET", f"{_EVENTS}/{{event_id}}/users/counts", interest_count),
]
