"""Memory at rest, some seconds after the last interaction, beside a bare discord.py bot's."""

import asyncio

from benchmarks import processes
from benchmarks.folders import a_folder
from benchmarks.local_discord import a_local_discord
from benchmarks.numbers import Table, times

INTERACTIONS = 200
MEBIBYTE = 2**20


async def run(*, sizes: tuple[int, ...] = (2, 1000), rest_seconds: float = 5.0) -> None:
    table = Table("Resident memory at rest", ("groups", "bare", "Greenroom", "ratio"))
    for groups in sizes:
        bare, greenroom = await _at_rest(groups, rest_seconds)
        shown = (f"{used / MEBIBYTE:.1f} MiB" for used in (bare, greenroom))
        table.add(groups, *shown, times(greenroom / bare))
    print(table)


async def _at_rest(groups: int, rest_seconds: float) -> tuple[int, int]:
    with a_folder() as folder:
        async with a_local_discord(folder) as discord:
            discord.add_groups(groups - 1)
            url = discord.server.base_url
            bots = {discord.bare: processes.bare(url, folder), discord.greenroom: processes.greenroom(url, folder)}
            try:
                for application_id, bot in bots.items():
                    await bot.start()
                    await discord.until_answering(application_id)
                    for _ in range(INTERACTIONS):
                        person = discord.demo.people["ana"]
                        await discord.command(application_id, person, "interview list").settled
                await asyncio.sleep(rest_seconds)
                return bots[discord.bare].resident_bytes(), bots[discord.greenroom].resident_bytes()
            finally:
                for bot in bots.values():
                    await bot.stop()
