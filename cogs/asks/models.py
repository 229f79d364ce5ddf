"""One request to one employer: what was typed, what was understood, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Tone(StrEnum):
    WARM = "warm"
    FORMAL = "formal"
    PLAIN = "plain"


class Channel(StrEnum):
    """How the decline came."""

    EMAIL = "email"
    PHONE = "phone"
    CALL = "call"
    PORTAL = "portal"
    CHAT = "chat"
    LETTER = "letter"
    UNSAID = "unsaid"


class SkillForm(StrEnum):
    """How a skill was put, which decides what a sentence can say about it."""

    NOUN = "SQL"
    OWNED = "my case study"
    DOING = "presenting to executives"
    CLAUSE = "how I explained my design"


class State(StrEnum):
    DRAFTED = "drafted"
    RESTING = "resting"
    SENT = "sent"
    ANSWERED = "answered"
    SILENT = "silent"
    CLOSED = "closed"


@dataclass(frozen=True)
class Typed:
    """The form as it was handed in."""

    role: str = ""
    skill: str = ""
    valued: str = ""
    declined: str = ""
    tone: Tone = Tone.WARM

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.role, self.skill, self.valued, self.declined)


@dataclass(frozen=True)
class Phrases:
    """What was typed, in forms that fit into sentences. `stage` may be empty, and so may `employer` and `valued`."""

    role: str
    employer: str
    stage: str
    skill: str
    valued: str
    only_applied: bool = False


@dataclass(frozen=True)
class Decline:
    """When and how it came; of a day without a time, `at` is its end, or now where that is sooner."""

    at: datetime
    on: date
    channel: Channel


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


@dataclass(frozen=True)
class Ask:
    """`about` names the role as a sentence does. `follow_up_at` is when to remind of one follow-up."""

    id: int
    user_id: int
    state: State
    about: str
    skill: str
    tone: Tone
    channel: Channel
    only_applied: bool
    declined_at: datetime
    declined_on: date
    subject: str
    text: str
    made_at: datetime
    rests_until: datetime | None = None
    sent_at: datetime | None = None
    follow_up_at: datetime | None = None
    followed_up_at: datetime | None = None
    answered_at: datetime | None = None
    answer: str = ""

    @property
    def is_unsent(self) -> bool:
        return self.state in (State.DRAFTED, State.RESTING)


class Moment(StrEnum):
    """What now is for sending a draft."""

    TOO_FRESH = "too fresh"
    GOOD = "good"
    LATE = "late"
    TOO_LATE = "too late"


@dataclass(frozen=True)
class Timing:
    """When to send: not before `calm_at`, best up to `best_by`, not after `latest`."""

    moment: Moment
    calm_at: datetime
    best_by: datetime
    latest: datetime


@dataclass(frozen=True)
class Count:
    """Of so many requests that were sent, so many were answered."""

    sent: int
    answered: int


@dataclass(frozen=True)
class Sent:
    """What one person sent of one kind."""

    user_id: int
    tone: Tone
    channel: Channel
    sent: int
    answered: int


@dataclass(frozen=True)
class Totals:
    """What a group may know of its members' requests. Kinds with fewer than five people are left out."""

    people: int
    everything: Count
    by_tone: dict[Tone, Count]
    by_channel: dict[Channel, Count]
