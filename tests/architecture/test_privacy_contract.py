"""Whoever is named in the database can take their data away and be forgotten; a new table cannot escape that."""

import importlib
import importlib.util
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cogs.members import service as members
from core.client import Feature
from core.features import feature_names
from data.database import Database, open_database
from tests.architecture.filling import Filling
from tests.architecture.schema import Table, person_columns, tables_by_owner

GUILD, OTHER_GUILD = 900_000_000_000_000_001, 900_000_000_000_000_002
ANA, BEN, STRANGER = 800_000_000_000_000_001, 800_000_000_000_000_002, 800_000_000_000_000_003
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

MAY_STILL_NAME = {
    ("resume_file", "member_id"): "until its messages are removed from Discord, moments later; then the row goes too",
    ("report", "person_id"): "a report protects others, until its 180 days are over",
    ("person_block", "person_id"): "a block protects whoever made it, also from somebody who was forgotten and returns",
}
"""Columns, by table and column, that may name a person right after they were forgotten, and why."""

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Table]:
    return tables_by_owner(tmp_path_factory.mktemp("schema") / "schema.db")


@pytest.fixture
async def filled(tables: list[Table], database_path: Path) -> AsyncIterator[Database]:
    """Ana and Ben are named wherever the schema has room for a person, in two guilds."""
    with closing(sqlite3.connect(database_path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for guild_id, mark in ((GUILD, "here"), (OTHER_GUILD, "elsewhere")):
            filling = Filling(connection, tables, guild_id, mark)
            filling.add_rows(ANA, BEN)
            filling.add_rows(BEN, ANA)
        connection.commit()
    database = await open_database(database_path)
    yield database
    await database.close()


def service_of(feature: str) -> ModuleType | None:
    name = f"cogs.{feature}.service"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def features() -> list[Feature]:
    return [Feature(name, service_of(name)) for name in feature_names()]


def rows_of(path: Path, tables: list[Table], guild_id: int) -> Rows:
    """Every row of the guild, by table; those of tables without a guild_id are looked up by what they refer to."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table.name: [
                dict(row) for row in connection.execute(f"SELECT * FROM {table.name} WHERE guild_id = ?", (guild_id,))
            ]
            for table in tables
            if table.has_guild
        }


def places_naming(user_id: int, rows: Rows) -> Iterator[tuple[str, str]]:
    for table, found in rows.items():
        for row in found:
            for column, value in row.items():
                if value == user_id or (isinstance(value, str) and str(user_id) in value):
                    yield table, column


def test_a_feature_whose_tables_name_a_person_can_hand_over_and_forget(tables: list[Table]) -> None:
    for table in tables:
        columns = [column.name for column in person_columns(table, tables)]
        if columns and table.owner != "core":
            for function in ("export_member", "forget_member"):
                assert hasattr(service_of(table.owner), function), (
                    f"{table.name} names a person in {', '.join(columns)}, so cogs/{table.owner}/service.py needs "
                    f"{function}: see cogs/members/service.py"
                )


def test_every_table_that_names_a_person_names_its_guild(tables: list[Table]) -> None:
    without = [table.name for table in tables if person_columns(table, tables) and not table.has_guild]
    assert without == []


def test_the_filling_reaches_every_column_that_names_a_person(
    tables: list[Table], filled: Database, database_path: Path
) -> None:
    reached = set(places_naming(ANA, rows_of(database_path, tables, GUILD)))
    expected = {(table.name, column.name) for table in tables for column in person_columns(table, tables)}
    assert expected <= reached, "say in tests/architecture/filling.py what such a row looks like"


async def test_after_forgetting_no_row_of_the_group_names_the_person(
    tables: list[Table], filled: Database, database_path: Path
) -> None:
    async with filled.write() as tx:
        await members.forget_everything(tx, features(), GUILD, ANA, NOW)
    left = set(places_naming(ANA, rows_of(database_path, tables, GUILD)))
    assert left <= set(MAY_STILL_NAME)


async def test_forgetting_leaves_other_groups_as_they_were(
    tables: list[Table], filled: Database, database_path: Path
) -> None:
    before = rows_of(database_path, tables, OTHER_GUILD)
    async with filled.write() as tx:
        await members.forget_everything(tx, features(), GUILD, ANA, NOW)
    assert rows_of(database_path, tables, OTHER_GUILD) == before


async def test_forgetting_twice_does_nothing_more(tables: list[Table], filled: Database, database_path: Path) -> None:
    async with filled.write() as tx:
        await members.forget_everything(tx, features(), GUILD, ANA, NOW)
    once = rows_of(database_path, tables, GUILD)
    async with filled.write() as tx:
        await members.forget_everything(tx, features(), GUILD, ANA, NOW)
    twice = rows_of(database_path, tables, GUILD)
    assert without_jobs(twice) == without_jobs(once)


def without_jobs(rows: Rows) -> Rows:
    """A job that is scheduled again only counts its revision up."""
    return {table: found for table, found in rows.items() if table != "job"}


async def test_each_feature_that_holds_something_about_a_person_hands_it_over(
    tables: list[Table], filled: Database
) -> None:
    async with filled.read() as tx:
        held = await members.gather_everything(tx, features(), GUILD, ANA)
    naming = {table.owner for table in tables if person_columns(table, tables)} - {"core"}
    assert naming <= set(held)


async def test_a_file_holds_nothing_of_another_group_and_can_be_read_back(filled: Database) -> None:
    async with filled.read() as tx:
        held = await members.gather_everything(tx, features(), GUILD, ANA)
    text = json.dumps(members.as_file(held, GUILD, ANA, ZoneInfo("Europe/Berlin"), NOW), ensure_ascii=False)
    assert "elsewhere" not in text and str(OTHER_GUILD) not in text
    assert json.loads(text)["your_id"] == str(ANA)


async def test_a_stranger_is_handed_nothing(filled: Database) -> None:
    async with filled.read() as tx:
        assert await members.gather_everything(tx, features(), GUILD, STRANGER) == {}


async def test_whoever_was_forgotten_has_nothing_left_to_be_handed(tables: list[Table], filled: Database) -> None:
    async with filled.write() as tx:
        await members.forget_everything(tx, features(), GUILD, ANA, NOW)
        held = await members.gather_everything(tx, features(), GUILD, ANA)
    assert set(held) <= {table.owner for table in tables if table.name in {name for name, _ in MAY_STILL_NAME}}


async def test_the_panel_about_me_can_show_all_that_there_is(filled: Database) -> None:
    async with filled.read() as tx:
        sections = await members.show_everything(tx, features(), GUILD, ANA, NOW)
    assert sections and all(isinstance(section, str) for section in sections)
