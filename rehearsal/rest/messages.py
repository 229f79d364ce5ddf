"""Messages of a channel: send, read, edit, delete, pin."""

from datetime import datetime, timedelta
from typing import Any

from rehearsal import posting
from rehearsal.errors import (
    invalid_form,
    message_too_old,
    missing_access,
    missing_permissions,
    not_a_text_channel,
    not_in_dm,
    not_your_message,
    system_message,
    thread_archived,
    too_many_pins,
    wrong_delete_count,
)
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Context, Route, snowflake
from rehearsal.snowflakes import made_at_ms
from rehearsal.state.channels import TALKING_TYPES, THREAD_TYPES
from rehearsal.state.messages import PINNED

MAX_PINS = 250
BULK_AGE = timedelta(days=14)
EDITABLE_TYPES = frozenset({0, posting.REPLY, 20, 23})
MAX_SNOWFLAKE = (1 << 63) - 1


def as_seen(ctx: Context, message: Json) -> Json:
    """A message as REST shows it to the caller: fresh links, and which reactions are the caller's own."""
    shown = ctx.world.messages.refreshed(message)
    reactions = shown.get("reactions")
    if not reactions:
        return shown
    mine = ctx.bot_user_id
    marked = [{**r, "me": mine in ctx.world.messages.reactors(message, r["emoji"])} for r in reactions]
    return {**shown, "reactions": marked}


def readable_channel(ctx: Context) -> int:
    """The path's channel, when the caller may see it and it holds messages."""
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    if ctx.world.channels.get(channel_id)["type"] not in TALKING_TYPES:
        raise not_a_text_channel()
    return channel_id


def readable_message(ctx: Context) -> Json:
    """The path's message. Without the right to read history a channel's messages are out of reach."""
    channel_id = readable_channel(ctx)
    message = ctx.world.messages.get(channel_id, ctx.id("message_id"))
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.READ_MESSAGE_HISTORY)
    return message


def refuse_in_archive(ctx: Context, channel_id: int) -> None:
    """Nothing in an archived thread can be changed before it is woken (50083)."""
    channel = ctx.world.channels.get(channel_id)
    if channel["type"] in THREAD_TYPES and channel["thread_metadata"]["archived"]:
        raise thread_archived()


async def send(ctx: Context) -> Any:
    readable_channel(ctx)
    message = posting.send_as(ctx.world, ctx.bot_user_id, ctx.id("channel_id"), ctx.json, ctx.files)
    return as_seen(ctx, message)


async def read_one(ctx: Context) -> Any:
    return as_seen(ctx, readable_message(ctx))


async def read_many(ctx: Context) -> Any:
    """Newest first; `around`, `before` or `after` a message; nothing without the right to read history."""
    channel_id = readable_channel(ctx)
    limit = ctx.query_int("limit", 50, 1, 100)
    if not ctx.world.permissions_in(channel_id, ctx.bot_user_id) & Permission.READ_MESSAGE_HISTORY:
        return []
    history = ctx.world.messages.history
    around, before, after = ctx.query_id("around"), ctx.query_id("before"), ctx.query_id("after")
    if around is not None:
        older = history(channel_id, before=around + 1, limit=limit // 2 + 1)
        found = older + history(channel_id, after=around, limit=max(limit - len(older), 0), newest=False)
    elif after is not None:
        found = history(channel_id, after=after, limit=limit, newest=False)
    else:
        found = history(channel_id, before=before or MAX_SNOWFLAKE, limit=limit)
    return [as_seen(ctx, message) for message in reversed(found)]


async def edit(ctx: Context) -> Any:
    """Authors change everything; who manages messages may only hide or show another's embeds."""
    message = readable_message(ctx)
    channel_id = int(message["channel_id"])
    if message["type"] not in EDITABLE_TYPES:
        raise system_message()
    refuse_in_archive(ctx, channel_id)
    if int(message["author"]["id"]) != ctx.bot_user_id:
        if set(ctx.json) != {"flags"}:
            raise not_your_message()
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_MESSAGES)
    if ctx.files:
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.ATTACH_FILES)
    changes = posting.edited_fields(ctx.world, message, ctx.json, ctx.files)
    return as_seen(ctx, ctx.world.messages.edit(message, **changes))


async def delete(ctx: Context) -> None:
    channel_id = readable_channel(ctx)
    message = ctx.world.messages.get(channel_id, ctx.id("message_id"))
    if int(message["author"]["id"]) != ctx.bot_user_id:
        if "guild_id" not in ctx.world.channels.get(channel_id):
            raise not_in_dm()
        ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_MESSAGES)
    refuse_in_archive(ctx, channel_id)
    ctx.world.messages.delete(message)


