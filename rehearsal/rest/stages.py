"""Stage instances and voice states."""

from typing import Any

from rehearsal.errors import missing_permissions, stage_already_open, wrong_channel_type
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.rest.scheduled_events import STAGE_MODERATOR
from rehearsal.state.channels import STAGE
from rehearsal.validation.form import Form


async def open_stage(ctx: Context) -> Any:
    """Starting needs a stage moderator; telling everybody needs MENTION_EVERYONE."""
    channel_id = snowflake(ctx.json.get("channel_id"), "channel_id")
    _check(ctx, required=True)
    ctx.world.require(ctx.bot_user_id, channel_id)
    if ctx.world.channels.get(channel_id)["type"] != STAGE:
        raise wrong_channel_type()
    needed = STAGE_MODERATOR
    if ctx.json.get("send_start_notification"):
        needed |= Permission.MENTION_EVERYONE
    ctx.world.require(ctx.bot_user_id, channel_id, needed)
    if ctx.world.stages.find(channel_id):
        raise stage_already_open()
    event_id = ctx.json.get("guild_scheduled_event_id")
    return ctx.world.stages.open(channel_id, ctx.json["topic"], event_id=int(event_id) if event_id else None)


async def read_stage(ctx: Context) -> Any:
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    return ctx.world.stages.get(channel_id)


async def edit_stage(ctx: Context) -> Any:
    channel_id = _moderated(ctx)
    _check(ctx, required=False)
    return ctx.world.stages.edit(channel_id, **({"topic": ctx.json["topic"]} if ctx.json.get("topic") else {}))


async def close_stage(ctx: Context) -> None:
    ctx.world.stages.close(_moderated(ctx))


def _moderated(ctx: Context) -> int:
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    ctx.world.stages.get(channel_id)
    ctx.world.require(ctx.bot_user_id, channel_id, STAGE_MODERATOR)
    return channel_id


def _check(ctx: Context, *, required: bool) -> None:
    form = Form()
    form.text("topic", ctx.json.get("topic"), 1, 120, required=required)
    form.choice("privacy_level", ctx.json.get("privacy_level"), (1, 2))
    form.finish()


async def voice_state(ctx: Context) -> Any:
    guild_id = ctx.id("guild_id")
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    user_id = ctx.bot_user_id if ctx.path["user_id"] == "@me" else ctx.id("user_id")
    return ctx.world.voice.get(guild_id, user_id)


async def edit_voice_state(ctx: Context) -> None:
    """On a stage: let somebody speak, or ask to speak oneself."""
    guild_id, own = ctx.id("guild_id"), ctx.path["user_id"] == "@me"
    ctx.world.require_in_guild(ctx.bot_user_id, guild_id)
    user_id = ctx.bot_user_id if own else ctx.id("user_id")
    state = ctx.world.voice.get(guild_id, user_id)
    channel_id = int(ctx.json.get("channel_id") or state["channel_id"])
    if ctx.world.channels.get(channel_id)["type"] != STAGE:
        raise wrong_channel_type()
    suppress = ctx.json.get("suppress")
    bits = ctx.world.permissions_in(channel_id, ctx.bot_user_id)
    if suppress is not None and not (own and suppress) and not bits & Permission.MUTE_MEMBERS:
        raise missing_permissions()
    changes: dict[str, Any] = {} if suppress is None else {"suppress": bool(suppress)}
    if own and "request_to_speak_timestamp" in ctx.json:
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.REQUEST_TO_SPEAK)
        changes["request_to_speak_timestamp"] = ctx.json["request_to_speak_timestamp"]
    ctx.world.voice.edit(guild_id, user_id, **changes)


ROUTES = [
    Route("POST", "/stage-instances", open_stage),
    Route("GET", "/stage-instances/{channel_id}", read_stage),
    Route("PATCH", "/stage-instances/{channel_id}", edit_stage),
    Route("DELETE", "/stage-instances/{channel_id}", close_stage),
    Route("GET", "/guilds/{guild_id}/voice-states/{user_id}", voice_state),
    Route("PATCH", "/guilds/{guild_id}/voice-states/{user_id}", edit_voice_state),
]
