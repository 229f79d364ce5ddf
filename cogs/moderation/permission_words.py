"""Discord's own words for its permissions, and what Greenroom needs them for."""

from collections.abc import Iterable

PERMISSION_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "create_private_threads": "Create Private Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "manage_threads": "Manage Threads",
    "connect": "Connect",
    "create_events": "Create Events",
    "manage_roles": "Manage Roles",
    "manage_channels": "Manage Channels",
    "mute_members": "Mute Members",
    "move_members": "Move Members",
    "administrator": "Administrator",
    "manage_guild": "Manage Server",
    "manage_webhooks": "Manage Webhooks",
    "manage_messages": "Manage Messages",
    "kick_members": "Kick Members",
    "ban_members": "Ban Members",
    "moderate_members": "Timeout Members",
    "mention_everyone": "Mention @everyone",
}

PERMISSION_PURPOSES = {
    "view_channel": "see the channels it works in",
    "send_messages": "post cards",
    "embed_links": "show links in tips and cards",
    "attach_files": "hand over calendar files, charts and resumes",
    "read_message_history": "find its own cards again after a restart",
    "create_public_threads": "open the thread in which an audience watches and asks",
    "create_private_threads": "open the private thread of an interview or a resume review",
    "send_messages_in_threads": "post and remind in those threads",
    "manage_threads": "close threads, and remove resumes when their time is over",
    "connect": "post in the chat of a stage or voice channel",
    "create_events": "put open interviews among the server's events",
    "manage_roles": "make the roles in setup, and give the volunteer role to whom you approve",
    "manage_channels": "make the channels in setup, and open a stage",
    "mute_members": "let the two who meet speak on a stage",
    "move_members": "lead a stage, for which Discord asks it",
}


def permission_list(permissions: Iterable[str]) -> str:
    return ", ".join(f"**{PERMISSION_NAMES[permission]}**" for permission in permissions)
