"""What an interview is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.errors import Refusal


class State(StrEnum):
    """HELD waits for the volunteer's yes; HELD and BOOKED are live, the others have ended."""

    HELD = "held"
    BOOKED = "booked"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    EXPIRED = "expired"


LIVE = (State.HELD, State.BOOKED)


@dataclass(frozen=True)
class Wish:
    """What a member fills in when booking."""

    goals: str
    may_be_watched: bool
    may_be_recorded: bool
    field: str | None = None
    kind: str | None = None
    why: tuple[str, ...] = ()
    """Why these two were brought together, where they did not choose each other."""


class Obstacle(StrEnum):
    """What stands in the way of a booking. That two people are KEPT_APART is never said to anybody."""

    SLOT_GONE = "slot gone"
    PAUSED = "paused"
    NOTICE = "notice"
    BOOKINGS = "bookings"
    MEMBER_BUSY = "member busy"
    VOLUNTEER_BUSY = "volunteer busy"
    WEEK_FULL = "week full"
    KEPT_APART = "kept apart"


class CannotBook(Refusal):
    """Said as whoever books for themself reads it; whoever books for others looks at the obstacle."""

    def __init__(self, obstacle: Obstacle, said: str) -> None:
        super().__init__(said)
        self.obstacle = obstacle


@dataclass(frozen=True)
class Interview:
    """A booked pair and time. Either person is None once they asked to be forgotten."""

    id: int
    guild_id: int
    slot_id: int
    volunteer_id: int | None
    member_id: int | None
    starts_at: datetime
    ends_at: datetime
    minutes: int
    field: str | None
    kind: str | None
    place: str
    goals: str
    may_be_watched: bool
    may_be_recorded: bool
    state: State
    answer_due_at: datetime | None
    booked_at: datetime
    ended_by: int | None
    ended_because: str
    member_coming_at: datetime | None
    volunteer_coming_at: datetime | None
    sequence: int
    told_sequence: int
    revision: int
    card_revision: int
    thread_id: int | None
    card_id: int | None
    event_id: int | None
    why: tuple[str, ...] = ()
    ended_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def parties(self) -> tuple[int, ...]:
        return tuple(person for person in (self.member_id, self.volunteer_id) if person is not None)

    def other_party(self, user_id: int) -> int | None:
        return self.volunteer_id if user_id == self.member_id else self.member_id


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who meets whom, and when: of an interview that is live or was held."""

    member_id: int | None
    volunteer_id: int | None
    starts_at: datetime
    ends_at: datetime
    booked_at: datetime
    is_live: bool


class MoveState(StrEnum):
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    KEPT = "kept"
    REPLACED = "replaced"
    VOID = "void"


@dataclass(frozen=True)
class Move:
    """A new time that one party proposed."""

    id: int
    guild_id: int
    interview_id: int
    proposed_by: int
    starts_at: datetime
    state: MoveState
    made_at: datetime
    message_id: int | None
