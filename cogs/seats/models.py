"""What a seat is, and what the audience of an interview knows of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from cogs.interviews.models import Interview


class SeatState(StrEnum):
    """SEATED: may watch. WAITING: gets the next free seat, in the order of asking."""

    SEATED = "seated"
    WAITING = "waiting"


@dataclass(frozen=True)
class Seat:
    id: int
    guild_id: int
    interview_id: int
    user_id: int
    state: SeatState
    made_at: datetime


@dataclass(frozen=True)
class CardPlace:
    """Where the card is that everybody sees."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Audience:
    """`starts_at` is the time that the audience was last told."""

    interview_id: int
    guild_id: int
    starts_at: datetime
    card: CardPlace | None
    card_face: str
    thread_id: int | None


class Standing(Enum):
    """How an interview stands for whoever would like to watch it."""

    OPEN = "open"
    ON = "on"
    OVER = "over"
    OFF = "off"
    CLOSED = "closed"
    """The group gives no seats at present."""


class News(StrEnum):
    """What somebody with a seat, or waiting for one, has to be told."""

    SEATED = "seated"
    WAITING = "waiting"
    MOVED = "moved"
    OFF = "off"


@dataclass(frozen=True)
class Shown:
    """What the public card shows."""

    interview: Interview
    audience: Audience
    standing: Standing
    seated: int


@dataclass(frozen=True)
class Watching:
    """How one person stands with one interview. `seat` is None for who neither has one nor waits."""

    interview: Interview
    standing: Standing
    seat: Seat | None
    number: int
    """The place in the waiting list, from 1; 0 for whoever does not wait."""
    place: str
    """Where to go, as the two who meet said it; empty while nobody said."""
    will_remind: bool
    clash_at: datetime | None = None
    """When an interview of their own begins that overlaps with this one."""

    @property
    def is_seated(self) -> bool:
        return self.seat is not None and self.seat.state is SeatState.SEATED
