"""What commands cost with 1,000,000 past interviews in 5,000 groups, compared with 1,000 in five.

Two databases, used in turn in the same process, on a group chosen at random each time, so that most of what is read
was not read before. Each command's own work in the database is timed, as the cogs call it; what it changes is undone.
All of it runs on one core: else the time to wake a database's thread, which depends on the core that it happens to be
on, hides what is compared.
"""

import os
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.filling import Group, filled
from benchmarks.folders import a_folder
from benchmarks.numbers import Table, times
from cogs.attendance import service as attendance
from cogs.interviews import moves
from cogs.interviews import service as interviews
from cogs.interviews.models import Wish
from cogs.members import service as members
from cogs.oversight import service as oversight
from cogs.oversight.models import Which
from cogs.slots import service as slots
from core import jobs
from core.actor import Actor
from core.jobs import outbox
from core.settings import DEFAULTS, get_settings
from data.database import Database, Transaction, open_database

INTERVIEWS_PER_GROUP = 200
MEMBERS, VOLUNTEERS, LIVE, OPEN_EACH = 40, 10, 10, 5
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SETTINGS = replace(DEFAULTS, interviews_channel=1, active_bookings=5, weekly_limit=50)
WISH = Wish("Practise talking about my last job", may_be_watched=False, may_be_recorded=False)


@dataclass
class Place:
    """A group and its first rows: the numbers say which of them something is about."""

    group: Group
    first_slot: int
    first_interview: int

    def member(self, number: int) -> Actor:
        return _actor(self.group, self.group.members[number])

    @property
    def moderator(self) -> Actor:
        return replace(self.member(30), is_moderator=True)

    @property
    def live(self) -> int:
        return self.first_interview + INTERVIEWS_PER_GROUP

    @property
    def open_slot(self) -> int:
        return self.first_slot + INTERVIEWS_PER_GROUP + LIVE


