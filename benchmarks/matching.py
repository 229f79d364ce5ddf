"""Whole matching rounds in the worker process, and how long the event loop is held meanwhile."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from benchmarks.numbers import Table, milliseconds
from cogs.matching.pairing.models import Matching, Member, OfferedSlot, OpenRequest, Round, Span, Volunteer
from core.settings import DEFAULT_FIELDS
from core.worker import Limits, Worker

NOW = datetime(2026, 10, 20, 15, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Lisbon")
SLOTS_OF_EACH_VOLUNTEER = 10
ON_A_DAY = 4
DAYS_AHEAD = 56
FITTING = 50
LIMITS = Limits(seconds=60, megabytes=2048)
TICK_SECONDS = 0.001


@dataclass(frozen=True)
class Timed:
    """What a round came to in the worker, and how long that took there."""

    matching: Matching
    seconds: float
    cpu_seconds: float


def solve_timed(round: Round) -> Timed:
    """Called in the worker; only there the solver is loaded."""
    from cogs.matching.pairing.solving import solve

    began, cpu_began = time.perf_counter(), time.process_time()
    matching = solve(round)
    return Timed(matching, time.perf_counter() - began, time.process_time() - cpu_began)


def make_round(requests: int, slots: int, *, close: bool = False, bookings: int = 1) -> Round:
    """Each request fits some 50 slots. Where they are close, volunteers offer more than their buffers let them give;
    members who may have several bookings have as many requests."""
    chance = random.Random(requests)
    fields = DEFAULT_FIELDS[: slots // 70]
    count = slots // SLOTS_OF_EACH_VOLUNTEER
    volunteers = [_volunteer(chance, id, fields[id % len(fields)], close=close) for id in range(1, count + 1)]
    offered = [
        slot
        for at, volunteer in enumerate(volunteers)
        for slot in _slots(chance, at * SLOTS_OF_EACH_VOLUNTEER, volunteer, close=close)
    ]
    members = [
        Member(10_000 + id, ZONE, bookings_left=bookings, never_matched=chance.random() < 0.5)
        for id in range(requests // bookings)
    ]
    days = round(FITTING * len(fields) / slots * DAYS_AHEAD)
    asked = [
        _request(chance, id, members[id % len(members)], fields[id % len(fields)], days)
        for id in range(1, requests + 1)
    ]
    return Round(NOW, tuple(asked), tuple(offered))


def _volunteer(chance: random.Random, id: int, field: str, *, close: bool) -> Volunteer:
    return Volunteer(
        id,
        ZONE,
        fields=frozenset({field}),
        kinds=frozenset({"technical"}),
        levels=frozenset({chance.choice(["entry", "mid", "senior"])}),
        buffer_minutes=60 if close else 15,
        recent_bookings=chance.randrange(4),
    )


def _slots(chance: random.Random, first: int, volunteer: Volunteer, *, close: bool) -> Iterator[OfferedSlot]:
    """Two hours apart, a few on a day; an hour apart where they are close."""
    days = chance.sample(range(1, DAYS_AHEAD), SLOTS_OF_EACH_VOLUNTEER)
    for number in range(SLOTS_OF_EACH_VOLUNTEER):
        hours = number % ON_A_DAY * (1 if close else 2)
        at = NOW + timedelta(days=days[number // ON_A_DAY], hours=hours)
        yield OfferedSlot(first + number, volunteer, at, at + timedelta(minutes=75))


def _request(chance: random.Random, id: int, member: Member, field: str, days: int) -> OpenRequest:
    starts = [NOW + timedelta(days=day) for day in chance.sample(range(1, DAYS_AHEAD), days)]
    return OpenRequest(
        id,
        member,
        field,
        chance.choice(["technical", "case"]),
        made_at=NOW - timedelta(hours=chance.randrange(24 * 70)),
        windows=tuple(Span(at, at + timedelta(hours=24)) for at in starts),
        level=chance.choice([None, "entry", "mid", "senior"]),
        deadline_at=NOW + timedelta(days=chance.randrange(3, 30)) if chance.random() < 0.2 else None,
    )


@dataclass
class Held:
    """How late a sleeper was woken at most, and at most while this process was at work: who holds the event loop needs
    the CPU for that. The rest is other processes of this machine."""

    late: float = 0.0
    by_own_work: float = 0.0

    def note(self, late: float, worked: float) -> None:
        self.late = max(self.late, late)
        self.by_own_work = max(self.by_own_work, min(late, worked))

    def __str__(self) -> str:
        return f"{milliseconds(self.by_own_work)} ({milliseconds(self.late)})"


@asynccontextmanager
async def watching_the_loop() -> AsyncIterator[Held]:
    held = Held()

    async def watch() -> None:
        while True:
            began, cpu_began = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK_SECONDS)
            held.note(time.perf_counter() - began - TICK_SECONDS, time.process_time() - cpu_began)

    watcher = asyncio.create_task(watch())
    try:
        yield held
    finally:
        watcher.cancel()


async def run(*, rounds: int = 3) -> None:
    table = Table(
        f"Matching rounds (median of {rounds}; in brackets, what other processes of the machine add)",
        (
            "round",
            "matched",
            "in the worker",
            "CPU there",
            "asked to answered",
            "the first, from nothing",
            "loop held at most",
        ),
    )
    for name, made in (
        ("200 requests, 500 slots", make_round(200, 500)),
        ("200, 500, slots too close, two bookings each", make_round(200, 500, close=True, bookings=2)),
        ("2,000 requests, 5,000 slots", make_round(2000, 5000)),
        ("2,000, 5,000, slots too close", make_round(2000, 5000, close=True)),
        ("4,000 requests, 2,000 slots", make_round(4000, 2000)),
    ):
        table.add(name, *await measure(made, rounds))
    table.add("nothing to do for 2 s", *("" for _ in range(5)), await _rest())
    print(table)


async def measure(made: Round, rounds: int) -> tuple[str, ...]:
    worker = Worker()
    timed: list[Timed] = []
    answered: list[float] = []
    async with watching_the_loop() as held:
        for _ in range(rounds + 1):
            began = time.perf_counter()
            timed.append(await worker.run("benchmarks.matching:solve_timed", made, returns=Timed, limits=LIMITS))
            answered.append(time.perf_counter() - began)
    await worker.close()
    if len({one.matching for one in timed}) > 1:
        raise RuntimeError("The same round was matched in different ways")
    return (
        f"{len(timed[0].matching.pairs)}",
        f"{median(one.seconds for one in timed[1:]):.3f} s",
        f"{median(one.cpu_seconds for one in timed[1:]):.3f} s",
        f"{median(answered[1:]):.3f} s",
        f"{answered[0]:.3f} s",
        str(held),
    )


async def _rest() -> str:
    async with watching_the_loop() as held:
        await asyncio.sleep(2)
    return str(held)
