"""Discord's permission bits, and how roles, overwrites and threads turn into what one may do in a channel."""

from collections.abc import Iterable
from enum import IntFlag
from typing import Any

Json = dict[str, Any]


class Permission(IntFlag):
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    PRIORITY_SPEAKER = 1 << 8
    STREAM = 1 << 9
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    VIEW_GUILD_INSIGHTS = 1 << 19
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EMBEDDED_ACTIVITIES = 1 << 39
    MODERATE_MEMBERS = 1 << 40
    VIEW_CREATOR_MONETIZATION_ANALYTICS = 1 << 41
    USE_SOUNDBOARD = 1 << 42
    CREATE_GUILD_EXPRESSIONS = 1 << 43
    CREATE_EVENTS = 1 << 44
    USE_EXTERNAL_SOUNDS = 1 << 45
    SEND_VOICE_MESSAGES = 1 << 46
    SET_VOICE_CHANNEL_STATUS = 1 << 48
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


P = Permission
ALL = int(~P(0))
IN_DM = int(
    P.VIEW_CHANNEL | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.READ_MESSAGE_HISTORY | P.ADD_REACTIONS
    | P.MENTION_EVERYONE | P.USE_EXTERNAL_EMOJIS | P.USE_EXTERNAL_STICKERS | P.SEND_VOICE_MESSAGES | P.SEND_POLLS
    | P.PIN_MESSAGES | P.USE_APPLICATION_COMMANDS | P.USE_EXTERNAL_APPS
)  # fmt: skip
EVERYONE_DEFAULT = int(
    P.CREATE_INSTANT_INVITE | P.ADD_REACTIONS | P.STREAM | P.VIEW_CHANNEL | P.SEND_MESSAGES | P.EMBED_LINKS
    | P.ATTACH_FILES | P.READ_MESSAGE_HISTORY | P.USE_EXTERNAL_EMOJIS | P.CONNECT | P.SPEAK | P.USE_VAD
    | P.CHANGE_NICKNAME | P.USE_APPLICATION_COMMANDS | P.REQUEST_TO_SPEAK | P.CREATE_PUBLIC_THREADS
    | P.CREATE_PRIVATE_THREADS | P.USE_EXTERNAL_STICKERS | P.SEND_MESSAGES_IN_THREADS | P.USE_EMBEDDED_ACTIVITIES
    | P.USE_SOUNDBOARD | P.USE_EXTERNAL_SOUNDS | P.SEND_VOICE_MESSAGES | P.SEND_POLLS | P.USE_EXTERNAL_APPS
)  # fmt: skip
"""What @everyone has in a new guild."""

_WHILE_TIMED_OUT = int(P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY)
_NEEDS_SENDING = int(P.MENTION_EVERYONE | P.SEND_TTS_MESSAGES | P.ATTACH_FILES | P.EMBED_LINKS)
_VOICE_TYPES = frozenset({2, 13})


def base(everyone: Json, roles: Iterable[Json]) -> int:
    """What a member's roles give in the whole guild, before any channel."""
    bits = int(everyone["permissions"])
    for role in roles:
        bits |= int(role["permissions"])
    return ALL if bits & P.ADMINISTRATOR else bits


def with_overwrites(bits: int, overwrites: Iterable[Json], guild_id: str, role_ids: Iterable[str], user_id: str) -> int:
    """Apply a channel's overwrites in Discord's order: @everyone, the roles together, the member."""
    if bits & P.ADMINISTRATOR:
        return ALL
    by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
    allow = deny = 0
    if everyone := by_id.get(guild_id):
        bits = bits & ~int(everyone["deny"]) | int(everyone["allow"])
    for role_id in role_ids:
        if role := by_id.get(role_id):
            allow |= int(role["allow"])
            deny |= int(role["deny"])
    bits = bits & ~deny | allow
    if member := by_id.get(user_id):
        bits = bits & ~int(member["deny"]) | int(member["allow"])
    return bits


def without_implied_denials(bits: int, channel_type: int, timed_out: bool = False) -> int:
    """What is left after Discord's implied rules: no view, no anything; no sending, no files and mentions."""
    if bits & P.ADMINISTRATOR:
        return ALL
    if not bits & P.VIEW_CHANNEL or (channel_type in _VOICE_TYPES and not bits & P.CONNECT):
        return bits & P.VIEW_CHANNEL
    if not bits & P.SEND_MESSAGES:
        bits &= ~_NEEDS_SENDING
    return bits & _WHILE_TIMED_OUT if timed_out else bits


def in_thread(bits: int) -> int:
    """A thread takes its parent's permissions, with the right to send in threads in place of the right to send."""
    may_send = bool(bits & P.SEND_MESSAGES_IN_THREADS)
    return bits | P.SEND_MESSAGES if may_send else bits & ~P.SEND_MESSAGES
