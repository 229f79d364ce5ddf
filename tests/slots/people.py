"""The people and times of these tests."""

from datetime import datetime, timedelta

from cogs.slots.models import Terms
from core.actor import Actor
from tests.stage import NOW, Json, Stage

GROUP, OTHER_GROUP = 100, 200
VERA, WIM = 1, 2
TERMS = Terms(30, None, None, "", False)
AGENDA = timedelta(minutes=75)


def at(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def volunteer(user_id: int, guild_id: int = GROUP) -> Actor:
    return Actor(guild_id, user_id, "Vera", is_member=True, is_volunteer=True, is_moderator=False)


def cards(stage: Stage) -> list[Json]:
    """What everybody sees in the channel for cards."""
    return stage.ana.messages(stage.channels["announcements"])
