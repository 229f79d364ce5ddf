"""Fixtures for every test: a clock that can be moved, a migrated database, and the real bot on a stage of its own.

Every request that the bot makes is checked against Discord's API description, where DISCORD_OPENAPI names the file.
"""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from cogs.submissions import progress
from core.client import Greenroom
from core.clock import MovableClock
from core.features import migration_folders
from data.database import Database, open_database
from data.migrations import migrate, read_migrations
from rehearsal.server import Rehearsal
from tests import api_description
from tests.stage import Stage, a_stage

ROOM_IN_MEMORY = 2**30


hypothesis.settings.register_profile("quick", max_examples=40, deadline=None)
hypothesis.settings.register_profile("soak", max_examples=200, deadline=None)
hypothesis.settings.load_profile("quick")  # unless pytest is told --hypothesis-profile=soak


def pytest_configure() -> None:
    """Put temporary folders into memory, where there is room: every commit waits for a disk."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_IN_MEMORY:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_collection_finish() -> None:
    """All that is loaded by now stays: the garbage collector need not walk it again and again, as in the bot itself."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # and looks for new garbage far less often: that took a fifteenth of the time


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[MovableClock]:
    made = MovableClock(tmp_path / "clock")
    yield made
    made.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every migration, for copies; nobody opens it."""
    path = tmp_path_factory.mktemp("migrated") / "greenroom.db"
    migrate(path, read_migrations(migration_folders()))
    return path


@pytest.fixture
def database_path(migrated: Path, tmp_path: Path) -> Path:
    """Where a database with every migration lies; nothing has it open yet."""
    return Path(shutil.copy(migrated, tmp_path / "greenroom.db"))


@pytest.fixture
async def db(database_path: Path) -> AsyncIterator[Database]:
    database = await open_database(database_path)
    yield database
    await database.close()


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    """The demo group, set up, with its people and the bot in it: see tests/stage.py."""
    async with a_stage(clock, database_path) as made:
        yield made


@pytest.fixture
def rehearsal(stage: Stage) -> Rehearsal:
    """The local Discord that the stage is in."""
    return stage.server


@pytest.fixture
def bot(stage: Stage) -> Greenroom:
    """The bot on the stage."""
    return stage.bot


@pytest.fixture(autouse=True)
def _nobody_is_told_that_a_file_takes_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test reads the first answer, and on a busy machine that would be this."""
    monkeypatch.setattr(progress, "SECONDS_TO_SAY_SO", 600.0)


@pytest.fixture(autouse=True)
def _requests_are_as_discord_describes(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """For every local Discord that a test opens. What it refused was wrong on purpose; its own tests are left out."""
    if not api_description.is_available() or "rehearsal" in request.path.parts[-3:]:
        yield
        return
    opened: list[Rehearsal] = []
    start = Rehearsal.start

    async def remember(server: Rehearsal) -> None:
        opened.append(server)
        await start(server)

    monkeypatch.setattr(Rehearsal, "start", remember)
    yield
    for server in opened:
        for recorded in server.requests:
            if recorded.status < 400:
                api_description.check_request(recorded)
