"""What members' functions give and take."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo


class PersonZone(NamedTuple):
    """The zone a person's times are read and shown in; `is_default` where it is the group's, for want of their own."""

    zone: ZoneInfo
    is_default: bool


class StoredZone(NamedTuple):
    """A zone that a person chose, and when."""

    zone: ZoneInfo
    set_at: datetime


@dataclass(frozen=True)
class ModeratorAct:
    """A change that this person made as a moderator, as the group's log keeps it."""

    action: str
    subject: str
    detail: str
    made_at: datetime
