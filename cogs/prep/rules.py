"""When a pack is sent, which questions it has, and who may write notes until when: pure decisions on plain values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from random import Random

from cogs.interviews.models import Interview, State
from cogs.prep import duty_texts, texts
from cogs.prep.models import Drawn, NotesState, Part, Question
from core.actor import Actor
from core.errors import Refusal
from core.times import local_date
from core.wording import Finding

SENT_BEFORE = timedelta(hours=24)
NOTES_OPEN_BEFORE = timedelta(minutes=15)
"""As people may check in from then on, and some begin a little early."""

MINUTES_FOR_A_QUESTION = 5
FEWEST_QUESTIONS, MOST_QUESTIONS = 4, 8

WITHOUT_A_KIND = "behavioural"
"""Whose questions fit every field and every role."""

# When


def send_at(starts_at: datetime, now: datetime) -> datetime:
    return max(now, starts_at - SENT_BEFORE)


def is_other_day(before: datetime, after: datetime, zone: tzinfo) -> bool:
    return local_date(before, zone) != local_date(after, zone)


# Who


def check_party(interview: Interview | None, actor: Actor, now: datetime) -> Part:
    """Whose pack this person reads; to anybody else there is no such interview."""
    if interview is None or actor.user_id not in interview.parties or interview.state is State.HELD:
        raise Refusal(texts.no_such_interview())
    if interview.state is not State.BOOKED or interview.ends_at <= now:
        raise Refusal(texts.not_to_come())
    return Part.VOLUNTEER if actor.user_id == interview.volunteer_id else Part.MEMBER


def check_draws(part: Part, interview: Interview, now: datetime) -> None:
    if part is not Part.VOLUNTEER:
        raise Refusal(texts.no_such_interview())
    if interview.starts_at <= now:
        raise Refusal(texts.has_begun())


# Which questions


def count_of(minutes: int) -> int:
    """How many questions a volunteer may need in so many minutes."""
    return min(max(minutes // MINUTES_FOR_A_QUESTION, FEWEST_QUESTIONS), MOST_QUESTIONS)


def fitting(questions: Iterable[Question], kind: str | None, level: str | None, field: str | None) -> list[Question]:
    return [
        one
        for one in questions
        if one.kind == (kind or WITHOUT_A_KIND)
        and (not one.levels or level in one.levels)
        and (not one.fields or field in one.fields)
    ]


def draw(
    candidates: Sequence[Question],
    asked: Mapping[str, datetime],
    drawn: Collection[Drawn],
    count: int,
    seed: int,
) -> list[Question]:
    """New questions before those that the member was asked in another interview, and of these the oldest first.

    Those that were drawn for this interview before come after others that are as new, those of the last draw at the
    very end. The result is in the order of asking.
    """
    shuffled = list(candidates)
    Random(seed).shuffle(shuffled)
    draws = {one.question_id: one.draw for one in drawn}
    present = {one.question_id for one in drawn if one.is_asked}

    def rank(one: Question) -> tuple[bool, float, int]:
        at = asked.get(one.id)
        return one.id in present, at.timestamp() if at else 0, draws.get(one.id, 0)

    chosen = {one.id for one in sorted(shuffled, key=rank)[:count]}
    return [one for one in candidates if one.id in chosen]


# Those who watch


def check_watches(interview: Interview | None, actor: Actor, *, is_seated: bool) -> Interview:
    """A private interview, and one that is not agreed yet, is as good as none."""
    if interview is None or not interview.may_be_watched or interview.state is State.HELD:
        raise Refusal(duty_texts.no_such_interview())
    if actor.user_id in interview.parties:
        raise Refusal(duty_texts.takes_part())
    if interview.state not in (State.BOOKED, State.FINISHED) or interview.member_id is None:
        raise Refusal(duty_texts.is_off())
    if not is_seated:
        raise Refusal(duty_texts.seat_first())
    return interview


def check_room(due_at: datetime, now: datetime) -> None:
    """What comes after the promised time, nobody waits for any more."""
    if now >= due_at:
        raise Refusal(duty_texts.room_closed())


def check_notes_open(interview: Interview, now: datetime) -> None:
    opens_at = interview.starts_at - NOTES_OPEN_BEFORE
    if interview.state is State.BOOKED and now < opens_at:
        raise Refusal(duty_texts.too_early(opens_at))


def state_of(notes: str, findings: Collection[Finding]) -> NotesState:
    if not notes or any(finding.is_held_back for finding in findings):
        return NotesState.DRAFT
    return NotesState.GIVEN
