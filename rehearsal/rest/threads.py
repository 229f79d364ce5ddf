"""Threads: made alone, from a message or as a forum post; their members; lists of sleeping ones."""

from typing import Any

from rehearsal import posting
from rehearsal.errors import (
    invalid_form,
    missing_access,
    missing_permissions,
    tag_required,
    thread_archived,
    thread_exists,
    too_many_threads,
    unknown_member,
    wrong_channel_type,
)
from rehearsal.events import Json
from rehearsal.permissions import Permission
from rehearsal.rest.context import Answer, Context, Route
from rehearsal.rest.messages import as_seen, readable_message
from rehearsal.state.applications import GUILD_MEMBERS
from rehearsal.state.channels import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    FORUM,
    MEDIA,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    TEXT,
    THREAD_TYPES,
)
from rehearsal.state.messages import PERSON_ADDED, PERSON_REMOVED, THREAD_CREATED, THREAD_STARTER
from rehearsal.validation import messages as validation
from rehearsal.validation.form import Form

MAX_ACTIVE = 1000
DURATIONS = (60, 1440, 4320, 10080)
HAS_THREAD = 1 << 5
REQUIRES_TAG = 1 << 4


def with_own_membership(ctx: Context, thread: Json) -> Json:
    """A thread as its caller sees it: `member` tells that they are in it."""
    member = ctx.world.threads.members(int(thread["id"])).get(ctx.bot_user_id)
    return {**thread, "member": member} if member else dict(thread)


async def create(ctx: Context) -> Any:
    """POST /channels/{id}/threads. Without a type it is a private one, as on Discord; in a forum it is a post."""
    channel_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, channel_id)
    parent = ctx.world.channels.get(channel_id)
    if parent["type"] in (FORUM, MEDIA):
        return await _post(ctx, parent)
    kind = ctx.json.get("type", PRIVATE_THREAD)
    options = _checked(ctx, parent)
    if parent["type"] not in (TEXT, ANNOUNCEMENT) or (parent["type"] == ANNOUNCEMENT) != (kind == ANNOUNCEMENT_THREAD):
        raise wrong_channel_type()
    private = kind == PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    ctx.world.require(ctx.bot_user_id, channel_id, needed)
    _refuse_too_many(ctx, parent)
    if private:
        options["invitable"] = ctx.json.get("invitable", True)
    thread = ctx.world.threads.create(channel_id, ctx.bot_user_id, ctx.json["name"], kind, **options)
    if not private:
        _announce(ctx, thread)
    return Answer(201, with_own_membership(ctx, thread))


async def create_from_message(ctx: Context) -> Any:
    message = readable_message(ctx)
    channel_id = int(message["channel_id"])
    parent = ctx.world.channels.get(channel_id)
    options = _checked(ctx, parent)
    if parent["type"] not in (TEXT, ANNOUNCEMENT):
        raise wrong_channel_type()
    ctx.world.require(ctx.bot_user_id, channel_id, Permission.CREATE_PUBLIC_THREADS)
    if ctx.world.channels.find(int(message["id"])):
        raise thread_exists()
    _refuse_too_many(ctx, parent)
    kind = PUBLIC_THREAD if parent["type"] == TEXT else ANNOUNCEMENT_THREAD
    name, message_id = ctx.json["name"], int(message["id"])
    thread = ctx.world.threads.create(channel_id, ctx.bot_user_id, name, kind, message_id=message_id, **options)
    link = {"type": 0, "guild_id": parent["guild_id"], "channel_id": parent["id"], "message_id": message["id"]}
    ctx.world.messages.create(
        message_id,
        int(message["author"]["id"]),
        type=THREAD_STARTER,
        message_reference=link,
        referenced_message=message,
    )
    ctx.world.messages.edit(message, flags=message["flags"] | HAS_THREAD, thread=dict(thread))
    return Answer(201, with_own_membership(ctx, thread))


