"""What a person told about themself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args

Level = Literal["student", "entry", "mid", "senior", "lead", "career change"]
LEVELS: tuple[str, ...] = get_args(Level)


class Topic(StrEnum):
    """What a profile has entries for."""

    FIELD = "field"
    LEVEL = "level"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Profile:
    """What matching uses. Without a language of their own, a person speaks the group's."""

    fields: tuple[str, ...] = ()
    level: str | None = None
    languages: tuple[str, ...] = ()

    def of(self, topic: Topic) -> tuple[str, ...]:
        match topic:
            case Topic.FIELD:
                return self.fields
            case Topic.LEVEL:
                return (self.level,) if self.level else ()
            case Topic.LANGUAGE:
                return self.languages


class Need(StrEnum):
    """What can be ticked. The values are the columns of the table."""

    QUESTIONS_IN_ADVANCE = "questions_in_advance"
    CAPTIONS = "captions"
    MORE_TIME = "more_time"
    CAMERA_OFF = "camera_off"
    BREAKS = "breaks"


@dataclass(frozen=True)
class Needs:
    """What helps a person in an interview: ticks, and their own words."""

    ticked: frozenset[Need] = frozenset()
    other: str = ""

    def __bool__(self) -> bool:
        return bool(self.ticked or self.other)


@dataclass(frozen=True)
class BlockedPerson:
    user_id: int
    made_at: datetime


@dataclass(frozen=True)
class BlockedEmployer:
    """`employer` is what names are compared by, `name` what was typed."""

    employer: str
    name: str
    made_at: datetime


@dataclass(frozen=True)
class Blocks:
    """Whom a person never wants to meet. Nobody else is ever told."""

    people: Sequence[BlockedPerson]
    employers: Sequence[BlockedEmployer]

    def __bool__(self) -> bool:
        return bool(self.people or self.employers)
