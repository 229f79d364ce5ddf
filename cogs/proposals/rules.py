"""Until when an answer is due, which times can be offered for choice, and which requests suit a volunteer. Pure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cogs.interviews.models import Obstacle
from cogs.proposals import refusal_texts
from cogs.proposals.models import Busy, Proposal, Question, Why
from cogs.requests.models import Request
from cogs.slots.models import Slot
from cogs.volunteers.models import Limits, Volunteer
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.times import is_unsocial, local_date, wall_of, week_of
from core.wording import Finding

LOOK_AHEAD = timedelta(days=14)
STEP = timedelta(minutes=30)
MOST_TIMES = 25
"""As many as a select has room for."""

MOST_QUESTIONS = 3
UNANSWERED_BEFORE_PAUSE = 3
PAUSED_FOR = timedelta(days=14)
BEFORE_MODERATORS_HEAR = timedelta(hours=1)

CURABLE = frozenset({Obstacle.NOTICE, Obstacle.MEMBER_BUSY, Obstacle.VOLUNTEER_BUSY, Obstacle.WEEK_FULL})
"""What another time may cure, where the volunteer chooses the time."""

WHY = {
    Obstacle.SLOT_GONE: Why.SLOT_GONE,
    Obstacle.NOTICE: Why.TOO_LATE,
    Obstacle.PAUSED: Why.UNAVAILABLE,
    Obstacle.WEEK_FULL: Why.UNAVAILABLE,
    Obstacle.VOLUNTEER_BUSY: Why.UNAVAILABLE,
    Obstacle.MEMBER_BUSY: Why.IMPOSSIBLE,
    Obstacle.BOOKINGS: Why.IMPOSSIBLE,
    Obstacle.KEPT_APART: Why.IMPOSSIBLE,
}

Window = tuple[datetime, datetime]


def due_at(slot: Slot | None, expires_at: datetime, limits: Limits, settings: Settings, now: datetime) -> datetime:
    """When the answer is due: early enough for the volunteer's notice before the slot, or before the request's end."""
    latest = slot.starts_at if slot else expires_at
    return min(now + timedelta(hours=settings.answer_hours), latest - limits.notice)


def check_open(proposal: Proposal | None, actor: Actor) -> Proposal:
    """Whoever is not asked learns nothing; whoever was learns what became of it."""
    if proposal is None or proposal.volunteer_id != actor.user_id:
        raise Refusal(refusal_texts.no_such_offer())
    if not proposal.is_open:
        raise Refusal(refusal_texts.answered_already(proposal.state, proposal.because))
    return proposal


def check_may_ask(asked: Sequence[Question]) -> None:
    """One question at a time, and not many."""
    if any(one.answer is None and not one.undelivered for one in asked):
        raise Refusal(refusal_texts.one_question_at_a_time())
    if len(asked) >= MOST_QUESTIONS:
        raise Refusal(refusal_texts.enough_questions(MOST_QUESTIONS))


def check_wording(findings: Iterable[Finding]) -> None:
    """Hold back what must not be asked of somebody who looks for work, with what could be asked instead."""
    for finding in findings:
        raise Refusal(refusal_texts.question_held_back(finding.quoted, finding.why, finding.instead))


def check_text(text: str, most: int) -> str:
    """A question or an answer as it is passed on; there must be one."""
    text = text.strip()[:most]
    if not text:
        raise Refusal(refusal_texts.nothing_written())
    return text


def check_answer(question: Question | None, proposal: Proposal | None, actor: Actor) -> Question:
    """Only the member who was asked answers, once, and while it still matters."""
    if question is None or proposal is None or proposal.member_id != actor.user_id:
        raise Refusal(refusal_texts.no_such_question())
    if question.answer is not None:
        raise Refusal(refusal_texts.question_answered())
    if not proposal.is_open:
        raise Refusal(refusal_texts.question_too_late())
    return question


def is_inside(starts_at: datetime, ends_at: datetime, windows: Sequence[Window]) -> bool:
    return any(opens <= starts_at and ends_at <= closes for opens, closes in windows)


def times_to_choose(
    windows: Sequence[Window],
    length: timedelta,
    limits: Limits,
    zone: ZoneInfo,
    now: datetime,
    *,
    own_windows: Sequence[Window] | None,
    volunteer_busy: Sequence[Busy],
    member_busy: Sequence[Busy],
    hosted_at: Sequence[datetime],
) -> list[datetime]:
    """Starts inside the member's windows that suit both, at most MOST_TIMES, spread over the days.

    `zone` and `own_windows` are the volunteer's, the latter None where they named none; `hosted_at` are the starts of
    the interviews they give already. Whoever named no windows is not offered the night, if there is anything else.
    """
    fits: list[datetime] = []
    for opens, closes in windows:
        starts_at = _next_step(max(opens, now + limits.notice, now + timedelta(minutes=1)), zone)
        while starts_at + length <= closes:
            ends_at = starts_at + length
            near = (starts_at - limits.buffer, ends_at + limits.buffer)
            if (
                not _overlaps(volunteer_busy, *near)
                and not _overlaps(member_busy, starts_at, ends_at)
                and (own_windows is None or is_inside(starts_at, ends_at, own_windows))
                and _has_room(starts_at, hosted_at, limits, zone)
            ):
                fits.append(starts_at)
            starts_at += STEP
    by_day = [at for at in fits if not is_unsocial(at, zone) and not is_unsocial(at + length, zone)]
    return _spread(sorted(set(by_day if by_day and own_windows is None else fits)), zone)


def _next_step(at: datetime, zone: ZoneInfo) -> datetime:
    """The next full or half hour on the clock in the zone."""
    wall = wall_of(at, zone)
    past = timedelta(minutes=wall.minute % 30, seconds=wall.second, microseconds=wall.microsecond)
    return at if not past else at + STEP - past


def _overlaps(busy: Sequence[Busy], starts_at: datetime, ends_at: datetime) -> bool:
    return any(one.starts_at < ends_at and starts_at < one.ends_at for one in busy)


def _has_room(at: datetime, hosted_at: Sequence[datetime], limits: Limits, zone: ZoneInfo) -> bool:
    first, last = week_of(at, zone)
    return sum(1 for hosted in hosted_at if first <= hosted < last) < limits.weekly_limit


def _spread(times: Sequence[datetime], zone: ZoneInfo) -> list[datetime]:
    """Each day in turn gives one until there are enough: full hours before half hours, and those far apart first."""
    by_day: dict[date, list[datetime]] = {}
    for at in times:
        by_day.setdefault(local_date(at, zone), []).append(at)
    ordered = [_far_apart(own, zone) for own in by_day.values()]
    chosen: list[datetime] = []
    turn = 0
    while len(chosen) < MOST_TIMES and any(len(own) > turn for own in ordered):
        chosen += [own[turn] for own in ordered if len(own) > turn][: MOST_TIMES - len(chosen)]
        turn += 1
    return sorted(chosen)


def _far_apart(times: Sequence[datetime], zone: ZoneInfo) -> list[datetime]:
    full = [at for at in times if wall_of(at, zone).minute == 0]
    half = [at for at in times if wall_of(at, zone).minute != 0]
    return [own[place] for own in (full, half) for place in sorted(range(len(own)), key=_bits_backwards)]


def _bits_backwards(number: int) -> int:
    """Whoever takes numbers in this order leaves gaps that are as even as can be."""
    return int(f"{number:08b}"[::-1], 2)


def suits(request: Request, volunteer: Volunteer | None, settings: Settings) -> bool:
    """Whether the volunteer's profile has room for it: the field, and a shared language."""
    fields = volunteer.fields if volunteer else ()
    languages = (volunteer.languages if volunteer else ()) or (settings.language,)
    return (not fields or request.field in fields) and not set(languages).isdisjoint(request.languages)


def may_see(
    request: Request, volunteer_id: int, apart: Collection[int], met: Collection[int], declined: Collection[int]
) -> bool:
    """Whether this request is shown to the volunteer. Whatever hides it, it is as if there were none.

    `apart` and `met` are members, `declined` are requests.
    """
    return (
        request.member_id != volunteer_id
        and request.member_id not in apart
        and (request.again_welcome or request.member_id not in met)
        and request.id not in declined
    )
