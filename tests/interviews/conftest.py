"""A group with two volunteers' open slots, for the stories below."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.interviews.models import Wish
from cogs.slots import store as slot_store
from cogs.slots.models import Slot, SlotState, Terms
from core import pace
from core.actor import Actor
from core.agendas import offered
from core.settings import DEFAULTS, Settings
from data.database import Database
from tests.stage import Stage

GUILD = 1
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WISH = Wish(goals="Tell me about yourself", may_be_watched=False, may_be_recorded=False)

OfferSlot = Callable[..., Awaitable[Slot]]


def person(user_id: int, name: str = "Ana", *, volunteers: bool = False, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, name, is_member=True, is_volunteer=volunteers, is_moderator=False)


ANA, BEN, PRIYA, TOM = person(11), person(12, "Ben"), person(21, volunteers=True), person(22, volunteers=True)


@pytest.fixture
def settings() -> Settings:
    return replace(DEFAULTS, interviews_channel=100, volunteer_role=5)


@pytest.fixture
def offer(db: Database) -> OfferSlot:
    async def make(
        hours: float, *, by: Actor = PRIYA, minutes: int = 30, ask_first: bool = False, field: str | None = None
    ) -> Slot:
        starts_at = NOW + timedelta(hours=hours)
        ends_at = starts_at + offered(DEFAULTS.agenda, minutes)
        terms = Terms(minutes, field, None, "", ask_first)
        async with db.write() as tx:
            slot_id = await slot_store.add_slot(
                tx, by.guild_id, by.user_id, starts_at, ends_at, terms, NOW, state=SlotState.OPEN
            )
            slot = await slot_store.get_slot(tx, by.guild_id, slot_id)
        assert slot is not None
        return slot

    return make


@pytest.fixture
def unhurried_by_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "REQUESTS_PER_SECOND", 100_000)


@pytest.fixture
async def swift(unhurried_by_limits: None, stage: Stage) -> Stage:
    """The stage where neither the bot nor Discord makes anybody wait for a rate limit."""
    stage.server.api.rate_limits.enabled = False
    return stage
