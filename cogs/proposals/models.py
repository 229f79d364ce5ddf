"""A proposal, which people read as "offer": a request and the one volunteer who is asked to take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cogs.interviews.models import Interview
from cogs.requests.models import Request
from cogs.slots.models import Slot

LONGEST_QUESTION, LONGEST_ANSWER = 300, 500


class State(StrEnum):
    """OPEN waits for the volunteer's answer; nothing changes once it has ended."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    VOID = "void"


class Why(StrEnum):
    """Why a proposal became void. IMPOSSIBLE says as much as anybody may know."""

    NOT_VOID = ""
    WITHDRAWN = "withdrawn"
    SLOT_GONE = "slot_gone"
    UNREACHABLE = "unreachable"
    UNAVAILABLE = "unavailable"
    TOO_LATE = "too_late"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Place:
    """Where a message is; as text, what a job about it carries."""

    channel_id: int
    message_id: int

    def __str__(self) -> str:
        return f"{self.channel_id}:{self.message_id}"

    @classmethod
    def read(cls, text: str) -> "Place":
        channel_id, message_id = map(int, text.split(":"))
        return cls(channel_id, message_id)


@dataclass(frozen=True)
class Proposal:
    """Without a slot, the volunteer chooses a time inside the member's windows. Forgotten people are None.

    `sending_to` are the channels where the card may be while its place is not known yet.
    """

    id: int
    guild_id: int
    request_id: int
    member_id: int | None
    volunteer_id: int | None
    slot_id: int | None
    state: State
    because: Why
    reasons: tuple[str, ...]
    made_at: datetime
    due_at: datetime
    ended_at: datetime | None
    interview_id: int | None
    paused_until: datetime | None
    place: Place | None
    sending_to: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN


@dataclass(frozen=True)
class Question:
    """What the volunteer asked before deciding. UNDELIVERED: the member could not be reached."""

    id: int
    guild_id: int
    proposal_id: int
    question: str
    asked_at: datetime
    answer: str | None
    answered_at: datetime | None
    undelivered: bool
    place: Place | None
    sending_to: tuple[int, ...] = ()

    @property
    def is_forgotten(self) -> bool:
        """Its words are deleted; it is kept until its message is too, in case that was sent."""
        return not self.question


@dataclass(frozen=True)
class Answered:
    """What became of a yes: the interview, or the proposal that turned out to be void."""

    proposal: Proposal
    interview: Interview | None


@dataclass(frozen=True)
class OfferShown:
    """Everything that the card of one offer needs."""

    proposal: Proposal
    request: Request | None
    slot: Slot | None
    interview: Interview | None
    questions: Sequence[Question]
    windows: Sequence[tuple[datetime, datetime]]
    needs: str
    occupied: timedelta
    volunteer_zone: ZoneInfo
    member_zone: ZoneInfo
    group: str


@dataclass(frozen=True)
class Busy:
    """A stretch in which somebody cannot."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Waiting:
    """A request that a volunteer may take, and when its member can."""

    request: Request
    windows: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True)
class Listing:
    """`next_offset` is where the next page begins; None on the last one."""

    offers: list[Proposal]
    waiting: list[Waiting]
    offset: int
    next_offset: int | None
