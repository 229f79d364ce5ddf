"""A whole matching round from a real database: read and solved in the worker, carried out and noted by the bot."""

import json
import random
import time
from collections.abc import Iterator
from datetime import timedelta

from benchmarks.folders import a_folder
from benchmarks.matching import LIMITS, NOW, SLOTS_OF_EACH_VOLUNTEER, Held, watching_the_loop
from benchmarks.numbers import Table
from cogs.matching import service
from cogs.matching.models import Plan
from cogs.requests import service as requests
from core.features import migration_folders
from core.settings import DEFAULT_FIELDS, get_settings
from core.worker import Worker
from data.database import Database, open_database
from data.migrations import migrate, read_migrations

GUILD = 900_000_000_000_000_001
DAY = 86400
CARRIED_OUT = 200
"""Of the pairs; the others would take as long, one after the other."""

Row = tuple[object, ...]


async def run() -> None:
    table = Table(
        "Whole matching rounds, from a real database",
        ("round", "matched", "read and solved", "loop held", "a pair carried out", "loop held then", "notes", "held"),
    )
    for wanted, offered in ((200, 500), (2000, 5000)):
        with a_folder() as folder:
            path = folder / "greenroom.db"
            migrate(path, read_migrations(migration_folders()))
            database = await open_database(path)
            await _fill(database, wanted, offered)
            table.add(f"{wanted:,} requests, {offered:,} slots", *await _measure(database))
            await database.close()
    print(table)


async def _measure(database: Database) -> tuple[str, ...]:
    worker = Worker()
    async with watching_the_loop() as looking:
        began = time.perf_counter()
        plan = await worker.run(
            "cogs.matching.looking:look", str(database.path), GUILD, NOW, returns=Plan, limits=LIMITS
        )
        looked = time.perf_counter() - began
    await worker.close()
    carried_out, carrying = await _carry_out(database, plan)
    noted, noting = await _note(database, plan)
    return (
        f"{len(plan.planned)}",
        f"{looked:.2f} s",
        str(looking),
        f"{carried_out * 1000:.1f} ms",
        str(carrying),
        f"{noted:.2f} s",
        str(noting),
    )


async def _carry_out(database: Database, plan: Plan) -> tuple[float, Held]:
    chosen = plan.planned[:CARRIED_OUT]
    async with database.read() as tx:
        settings = await get_settings(tx, GUILD)
    began = time.perf_counter()
    async with watching_the_loop() as held:
        for planned in chosen:
            async with database.write() as tx:
                if not await service.carry_out(tx, GUILD, planned, settings, NOW):
                    raise RuntimeError("A pair of the plan could not be carried out")
    return (time.perf_counter() - began) / len(chosen), held


async def _note(database: Database, plan: Plan) -> tuple[float, Held]:
    found = [one.request_id for one in plan.entries]
    began = time.perf_counter()
    async with watching_the_loop() as held:
        for first in range(0, len(found), 200):
            async with database.write() as tx:
                some = {one: ["No volunteer offers one of your times."] for one in found[first : first + 200]}
                await requests.note_round(tx, GUILD, some, NOW)
    return time.perf_counter() - began, held


async def _fill(database: Database, wanted: int, offered: int) -> None:
    chance = random.Random(wanted)
    now = int(NOW.timestamp())
    fields = DEFAULT_FIELDS[: offered // 70]
    async with database.write() as tx:
        await tx.run(
            "INSERT INTO guild_setting (guild_id, name, value) VALUES (?, 'interviews_channel', '1')", (GUILD,)
        )
        await tx.run_many(
            """
            INSERT INTO volunteer (guild_id, user_id, name, fields, weekly_limit, made_at) VALUES (?, ?, 'V', ?, 9, 0)
            """,
            [
                (GUILD, id + 1, json.dumps([fields[id % len(fields)]]))
                for id in range(offered // SLOTS_OF_EACH_VOLUNTEER)
            ],
        )
        await tx.run_many(
            """
            INSERT INTO slot (guild_id, volunteer_id, starts_at, ends_at, minutes, made_at)
            VALUES (?, ?, ?, ?, 30, 0)
            """,
            list(_slots(chance, offered, now)),
        )
        await tx.run_many(
            """
            INSERT INTO request (guild_id, member_id, field, kind, goals, may_be_watched, may_be_recorded,
                again_welcome, availability, state, made_at, expires_at)
            VALUES (?, ?, ?, 'technical', '', 1, 0, 0, ?, 'open', ?, ?)
            """,
            [
                (
                    GUILD,
                    10_000 + id,
                    fields[id % len(fields)],
                    _times(chance),
                    now - chance.randrange(60 * DAY),
                    now + 30 * DAY,
                )
                for id in range(wanted)
            ],
        )


def _slots(chance: random.Random, offered: int, now: int) -> Iterator[Row]:
    for volunteer in range(offered // SLOTS_OF_EACH_VOLUNTEER):
        for day in chance.sample(range(1, 56), SLOTS_OF_EACH_VOLUNTEER):
            starts_at = now + day * DAY + chance.randrange(0, 8) * 3600
            yield GUILD, volunteer + 1, starts_at, starts_at + int(timedelta(minutes=75).total_seconds())


def _times(chance: random.Random) -> str:
    """A few weekly hours."""
    windows = [
        (day, hour * 60, hour * 60 + 240) for day, hour in zip(chance.sample(range(7), 2), (14, 17), strict=True)
    ]
    return json.dumps({"parts": [], "windows": windows})
