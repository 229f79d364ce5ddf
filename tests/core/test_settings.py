"""A group's settings: stored as they were set, defaults as nothing, each group for itself."""

from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.settings import DEFAULT_FIELDS, DEFAULTS, SETTING_NAMES, Settings, SettingValue, get_settings, set_setting
from data.database import Database

GUILD, OTHER_GUILD = 1, 2


async def stored(db: Database, guild_id: int = GUILD) -> Settings:
    async with db.read() as tx:
        return await get_settings(tx, guild_id)


async def store(db: Database, name: str, value: SettingValue, guild_id: int = GUILD) -> None:
    async with db.write() as tx:
        await set_setting(tx, guild_id, name, value)


def another(value: object) -> SettingValue:
    """Some value of the same kind that is not the default."""
    match value:
        case str():
            return value + " too"
        case int():
            return value + 1
        case None:
            return 2**63 - 1
        case (str(), *_):
            return ("Nursing", "Café & co")
        case _:
            return (90, 5)


@pytest.mark.parametrize("name", SETTING_NAMES)
async def test_every_setting_comes_back_as_it_was_set_and_goes_back_to_its_default(db: Database, name: str) -> None:
    default = getattr(DEFAULTS, name)
    value = another(default)
    await store(db, name, value)
    changed: dict[str, Any] = {name: value}
    assert await stored(db) == replace(DEFAULTS, **changed)
    assert type(getattr(await stored(db), name)) is type(value)

    await store(db, name, default)
    assert await stored(db) == DEFAULTS


async def test_a_group_that_set_nothing_has_the_defaults_and_no_rows(db: Database) -> None:
    await store(db, "answer_hours", DEFAULTS.answer_hours)
    assert await stored(db) == DEFAULTS
    async with db.read() as tx:
        assert await tx.all("SELECT * FROM guild_setting") == []


async def test_groups_do_not_share_settings(db: Database) -> None:
    await store(db, "answer_hours", 7, OTHER_GUILD)
    assert (await stored(db)).answer_hours == DEFAULTS.answer_hours
    assert (await stored(db, OTHER_GUILD)).answer_hours == 7


async def test_a_setting_that_a_newer_version_wrote_is_passed_over(db: Database) -> None:
    async with db.write() as tx:
        await tx.run("INSERT INTO guild_setting VALUES (?, 'from_the_future', '1')", (GUILD,))
    assert await stored(db) == DEFAULTS


async def test_a_setting_that_does_not_exist_cannot_be_set(db: Database) -> None:
    with pytest.raises(AttributeError):
        await store(db, "no_such_setting", 1)


def test_the_defaults_are_those_promised() -> None:
    assert len(DEFAULT_FIELDS) == len(set(DEFAULT_FIELDS)) == 16
    assert DEFAULTS.reminders == (1440, 120, 15)
    assert DEFAULTS.zone == ZoneInfo("UTC")
    assert all(field.name == field.name.lower() for field in fields(Settings))
