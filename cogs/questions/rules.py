"""Who may ask and lead, what is nearly the same question, and in which order they come: decisions on plain values."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from cogs.interviews.models import Interview
from cogs.live.models import LiveState, Session
from cogs.questions import texts
from cogs.questions.models import Panel, Part, Question, QuestionState
from core.actor import Actor
from core.agendas import PhaseKind
from core.errors import Refusal
from core.wording import Finding

BETWEEN_EDITS = timedelta(seconds=3)

MOST_OF_ONE_PERSON = 10
"""Waiting in one interview: more would be somebody else's turn."""

NEARLY_THE_SAME = 0.6
"""The part of their telling words that two questions have in common."""

_WORD = re.compile(r"[^\W_]+")
_SAYS_LITTLE = frozenset(
    "a about an and any are as at be by can could did do does for from give had has have how i if in is it me more my "
    "of on one or our please really should so some tell that the their them there they this to us was we were what "
    "when where which who why will with would you your".split()
)


def check_open(interview: Interview | None, session: Session | None, actor: Actor) -> Session:
    """The session in which one may ask; an interview that nobody watches is as good as none to others."""
    if interview is None or (not interview.may_be_watched and actor.user_id not in interview.parties):
        raise Refusal(texts.no_such_interview())
    if not interview.may_be_watched:
        raise Refusal(texts.nobody_watches())
    if session is None or session.state in (LiveState.OFF, LiveState.MISSED):
        raise Refusal(texts.not_open())
    if session.state not in (LiveState.READY, LiveState.RUNNING):
        raise Refusal(texts.is_over())
    return session


def check_there(interview: Interview, actor: Actor, *, has_seat: bool) -> None:
    if not (has_seat or actor.user_id in interview.parties or actor.is_moderator):
        raise Refusal(texts.seat_first())


def check_leads(interview: Interview, actor: Actor) -> None:
    """The two who meet, and moderators, say what comes next: the member, too, may pass any question."""
    if actor.user_id not in interview.parties and not actor.is_moderator:
        raise Refusal(texts.for_those_who_lead())


def check_wording(findings: Iterable[Finding]) -> None:
    """Hold back what must not be asked in an interview, with what could be asked instead."""
    for finding in findings:
        raise Refusal(texts.held_back(finding.quoted, finding.why, finding.instead))


def check_number(waiting: int) -> None:
    if waiting >= MOST_OF_ONE_PERSON:
        raise Refusal(texts.enough_of_yours(waiting))


def find_similar(body: str, others: Iterable[Question]) -> Question | None:
    """The question that has most of its telling words in common with this text, if that is most of them."""
    words = telling_words(body)
    near = [(_overlap(words, telling_words(other.body)), -other.id, other) for other in others]
    best = max(near, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] >= NEARLY_THE_SAME else None


def telling_words(body: str) -> frozenset[str]:
    """Without those that say little, and without endings of number."""
    words = [word.casefold() for word in _WORD.findall(body)]
    telling = [word for word in words if word not in _SAYS_LITTLE]
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in telling or words)


def _overlap(one: Collection[str], other: Collection[str]) -> float:
    together = set(one) | set(other)
    return len(set(one) & set(other)) / len(together) if together else 0.0


def in_order(questions: Iterable[Question]) -> list[Question]:
    """The most wanted first; among equals, the one that was asked first."""
    return sorted(questions, key=lambda question: (-question.votes, question.id))


def first_waiting(questions: Iterable[Question]) -> Question | None:
    return next(iter(in_order(one for one in questions if one.state is QuestionState.WAITING)), None)


def part_of(session: Session) -> Part:
    kinds = [phase.kind for phase in session.phases]
    begins = kinds.index(PhaseKind.QUESTIONS) if PhaseKind.QUESTIONS in kinds else len(kinds)
    has_begun = session.state is not LiveState.READY and session.number >= begins
    return Part.QUESTIONS if has_begun else Part.BEFORE


def next_edit(panel: Panel | None, now: datetime) -> datetime:
    """When a change is shown: many people press at once, and Discord slows down who edits for each of them.

    A clock that jumped back keeps nobody waiting.
    """
    if panel is None or panel.shown_at > now:
        return now
    return max(now, panel.shown_at + BETWEEN_EDITS)
