"""What people look at in an interview, a filled form, and what the member gets of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.wording import Finding

LONGEST_STRENGTH = 250
LONGEST_MOMENT = 150
LONGEST_BEHAVIOUR = 250
LONGEST_EFFECT = 200
LONGEST_NEXT = 200
"""As a goal may be, which it becomes."""

MOST_POINTS = 2

Levels = Mapping[str, int | None]
"""By dimension; None where it was not observed."""


@dataclass(frozen=True)
class Dimension:
    """One thing to look at; `steps` has a behaviour for each level, the first level first."""

    id: str
    name: str
    about: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Rubric:
    """`levels` are names; level 1 is the first of them."""

    levels: tuple[str, ...]
    dimensions: Mapping[str, Dimension]
    presets: Mapping[str, tuple[str, ...]]

    def of_kind(self, kind: str | None) -> tuple[Dimension, ...]:
        """What is looked at in this kind of interview."""
        return tuple(self.dimensions[name] for name in self.presets.get(kind or "any", self.presets["any"]))

    def level_name(self, level: int) -> str:
        return self.levels[level - 1]


class Part(StrEnum):
    """Whose eyes: the member's own, the volunteer's, or those of somebody who watched."""

    SELF = "self"
    INTERVIEWER = "interviewer"
    OBSERVER = "observer"


@dataclass(frozen=True)
class Point:
    """A strength, a growth point, or both. A growth point has all of its four."""

    strength: str = ""
    moment: str = ""
    behaviour: str = ""
    effect: str = ""
    try_next: str = ""

    @property
    def growth(self) -> tuple[str, str, str, str]:
        return self.moment, self.behaviour, self.effect, self.try_next

    @property
    def is_empty(self) -> bool:
        return not self.strength and not any(self.growth)

    @property
    def has_growth(self) -> bool:
        return any(self.growth)


@dataclass(frozen=True)
class Score:
    """A filled form. `author_id` is None once they were forgotten. `in_room`: what the room saw includes it."""

    id: int
    interview_id: int
    author_id: int | None
    part: Part
    made_at: datetime
    handed_in_at: datetime | None = None
    in_room: bool = False
    levels: Levels = field(default_factory=dict)
    points: Mapping[int, Point] = field(default_factory=dict)
    action: str = ""

    @property
    def next_action(self) -> str:
        """The one thing to do next: as it was written, else what the first growth point says."""
        tries = [self.points[number].try_next for number in sorted(self.points) if self.points[number].try_next]
        return self.action or (tries[0] if tries else "")


class Usefulness(StrEnum):
    VERY = "very"
    PARTLY = "partly"
    NOT_YET = "not yet"


class Piece(StrEnum):
    """What a member can let the group see."""

    STRENGTHS = "strengths"
    GROWTH = "growth"
    LEVELS = "levels"


@dataclass(frozen=True)
class CardPlace:
    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Feedback:
    """See the table. `is_revealed` is the seal: until then nobody is told what another one scored."""

    interview_id: int
    guild_id: int
    member_id: int | None
    starts_at: datetime
    kind: str | None
    due_at: datetime
    revealed_at: datetime | None = None
    given_at: datetime | None = None
    thanked_at: datetime | None = None
    usefulness: Usefulness | None = None
    shown: frozenset[Piece] = frozenset()
    card: CardPlace | None = None

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None


@dataclass(frozen=True)
class RoomLevel:
    """The average of those who watched, from three people on; `spread` is the standard deviation."""

    people: int
    mean: float
    spread: float


@dataclass(frozen=True)
class SideBySide:
    """One dimension as three saw it; None where somebody did not say, or did not observe it."""

    dimension: str
    own: int | None
    interviewer: int | None
    room: RoomLevel | None

    @property
    def is_empty(self) -> bool:
        return self.own is None and self.interviewer is None and self.room is None


@dataclass(frozen=True)
class PastInterview:
    """What is revealed of one interview. `action` is the one thing to do next, empty where there is none."""

    interview_id: int
    starts_at: datetime
    kind: str | None
    levels: tuple[SideBySide, ...]
    action: str
    action_done_at: datetime | None


@dataclass(frozen=True)
class Occasion:
    """An interview that somebody can score, with what they did about it: `handed_in` is None before a first draft."""

    interview_id: int
    starts_at: datetime
    ends_at: datetime
    kind: str | None
    part: Part
    handed_in: bool | None = None


@dataclass(frozen=True)
class Desk:
    """One form as its author sees it. `score` is None before anything was filled in."""

    interview_id: int
    starts_at: datetime
    kind: str | None
    part: Part
    due_at: datetime
    score: Score | None
    findings: tuple[Finding, ...] = ()
    missing: str = ""
    is_revealed: bool = False

    @property
    def is_handed_in(self) -> bool:
        return self.score is not None and self.score.handed_in_at is not None

    @property
    def is_held_back(self) -> bool:
        """Something in it must be changed before it is handed in."""
        return any(finding.is_held_back for finding in self.findings)


@dataclass(frozen=True)
class Given:
    """What a party may see of an interview now. While it is sealed, nothing but who has handed in.

    `interviewer` and `own` are None where there is none, or the reader may not see it.
    """

    feedback: Feedback
    part: Part
    volunteer_id: int | None
    has_own: bool
    has_other: bool
    own: Score | None = None
    interviewer: Score | None = None
    levels: tuple[SideBySide, ...] = ()
    room_points: tuple[Point, ...] = ()
    room_people: int = 0
