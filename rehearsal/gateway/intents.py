"""Which events a session hears: the intents it asked for, and whose words they let it read."""

from enum import IntFlag
from typing import Any


class Intent(IntFlag):
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_EXPRESSIONS = 1 << 3
    GUILD_INTEGRATIONS = 1 << 4
    GUILD_WEBHOOKS = 1 << 5
    GUILD_INVITES = 1 << 6
    GUILD_VOICE_STATES = 1 << 7
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_SCHEDULED_EVENTS = 1 << 16
    AUTO_MODERATION_CONFIGURATION = 1 << 20
    AUTO_MODERATION_EXECUTION = 1 << 21
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


ALL_INTENTS = sum(Intent)
PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT

_GUILD_EVENTS = {
    "GUILD_AUDIT_LOG_ENTRY_CREATE": Intent.GUILD_MODERATION,
    "GUILD_BAN_ADD": Intent.GUILD_MODERATION,
    "GUILD_BAN_REMOVE": Intent.GUILD_MODERATION,
    "GUILD_EMOJIS_UPDATE": Intent.GUILD_EXPRESSIONS,
    "GUILD_STICKERS_UPDATE": Intent.GUILD_EXPRESSIONS,
    "GUILD_INTEGRATIONS_UPDATE": Intent.GUILD_INTEGRATIONS,
    "WEBHOOKS_UPDATE": Intent.GUILD_WEBHOOKS,
    "VOICE_STATE_UPDATE": Intent.GUILD_VOICE_STATES,
    "PRESENCE_UPDATE": Intent.GUILD_PRESENCES,
    "TYPING_START": Intent.GUILD_MESSAGE_TYPING,
}
_GUILD_FAMILIES = (
    ("GUILD_SCHEDULED_EVENT_", Intent.GUILD_SCHEDULED_EVENTS),
    ("GUILD_MEMBER_", Intent.GUILD_MEMBERS),
    ("INVITE_", Intent.GUILD_INVITES),
    ("INTEGRATION_", Intent.GUILD_INTEGRATIONS),
    ("MESSAGE_REACTION_", Intent.GUILD_MESSAGE_REACTIONS),
    ("MESSAGE_POLL_", Intent.GUILD_MESSAGE_POLLS),
    ("MESSAGE_", Intent.GUILD_MESSAGES),
    ("GUILD_", Intent.GUILDS),
    ("CHANNEL_", Intent.GUILDS),
    ("THREAD_", Intent.GUILDS),
    ("STAGE_INSTANCE_", Intent.GUILDS),
)
_DIRECT_FAMILIES = (
    ("MESSAGE_REACTION_", Intent.DIRECT_MESSAGE_REACTIONS),
    ("MESSAGE_POLL_", Intent.DIRECT_MESSAGE_POLLS),
    ("MESSAGE_", Intent.DIRECT_MESSAGES),
    ("TYPING_START", Intent.DIRECT_MESSAGE_TYPING),
    ("CHANNEL_PINS_UPDATE", Intent.DIRECT_MESSAGES),
    ("CHANNEL_", Intent.DIRECT_MESSAGES),
)


def intent_needed(event_name: str, in_guild: bool) -> Intent | None:
    """The intent that brings this event, or None when every session gets it."""
    if in_guild and event_name in _GUILD_EVENTS:
        return _GUILD_EVENTS[event_name]
    for prefix, intent in _GUILD_FAMILIES if in_guild else _DIRECT_FAMILIES:
        if event_name.startswith(prefix):
            return intent
    return None


def may_read_content(message: dict[str, Any], bot_user_id: int) -> bool:
    """Without the message content intent a bot reads its own messages, those that mention it, and direct messages."""
    own_id = str(bot_user_id)
    return (
        "guild_id" not in message
        or message.get("author", {}).get("id") == own_id
        or any(user["id"] == own_id for user in message.get("mentions", ()))
    )


def without_content(message: dict[str, Any]) -> dict[str, Any]:
    """The message as a bot without the message content intent gets it."""
    blank: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}
    stripped = message | {key: value for key, value in blank.items() if key in message}
    stripped.pop("poll", None)
    return stripped
