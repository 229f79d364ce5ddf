"""`python bot.py` as an operator runs it: what it says, what it returns, and that it never shows the token."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from aiohttp import web

from core.features import ROOT

TOKEN = "MTk4NjIyNDgzNDcx.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def bot(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / "bot.py", *map(str, arguments)],
            env={**os.environ, "DATABASE_PATH": str(tmp_path / "bot.db"), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return bot


@pytest.fixture
def database(tmp_path: Path, migrated: Path) -> Path:
    """Prepared, as after a first `check`."""
    return Path(shutil.copy(migrated, tmp_path / "bot.db"))


def test_check_prepares_the_database_and_says_that_all_is_well(run: Run, tmp_path: Path) -> None:
    done = run("check", LOG_LEVEL="WARNING")

    assert (done.returncode, done.stderr) == (0, "")
    assert "All is well" in done.stdout
    assert (tmp_path / "bot.db").exists()


def test_what_is_kept_is_readable_by_nobody_else(run: Run, tmp_path: Path) -> None:
    run("check")
    run("backup", tmp_path / "backup.db")

    for name in ("bot.db", "backup.db"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name


def test_every_mistake_in_the_environment_is_named_and_nothing_starts(run: Run, tmp_path: Path) -> None:
    done = run("check", LOG_LEVEL="LOUD", REHEARSAL_PORT="x", DISCORD_TOKEN="secret words")

    assert done.returncode == 1
    assert all(name in done.stderr for name in ("LOG_LEVEL", "REHEARSAL_PORT", "DISCORD_TOKEN"))
    assert "secret words" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "bot.db").exists()


def test_a_backup_can_be_restored(run: Run, database: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "backup.db").returncode == 0
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO installation VALUES ('later', '')")

    done = run("restore", tmp_path / "backup.db")

    assert (done.returncode, done.stderr) == (0, "")
    assert "before-restore" in done.stdout
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT name FROM installation").fetchall() == []


@pytest.mark.parametrize("content", [None, b"", b"a letter\n" * 500], ids=["missing", "empty", "a letter"])
def test_what_is_no_backup_is_refused_in_words(run: Run, database: Path, tmp_path: Path, content: bytes | None) -> None:
    before = database.read_bytes()
    if content is not None:
        (tmp_path / "backup.db").write_bytes(content)

    done = run("restore", tmp_path / "backup.db")

    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "backup.db" in done.stderr
    assert "Traceback" not in done.stderr
    assert database.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "run", "backup"])
def test_a_database_that_is_none_is_refused_in_words(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "bot.db").write_bytes(b"a letter\n" * 500)

    done = run(command, *([tmp_path / "copy.db"] if command == "backup" else []), DISCORD_TOKEN=TOKEN)

    assert done.returncode == 1
    assert "bot.db" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_backup_of_nothing_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    done = run("backup", tmp_path / "copy.db")
    assert done.returncode == 1
    assert "no database" in done.stderr


@asynccontextmanager
async def unfriendly_discord(answer: Callable[[web.Request], web.StreamResponse]) -> AsyncIterator[str]:
    """A server that answers every request the same way."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return answer(request)

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


START_AT = """
import asyncio, sys
from core.launch import point_at
point_at(sys.argv[1])
import bot
sys.exit(bot.main(sys.argv[2:]))
"""


async def start_at(url: str, tmp_path: Path, *arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        START_AT,
        url,
        *arguments,
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_PATH": str(tmp_path / "bot.db"),
            "DISCORD_TOKEN": TOKEN,
            "LOG_LEVEL": "DEBUG",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(60):
        said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_with_a_token_it_goes_to_discord_and_a_refused_token_ends_it_in_words(tmp_path: Path) -> None:
    seen: list[str | None] = []

    def refuse(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Authorization"))
        return web.json_response({"message": f"401: Bot {TOKEN} is refused", "code": 0}, status=401)

    async with unfriendly_discord(refuse) as url:
        code, said = await start_at(url, tmp_path)

    assert seen == [f"Bot {TOKEN}"]
    assert code == 1
    assert "Discord refuses this token" in said
    assert "Traceback" not in said
    assert TOKEN not in said


async def test_a_defect_at_the_start_is_logged_with_its_traceback_but_without_the_token(tmp_path: Path) -> None:
    """The answer quotes the token, and the error that it causes quotes the answer."""

    def answer(_: web.Request) -> web.Response:
        return web.json_response({"message": f"Bot {TOKEN} makes no sense", "code": 0}, status=400)

    async with unfriendly_discord(answer) as url:
        code, said = await start_at(url, tmp_path)

    assert code == 1
    assert "Traceback" in said
    assert "[token] makes no sense" in said
    assert TOKEN not in said
