"""Who missed an interview, which misses count, and what follows: in doubt, nothing does."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from cogs.attendance import texts
from cogs.attendance.models import Miss, Said
from cogs.interviews.models import Interview, State
from cogs.live.models import LiveState, Session
from core.actor import Actor
from core.errors import Refusal

FADES_AFTER = timedelta(days=30)
FREE = 1
PAUSE = timedelta(days=14)
ANSWER_WITHIN = timedelta(hours=24)

ASKS_NOBODY = (LiveState.RUNNING, LiveState.STOPPED, LiveState.OFF)
"""It is on, or was called off, or stopped, which counts against nobody."""


def needs_asking(interview: Interview, session: Session | None, here: Collection[int]) -> bool:
    """Whether it should have begun, or is over, and somebody was not there."""
    if interview.state not in (State.BOOKED, State.FINISHED) or len(interview.parties) < 2:
        return False
    if session is not None and session.state in ASKS_NOBODY:
        return False
    return not set(interview.parties) <= set(here)


def whom_to_ask(interview: Interview, session: Session | None, here: Collection[int]) -> list[int]:
    """Both, where it did not begin. Where it did, first who was there: many meet without checking in."""
    if session is not None and session.state is LiveState.ENDED:
        return [person for person in interview.parties if person in here]
    return list(interview.parties)


def check_host(interview: Interview | None, actor: Actor) -> Interview:
    """Whoever leads decides who steps in; others learn nothing of it."""
    if interview is None or not (actor.is_moderator or actor.user_id == interview.volunteer_id):
        raise Refusal(texts.not_yours_to_decide())
    return interview


def check_awaited(
    interview: Interview, session: Session | None, here: Collection[int], grace: timedelta, now: datetime
) -> None:
    """Whether its member is missed by now, so that somebody else may step in."""
    if interview.state is not State.BOOKED or session is None or session.state is not LiveState.READY:
        raise Refusal(texts.nobody_is_missed())
    if interview.member_id in here:
        raise Refusal(texts.member_is_here())
    if now < interview.starts_at + grace:
        raise Refusal(texts.give_them_time(interview.starts_at + grace))


def who_missed(parties: Sequence[int], answers: Mapping[int, Said], here: Collection[int]) -> list[int]:
    """Whoever says so, and whoever the other waited for: unless they checked in, or say otherwise."""
    if Said.MET in answers.values():
        return []
    missed = []
    for person in parties:
        others = [answers.get(other) for other in parties if other != person]
        waited_for = Said.ALONE in others and person not in here and person not in answers
        if answers.get(person) is Said.ABSENT or waited_for:
            missed.append(person)
    return missed


def is_late_cancel(interview: Interview, free_cancel_hours: int) -> bool:
    """Called off by one of the two after the time to do so freely. One that nobody said yes to yet is no promise."""
    at = interview.ended_at
    if interview.state is not State.CANCELLED or interview.ended_by not in interview.parties or at is None:
        return False
    if interview.answer_due_at is not None and interview.answer_due_at > at:
        return False
    return at < interview.starts_at < at + timedelta(hours=free_cancel_hours)


def count(misses: Sequence[Miss], now: datetime) -> int:
    """Those that count: of the last 30 days, not excused, and not the first of them, which is free."""
    lasting = [one for one in misses if one.excused_at is None and one.missed_at > now - FADES_AFTER]
    return max(0, len(lasting) - FREE)


def check_begun(interview: Interview, now: datetime) -> None:
    """Who came is known once its time has come, and where it was not called off."""
    if interview.state not in (State.BOOKED, State.FINISHED) or interview.starts_at > now:
        raise Refusal(texts.not_begun())


def check_excuse(miss: Miss | None, user_id: int, own: Sequence[Miss], now: datetime) -> Miss:
    """Nobody needs a proof, and once in 30 days one's own word is enough."""
    if miss is None or miss.user_id != user_id:
        raise Refusal(texts.no_such_miss())
    for other in own:
        lately = other.excused_at is not None and other.excused_at > now - FADES_AFTER
        if other.excused_self and lately and other.id != miss.id:
            raise Refusal(texts.excused_lately())
    return miss
