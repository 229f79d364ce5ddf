"""The fixture of the stories that need Discord."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.clock import MovableClock
from tests.members.group import Group, a_group


@pytest.fixture
async def group(clock: MovableClock, database_path: Path) -> AsyncIterator[Group]:
    async with a_group(clock, database_path) as made:
        yield made
