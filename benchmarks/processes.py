"""A bot as a process of its own, and what the system says it uses."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_END = 30
PAGE = os.sysconf("SC_PAGE_SIZE")


class BotProcess:
    """`started_at` is the monotonic time just before the process was made."""

    def __init__(self, arguments: tuple[str, ...], log: Path) -> None:
        self._arguments = arguments
        self._log = log
        self._process: asyncio.subprocess.Process
        self.started_at = 0.0

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self.started_at = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._arguments, cwd=ROOT, stdout=log, stderr=log
            )

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process.returncode is None:
            self._process.send_signal(how)
        async with asyncio.timeout(SECONDS_TO_END):
            await self._process.wait()

    def require_running(self) -> None:
        """A bot that died would make every number meaningless."""
        if self._process.returncode is not None:
            raise RuntimeError(f"The bot has ended:\n{self._log.read_text()[-2000:]}")

    def cpu_seconds(self) -> float:
        """The time that all its threads spent on a CPU."""
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def resident_bytes(self) -> int:
        return int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * PAGE


def greenroom(url: str, folder: Path) -> BotProcess:
    """The real bot as it starts in a rehearsal, with its database and clock in `folder`."""
    return BotProcess((str(ROOT / "bot.py"), *_run(url, folder)), folder / "greenroom.log")


def unpaced(url: str, folder: Path) -> BotProcess:
    """The real bot, sending as fast as it can."""
    return BotProcess(("-m", "benchmarks.unpaced_bot", *_run(url, folder)), folder / "greenroom.log")


def _run(url: str, folder: Path) -> tuple[str, ...]:
    return "run", f"--rehearsal={url}", f"--clock={folder / 'clock'}", f"--database={database_in(folder)}"


def bare(url: str, folder: Path) -> BotProcess:
    """A bot of discord.py alone."""
    return BotProcess(("-m", "benchmarks.bare_bot", url), folder / "bare.log")


def database_in(folder: Path) -> Path:
    return folder / "greenroom.db"
