"""What moderators see of everybody's interviews."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cogs.interviews.models import Interview
from cogs.members.models import PersonZone
from cogs.volunteers.models import Volunteer


class Which(StrEnum):
    """COMING are on or ahead; BEGUN are on or over."""

    COMING = "coming"
    BEGUN = "begun"


class Came(StrEnum):
    """What a moderator says of an interview."""

    BOTH = "both"
    NO_MEMBER = "no_member"
    NO_VOLUNTEER = "no_volunteer"
    NEITHER = "neither"


@dataclass(frozen=True)
class Page:
    which: Which
    interviews: Sequence[Interview]
    offset: int
    has_more: bool
    zone: PersonZone
    """The moderator's own."""


@dataclass(frozen=True)
class Shown:
    """One interview: who said that they are there, and who missed it as far as is known."""

    interview: Interview
    here: Collection[int]
    absent: Collection[int]
    can_change: bool
    """Nobody has begun it."""
    can_mark: bool


@dataclass(frozen=True)
class Choice:
    """Who could take over an interview, the most fitting first."""

    interview: Interview
    free: Sequence[Volunteer]
