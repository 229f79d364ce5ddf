"""What consent to a recording is, and what a recording is allowed to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cogs.interviews.models import Interview

SCOPE = "sound and picture of whoever speaks"
AUDIENCE = "those who speak and have agreed"

TEXT_VERSION = 1
"""Of `texts.what_you_agree_to`: with other words, everybody is asked again."""


class Answer(StrEnum):
    AGREE = "agree"
    NO = "no"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """WAITING: somebody who speaks has not answered. REFUSED: somebody said no, or took their yes back."""

    ON = "on"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True)
class Consent:
    """One line of the ledger."""

    interview_id: int
    answer: Answer
    text_version: int
    answered_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Recording:
    """`changes` counts how often it was switched on or off; a closed one stays off for good.

    The link is empty before it is there, and when it is gone.
    """

    interview_id: int
    guild_id: int
    is_on: bool
    changes: int
    is_closed: bool
    card_id: int | None
    link: str
    remove_at: datetime | None


@dataclass(frozen=True)
class Copy:
    """A message that holds the link, and to whom; None once they asked to be forgotten."""

    user_id: int | None
    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Shown:
    """What the card shows. `answers` has nobody who has not answered."""

    interview: Interview
    recording: Recording
    speakers: tuple[int, ...]
    answers: Mapping[int, Answer]
    standing: Standing
    days: int
