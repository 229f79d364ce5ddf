"""What a prep pack is, which questions it has, and what somebody with a duty writes down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cogs.interviews.models import Interview
from core.agendas import Phase
from core.wording import Finding

LONGEST_NOTES = 1500


@dataclass(frozen=True)
class Question:
    """Without `levels` it is for everybody, without `fields` for every field."""

    id: str
    kind: str
    text: str
    probes: tuple[str, ...]
    looks_at: str
    levels: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OffLimits:
    """A topic that no interview needs, and what to ask instead."""

    topic: str
    instead: str


class Part(StrEnum):
    """Who reads a pack."""

    VOLUNTEER = "volunteer"
    MEMBER = "member"


@dataclass(frozen=True)
class Place:
    """Where a message is."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Sending:
    """One pack on its way to its reader, or there: `starts_at` is when the interview begins, as far as it knows.

    `face` tells what the message shows.
    """

    interview_id: int
    guild_id: int
    part: Part
    starts_at: datetime
    place: Place | None
    face: str


@dataclass(frozen=True)
class Drawn:
    """A question that was in a pack: `draw` counts from 1; `is_asked` while it still is."""

    question_id: str
    draw: int
    is_asked: bool


@dataclass(frozen=True)
class Pack:
    """Everything that a pack shows. `repeated` are questions that the member was asked in an earlier interview."""

    interview: Interview
    part: Part
    phases: tuple[Phase, ...]
    looked_at: tuple[str, ...]
    questions: tuple[Question, ...]
    repeated: frozenset[str]
    draw: int
    needs: str
    in_advance: bool
    """The member gets the questions, too."""
    has_resume: bool
    place: str
    reveal_hours: int
    tip: str
    can_draw: bool

    @property
    def reader_id(self) -> int | None:
        return self.interview.volunteer_id if self.part is Part.VOLUNTEER else self.interview.member_id


# Those who watch


@dataclass(frozen=True)
class Duty:
    id: str
    name: str
    emoji: str
    about: str
    brief: str
    help: str


class NotesState(StrEnum):
    """DRAFT: nothing is written, or something in it must be changed. GIVEN: the member reads it with the feedback."""

    DRAFT = "draft"
    GIVEN = "given"


@dataclass(frozen=True)
class Taken:
    """Somebody's duty in an interview. `observer_id` is None once they were forgotten."""

    interview_id: int
    member_id: int
    observer_id: int | None
    duty: str
    notes: str
    state: NotesState
    made_at: datetime


@dataclass(frozen=True)
class Desk:
    """How somebody who watches stands with their duty: `taken` is None for who has none yet."""

    interview: Interview
    taken: Taken | None
    duty: Duty | None
    counts: Mapping[str, int]
    """How many have which duty."""
    due_at: datetime
    findings: tuple[Finding, ...] = ()