def _actor(group: Group, user_id: int) -> Actor:
    return Actor(group.guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


Work = Callable[[Transaction, Place], Awaitable[object]]


async def _propose(tx: Transaction, at: Place) -> None:
    await moves.propose(tx, at.member(0), at.live, NOW + timedelta(days=30), SETTINGS, NOW)


async def _claim_job(tx: Transaction, at: Place) -> None:
    del at
    (job,) = await outbox.get_due(tx, NOW, 1, "[]", "[]")
    begun = await outbox.begin(tx, job, NOW)
    assert begun is not None
    await outbox.finish(tx, begun)
    await outbox.next_due_at(tx, NOW)


READS: dict[str, Work] = {
    "settings of a group": lambda tx, at: get_settings(tx, at.group.guild_id),
    "/interview book: the picker": lambda tx, at: interviews.list_bookable(tx, at.member(20), SETTINGS, NOW, limit=11),
    "/interview book: the form": lambda tx, at: interviews.look_at_slot(tx, at.member(20), at.open_slot, SETTINGS, NOW),
    "/interview list": lambda tx, at: interviews.list_own(tx, at.member(0), NOW),
    "/me show: interviews": lambda tx, at: interviews.show_member(tx, at.group.guild_id, at.group.members[0], NOW),
    "/me data: interviews": lambda tx, at: interviews.export_member(tx, at.group.guild_id, at.group.members[0]),
    "/moderator interviews": lambda tx, at: oversight.list_page(tx, at.moderator, Which.COMING, 0, SETTINGS, NOW),
    "/moderator interviews: what is over": lambda tx, at: oversight.list_page(
        tx, at.moderator, Which.BEGUN, 0, SETTINGS, NOW
    ),
    "/moderator person": lambda tx, at: attendance.get_record(tx, at.moderator, at.group.members[0], NOW),
    "/volunteer slots: a volunteer's times": lambda tx, at: slots.show_member(
        tx, at.group.guild_id, at.group.volunteers[0], NOW
    ),
}
WRITES: dict[str, Work] = {
    "/interview book: booking": lambda tx, at: interviews.book(tx, at.member(20), at.open_slot, WISH, SETTINGS, NOW),
    "/interview cancel": lambda tx, at: interviews.cancel(tx, at.member(0), at.live, "Ill", NOW),
    "/moderator interviews: another volunteer": lambda tx, at: oversight.change_volunteer(
        tx, at.moderator, at.live, at.group.volunteers[-1], SETTINGS, NOW
    ),
    "/interview place": lambda tx, at: interviews.set_place(tx, at.member(0), at.live, "Stage", NOW),
    "/interview move": _propose,
    "Still coming": lambda tx, at: interviews.confirm(tx, at.member(0), at.live, NOW),
    "/me timezone": lambda tx, at: members.set_zone(tx, at.group.guild_id, at.group.members[0], SETTINGS.zone, NOW),
    "/me forget: interviews": lambda tx, at: interviews.forget_member(tx, at.group.guild_id, at.group.members[0], NOW),
    "claiming a job": _claim_job,
    "scheduling a job": lambda tx, at: jobs.schedule(tx, at.group.guild_id, "interviews:show", 1, NOW),
}


@dataclass
class Sized:
    """A database with this many groups."""

    database: Database
    places: Sequence[Place]
    spent: dict[str, list[float]] = field(default_factory=dict)


async def run(*, small: int = 5, large: int = 5000, repeats: int = 300) -> None:
    with a_folder() as folder:
        began = time.monotonic()
        sizes = [await _make(folder / f"{groups}.db", groups) for groups in (small, large)]
        print(f"\nThe databases were filled in {time.monotonic() - began:.0f} s.")
        try:
            with _on_one_core():
                for name, work in READS.items():
                    await _compare(name, work, sizes, repeats, _read)
                for name, work in WRITES.items():
                    await _compare(name, work, sizes, repeats, _write_and_undo)
        finally:
            for one in sizes:
                await one.database.close()
    _show(sizes)


@contextmanager
def _on_one_core() -> Iterator[None]:
    """All threads of this process, the databases' too."""
    threads = [int(task.name) for task in Path("/proc/self/task").iterdir()]
    allowed = os.sched_getaffinity(0)
    for thread in threads:
        os.sched_setaffinity(thread, {min(allowed)})
    try:
        yield
    finally:
        for thread in threads:
            os.sched_setaffinity(thread, allowed)


async def _make(path: Path, groups: int) -> Sized:
    places = []
    slots_each = INTERVIEWS_PER_GROUP + LIVE + VOLUNTEERS * OPEN_EACH
    with filled(path, NOW) as filling:
        for index in range(groups):
            group = Group(1000 + index, range(1, MEMBERS + 1), range(101, 101 + VOLUNTEERS))
            filling.settings(group, interviews_channel=1, timezone="Europe/Lisbon")
            filling.zones(group, group.members)
            filling.past_interviews(group, INTERVIEWS_PER_GROUP)
            filling.far_jobs(group, filling.live_interviews(group, LIVE))
            filling.open_slots(group, OPEN_EACH)
            first_interview = 1 + index * (INTERVIEWS_PER_GROUP + LIVE)
            places.append(Place(group, 1 + index * slots_each, first_interview))
        filling.due_jobs(places[0].group, 1)
    return Sized(await open_database(path), places)


async def _compare(
    name: str, work: Work, sizes: list[Sized], repeats: int, time_one: Callable[[Sized, Work, Place], Awaitable[float]]
) -> None:
    chance = random.Random(name)
    for _ in range(repeats):
        for one in sizes:
            spent = await time_one(one, work, chance.choice(one.places))
            one.spent.setdefault(name, []).append(spent)


async def _read(one: Sized, work: Work, at: Place) -> float:
    async with one.database.read() as tx:
        began = time.perf_counter()
        await work(tx, at)
        return time.perf_counter() - began


class _Undone(Exception):
    """Ends a transaction without keeping what it changed."""


async def _write_and_undo(one: Sized, work: Work, at: Place) -> float:
    spent = 0.0
    try:
        async with one.database.write() as tx:
            began = time.perf_counter()
            await work(tx, at)
            spent = time.perf_counter() - began
            raise _Undone
    except _Undone:
        return spent


def _show(sizes: list[Sized]) -> None:
    counted = [f"{len(one.places) * INTERVIEWS_PER_GROUP:,} interviews" for one in sizes]
    table = Table("A command's own work in the database (medians)", ("command", *counted, "ratio"))
    for name in sizes[0].spent:
        medians = [median(one.spent[name]) for one in sizes]
        table.add(name, *(f"{value * 1e6:.0f} us" for value in medians), times(medians[1] / medians[0]))
    print(table)
