"""Whose zone is whose."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cogs.members import service
from core.features import migration_folders
from core.settings import Settings
from data.database import Database, open_database
from data.migrations import migrate, read_migrations

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
LIMA = ZoneInfo("America/Lima")
SETTINGS = Settings(timezone="Europe/Berlin")
GROUP, OTHER_GROUP = 100, 200
ANA, BEN, CAM = 1, 2, 3


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "test.db"
    migrate(path, read_migrations({name: migration_folders()[name] for name in ("core", "members")}))
    database = await open_database(path)
    yield database
    await database.close()


async def test_who_chose_no_zone_has_the_groups_and_it_is_said_to_be_a_default(db: Database) -> None:
    async with db.read() as tx:
        assert await service.zone_of(tx, GROUP, ANA, SETTINGS) == (BERLIN, True)


async def test_a_chosen_zone_holds_in_this_group_only(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, LIMA, NOW)
    async with db.read() as tx:
        assert await service.zone_of(tx, GROUP, ANA, SETTINGS) == (LIMA, False)
        assert await service.zone_of(tx, OTHER_GROUP, ANA, SETTINGS) == (BERLIN, True)


async def test_the_last_choice_counts(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, LIMA, NOW)
        await service.set_zone(tx, GROUP, ANA, BERLIN, NOW)
    async with db.read() as tx:
        assert await service.zone_of(tx, GROUP, ANA, SETTINGS) == (BERLIN, False)


async def test_many_peoples_zones_come_at_once(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, LIMA, NOW)
        await service.set_zone(tx, OTHER_GROUP, BEN, LIMA, NOW)
    async with db.read() as tx:
        assert await service.zones_of(tx, GROUP, [ANA, BEN, CAM], SETTINGS) == {
            ANA: (LIMA, False),
            BEN: (BERLIN, True),
            CAM: (BERLIN, True),
        }


async def test_a_forgotten_person_has_the_groups_zone_again(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, LIMA, NOW)
        await service.forget_member(tx, GROUP, ANA, NOW)
        assert await service.zone_of(tx, GROUP, ANA, SETTINGS) == (BERLIN, True)
        assert await service.export_member(tx, GROUP, ANA) == {}
