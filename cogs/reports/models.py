"""What a report is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_WORDS = 1500
LONGEST_NOTE = 500
DAYS_KEPT = 180


class State(StrEnum):
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True)
class Place:
    """Where a message is: the one that is reported, or the card of the report."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Report:
    """`person_id` is None where it is about nobody in particular; the others are None once they were forgotten."""

    id: int
    guild_id: int
    reporter_id: int | None
    person_id: int | None
    message: Place | None
    words: str
    state: State
    made_at: datetime
    done_by: int | None
    done_at: datetime | None
    note: str
    card: Place | None
