"""What a question of those who watch is, and the queue of an interview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cogs.interviews.models import Interview
from cogs.live.models import LiveState, Session

LONGEST_QUESTION = 300


class QuestionState(StrEnum):
    """A DRAFT waits for its asker to say that it differs from another; TAKEN is being answered."""

    DRAFT = "draft"
    WAITING = "waiting"
    TAKEN = "taken"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


ASKED = (QuestionState.WAITING, QuestionState.TAKEN, QuestionState.ANSWERED, QuestionState.SKIPPED)


@dataclass(frozen=True)
class Question:
    id: int
    guild_id: int
    interview_id: int
    asked_by: int | None
    is_anonymous: bool
    body: str
    state: QuestionState
    votes: int
    made_at: datetime

    @property
    def shown_asker(self) -> int | None:
        """Who is said to have asked it; None for whoever stays unnamed."""
        return None if self.is_anonymous else self.asked_by


class Part(StrEnum):
    """Of the evening: a new part gets a new message, which is the last in the thread then."""

    BEFORE = "before"
    QUESTIONS = "questions"


@dataclass(frozen=True)
class Panel:
    channel_id: int
    message_id: int
    part: Part
    face: str
    shown_at: datetime


@dataclass(frozen=True)
class Queue:
    """Everything that was asked in one interview, in the order in which it is shown."""

    session: Session
    interview: Interview
    questions: Sequence[Question]
    panel: Panel | None
    tip: str = ""
    """On asking well, while nothing was asked."""

    def having(self, state: QuestionState) -> list[Question]:
        return [question for question in self.questions if question.state is state]

    @property
    def taken(self) -> Question | None:
        return next(iter(self.having(QuestionState.TAKEN)), None)

    @property
    def is_open(self) -> bool:
        return self.session.state in (LiveState.READY, LiveState.RUNNING)


@dataclass(frozen=True)
class Asking:
    """What came of asking: the question, and one that says nearly the same where it was not put into the queue."""

    question: Question
    similar: Question | None = None
