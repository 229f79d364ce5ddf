"""Starting the bot: bring the database up to date, open it, connect, and close all of it again."""

import asyncio
import gc
import logging
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import yarl

from core.client import Greenroom
from core.clock import Clock, MovableClock
from core.environment import Environment, EnvironmentMistake
from core.features import migration_folders
from data.database import open_database
from data.migrations import migrate, read_migrations

log = logging.getLogger(__name__)

SECONDS_FOR_ANOTHER_TO_END = 10
SECONDS_BEFORE_TELLING_AGAIN = 1.0
REHEARSAL_TOKEN = "MTAw.rehearsal.token"


async def run_on_discord(environment: Environment, token: str) -> None:
    await run(environment.database_path, Clock(), token, environment.dev_guild_id)


async def run_on_rehearsal(url: str, clock_file: Path, database: Path) -> None:
    """The same bot, pointed at the local stand-in whose address is `url`, on the clock that both share."""
    point_at(url)
    log.info("This is a rehearsal at %s: nothing here reaches Discord", url)
    await run(database, MovableClock(clock_file), REHEARSAL_TOKEN)


def point_at(url: str) -> None:
    """Make discord.py, in this process, talk to the server at `url` instead of Discord."""
    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws", 1) + "/gateway")


async def run(database_path: Path, clock: Clock, token: str, dev_guild_id: int | None = None) -> None:
    with only_process_on(database_path):
        await _run(database_path, clock, token, dev_guild_id)


@contextmanager
def only_process_on(database: Path) -> Iterator[None]:
    """Two bots on one database would send everything twice. However a process ends, its lock ends with it."""
    database.parent.mkdir(parents=True, exist_ok=True)
    lock_file = database.with_name(f"{database.name}.lock")
    # One that was told to end, as at an update, gets the time to do so.
    with closing(sqlite3.connect(lock_file, isolation_level=None, timeout=SECONDS_FOR_ANOTHER_TO_END)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise EnvironmentMistake(f"Another Greenroom is running on {database}. Stop it first.") from error
        yield


async def _run(database_path: Path, clock: Clock, token: str, dev_guild_id: int | None) -> None:
    await asyncio.to_thread(migrate, database_path, read_migrations(migration_folders()))
    database = await open_database(database_path)
    try:
        async with Greenroom(database, clock, dev_guild_id) as bot:
            await _live(bot, token)
    except discord.LoginFailure:
        # Without its cause: that is an HTTP error which may quote what was sent.
        raise EnvironmentMistake(
            "Discord refuses this token. Copy it again from the developer portal into DISCORD_TOKEN."
        ) from None
    finally:
        await database.close()


async def _live(bot: Greenroom, token: str) -> None:
    """Until told to end: jobs that run are left for next time, and the database is closed in order."""
    told_to_end = asyncio.Event()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, told_to_end.set)
    ending = asyncio.create_task(told_to_end.wait())
    life = asyncio.create_task(_connect(bot, token))
    try:
        await asyncio.wait({life, ending}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ending.cancel()
        while not life.done():
            # Once may not be enough: in Python 3.11 a wait_for that is done at that very moment swallows it.
            life.cancel()
            await asyncio.wait({life}, timeout=SECONDS_BEFORE_TELLING_AGAIN)
    if life.cancelled():
        log.info("Stopped")
    else:
        life.result()


async def _connect(bot: Greenroom, token: str) -> None:
    await bot.login(token)
    # All that is loaded by now stays: the garbage collector, for which everybody waits, need not walk it.
    gc.freeze()
    await bot.connect()


async def check_everything(environment: Environment) -> str:
    """Settings, time zones, database and command tree, without connecting; raises what is wrong with them."""
    ZoneInfo("America/New_York")
    await asyncio.to_thread(migrate, environment.database_path, read_migrations(migration_folders()))
    database = await open_database(environment.database_path)
    try:
        bot = Greenroom(database, Clock())
        await bot.load_features()
        commands = sum(1 for _ in bot.tree.walk_commands())
        payload = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    finally:
        await database.close()
    where = "Discord" if environment.token else "a rehearsal (no DISCORD_TOKEN)"
    return f"All is well: {commands} commands in {len(payload)} groups, database {database.path}, ready for {where}."
