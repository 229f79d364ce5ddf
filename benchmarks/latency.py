"""First answers: how long people wait and what an interaction costs, beside a bare discord.py bot in the same run.

Both bots are connected to one local Discord, in processes of their own. Rounds of load alternate between them, so that
whatever else this machine does hits both. A wait goes from the moment the interaction is made to the moment the local
Discord has taken the answer; its own work is in both bots' numbers.
"""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import processes
from benchmarks.filling import Filling, Group, filled
from benchmarks.folders import a_folder
from benchmarks.local_discord import Json, LocalDiscord, a_local_discord
from benchmarks.numbers import Table, milliseconds, percentile, times
from benchmarks.processes import BotProcess
from rehearsal.interactions import Interaction

PER_SECOND = 200
BURSTS_PER_SECOND = (2000, 1000, 700, 500, 350)
SECONDS_FOR_AN_ANSWER = 3
BURST_SECONDS = 5.0
PEOPLE = 200
SECONDS_TO_DRAIN = 20
SECONDS_TO_RECOVER = 120

Action = Callable[[int, int], Interaction]
"""Has a person (by number) use something of an application."""


@dataclass
class Load:
    """What came of some rounds of load on one bot. `cpu` is per interaction."""

    rounds: list[list[float]] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    offered: list[float] = field(default_factory=list)
    failed: int = 0
    answer_bytes: int = 0

    @property
    def waits(self) -> list[float]:
        return [wait for one in self.rounds for wait in one]

    def typical(self, percent: float) -> float:
        """The median over the rounds, so that one noisy second of this machine does not decide."""
        return median(percentile(one, percent) for one in self.rounds if one)


@dataclass
class Measured:
    """One kind of interaction with both bots. `commits` are waits for bare durable commits, made in between."""

    name: str
    greenroom: Load = field(default_factory=Load)
    bare: Load = field(default_factory=Load)
    commits: list[float] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return self.name.startswith("write")


class Stand:
    """Both bots, running, in a group with open slots where everybody has an interview to come."""

    def __init__(self, discord: LocalDiscord, folder: Path, greenroom: BotProcess, bare: BotProcess) -> None:
        self.discord = discord
        self.folder = folder
        self.bots = {discord.greenroom: greenroom, discord.bare: bare}
        self._pickers: dict[tuple[int, int], Json] = {}

    def _person(self, number: int) -> int:
        return self.discord.people[number % len(self.discord.people)]

    def open_picker(self, application_id: int, number: int) -> Interaction:
        return self.discord.command(application_id, self._person(number), "interview book")

    def list_interviews(self, application_id: int, number: int) -> Interaction:
        return self.discord.command(application_id, self._person(number), "interview list")

    def set_zone(self, application_id: int, number: int) -> Interaction:
        zone = ("Europe/Lisbon", "America/New_York", "Asia/Tokyo")[number % 3]
        return self.discord.command(application_id, self._person(number), "me timezone", zone=zone)

    def choose_time(self, application_id: int, number: int) -> Interaction:
        user_id = self._person(number)
        picker = self._pickers[application_id, user_id]
        menu = next(part for row in picker["components"] for part in row.get("components", ()))
        return self.discord.choose(application_id, user_id, picker, menu["custom_id"], menu["options"][0]["value"])

    async def prepare_pickers(self) -> None:
        """A panel to click for everybody, fresh: older private messages are dismissed."""
        for application_id in self.bots:
            for number in range(len(self.discord.people)):
                outcome = await self.open_picker(application_id, number).settled
                assert outcome.message is not None
                self._pickers[application_id, self._person(number)] = outcome.message

    async def round(self, load: Load, application_id: int, act: Action, per_second: float, seconds: float) -> None:
        """People act at random moments, whether or not earlier answers have come."""
        bot = self.bots[application_id]
        made: list[Interaction] = []
        answered: dict[int, float] = {}
        clock = asyncio.get_running_loop().time

        def note(interaction: Interaction) -> None:
            answered[interaction.id] = clock()

        forget = self.discord.server.interactions.on_answer(note)
        gaps = random.Random(len(load.rounds))
        cpu, began = bot.cpu_seconds(), clock()
        due = began
        while due < began + seconds:
            # A sleep, even of nothing, lets the answers in.
            await asyncio.sleep(max(due - clock(), 0))
            made.append(act(application_id, len(made)))
            due += gaps.expovariate(per_second)
        load.offered.append(len(made) / (clock() - began))
        async with asyncio.timeout(SECONDS_TO_DRAIN):
            await asyncio.gather(*(one.settled for one in made))
        forget()
        bot.require_running()
        load.cpu.append((bot.cpu_seconds() - cpu) / len(made))
        load.rounds.append([answered[one.id] - one.born for one in made if one.callback is not None])
        load.failed += sum(one.callback is None for one in made)
        load.answer_bytes = _size(made[-1])


def _size(interaction: Interaction) -> int:
    """Roughly how much was answered."""
    return len(str((interaction.original or {}).get("components") or interaction.modal or ""))


@asynccontextmanager
async def a_stand(people: int) -> AsyncIterator[Stand]:
    with a_folder() as folder:
        async with a_local_discord(folder, people=people) as discord:
            with filled(processes.database_in(folder), discord.server.clock.now()) as filling:
                fill(filling, discord)
            url = discord.server.base_url
            bots = processes.greenroom(url, folder), processes.bare(url, folder)
            for bot in bots:
                await bot.start()
            try:
                await discord.until_answering(discord.greenroom)
                await discord.until_answering(discord.bare)
                yield Stand(discord, folder, *bots)
            finally:
                for bot in bots:
                    await bot.stop()


