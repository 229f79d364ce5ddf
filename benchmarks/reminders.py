"""A great many reminders due in the same minute: how fast they go out, and that none is lost or sent twice.

First without rate limits on either side, as fast as the bot can; then fewer at Discord's fifty requests a second. Half
way the bot is ended with kill -9 and started again. Meanwhile somebody uses a command ten times a second: how long the
answer takes shows what the event loop has left for people.
"""

import asyncio
import json
import re
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import processes
from benchmarks.filling import Group, filled
from benchmarks.folders import a_folder
from benchmarks.local_discord import LocalDiscord, a_local_discord
from benchmarks.numbers import Table, milliseconds, percentile
from benchmarks.processes import BotProcess
from rehearsal.demo import BOT_PERMISSIONS
from rehearsal.events import Event
from rehearsal.rate_limits import RateLimits, Verdict
from rehearsal.state.channels import PRIVATE_THREAD

PER_GROUP = 100
REQUESTS_EACH = 3
"""Two people are let into the thread, in case they had left it, and one message is sent."""
SECONDS_BETWEEN_COMMANDS = 0.1
SECONDS_BETWEEN_LOOKS = 0.2
LONGEST_SECONDS = 900
MINUTES_BEFORE = 120

_STILL_COMING = re.compile(r'"interviews:coming:(\d+)"')


@dataclass
class Watch:
    """Counts the reminders that appear, by interview, and when the first and the last did."""

    sent: Counter[int] = field(default_factory=Counter)
    first_at: float = 0.0
    last_at: float = 0.0

    def hear(self, event: Event) -> None:
        found = _STILL_COMING.search(json.dumps(event.data["components"])) if event.name == "MESSAGE_CREATE" else None
        if found is not None:
            self.sent[int(found[1])] += 1
            self.last_at = time.monotonic()
            self.first_at = self.first_at or self.last_at


class CountingLimits(RateLimits):
    """Knows how often it had to refuse: too many refusals get a bot banned."""

    refused = 0

    def ask(self, *args: Any, **kwargs: Any) -> Verdict:
        verdict = super().ask(*args, **kwargs)
        self.refused += verdict.retry_after is not None
        return verdict


@dataclass
class Outcome:
    """What came of one run. `down` are the seconds between kill -9 and the first answer of the next process."""

    number: int
    watch: Watch
    waits: list[float]
    down: float
    refused: int

    def row(self, limits: str) -> tuple[str, ...]:
        seconds = self.watch.last_at - self.watch.first_at
        sent = self.watch.sent
        running = max(seconds - self.down, 0.001)
        return (
            limits,
            str(self.number),
            f"{seconds:.0f} s, {self.down:.1f} s of it down",
            f"{len(sent) / running:.0f}/s",
            f"{len(sent) * REQUESTS_EACH / running:.0f}/s",
            str(self.number - len(sent)),
            str(sum(count > 1 for count in sent.values())),
            str(self.refused),
            milliseconds(percentile(self.waits, 50)),
            milliseconds(percentile(self.waits, 99)),
        )


async def run(*, unlimited: int = 10_000, limited: int = 600) -> None:
    table = Table(
        "Reminders due in one minute, with a kill -9 half way",
        ("limits", "due", "took", "sent", "requests", "lost", "twice", "refused (429)", "answer p50", "answer p99"),
    )
    table.add(*(await send(unlimited, is_limited=False)).row("none"))
    table.add(*(await send(limited, is_limited=True)).row("Discord's"))
    print(table)


async def send(number: int, *, is_limited: bool) -> Outcome:
    with a_folder() as folder:
        async with a_local_discord(folder) as discord:
            _prepare(discord, folder, number)
            limits = discord.server.api.rate_limits = CountingLimits(is_limited)
            watch = Watch()
            discord.world.subscribe(watch.hear)
            url = discord.server.base_url
            bot = processes.greenroom(url, folder) if is_limited else processes.unpaced(url, folder)
            await bot.start()
            waits: list[float] = []
            using = asyncio.create_task(_use_commands(discord, waits))
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    await _until(bot, lambda: len(watch.sent) >= number // 2)
                    down = await _kill_and_restart(discord, bot)
                    await _until(bot, lambda: _reminders_left(processes.database_in(folder)) == 0)
            finally:
                using.cancel()
                await bot.stop()
            return Outcome(number, watch, waits, down, limits.refused)


def _prepare(discord: LocalDiscord, folder: Path, number: int) -> None:
    """Groups of members and volunteers, each pair with a private thread and an interview in two hours."""
    demo, world = discord.demo, discord.world
    discord.add_people(2 * PER_GROUP)
    now = world.clock.now()
    with filled(processes.database_in(folder), now) as filling:
        for index in range(-(-number // PER_GROUP)):
            guild_id = world.guilds.create(f"Group {index}", demo.people["morgan"]).id
            role = world.roles.create(guild_id, "Greenroom", permissions=int(BOT_PERMISSIONS))
            world.members.add(guild_id, discord.greenroom, roles=[int(role["id"])])
            for user_id in discord.people:
                world.members.add(guild_id, user_id)
            parent = int(world.channels.create(guild_id, "interviews")["id"])
            group = Group(guild_id, discord.people[:PER_GROUP], discord.people[PER_GROUP:])
            count = min(PER_GROUP, number - index * PER_GROUP)
            threads = [
                int(world.threads.create(parent, discord.greenroom, f"Interview {one}", PRIVATE_THREAD)["id"])
                for one in range(count)
            ]
            filling.settings(group, interviews_channel=parent)
            starts_at = now + timedelta(minutes=MINUTES_BEFORE)
            filling.interviews_at_once(group, starts_at, threads, str(MINUTES_BEFORE))


async def _use_commands(discord: LocalDiscord, waits: list[float]) -> None:
    """One person, ten times a second, while the bot is there."""
    gateway, person = discord.server.gateway, discord.demo.people["ana"]
    await discord.until_answering(discord.greenroom)
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COMMANDS)
        if gateway.is_online(discord.greenroom):
            began = time.monotonic()
            outcome = await discord.command(discord.greenroom, person, "interview list").settled
            # Who asks while the bot is being killed gets no answer.
            if outcome.message is not None:
                waits.append(time.monotonic() - began)


async def _kill_and_restart(discord: LocalDiscord, bot: BotProcess) -> float:
    killed_at = time.monotonic()
    await bot.stop(signal.SIGKILL)
    await discord.until_gone(discord.greenroom)
    await bot.start()
    await discord.until_answering(discord.greenroom)
    return time.monotonic() - killed_at


async def _until(bot: BotProcess, condition: Callable[[], bool]) -> None:
    while not condition():
        bot.require_running()
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _reminders_left(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        (left,) = connection.execute("SELECT count(*) FROM job WHERE kind = 'interviews:remind'").fetchone()
    return int(left)
