"""Who acts, as plain values: rules and services know an Actor and nothing of Discord."""

from dataclasses import dataclass
from enum import Enum

from core.settings import Settings


class Who(Enum):
    """Who may use a command, button or form at all. Whose booking it is, and the like, services decide."""

    EVERYONE = "everyone"
    MEMBER = "member"
    VOLUNTEER = "volunteer"
    MODERATOR = "moderator"


@dataclass(frozen=True)
class Actor:
    """A person in one group. Roles decide who is who (see the settings member_role, volunteer_role, moderator_role)."""

    guild_id: int
    user_id: int
    name: str
    is_member: bool
    is_volunteer: bool
    is_moderator: bool

    def is_a(self, who: Who) -> bool:
        return {
            Who.EVERYONE: True,
            Who.MEMBER: self.is_member,
            Who.VOLUNTEER: self.is_volunteer,
            Who.MODERATOR: self.is_moderator,
        }[who]


def recognise(
    guild_id: int, user_id: int, name: str, role_ids: frozenset[int], manages_server: bool, settings: Settings
) -> Actor:
    """Tell who somebody is from their roles and whether they hold Manage Server."""
    moderates = manages_server or settings.moderator_role in role_ids
    volunteers = settings.volunteer_role in role_ids
    return Actor(
        guild_id=guild_id,
        user_id=user_id,
        name=name,
        is_member=settings.member_role is None or settings.member_role in role_ids or volunteers or moderates,
        is_volunteer=volunteers,
        is_moderator=moderates,
    )
