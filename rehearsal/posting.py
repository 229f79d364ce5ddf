"""From a request's body to a message's fields, and sending as somebody, with all of Discord's checks.

Interactions use `new_fields` and `edited_fields`: checked contents without a look at permissions. `send_as` is what a
person's or a bot's own message goes through.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from rehearsal.errors import (
    cannot_dm,
    invalid_form,
    missing_permissions,
    no_reply_without_history,
    no_shared_guild,
    not_a_text_channel,
    slow_mode,
    system_message,
    thread_locked,
)
from rehearsal.events import Json
from rehearsal.mentions import mentions_in
from rehearsal.permissions import Permission
from rehearsal.rest.context import Upload, snowflake
from rehearsal.snowflakes import made_at_ms
from rehearsal.state.channels import PRIVATE_THREAD, TALKING_TYPES, THREAD_TYPES
from rehearsal.validation import messages as validation
from rehearsal.validation.components import media_of, walk
from rehearsal.validation.form import Form
from rehearsal.world import World

NONCE_LIFE = timedelta(minutes=5)
REPLY = 19


def new_fields(
    world: World,
    channel_id: int,
    body: Json,
    uploads: Sequence[Upload] = (),
    *,
    may_be_ephemeral: bool = False,
    author_id: int | None = None,
) -> Json:
    """Fields for `world.messages.create` from the body of a create-message, callback or follow-up.

    Stores the files. Raises 50035 and others; permissions are not looked at, but for what `author_id` may mention.
    """
    parts = validation.checked(body, uploads, may_be_ephemeral=may_be_ephemeral)
    _name_media(world, parts)
    may_mention = author_id is None or bool(world.permissions_in(channel_id, author_id) & Permission.MENTION_EVERYONE)
    return {
        **parts,
        **mentions_in(world, channel_id, parts, body.get("allowed_mentions"), may_mention_everyone=may_mention),
        "files": _stored(world, channel_id, body, uploads),
    }


def edited_fields(world: World, message: Json, body: Json, uploads: Sequence[Upload] = ()) -> Json:
    """Changes for `world.messages.edit` from the body of an edit-message or an update callback."""
    channel_id, files = int(message["channel_id"]), world.messages.files_of(message)
    parts = validation.checked(body, uploads, before=message, files=files)
    _name_media(world, parts)
    if parts["flags"] == message["flags"]:
        del parts["flags"]
    staying = validation.staying_files(body, files)
    new = _stored(world, channel_id, body, uploads)
    if "content" in parts or "components" in parts:
        after = {**message, **parts}
        parts |= mentions_in(world, channel_id, after, body.get("allowed_mentions"), may_mention_everyone=True)
    return {**parts, "files": [*staying, *new]} if new or len(staying) != len(files) else parts


def send_as(world: World, author_id: int, channel_id: int, body: Json, uploads: Sequence[Upload] = ()) -> Json:
    """Send a message as anybody, person or bot, with all of Discord's permission checks."""
    channel = world.channels.get(channel_id)
    if channel["type"] not in TALKING_TYPES:
        raise not_a_text_channel()
    if "guild_id" in channel:
        _check_rights(world, author_id, channel, body, uploads)
    else:
        _check_dm(world, author_id, channel)
    earlier = _same_nonce(world, author_id, channel_id, body)
    if earlier:
        return earlier
    fields = new_fields(world, channel_id, body, uploads, author_id=author_id)
    fields |= _reply_fields(world, author_id, channel_id, body)
    if body.get("nonce") is not None:
        fields["nonce"] = body["nonce"]
    if channel["type"] in THREAD_TYPES:
        _wake_thread(world, author_id, channel)
    message = world.messages.create(channel_id, author_id, **fields)
    if channel["type"] in THREAD_TYPES:
        _add_mentioned(world, author_id, channel, message)
    return message


def may_invite(world: World, user_id: int, thread: Json) -> bool:
    """Whether somebody may add others to a thread: who may write, unless only managers and the owner may invite."""
    bits = world.permissions_in(int(thread["id"]), user_id)
    if not bits & Permission.SEND_MESSAGES:
        return False
    open_to_all = thread["type"] != PRIVATE_THREAD or thread["thread_metadata"].get("invitable", True)
    return bool(open_to_all or bits & Permission.MANAGE_THREADS or thread["owner_id"] == str(user_id))


def check_thread_is_open(world: World, user_id: int, thread: Json) -> None:
    """A locked thread takes words only from who manages threads (160005)."""
    locked = thread["thread_metadata"]["locked"]
    if locked and not world.permissions_in(int(thread["id"]), user_id) & Permission.MANAGE_THREADS:
        raise thread_locked()