async def bulk_delete(ctx: Context) -> None:
    channel_id = readable_channel(ctx)
    if "guild_id" not in ctx.world.channels.get(channel_id):
        raise not_in_dm()
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.MANAGE_MESSAGES | Permission.READ_MESSAGE_HISTORY)
    ids = ctx.json.get("messages")
    if not isinstance(ids, list) or not 2 <= len(ids) <= 100:
        raise wrong_delete_count()
    message_ids = [snowflake(message_id, "messages") for message_id in ids]
    oldest = (made_at_ms(ctx.world.ids.next()) - BULK_AGE.total_seconds() * 1000) if ids else 0
    if any(made_at_ms(message_id) < oldest for message_id in message_ids):
        raise message_too_old()
    ctx.world.messages.delete_many(channel_id, message_ids)


async def crosspost(ctx: Context) -> Any:
    message = readable_message(ctx)
    ctx.world.require(ctx.bot_user_id, int(message["channel_id"]), Permission.MANAGE_MESSAGES)
    return as_seen(ctx, ctx.world.messages.edit(message, flags=message["flags"] | 1))


async def type_in(ctx: Context) -> None:
    channel_id = readable_channel(ctx)
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.SEND_MESSAGES)


async def pin(ctx: Context) -> None:
    """Needs PIN_MESSAGES (since February 2026 MANAGE_MESSAGES alone is not enough); leaves a notice."""
    message = _pinnable(ctx)
    if message["pinned"]:
        return
    channel_id = int(message["channel_id"])
    if len(ctx.world.messages.pins(channel_id)) >= MAX_PINS:
        raise too_many_pins()
    ctx.world.messages.pin(message)
    link = {"type": 0, "channel_id": str(channel_id), "message_id": message["id"]}
    ctx.world.messages.create(channel_id, ctx.bot_user_id, type=PINNED, message_reference=link)


async def unpin(ctx: Context) -> None:
    message = _pinnable(ctx)
    if message["pinned"]:
        ctx.world.messages.unpin(message)


def _pinnable(ctx: Context) -> Json:
    message = readable_message(ctx)
    channel_id = int(message["channel_id"])
    if not ctx.world.permissions_in(channel_id, ctx.bot_user_id) & Permission.PIN_MESSAGES:
        raise missing_permissions()
    if message["type"] not in EDITABLE_TYPES:
        raise system_message()
    refuse_in_archive(ctx, channel_id)
    return message


async def pins(ctx: Context) -> Any:
    """A page of pins, the latest first; `before` is the time of a pin."""
    channel_id = _pins_channel(ctx)
    limit = ctx.query_int("limit", 50, 1, 50)
    before = _time(ctx, "before")
    found = [(at, m) for at, m in ctx.world.messages.pins(channel_id) if not before or _parsed(at) < before]
    items = [{"pinned_at": at, "message": as_seen(ctx, message)} for at, message in found[:limit]]
    return {"items": items, "has_more": len(found) > limit}


async def all_pins(ctx: Context) -> Any:
    """The older route: the messages of the fifty latest pins."""
    return [as_seen(ctx, message) for _, message in ctx.world.messages.pins(_pins_channel(ctx))[:50]]


def _pins_channel(ctx: Context) -> int:
    channel_id = readable_channel(ctx)
    if not ctx.world.permissions_in(channel_id, ctx.bot_user_id) & Permission.READ_MESSAGE_HISTORY:
        raise missing_access()
    return channel_id


def _time(ctx: Context, name: str) -> datetime | None:
    text = ctx.query.get(name)
    try:
        return _parsed(text) if text else None
    except ValueError:
        raise invalid_form((name, "DATE_TIME_TYPE_PARSE", f"Could not parse {text}. Should be ISO8601.")) from None


def _parsed(text: str) -> datetime:
    return datetime.fromisoformat(text)


_CHANNEL = "/channels/{channel_id}"
ROUTES = [
    Route("POST", f"{_CHANNEL}/messages", send, limit=5, per=5),
    Route("GET", f"{_CHANNEL}/messages", read_many, limit=5, per=5),
    Route("POST", f"{_CHANNEL}/messages/bulk-delete", bulk_delete, limit=1, per=3),
    Route("GET", f"{_CHANNEL}/messages/pins", pins, limit=5, per=5),
    Route("PUT", f"{_CHANNEL}/messages/pins/{{message_id}}", pin, limit=5, per=4),
    Route("DELETE", f"{_CHANNEL}/messages/pins/{{message_id}}", unpin, limit=5, per=4),
    Route("GET", f"{_CHANNEL}/pins", all_pins, limit=5, per=5),
    Route("PUT", f"{_CHANNEL}/pins/{{message_id}}", pin, limit=5, per=4),
    Route("DELETE", f"{_CHANNEL}/pins/{{message_id}}", unpin, limit=5, per=4),
    Route("GET", f"{_CHANNEL}/messages/{{message_id}}", read_one, limit=5, per=5),
    Route("PATCH", f"{_CHANNEL}/messages/{{message_id}}", edit, limit=5, per=5),
    Route("DELETE", f"{_CHANNEL}/messages/{{message_id}}", delete, limit=5, per=1),
    Route("POST", f"{_CHANNEL}/messages/{{message_id}}/crosspost", crosspost),
    Route("POST", f"{_CHANNEL}/typing", type_in, limit=5, per=5),
]
