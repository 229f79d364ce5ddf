"""What moderators may change about an interview, and in which order volunteers are named: pure decisions."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from cogs.interviews.models import Interview, Meeting, State
from cogs.live.models import LiveState, Session
from cogs.oversight import texts
from cogs.oversight.models import Came
from cogs.volunteers.models import Volunteer
from core.errors import Refusal


def check_there(interview: Interview | None) -> Interview:
    if interview is None:
        raise Refusal(texts.no_such_interview())
    return interview


def is_ahead(interview: Interview, session: Session | None, now: datetime) -> bool:
    is_on = session is not None and session.state is LiveState.RUNNING
    return interview.is_live and interview.starts_at > now and not is_on


def check_ahead(interview: Interview, session: Session | None, now: datetime) -> None:
    """Whether it can still be called off or changed. What is on, one of the two or a moderator can stop."""
    if not is_ahead(interview, session, now):
        raise Refusal(texts.has_begun() if interview.is_live else texts.off_already())


def check_agreed(interview: Interview) -> None:
    if interview.state is not State.BOOKED:
        raise Refusal(texts.not_agreed_yet())


def busy_then(interview: Interview, meetings: Iterable[Meeting]) -> set[int]:
    """Who is in another interview at that time, on whichever side."""
    return {
        person
        for one in meetings
        if one.is_live and one.starts_at < interview.ends_at and one.ends_at > interview.starts_at
        for person in (one.member_id, one.volunteer_id)
        if person is not None
    }


def too_late_for(interview: Interview, earliest: Mapping[int, datetime]) -> set[int]:
    """Whose own notice or pause leaves no room for it."""
    return {person for person, at in earliest.items() if at > interview.starts_at}


def in_order(volunteers: Iterable[Volunteer], interview: Interview) -> list[Volunteer]:
    """Others than the two, and those first who know the field."""
    others = [one for one in volunteers if one.suspension is None and one.user_id not in interview.parties]
    field = interview.field
    return sorted(others, key=lambda one: (field is not None and field not in one.fields, one.name.casefold()))


def who_was_absent(interview: Interview, came: Came) -> frozenset[int]:
    members = {interview.member_id} if came in (Came.NO_MEMBER, Came.NEITHER) else set()
    volunteers = {interview.volunteer_id} if came in (Came.NO_VOLUNTEER, Came.NEITHER) else set()
    return frozenset(person for person in members | volunteers if person is not None)
