"""Which permissions Greenroom needs and what for, and what Check says about a group. Pure."""

from collections.abc import Collection, Iterable, Mapping

from cogs.moderation import setup_texts as texts
from cogs.moderation.models import Channel, Finding, Group, Kind, Need
from cogs.moderation.specs import CHANNEL_SETTINGS, PRIVATE_THREAD_SETTINGS, ROLE_SETTINGS, SPECS
from cogs.moderation.values import check_channel
from core.errors import Refusal
from core.settings import Settings

NEEDS = (
    Need("view_channel", CHANNEL_SETTINGS),
    Need("send_messages", CHANNEL_SETTINGS),
    Need("embed_links", CHANNEL_SETTINGS),
    Need("attach_files", CHANNEL_SETTINGS),
    Need("read_message_history", CHANNEL_SETTINGS),
    Need("create_public_threads", ("announcements_channel", "interviews_channel")),
    Need("create_private_threads", PRIVATE_THREAD_SETTINGS),
    Need("send_messages_in_threads", ("announcements_channel", *PRIVATE_THREAD_SETTINGS)),
    Need("manage_threads", ("announcements_channel", *PRIVATE_THREAD_SETTINGS)),
    Need("connect", ("stage_channel",)),
    Need("create_events"),
    Need("manage_roles", optional=True),
    Need("manage_channels", optional=True),
    Need("mute_members", ("stage_channel",), optional=True),
    Need("move_members", ("stage_channel",), optional=True),
)
"""Every permission that Greenroom uses. The README's table says the same, and the invite asks for just these."""

Uses = Mapping[int, Collection[str]]
"""Channels with the settings that name them."""

PERMISSIONS = frozenset(need.permission for need in NEEDS)

MEMBERS_NEED = {
    "announcements_channel": ("view_channel",),
    "interviews_channel": ("view_channel", "send_messages_in_threads"),
    "resume_channel": ("view_channel", "send_messages_in_threads"),
    "tips_channel": ("view_channel",),
    "stage_channel": ("view_channel", "connect"),
}
"""What members need themselves: nobody sees a thread whose channel they cannot see."""


def needed_in(names: Collection[str]) -> list[str]:
    """The permissions needed in a channel that these settings name, in the table's order.

    Not those for leading a stage: a voice channel does without, and the panel of an interview says what it misses.
    """
    return [need.permission for need in NEEDS if set(need.where) & set(names) and not need.optional]


def missing(have: Collection[str], needed: Iterable[str]) -> list[str]:
    return [permission for permission in needed if permission not in have]


def uses_of_channels(settings: Settings) -> Uses:
    uses: dict[int, tuple[str, ...]] = {}
    for name in CHANNEL_SETTINGS:
        channel_id = getattr(settings, name)
        if channel_id is not None:
            uses[channel_id] = (*uses.get(channel_id, ()), name)
    return uses


def settings_naming(settings: Settings, thing_id: int) -> list[str]:
    """The settings that name this channel or role."""
    return [name for name in (*ROLE_SETTINGS, *CHANNEL_SETTINGS) if getattr(settings, name) == thing_id]


def check(group: Group, settings: Settings) -> list[Finding]:
    """Everything that stands in the way, the urgent first; nothing at all where all is well."""
    found = [
        *_unset(settings),
        *_gone(group, settings),
        *check_channels(group, uses_of_channels(settings)),
        *_in_the_server(group),
        *_roles(group, settings),
    ]
    return sorted(found, key=lambda finding: not finding.urgent)


def check_channels(group: Group, uses: Uses) -> list[Finding]:
    """What is wrong with channels, given what they are used for."""
    found = [finding for use in uses.items() for finding in _in_channel(group, *use)]
    for need in NEEDS:
        if need.permission not in group.mine and (channels := _channels_lacking(group, uses, need)):
            # Missing in the server: one click there mends it in all channels.
            found.append(Finding(texts.missing_in_server(need.permission, channels)))
    return found


def _in_channel(group: Group, channel_id: int, names: Collection[str]) -> list[Finding]:
    channel, rights = group.channels.get(channel_id), group.rights.get(channel_id)
    if channel is None or rights is None:
        return []
    found = _wrong_kind(channel, names)
    lacking = missing(rights.mine, needed_in(names))
    if in_channel := [permission for permission in lacking if permission in group.mine]:
        found.append(Finding(texts.missing_in_channel(channel, names, in_channel)))
    if "moderator_channel" in names and "view_channel" in rights.anybody:
        found.append(Finding(texts.not_private(channel)))
    needed = {permission for name in names for permission in MEMBERS_NEED.get(name, ())}
    if lacking := missing(rights.members, sorted(needed)):
        found.append(Finding(texts.members_lack(channel, lacking)))
    return found


def _channels_lacking(group: Group, uses: Uses, need: Need) -> list[Channel]:
    return [
        group.channels[channel_id]
        for channel_id, names in uses.items()
        if channel_id in group.rights
        and set(names) & set(need.where)
        and need.permission not in group.rights[channel_id].mine
    ]


def _wrong_kind(channel: Channel, names: Collection[str]) -> list[Finding]:
    """A channel can be turned into an announcement channel after it was chosen."""
    found = []
    for name in names:
        try:
            check_channel(SPECS[name], channel)
        except Refusal as refusal:
            found.append(Finding(str(refusal)))
    return found


def _unset(settings: Settings) -> list[Finding]:
    unset = [name for name in CHANNEL_SETTINGS if getattr(settings, name) is None]
    urgent = [name for name in unset if SPECS[name].kind is Kind.TEXT_CHANNEL]
    found = [Finding(texts.channels_not_set(urgent))] if urgent else []
    if settings.stage_channel is None:
        found.append(Finding(texts.no_room(), urgent=False))
    if settings.volunteer_role is None:
        found.append(Finding(texts.no_volunteer_role()))
    return found


def _gone(group: Group, settings: Settings) -> list[Finding]:
    return [
        Finding(texts.gone([name], is_role=name in ROLE_SETTINGS))
        for name in (*ROLE_SETTINGS, *CHANNEL_SETTINGS)
        if is_gone(group, settings, name)
    ]


def is_gone(group: Group, settings: Settings, name: str) -> bool:
    thing_id = getattr(settings, name)
    there = group.roles if name in ROLE_SETTINGS else group.channels
    return thing_id is not None and thing_id not in there


def _in_the_server(group: Group) -> list[Finding]:
    found = [
        Finding(texts.missing_in_server(need.permission), urgent=not need.optional)
        for need in NEEDS
        if not need.where and need.permission not in group.mine
    ]
    if "administrator" in group.mine:
        found.append(Finding(texts.administrator_is_too_much(), urgent=False))
    return found


def _roles(group: Group, settings: Settings) -> list[Finding]:
    volunteer = group.roles.get(settings.volunteer_role or 0)
    if volunteer is not None and volunteer.position >= group.top_position and "manage_roles" in group.mine:
        return [Finding(texts.role_too_low(volunteer))]
    return []
