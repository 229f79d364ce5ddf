"""What an application is, what a volunteer offers, and which limits they set."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Literal, get_args

Kind = Literal["recruiter screen", "behavioural", "technical", "case", "hiring manager", "salary talk"]
KINDS: tuple[str, ...] = get_args(Kind)

LONGEST_EMPLOYER = 100
INDEFINITELY = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""Until they say otherwise."""


class State(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class RoleProblem(StrEnum):
    """Why the volunteer role could not be given or taken."""

    NO_PERMISSION = "no_permission"
    TOO_LOW = "too_low"
    REFUSED = "refused"
    ROLE_GONE = "role_gone"
    LEFT = "left"


@dataclass(frozen=True)
class CardPlace:
    """The message that shows an application."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class ApplicationForm:
    """What somebody says who wants to volunteer."""

    occupation: str
    fields: tuple[str, ...]
    kinds: tuple[str, ...]
    proof: str


@dataclass(frozen=True)
class Application:
    id: int
    guild_id: int
    user_id: int
    name: str
    form: ApplicationForm
    state: State
    decided_by: int | None
    decided_at: datetime | None
    reason: str
    untold: bool
    made_at: datetime
    card: CardPlace | None

    @property
    def is_waiting(self) -> bool:
        return self.state is State.WAITING


@dataclass(frozen=True)
class Attestation:
    """A moderator's word that a volunteer is who they say: how that was seen, and until when it counts."""

    how: str
    by: int | None
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Suspension:
    at: datetime
    by: int | None
    because: str


@dataclass(frozen=True)
class Volunteer:
    """What a volunteer offers: nothing named means anything. Limits that are None are the group's."""

    id: int
    guild_id: int
    user_id: int
    name: str
    fields: tuple[str, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    languages: tuple[str, ...]
    employer: str
    weekly_limit: int | None
    notice_hours: int | None
    buffer_minutes: int | None
    paused_until: datetime | None
    suspension: Suspension | None
    role_problem: RoleProblem | None
    made_at: datetime

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > now


@dataclass(frozen=True)
class Standing:
    """What moderators know of a volunteer."""

    volunteer: Volunteer
    attestation: Attestation | None


@dataclass(frozen=True)
class ProfileChange:
    """Options of `/volunteer profile`; what is None was not named."""

    field: str | None = None
    kind: str | None = None
    level: str | None = None
    language: str | None = None
    employer: str | None = None
    weekly_limit: int | None = None
    notice_hours: int | None = None
    buffer_minutes: int | None = None

    @property
    def is_empty(self) -> bool:
        return all(value is None for value in vars(self).values())


@dataclass(frozen=True)
class Limits:
    """What counts for bookings with one volunteer: their own limits, else the group's."""

    weekly_limit: int
    notice: timedelta
    buffer: timedelta
    paused_until: datetime | None

    @property
    def buffer_minutes(self) -> int:
        return self.buffer // timedelta(minutes=1)

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > now


@dataclass(frozen=True)
class Overview:
    """What moderators see of applications and volunteers: a page of each."""

    applications: list[Application]
    volunteers: list[Standing]
    count: int
    """How many volunteers there are in all."""
    offset: int
