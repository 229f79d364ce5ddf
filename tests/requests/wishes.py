"""What the people of these tests ask for."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

from cogs.requests.models import Request, State, Wish
from core.times import Availability, Days, Part

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)

WISH = Wish(
    field="Data",
    kind="technical",
    level="mid",
    languages=("English", "Spanish"),
    deadline_at=None,
    goals="Explain a project",
    may_be_watched=False,
    may_be_recorded=False,
    again_welcome=False,
    availability=Availability(frozenset({(Days.WEEKDAY, Part.EVENING)})),
)


def request(request_id: int = 1, *, member_id: int = 11, **changed: Any) -> Request:
    """An open request, made now unless said otherwise."""
    values: dict[str, Any] = {field.name: getattr(WISH, field.name) for field in fields(Wish)} | {
        "id": request_id,
        "guild_id": 1,
        "member_id": member_id,
        "resume_id": None,
        "state": State.OPEN,
        "made_at": NOW,
        "expires_at": NOW + 90 * DAY,
        "ended_at": None,
        "interview_id": None,
        "urgent_at": None,
        "in_the_way": (),
        "looked_at": None,
    }
    return Request(**(values | changed))
