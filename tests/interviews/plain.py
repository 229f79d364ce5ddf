"""An interview as a plain value, for tests of rules: booked, open to all, and about to begin."""

from datetime import timedelta

from cogs.interviews.models import Interview, State
from tests.stage import NOW

INTERVIEW = Interview(
    id=1,
    guild_id=1,
    slot_id=1,
    volunteer_id=21,
    member_id=11,
    starts_at=NOW,
    ends_at=NOW + timedelta(minutes=75),
    minutes=30,
    field=None,
    kind=None,
    place="",
    goals="",
    may_be_watched=True,
    may_be_recorded=True,
    state=State.BOOKED,
    answer_due_at=None,
    booked_at=NOW,
    ended_by=None,
    ended_because="",
    member_coming_at=None,
    volunteer_coming_at=None,
    sequence=0,
    told_sequence=0,
    revision=0,
    card_revision=0,
    thread_id=None,
    card_id=None,
    event_id=None,
)