async def _post(ctx: Context, forum: Json) -> Answer:
    """A forum post: a public thread with its first message, which has the thread's id on Discord too."""
    options = _checked(ctx, forum)
    ctx.world.require(ctx.bot_user_id, int(forum["id"]), Permission.SEND_MESSAGES)
    form = Form()
    tags = [str(tag) for tag in form.items("applied_tags", ctx.json.get("applied_tags"), 0, 5)]
    form.finish()
    _check_tags(ctx, forum, tags)
    _refuse_too_many(ctx, forum)
    body = ctx.json.get("message")
    if not isinstance(body, dict):
        raise invalid_form(("message", "BASE_TYPE_REQUIRED", "This field is required"))
    validation.checked(body, ctx.files)
    name = ctx.json["name"]
    thread = ctx.world.threads.create(
        int(forum["id"]), ctx.bot_user_id, name, PUBLIC_THREAD, applied_tags=tags, **options
    )
    fields = posting.new_fields(ctx.world, int(thread["id"]), body, ctx.files, author_id=ctx.bot_user_id)
    message = ctx.world.messages.create(int(thread["id"]), ctx.bot_user_id, id=thread["id"], **fields)
    return Answer(201, {**with_own_membership(ctx, thread), "message": as_seen(ctx, message)})


def _check_tags(ctx: Context, forum: Json, tags: list[str]) -> None:
    known = {tag["id"]: tag for tag in forum["available_tags"]}
    if not tags and forum["flags"] & REQUIRES_TAG:
        raise tag_required()
    for n, tag in enumerate(tags):
        if tag not in known:
            raise invalid_form((f"applied_tags.{n}", "INVALID_FORUM_TAG", "Unknown tag"))
        if known[tag]["moderated"]:
            ctx.world.require(ctx.bot_user_id, int(forum["id"]), Permission.MANAGE_THREADS)


def _checked(ctx: Context, parent: Json) -> dict[str, Any]:
    form = Form()
    form.text("name", ctx.json.get("name"), 1, 100, required=True)
    duration = ctx.json.get("auto_archive_duration")
    form.choice("auto_archive_duration", duration, DURATIONS)
    form.choice("type", ctx.json.get("type"), THREAD_TYPES)
    form.integer("rate_limit_per_user", ctx.json.get("rate_limit_per_user"), 0, 21600)
    form.finish()
    default = parent.get("default_thread_rate_limit_per_user", 0)
    return {
        "auto_archive_duration": duration or parent.get("default_auto_archive_duration") or 4320,
        "rate_limit_per_user": ctx.json.get("rate_limit_per_user") or default,
    }


def _refuse_too_many(ctx: Context, parent: Json) -> None:
    if len(ctx.world.guilds.get(int(parent["guild_id"])).active_threads) >= MAX_ACTIVE:
        raise too_many_threads()


def _announce(ctx: Context, thread: Json) -> None:
    """The line in the channel that tells of a new public thread."""
    link = {"type": 0, "guild_id": thread["guild_id"], "channel_id": thread["id"]}
    parent_id = int(thread["parent_id"])
    ctx.world.messages.create(
        parent_id, ctx.bot_user_id, type=THREAD_CREATED, content=thread["name"], message_reference=link
    )


def _seen_thread(ctx: Context) -> Json:
    thread_id = ctx.id("channel_id")
    ctx.world.require(ctx.bot_user_id, thread_id)
    thread = ctx.world.channels.get(thread_id)
    if thread["type"] not in THREAD_TYPES:
        raise wrong_channel_type()
    return thread


def _awake_thread(ctx: Context) -> Json:
    thread = _seen_thread(ctx)
    if thread["thread_metadata"]["archived"]:
        raise thread_archived()
    return thread


async def join(ctx: Context) -> None:
    ctx.world.threads.add_member(int(_awake_thread(ctx)["id"]), ctx.bot_user_id)


