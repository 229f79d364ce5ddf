"""Fixtures for every test: a clock that can be moved and a migrated database, both fresh and real."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from core.clock import MovableClock
from core.features import migration_folders
from data.database import Database, open_database
from data.migrations import migrate, read_migrations
from tests.stage import Stage, a_stage


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[MovableClock]:
    made = MovableClock(tmp_path / "clock")
    yield made
    made.close()


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """Where a database with every migration lies; nothing has it open yet."""
    path = tmp_path / "greenroom.db"
    migrate(path, read_migrations(migration_folders()))
    return path


@pytest.fixture
async def db(database_path: Path) -> AsyncIterator[Database]:
    database = await open_database(database_path)
    yield database
    await database.close()


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    """The real bot in a demo group that is set up."""
    async with a_stage(clock, database_path) as made:
        yield made
