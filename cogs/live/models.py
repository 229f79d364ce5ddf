"""What a live session is: an interview while people meet for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum

from cogs.interviews.models import Interview
from core.agendas import Phase


class LiveState(StrEnum):
    """READY: people may check in. STOPPED: one of the two ended it early. MISSED: it never began. OFF: called off."""

    READY = "ready"
    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"
    MISSED = "missed"
    OFF = "off"


class Signal(Enum):
    """How much time a phase has left. Said in word, symbol and colour."""

    NONE = "none"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True)
class Panel:
    """The message that shows a session. `face` tells what it shows, and `phase` for which phase it was posted."""

    channel_id: int
    message_id: int
    phase: int
    face: str
    shown_at: datetime


@dataclass(frozen=True)
class Session:
    interview_id: int
    guild_id: int
    state: LiveState
    phases: tuple[Phase, ...]
    number: int
    """Of the present phase, from 0."""
    phase_started_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    channel_id: int | None
    """Where it is shown, known before the first message is."""
    panel: Panel | None

    @property
    def phase(self) -> Phase:
        return self.phases[self.number]

    @property
    def length(self) -> timedelta:
        """Of all its phases, as planned."""
        return timedelta(minutes=sum(phase.minutes for phase in self.phases))

    @property
    def is_last_phase(self) -> bool:
        return self.number == len(self.phases) - 1

    @property
    def phase_ends_at(self) -> datetime | None:
        return self.phase_started_at + timedelta(minutes=self.phase.minutes) if self.phase_started_at else None


class Arrival(Enum):
    """What **Check in** did: for one of the two, for somebody who could step in, or nothing that was not so before."""

    PARTY = "party"
    STAND_IN = "stand-in"
    KNOWN = "known"


@dataclass(frozen=True)
class Shown:
    """What the panel shows."""

    session: Session
    interview: Interview
    here: frozenset[int]
    """Who has checked in."""

    @property
    def stand_ins(self) -> int:
        """How many are there who could step in."""
        return len(self.here - set(self.interview.parties))