def fill(filling: Filling, discord: LocalDiscord) -> None:
    demo = discord.demo
    volunteers = [demo.people[name] for name in demo.volunteers]
    group = Group(demo.guild_id, discord.people, volunteers)
    filling.settings(
        group,
        member_role=demo.roles["Member"],
        volunteer_role=demo.roles["Volunteer"],
        moderator_role=demo.roles["Moderator"],
        interviews_channel=demo.channels["general"],
    )
    filling.zones(group, discord.people[::2])
    filling.live_interviews(group, len(discord.people))
    days_taken = 2 + len(discord.people) // 24
    filling.open_slots(group, 8, first_day=days_taken)


async def measure(
    stand: Stand, name: str, act: Action, *, rounds: int, seconds: float, per_second: float = PER_SECOND
) -> Measured:
    measured = Measured(name)
    for _ in range(rounds):
        await stand.round(measured.bare, stand.discord.bare, act, per_second, seconds)
        await stand.round(measured.greenroom, stand.discord.greenroom, act, per_second, seconds)
        measured.commits += await asyncio.to_thread(durable_commits, stand.folder / "commits.db", 50)
    return measured


def durable_commits(path: Path, number: int) -> list[float]:
    """What one small transaction costs that is on disk when it returns, with nothing around it."""
    waits = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, value TEXT)")
        for _ in range(number):
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO kept (value) VALUES ('Europe/Lisbon')")
            connection.execute("COMMIT")
            waits.append(time.perf_counter() - began)
    return waits


def show(all_measured: list[Measured]) -> None:
    waits = Table(
        f"First answer, about {PER_SECOND}/s (medians over the rounds)",
        (
            "interaction",
            "bare p50",
            "bot p50",
            "bare p99",
            "bot p99",
            "one commit p99",
            "p99 ratio",
            "without one commit",
        ),
    )
    costs = Table(
        "CPU per interaction, of the bot's process",
        ("interaction", "bare", "bot", "ratio", "offered bare / bot", "too late", "answer bytes bare / bot"),
    )
    for one in all_measured:
        bare, bot = one.bare, one.greenroom
        commit = percentile(one.commits, 99)
        waits.add(
            one.name,
            *map(milliseconds, (bare.typical(50), bot.typical(50), bare.typical(99), bot.typical(99), commit)),
            times(bot.typical(99) / bare.typical(99)),
            times((bot.typical(99) - commit) / bare.typical(99)) if one.writes else "",
        )
        costs.add(
            one.name,
            milliseconds(median(bare.cpu)),
            milliseconds(median(bot.cpu)),
            times(median(bot.cpu) / median(bare.cpu)),
            f"{median(bare.offered):.0f}/s / {median(bot.offered):.0f}/s",
            f"{bare.failed} / {bot.failed}",
            f"{bare.answer_bytes} / {bot.answer_bytes}",
        )
    print(waits, costs)


async def run(*, rounds: int = 5, seconds: float = 2.0, people: int = PEOPLE, burst: float = BURST_SECONDS) -> None:
    async with a_stand(people) as stand:
        actions: list[tuple[str, Action]] = [
            ("read: /interview book", stand.open_picker),
            ("read: /interview list", stand.list_interviews),
            ("write: /me timezone", stand.set_zone),
        ]
        for _, act in actions:
            for application_id in stand.bots:
                await stand.round(Load(), application_id, act, PER_SECOND, seconds / 4)
        found = [await measure(stand, name, act, rounds=rounds, seconds=seconds) for name, act in actions]
        await stand.prepare_pickers()
        found.append(await measure(stand, "click: choose a time", stand.choose_time, rounds=rounds, seconds=seconds))
        show(found)
        await compare_bursts(stand, burst)


async def compare_bursts(stand: Stand, seconds: float) -> None:
    """Ten times as many, and then less until this machine can play Discord fast enough for the bare bot."""
    table = Table(
        "Bursts of /interview list: as much as was aimed at, or as this machine could offer",
        ("aimed at", "bot", "offered", "in time", "too late", "p50", "p99", "longest", "CPU each"),
    )
    for per_second in BURSTS_PER_SECOND:
        burst = await measure(stand, "burst", stand.list_interviews, rounds=1, seconds=seconds, per_second=per_second)
        for name, load in (("bare", burst.bare), ("Greenroom", burst.greenroom)):
            table.add(f"{per_second}/s", name, f"{load.offered[0]:.0f}/s", len(load.waits), load.failed, *_waits(load))
        for application_id in stand.bots:
            await recover(stand, application_id)
        if not burst.bare.failed and burst.bare.typical(99) < SECONDS_FOR_AN_ANSWER / 2:
            break
    print(table)


def _waits(load: Load) -> list[str]:
    waits = load.waits or [float("inf")]
    return [milliseconds(one) for one in (percentile(waits, 50), percentile(waits, 99), max(waits), load.cpu[0])]


async def recover(stand: Stand, application_id: int) -> None:
    """Wait until a bot has done what it was asked for, though nobody waits for that any more."""
    async with asyncio.timeout(SECONDS_TO_RECOVER):
        while (await stand.list_interviews(application_id, 0).settled).message is None:
            pass
