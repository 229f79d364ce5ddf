"""The people and times of these tests."""

from datetime import UTC, datetime, timedelta

from cogs.slots.models import Terms
from core.actor import Actor

GROUP, OTHER_GROUP = 100, 200
VERA, WIM, MIA = 1, 2, 3
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TERMS = Terms(30, None, None, "", False)
AGENDA = timedelta(minutes=75)


def at(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def volunteer(user_id: int, guild_id: int = GROUP) -> Actor:
    return Actor(guild_id, user_id, "Vera", is_member=True, is_volunteer=True, is_moderator=False)
