"""What is known of who came and who did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cogs.interviews.models import Interview
from cogs.reports.models import Report


class Said(StrEnum):
    """What somebody says of an interview: both were there, only they were, or they were not."""

    MET = "met"
    ALONE = "alone"
    ABSENT = "absent"


class Kind(StrEnum):
    NO_SHOW = "no_show"
    LATE_CANCEL = "late_cancel"


@dataclass(frozen=True)
class Miss:
    id: int
    guild_id: int
    user_id: int
    interview_id: int
    kind: Kind
    missed_at: datetime
    excused_at: datetime | None
    excused_self: bool


@dataclass(frozen=True)
class Asked:
    """Who is asked about which interview: one that has not begun, or one that is over."""

    interview: Interview
    user_id: int
    is_over: bool


@dataclass(frozen=True)
class Record:
    """What moderators see of a person."""

    user_id: int
    coming: Sequence[Interview]
    past: Sequence[Interview]
    misses: Sequence[Miss]
    counted: int
    paused_until: datetime | None
    reports: Sequence[Report]
