"""`python bot.py rehearse`: the local Discord with its demo group, and the bot as a process of its own beside it."""

import asyncio
import logging
import shutil
import signal
import socket
import sys
from pathlib import Path

from core.clock import MovableClock
from rehearsal.demo import build_demo
from rehearsal.opening import play_opening
from rehearsal.server import HOST, Rehearsal
from rehearsal.world import World

log = logging.getLogger(__name__)

SECONDS_TO_END = 10


class BotProcess:
    """The real bot, started as it is on Discord but pointed here. Ending it leaves the local Discord as it is."""

    def __init__(self, folder: Path, url: str, clock: Path, database: Path) -> None:
        self._command = (
            sys.executable,
            str(folder / "bot.py"),
            "run",
            f"--rehearsal={url}",
            f"--clock={clock}",
            f"--database={database}",
        )
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(*self._command)

    async def stop(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(SECONDS_TO_END):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    async def restart(self) -> None:
        await self.stop()
        await self.start()


def check_port(port: int) -> None:
    """Ends the program if something, such as another rehearsal, listens there: its files must be left alone."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SystemExit(f"Port {port} is taken ({error.strerror}). Set REHEARSAL_PORT to another one.") from error


async def rehearse(folder: Path, port: int) -> None:
    """Run until interrupted. Each rehearsal begins anew; within one, restarting the bot loses nothing."""
    check_port(port)
    place = folder / "data" / "local" / f"rehearsal-{port}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    clock = MovableClock(place / "clock")
    world = World(clock)
    demo = build_demo(world)
    server = Rehearsal(clock, world, port)
    server.zones.update(demo.zones)
    await server.start()
    bot = BotProcess(folder, server.base_url, place / "clock", place / "greenroom.db")
    server.page.restart_bot = bot.restart
    try:
        await bot.start()
        await play_opening(server, demo)
        log.info("THIS IS A REHEARSAL: no DISCORD_TOKEN is set, so nothing reaches Discord.")
        log.info("Open %s in a browser and be anyone in the demo group. Ctrl+C ends it.", server.base_url)
        await _interrupted()
    finally:
        await bot.stop()
        await server.close()
        clock.close()


async def _interrupted() -> None:
    interrupted = asyncio.Event()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, interrupted.set)
    await interrupted.wait()