def _check_rights(world: World, author_id: int, channel: Json, body: Json, uploads: Sequence[Upload]) -> None:
    channel_id = int(channel["id"])
    needed = Permission.SEND_MESSAGES
    if uploads:
        needed |= Permission.ATTACH_FILES
    if body.get("tts"):
        needed |= Permission.SEND_TTS_MESSAGES
    world.require(author_id, channel_id, needed)
    if body.get("embeds") and not world.permissions_in(channel_id, author_id) & Permission.EMBED_LINKS:
        raise missing_permissions()
    if channel["type"] in THREAD_TYPES:
        check_thread_is_open(world, author_id, channel)
    _check_slow_mode(world, author_id, channel)


def _check_slow_mode(world: World, author_id: int, channel: Json) -> None:
    wait = channel.get("rate_limit_per_user")
    if not wait or world.users.get(author_id).get("bot"):
        return
    if world.permissions_in(int(channel["id"]), author_id) & Permission.BYPASS_SLOWMODE:
        return
    left = wait - world.messages.seconds_since_last_of(int(channel["id"]), author_id)
    if left > 0:
        raise slow_mode(left)


def _check_dm(world: World, author_id: int, channel: Json) -> None:
    """A bot reaches who shares a guild with it (50278) and takes its DMs (50007)."""
    world.require(author_id, int(channel["id"]))
    if not world.users.get(author_id).get("bot"):
        return
    for person_id in world.channels.people(channel) - {author_id}:
        if not any(author_id in guild.members for guild in world.guilds.of(person_id)):
            raise no_shared_guild()
        if person_id in world.users.closed_dms:
            raise cannot_dm()


def _same_nonce(world: World, author_id: int, channel_id: int, body: Json) -> Json | None:
    """With enforce_nonce, a message of the last minutes with the same nonce stands for the new one."""
    nonce = body.get("nonce")
    if not isinstance(nonce, int):
        form = Form()
        form.text("nonce", nonce, 0, 25)
        form.finish()
    if nonce is None or not body.get("enforce_nonce"):
        return None
    earlier = world.messages.by_nonce(channel_id, author_id, nonce)
    if earlier is None:
        return None
    age = made_at_ms(world.ids.next()) - made_at_ms(int(earlier["id"]))
    return earlier if age < NONCE_LIFE.total_seconds() * 1000 else None


def _reply_fields(world: World, author_id: int, channel_id: int, body: Json) -> Json:
    reference = body.get("message_reference")
    if reference is None:
        return {}
    if not isinstance(reference, dict):
        raise invalid_form(("message_reference", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType."))
    message_id = snowflake(reference.get("message_id"), "message_reference.message_id")
    original = world.messages.find(channel_id, message_id)
    if original is None:
        if not reference.get("fail_if_not_exists", True):
            return {}
        raise invalid_form(("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"))
    if not world.permissions_in(channel_id, author_id) & Permission.READ_MESSAGE_HISTORY:
        raise no_reply_without_history()
    if original["type"] not in (0, REPLY, 20, 23):
        raise system_message()
    channel = world.channels.get(channel_id)
    link = {"type": 0, "channel_id": str(channel_id), "message_id": original["id"]}
    if "guild_id" in channel:
        link["guild_id"] = channel["guild_id"]
    shown = {key: value for key, value in original.items() if key != "referenced_message"}
    return {"type": REPLY, "message_reference": link, "referenced_message": shown}


def _wake_thread(world: World, author_id: int, thread: Json) -> None:
    """Writing wakes an archived thread and makes the writer its member."""
    thread_id = int(thread["id"])
    if thread["thread_metadata"]["archived"]:
        world.threads.edit(thread_id, metadata={"archived": False})
    world.threads.add_member(thread_id, author_id)


def _add_mentioned(world: World, author_id: int, thread: Json, message: Json) -> None:
    """A person mentioned in a thread becomes its member, if they see the channel and the author may invite."""
    if not message["mentions"] or not may_invite(world, author_id, thread):
        return
    for user in message["mentions"]:
        sees_channel = world.permissions_in(int(thread["parent_id"]), int(user["id"])) & Permission.VIEW_CHANNEL
        if sees_channel and not user.get("bot"):
            world.threads.add_member(int(thread["id"]), int(user["id"]))


def _name_media(world: World, parts: Json) -> None:
    """Every picture and file of a layout gets an id, and for now its own address as the proxy's."""
    for component in walk(parts.get("components", [])):
        for media in media_of(component):
            media |= {"id": str(world.ids.next()), "proxy_url": media["url"]}


def _stored(world: World, channel_id: int, body: Json, uploads: Sequence[Upload]) -> list[Json]:
    told: dict[str, Any] = {str(entry.get("id")): entry for entry in body.get("attachments") or ()}
    stored = []
    for upload in uploads:
        entry = told.get(str(upload.index), {})
        stored.append(
            world.files.store(
                channel_id,
                validation.clean_name(entry.get("filename") or upload.filename),
                upload.data,
                content_type=upload.content_type,
                description=entry.get("description"),
            )
        )
    return stored
