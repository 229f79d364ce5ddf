"""What becomes of a group's data when the bot is removed from the group."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cogs.members import departures, service, store
from core.settings import set_setting
from data.database import Database
from tests.architecture.filling import Filling
from tests.architecture.schema import tables_by_owner
from tests.stage import NOW, Stage

GROUP, ANA = 100, 1


async def count_rows(stage: Stage) -> int:
    """Rows that belong to the group, its jobs and the note of its departure included."""
    async with stage.db.read() as tx:
        tables = await store.list_tables_of_groups(tx)
        counts = [
            await tx.all(f"SELECT count(*) AS number FROM {table} WHERE guild_id = ?", (stage.guild_id,))
            for table in tables
        ]
    return sum(rows[0]["number"] for rows in counts)


async def departed(db: Database) -> list[int]:
    async with db.read() as tx:
        return await store.list_departures(tx)


async def until_noted(stage: Stage, guild_ids: list[int]) -> None:
    """Wait until these are the groups that the bot knows it was removed from."""
    async with asyncio.timeout(10):
        while await departed(stage.db) != guild_ids:  # noqa: ASYNC110  a row is no event
            await asyncio.sleep(0.001)


async def remove_bot(stage: Stage) -> None:
    stage.world.members.remove(stage.guild_id, stage.demo.application_id)
    await until_noted(stage, [stage.guild_id])


async def invite_bot(stage: Stage) -> None:
    stage.world.members.add(stage.guild_id, stage.demo.application_id, roles=[stage.demo.roles["Greenroom"]])
    await until_noted(stage, [])


async def test_a_group_is_forgotten_thirty_days_after_the_bot_was_removed(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    await remove_bot(stage)
    await stage.pass_time(days=29)
    assert await count_rows(stage) > 0
    await stage.pass_time(days=2)
    assert await count_rows(stage) == 0


async def test_nothing_is_lost_when_the_bot_is_invited_back_in_time(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    await remove_bot(stage)
    await stage.pass_time(days=20)
    await invite_bot(stage)
    await stage.pass_time(days=20)
    assert "Europe/Lisbon" in (await stage.ana.command("me show")).text


async def test_a_removal_while_the_bot_was_down_is_noticed(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    await stage.stop_bot()
    stage.world.members.remove(stage.guild_id, stage.demo.application_id)
    third = stage.world.guilds.create("Third Club", stage.morgan.id)
    stage.world.members.add(third.id, stage.demo.application_id)
    await stage.start_bot()
    await until_noted(stage, [stage.guild_id])
    await stage.pass_time(days=31)
    assert await count_rows(stage) == 0


async def test_starting_again_and_again_does_not_prolong_the_time(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, ZoneInfo("Europe/Lisbon"), NOW)
        await departures.compare(tx, set(), NOW)
        await departures.compare(tx, set(), NOW + timedelta(days=20))
        [job] = await tx.all("SELECT due_at FROM job")
    assert job["due_at"] == (NOW + departures.KEPT_FOR).timestamp()


async def test_every_group_is_known_by_its_settings_or_its_members(db: Database) -> None:
    async with db.write() as tx:
        for guild_id, user_id in ((3, 1), (3, 2), (1, 1), (2**62, 9)):
            await service.set_zone(tx, guild_id, user_id, ZoneInfo("Europe/Lisbon"), NOW)
        for guild_id in (3, 7):
            await set_setting(tx, guild_id, "language", "Spanish")
        assert sorted(await store.list_groups(tx)) == [1, 3, 7, 2**62]


async def test_a_return_while_the_bot_was_down_is_noticed_too(db: Database) -> None:
    async with db.write() as tx:
        await service.set_zone(tx, GROUP, ANA, ZoneInfo("Europe/Lisbon"), NOW)
        await departures.compare(tx, set(), NOW)
        await departures.compare(tx, {GROUP}, NOW)
        assert await tx.all("SELECT * FROM job") == []
    assert not await departed(db)


async def test_forgetting_a_group_deletes_its_rows_in_every_table_and_no_other(
    stage: Stage, database_path: Path, tmp_path: Path
) -> None:
    tables = tables_by_owner(tmp_path / "schema.db")
    with closing(sqlite3.connect(database_path)) as connection:
        for guild_id in (stage.guild_id, stage.other_guild_id):
            Filling(connection, tables, guild_id, "x").add_rows(stage.ana.id, stage.ben.id)
        connection.commit()
        others = rows(connection, stage.other_guild_id)
        async with stage.db.write() as tx:
            await departures.forget_group(tx, stage.guild_id)
        assert await count_rows(stage) == 0
        assert rows(connection, stage.other_guild_id) == others
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def rows(connection: sqlite3.Connection, guild_id: int) -> list[object]:
    return connection.execute("SELECT * FROM slot WHERE guild_id = ?", (guild_id,)).fetchall()
