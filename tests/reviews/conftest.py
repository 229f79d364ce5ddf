"""Fixtures: the stage with a channel for resumes."""

import pytest

from tests.reviews.acting import set_up
from tests.stage import Stage


@pytest.fixture
async def room(stage: Stage) -> Stage:
    await set_up(stage)
    return stage
