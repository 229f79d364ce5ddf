"""From the start of the process to the first answered interaction, beside a bare discord.py bot's."""

import asyncio
import sys
import time
from collections import Counter
from statistics import median

from benchmarks import processes
from benchmarks.folders import a_folder
from benchmarks.local_discord import LocalDiscord, a_local_discord
from benchmarks.numbers import Table
from benchmarks.processes import ROOT, BotProcess

PACKAGES_SHOWN = 10
EVERYTHING = """
import importlib, pathlib, bot
for file in sorted(pathlib.Path("cogs").glob("*/[a-z]*.py")):
    importlib.import_module(".".join(file.with_suffix("").parts))
"""
NOTHING_ELSE = "import benchmarks.bare_bot"


async def run(*, rounds: int = 7) -> None:
    with a_folder() as folder:
        async with a_local_discord(folder) as discord:
            url = discord.server.base_url
            bare, greenroom = processes.bare(url, folder), processes.greenroom(url, folder)
            firsts = [await _start(discord, discord.bare, bare), await _start(discord, discord.greenroom, greenroom)]
            later: tuple[list[float], list[float]] = ([], [])
            for _ in range(rounds):
                later[0].append(await _start(discord, discord.bare, bare))
                later[1].append(await _start(discord, discord.greenroom, greenroom))
    table = Table("Start to first answer", ("start", "bare", "Greenroom", "more"))
    table.add("the first (new database, commands to send)", *_row(*firsts))
    table.add(f"later ones (median of {rounds})", *_row(*map(median, later)))
    print(table)
    await _show_imports()


def _row(bare: float, greenroom: float) -> tuple[str, str, str]:
    return f"{bare:.2f} s", f"{greenroom:.2f} s", f"{greenroom - bare:+.2f} s"


async def _start(discord: LocalDiscord, application_id: int, bot: BotProcess) -> float:
    await bot.start()
    try:
        await discord.until_answering(application_id)
        return time.monotonic() - bot.started_at
    finally:
        await bot.stop()
        await discord.until_gone(application_id)


async def _show_imports() -> None:
    ours, theirs = await _import_seconds(EVERYTHING), await _import_seconds(NOTHING_ELSE)
    table = Table("What importing adds, by package (one run)", ("package", "bare", "Greenroom", "more"))
    more = Counter({package: ours[package] - theirs[package] for package in ours})
    for package, seconds in more.most_common(PACKAGES_SHOWN):
        table.add(package, *(f"{value * 1000:.0f} ms" for value in (theirs[package], ours[package], seconds)))
    print(table)


async def _import_seconds(code: str) -> Counter[str]:
    """How long each top-level package takes to import, without what it imports from others."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-X", "importtime", "-c", code), cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, told = await process.communicate()
    spent: Counter[str] = Counter()
    for line in told.decode().splitlines():
        own, _, name = line.removeprefix("import time:").split("|") if line.count("|") == 2 else ("", "", "")
        if own.strip().isdigit():
            spent[name.strip().partition(".")[0]] += int(own)
    return Counter({package: micro / 1e6 for package, micro in spent.items()})
