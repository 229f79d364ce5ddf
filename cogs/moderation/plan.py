"""What "Create everything for me" makes: roles, channels, and who may do what in them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from cogs.moderation.models import Channel, ChannelKind, Role
from cogs.moderation.rules import needed_in
from core.settings import Settings

CATEGORY_NAME = "Greenroom"

ROLES = {"moderator_role": "Moderator", "volunteer_role": "Volunteer"}
"""The roles to make. Members need none: without a member role everybody is a member."""

READ = frozenset({"view_channel", "read_message_history"})
POST = frozenset({"send_messages", "create_public_threads", "create_private_threads"})


class Audience(Enum):
    """Who a channel is for; the bot may do in each what it needs there."""

    READERS = "members read"
    THREADS = "members read, and talk in private threads that moderators can read"
    MODERATORS = "only moderators see it"
    ROOM = "members see it and come in"


@dataclass(frozen=True)
class Place:
    """A channel to make, and the setting that will name it."""

    setting: str
    name: str
    audience: Audience


PLACES = (
    Place("announcements_channel", "announcements", Audience.READERS),
    Place("interviews_channel", "interviews", Audience.THREADS),
    Place("resume_channel", "resume-reviews", Audience.THREADS),
    Place("tips_channel", "tips", Audience.READERS),
    Place("moderator_channel", "moderators", Audience.MODERATORS),
    Place("stage_channel", "Interview room", Audience.ROOM),
)


@dataclass(frozen=True)
class Overwrite:
    allow: frozenset[str] = frozenset()
    deny: frozenset[str] = frozenset()


def kind_of(place: Place, has_stages: bool) -> ChannelKind:
    """Discord refuses stages to servers that are not communities; a voice channel does as well."""
    if place.audience is not Audience.ROOM:
        return ChannelKind.TEXT
    return ChannelKind.STAGE if has_stages else ChannelKind.VOICE


def overwrites(
    place: Place, settings: Settings, *, everyone_id: int, bot_id: int, grantable: frozenset[str]
) -> Mapping[int, Overwrite]:
    """Who may do what there, by role or by the bot's own id.

    Nobody can hand out, or take away, in a channel what they may not do in the server: the rest is left out.
    """
    made = {everyone_id: _for_everyone(place, settings), bot_id: Overwrite(frozenset(needed_in([place.setting])))}
    for role_id in _guests(place, settings):
        made[role_id] = Overwrite(_for_guests(place))
    if settings.moderator_role is not None and place.audience in (Audience.THREADS, Audience.MODERATORS):
        # Manage Threads is what lets moderators read private threads.
        made[settings.moderator_role] = Overwrite(_for_guests(place) | {"manage_threads", "send_messages_in_threads"})
    return {
        target: Overwrite(overwrite.allow & grantable, overwrite.deny & grantable)
        for target, overwrite in made.items()
        if (overwrite.allow | overwrite.deny) & grantable
    }


def _for_everyone(place: Place, settings: Settings) -> Overwrite:
    hidden = settings.member_role is not None or place.audience is Audience.MODERATORS
    if place.audience is Audience.ROOM:
        return Overwrite(deny=frozenset({"view_channel", "connect"})) if hidden else Overwrite()
    posts = frozenset() if place.audience is Audience.MODERATORS else POST
    return Overwrite(deny=posts | {"view_channel"}) if hidden else Overwrite(READ, posts)


def _guests(place: Place, settings: Settings) -> Iterable[int]:
    """The roles that must be let in where @everyone is not."""
    if place.audience is Audience.MODERATORS:
        return [] if settings.moderator_role is None else [settings.moderator_role]
    if settings.member_role is None:
        return []
    roles = (settings.member_role, settings.volunteer_role, settings.moderator_role)
    return [role_id for role_id in roles if role_id is not None]


def _for_guests(place: Place) -> frozenset[str]:
    match place.audience:
        case Audience.ROOM:
            return READ | {"connect"}
        case Audience.MODERATORS:
            return READ | {"send_messages"}
        case _:
            return READ


def roles_called(name: str, roles: Iterable[Role]) -> Sequence[Role]:
    """Roles that somebody, or an earlier try, already made for this."""
    return [role for role in roles if role.name.casefold() == name.casefold() and not role.managed]


def category_among(channels: Iterable[Channel]) -> Channel | None:
    categories = [channel for channel in channels if channel.kind is ChannelKind.CATEGORY]
    named = [channel for channel in categories if channel.name.casefold() == CATEGORY_NAME.casefold()]
    return min(named, key=lambda channel: channel.id, default=None)


def left_by_earlier_try(place: Place, channels: Iterable[Channel], category_id: int) -> Channel | None:
    """Only in our own category: a channel of the same name elsewhere is somebody else's."""
    kinds = (ChannelKind.STAGE, ChannelKind.VOICE) if place.audience is Audience.ROOM else (ChannelKind.TEXT,)
    found = [
        channel
        for channel in channels
        if channel.category_id == category_id
        and channel.kind in kinds
        and channel.name.casefold() == place.name.casefold()
    ]
    return min(found, key=lambda channel: channel.id, default=None)
