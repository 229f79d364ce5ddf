"""Who reads a typed time, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.times.wall import local_date


@dataclass(frozen=True)
class Reader:
    """The person's zone, the moment they typed (in UTC), and whether they may mean something past."""

    now: datetime
    zone: ZoneInfo
    may_be_past: bool = False

    @property
    def today(self) -> date:
        return local_date(self.now, self.zone)
