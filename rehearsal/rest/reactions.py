"""Reactions to messages."""

import re
from typing import Any

from rehearsal.errors import missing_permissions, too_many_reactions, unknown_emoji
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route
from rehearsal.rest.messages import readable_message, refuse_in_archive

MAX_REACTIONS = 20
_CUSTOM = re.compile(r"(?:a:)?(\w{2,32}):(\d{15,20})")


def emoji_named(text: str) -> Json:
    """The emoji of a path: one symbol, or name:id of a custom one."""
    if match := _CUSTOM.fullmatch(text):
        return {"id": match[2], "name": match[1]}
    if not text or (text.isascii() and not re.fullmatch(r"[0-9#*]\ufe0f?\u20e3", text)) or len(text) > 16:
        raise unknown_emoji()
    return {"id": None, "name": text}


async def add(ctx: Context) -> None:
    """The first of its kind on a message needs ADD_REACTIONS."""
    message, emoji = readable_message(ctx), emoji_named(ctx.path["emoji"])
    channel_id = int(message["channel_id"])
    refuse_in_archive(ctx, channel_id)
    if not any(_same(reaction["emoji"], emoji) for reaction in message.get("reactions", ())):
        if not ctx.world.permissions_in(channel_id, ctx.bot_user_id) & Permission.ADD_REACTIONS:
            raise missing_permissions()
        if len(message.get("reactions", ())) >= MAX_REACTIONS:
            raise too_many_reactions()
    ctx.world.messages.react(message, ctx.bot_user_id, emoji)


async def remove_own(ctx: Context) -> None:
    message = readable_message(ctx)
    refuse_in_archive(ctx, int(message["channel_id"]))
    ctx.world.messages.unreact(message, ctx.bot_user_id, emoji_named(ctx.path["emoji"]))


async def remove_other(ctx: Context) -> None:
    message = _managed(ctx)
    ctx.world.messages.unreact(message, ctx.id("user_id"), emoji_named(ctx.path["emoji"]))


async def clear(ctx: Context) -> None:
    ctx.world.messages.clear_reactions(_managed(ctx))


async def clear_one(ctx: Context) -> None:
    ctx.world.messages.clear_reactions(_managed(ctx), emoji_named(ctx.path["emoji"]))


async def people(ctx: Context) -> Any:
    message, limit, after = readable_message(ctx), ctx.query_int("limit", 25, 1, 100), ctx.query_id("after") or 0
    reactors = ctx.world.messages.reactors(message, emoji_named(ctx.path["emoji"]))
    return [ctx.world.users.get(user_id) for user_id in sorted(reactors) if user_id > after][:limit]


def _managed(ctx: Context) -> Json:
    message = readable_message(ctx)
    ctx.world.require(ctx.bot_user_id, int(message["channel_id"]), Permission.MANAGE_MESSAGES)
    refuse_in_archive(ctx, int(message["channel_id"]))
    return message


def _same(one: Json, other: Json) -> bool:
    return bool((one["id"] or one["name"]) == (other["id"] or other["name"]))


_REACTIONS = "/channels/{channel_id}/messages/{message_id}/reactions"
ROUTES = [
    Route("PUT", f"{_REACTIONS}/{{emoji}}/@me", add, limit=1, per=0.25),
    Route("DELETE", f"{_REACTIONS}/{{emoji}}/@me", remove_own, limit=1, per=0.25),
    Route("DELETE", f"{_REACTIONS}/{{emoji}}/{{user_id}}", remove_other, limit=1, per=0.25),
    Route("GET", f"{_REACTIONS}/{{emoji}}", people),
    Route("DELETE", f"{_REACTIONS}/{{emoji}}", clear_one, limit=1, per=0.25),
    Route("DELETE", _REACTIONS, clear, limit=1, per=0.25),
]
