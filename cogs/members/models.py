"""What members' functions give and take."""

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