async def leave(ctx: Context) -> None:
    ctx.world.threads.remove_member(int(_awake_thread(ctx)["id"]), ctx.bot_user_id)


async def add_member(ctx: Context) -> None:
    """Whoever may write adds people; in a private thread that is not invitable only who manages threads does."""
    thread, user_id = _awake_thread(ctx), ctx.id("user_id")
    thread_id, world = int(thread["id"]), ctx.world
    if not posting.may_invite(world, ctx.bot_user_id, thread):
        raise missing_permissions()
    world.members.get(int(thread["guild_id"]), user_id)
    if not world.permissions_in(int(thread["parent_id"]), user_id) & Permission.VIEW_CHANNEL:
        raise missing_access()
    if not world.threads.has_member(thread_id, user_id):
        world.threads.add_member(thread_id, user_id)
        world.messages.create(thread_id, ctx.bot_user_id, type=PERSON_ADDED, mentions=[world.users.get(user_id)])


async def remove_member(ctx: Context) -> None:
    thread = _awake_thread(ctx)
    owns = thread["type"] == PRIVATE_THREAD and thread["owner_id"] == str(ctx.bot_user_id)
    if not owns:
        ctx.world.require(ctx.bot_user_id, int(thread["id"]), Permission.MANAGE_THREADS)
    thread_id, user_id = int(thread["id"]), ctx.id("user_id")
    ctx.world.threads.remove_member(thread_id, user_id)
    person = ctx.world.users.get(user_id)
    ctx.world.messages.create(thread_id, ctx.bot_user_id, type=PERSON_REMOVED, mentions=[person])


async def member(ctx: Context) -> Any:
    thread, user_id = _seen_thread(ctx), _user(ctx)
    found = ctx.world.threads.members(int(thread["id"])).get(user_id)
    if found is None:
        raise unknown_member()
    return _with_guild_member(ctx, thread, found) if ctx.query_flag("with_member") else found


async def members(ctx: Context) -> Any:
    """Discord asks for the members intent here."""
    thread = _seen_thread(ctx)
    require_members_intent(ctx)
    found = ctx.world.threads.members(int(thread["id"])).values()
    if not ctx.query_flag("with_member"):
        return list(found)
    limit, after = ctx.query_int("limit", 100, 1, 100), ctx.query_id("after") or 0
    page = sorted((m for m in found if int(m["user_id"]) > after), key=lambda m: int(m["user_id"]))
    return [_with_guild_member(ctx, thread, m) for m in page[:limit]]


def require_members_intent(ctx: Context) -> None:
    """Lists of members are for applications that have the privileged members intent."""
    if not ctx.world.applications.get(ctx.bot_user_id).allowed_intents & GUILD_MEMBERS:
        raise missing_access()


def _user(ctx: Context) -> int:
    return ctx.bot_user_id if ctx.path["user_id"] == "@me" else ctx.id("user_id")


def _with_guild_member(ctx: Context, thread: Json, found: Json) -> Json:
    guild_id = int(thread["guild_id"])
    return {**found, "member": ctx.world.members.get(guild_id, int(found["user_id"]))}


_CHANNEL = "/channels/{channel_id}"
ROUTES = [
    Route("POST", f"{_CHANNEL}/threads", create, limit=10, per=10),
    Route("POST", f"{_CHANNEL}/messages/{{message_id}}/threads", create_from_message, limit=10, per=10),
    Route("PUT", f"{_CHANNEL}/thread-members/@me", join),
    Route("DELETE", f"{_CHANNEL}/thread-members/@me", leave),
    Route("PUT", f"{_CHANNEL}/thread-members/{{user_id}}", add_member),
    Route("DELETE", f"{_CHANNEL}/thread-members/{{user_id}}", remove_member),
    Route("GET", f"{_CHANNEL}/thread-members/{{user_id}}", member),
    Route("GET", f"{_CHANNEL}/thread-members", members),
]
