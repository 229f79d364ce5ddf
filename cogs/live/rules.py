"""Who may do what in a live session, and what its clock says: pure decisions on plain values."""

from datetime import datetime, timedelta

from cogs.interviews.models import Interview, State
from cogs.live import texts
from cogs.live.models import LiveState, Session, Signal
from core.actor import Actor
from core.agendas import Phase, PhaseKind
from core.errors import Refusal

OPENS_BEFORE = timedelta(minutes=15)
ENDS_BY_ITSELF_AFTER = timedelta(minutes=30)
"""Beyond what was planned: nobody pressed **End**."""

BETWEEN_EDITS = timedelta(seconds=3)

GREEN_BEFORE_END = 5
YELLOW_BEFORE_END = 2
"""Minutes before a phase ends: five to go on, two for the last answer."""

SHORTEST_WITH_GREEN = 20
SHORTEST_WITH_YELLOW = 5


def opens_at(interview: Interview) -> datetime:
    return interview.starts_at - OPENS_BEFORE


def check_opened(interview: Interview | None, session: Session | None, actor: Actor, now: datetime) -> Session:
    """The session, for whoever may know of it; says when it opens to whoever comes early."""
    interview = check_known(interview, actor)
    if session is not None and session.state is not LiveState.OFF:
        return session
    if interview.state is State.BOOKED and now < opens_at(interview):
        raise Refusal(texts.not_open_yet(opens_at(interview)))
    raise Refusal(texts.not_on())


def check_known(interview: Interview | None, actor: Actor) -> Interview:
    """An interview that others watch is known to everybody once it is agreed; others to the two and moderators."""
    if interview is None or interview.state is State.HELD:
        raise Refusal(texts.no_such_interview())
    if actor.user_id in interview.parties or actor.is_moderator or interview.may_be_watched:
        return interview
    raise Refusal(texts.no_such_interview())


def check_may_come(interview: Interview, actor: Actor, *, on_standby: bool) -> None:
    """Where others watch, somebody on stand-by may say that they could step in."""
    if not (on_standby and interview.may_be_watched):
        check_party(interview, actor)


def check_party(interview: Interview, actor: Actor) -> None:
    if actor.user_id not in interview.parties:
        raise Refusal(texts.for_the_two_only(interview.may_be_watched))


def check_host(
    interview: Interview, actor: Actor, awaited_since: datetime | None, grace: timedelta, now: datetime
) -> None:
    """The volunteer and moderators lead; the member may, too, once the volunteer let the time pass.

    `awaited_since` is when the volunteer should have pressed, None while nobody waits for it.
    """
    if actor.user_id == interview.volunteer_id or actor.is_moderator:
        return
    if actor.user_id != interview.member_id:
        raise Refusal(texts.for_the_host_only(interview.may_be_watched))
    if interview.volunteer_id is None or (awaited_since is not None and now >= awaited_since + grace):
        return
    raise Refusal(texts.host_first(awaited_since + grace if awaited_since else None))


def check_not_over(session: Session) -> None:
    if session.state in (LiveState.ENDED, LiveState.STOPPED, LiveState.MISSED):
        raise Refusal(texts.is_over())


def check_running(session: Session) -> None:
    check_not_over(session)
    if session.state is not LiveState.RUNNING:
        raise Refusal(texts.not_started())


def signal_times(phase: Phase, started_at: datetime) -> list[tuple[datetime, Signal]]:
    """When each signal of a phase is given. A short phase has fewer."""
    ends_at = started_at + timedelta(minutes=phase.minutes)
    found = [(ends_at, Signal.RED)]
    if phase.minutes >= SHORTEST_WITH_YELLOW:
        found.insert(0, (ends_at - timedelta(minutes=YELLOW_BEFORE_END), Signal.YELLOW))
    if phase.minutes >= SHORTEST_WITH_GREEN or (phase.kind is PhaseKind.INTERVIEW and phase.minutes > GREEN_BEFORE_END):
        found.insert(0, (ends_at - timedelta(minutes=GREEN_BEFORE_END), Signal.GREEN))
    return found


def signal_of(session: Session, now: datetime) -> Signal:
    """What the clock says; a clock that jumped back says nothing."""
    if session.state is not LiveState.RUNNING or session.phase_started_at is None:
        return Signal.NONE
    given = [signal for at, signal in signal_times(session.phase, session.phase_started_at) if at <= now]
    return given[-1] if given else Signal.NONE


def next_signal_at(session: Session, now: datetime) -> datetime | None:
    if session.state is not LiveState.RUNNING or session.phase_started_at is None:
        return None
    return next((at for at, _ in signal_times(session.phase, session.phase_started_at) if at > now), None)


def next_edit(session: Session, now: datetime) -> datetime:
    """When a change is shown that can wait a moment, so that many of them are one edit.

    A clock that jumped back keeps nobody waiting.
    """
    if session.panel is None or session.panel.shown_at > now:
        return now
    return max(now, session.panel.shown_at + BETWEEN_EDITS)


def ends_by_itself_at(interview: Interview, session: Session) -> datetime:
    """When a session ends that nobody ended, or is given up that nobody started."""
    if session.started_at is None:
        return interview.ends_at
    return session.started_at + session.length + ENDS_BY_ITSELF_AFTER
