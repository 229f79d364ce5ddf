"""Fixtures: the stage with a channel for resumes."""

from typing import Any

import pytest

from cogs.resumes.checking import asking
from cogs.resumes.checking.models import Pictured, Unfit
from tests.reviews.acting import set_up
from tests.stage import Stage


@pytest.fixture
async def studio(stage: Stage) -> Stage:
    """Hours lie between a claim and its review, but not in a test: nobody waits for Discord's rate limits."""
    stage.server.api.rate_limits.enabled = False
    await set_up(stage)
    return stage


@pytest.fixture
async def room(studio: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Where resumes stand in for themselves, and no worker process is started to find that they have no pages."""

    async def find_none(*about: Any) -> Pictured:
        return Pictured(Unfit.DAMAGED)

    monkeypatch.setattr(asking, "picture_pages", find_none)
    return studio
