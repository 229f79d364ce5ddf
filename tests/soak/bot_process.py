"""The bot as a process of its own that can be killed at any moment, as a power cut would."""

import asyncio
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 30


class BotProcess:
    def __init__(self, url: str, clock: Path, database: Path) -> None:
        self._arguments = ("run", f"--rehearsal={url}", f"--clock={clock}", f"--database={database}")
        self._database = database
        self._log = database.with_name("bot.log")
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), *self._arguments, cwd=ROOT, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """kill -9: no goodbye, no clean-up."""
        if self.is_running and self._process is not None:
            self._process.send_signal(signal.SIGKILL)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def ended(self) -> None:
        if self._process is not None:
            async with asyncio.timeout(SECONDS):
                await self._process.wait()

    def due_jobs(self, now: float) -> int:
        """How many jobs wait although their time has come."""
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True, timeout=10)) as connection:
            row = connection.execute(
                "SELECT count(*) FROM job WHERE state = 'waiting' AND due_at <= ?", (int(now),)
            ).fetchone()
        return int(row[0])
