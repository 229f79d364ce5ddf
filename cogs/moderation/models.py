"""Settings as people type them, the group as it stands on Discord, and what went wrong, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Kind(Enum):
    """What a setting takes."""

    ZONE = "zone"
    CHOICE = "choice"
    FIELDS = "fields"
    ROLE = "role"
    TEXT_CHANNEL = "text channel"
    ROOM = "stage or voice channel"
    NUMBER = "number"
    REMINDERS = "reminders"
    TIME_OF_DAY = "time of day"
    WEEKLY_TIME = "weekly time"


class Section(Enum):
    """Where `/settings show` puts a setting."""

    GROUP = "The group"
    ROLES = "Roles"
    CHANNELS = "Channels"
    INTERVIEWS = "Interviews"
    VOLUNTEERS = "Volunteers"
    RESUMES = "Resumes"
    RECORDING = "Recording"
    MATCHING = "Matching and tips"


@dataclass(frozen=True)
class Spec:
    """What may be put into one setting. `least` to `most` is the range of a number, in `unit`."""

    name: str
    section: Section
    kind: Kind
    least: int = 0
    most: int = 0
    unit: str = ""
    choices: tuple[str, ...] = ()


class ChannelKind(Enum):
    TEXT = "text channel"
    NEWS = "announcement channel"
    VOICE = "voice channel"
    STAGE = "stage channel"
    CATEGORY = "category"
    OTHER = "other channel"


@dataclass(frozen=True)
class Role:
    """`powers` are the permissions, of those that matter here, which the role gives in the whole server."""

    id: int
    name: str
    position: int
    managed: bool
    powers: frozenset[str]


@dataclass(frozen=True)
class Channel:
    id: int
    name: str
    kind: ChannelKind
    category_id: int | None = None
    category: str = ""


@dataclass(frozen=True)
class Rights:
    """What may be done in one channel: by Greenroom, by the group's members, by just anybody."""

    mine: frozenset[str]
    members: frozenset[str]
    anybody: frozenset[str]


@dataclass(frozen=True)
class Group:
    """A server as it stands. `rights` are known for the channels that the settings name; roles without @everyone."""

    id: int
    roles: Mapping[int, Role]
    channels: Mapping[int, Channel]
    rights: Mapping[int, Rights]
    mine: frozenset[str]
    top_position: int


@dataclass(frozen=True)
class Need:
    """A permission that Greenroom needs: in the channels of these settings or, without any, in the whole server."""

    permission: str
    where: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing that Check found. What is not `urgent` only takes some comfort away."""

    said: str
    urgent: bool = True


@dataclass(frozen=True)
class AuditEntry:
    id: int
    user_id: int
    action: str
    subject: str
    detail: str
    made_at: datetime


@dataclass(frozen=True)
class Trouble:
    """Jobs of one kind that failed for one reason: how many there are, and what the first few were about."""

    id: int
    guild_id: int
    kind: str
    reason: str
    detail: str
    state: str
    closed_by: int | None
    channel_id: int | None
    message_id: int | None
    jobs: int
    subjects: tuple[int, ...]

    @property
    def is_open(self) -> bool:
        return self.state == "open" and self.jobs > 0
