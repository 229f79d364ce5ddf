"""kill -9 at every change on Discord, and at random moments: nothing is lost, nothing happens twice."""

import asyncio
import contextlib
import itertools
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.clock import MovableClock
from core.features import migration_folders
from core.settings import set_setting
from data.database import open_database
from data.migrations import migrate, read_migrations
from rehearsal.demo import Demo, build_demo
from rehearsal.faults import Fault, RecordedRequest
from rehearsal.people import NotPossible, Person, Reply, person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.marks import mark_of
from tests.soak.bot_process import BotProcess
from tests.waiting import until

pytestmark = pytest.mark.soak

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
RANDOM_KILLS = 200
PATIENCE = 60.0
RESUME = ("cv.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")

CHANGES = (
    ("POST", "/channels/{}/threads"),
    ("PUT", "/channels/{}/thread-members/{}"),
    ("POST", "/channels/{}/messages"),
    ("PATCH", "/channels/{}/messages/{}"),
    ("DELETE", "/channels/{}/messages/{}"),
    ("PATCH", "/channels/{}"),
    ("POST", "/guilds/{}/scheduled-events"),
    ("PATCH", "/guilds/{}/scheduled-events/{}"),
    ("DELETE", "/guilds/{}/scheduled-events/{}"),
    ("POST", "/interactions/{}/{}/callback"),
    ("PATCH", "/webhooks/{}/{}/messages/{}"),
)


class Scene:
    """A group with one slot to book, and the bot in a process of its own."""

    def __init__(self, server: Rehearsal, demo: Demo, bot: BotProcess, database: Path, clock: MovableClock) -> None:
        self.server, self.demo, self.bot, self.database, self.clock = server, demo, bot, database, clock
        self.ana = Person(server, demo.people["ana"]).at(demo.channels["general"])
        self.priya = Person(server, demo.people["priya"]).at(demo.channels["general"])

    async def start_bot(self) -> None:
        await self.bot.start()
        await until(lambda: self.server.gateway.is_online(self.demo.application_id), PATIENCE)

    async def restart_bot(self) -> None:
        self.bot.kill()
        await self.bot.ended()
        await until(lambda: not self.server.gateway.is_online(self.demo.application_id), PATIENCE)
        await self.start_bot()

    async def settle(self) -> None:
        """Retries wait seconds on the clock, so it is moved until nothing is due any more."""
        for _ in range(12):
            await until(lambda: self.bot.due_jobs(self.clock.now().timestamp()) == 0, PATIENCE)
            self.clock.move(timedelta(seconds=15))

    def kill_at(self, number: int, *, after_change: bool) -> list[Fault]:
        """Kill the bot at its n-th change on Discord: just before it happens, or before the bot learns of it."""
        count = itertools.count(1)

        def strike(_: RecordedRequest) -> bool:
            if next(count) != number:
                return False
            self.bot.kill()
            return True

        return [
            self.server.faults.hang(method, template, after_change=after_change, when=strike)
            for method, template in CHANGES
        ]

    async def book(self) -> Reply | None:
        picker = await self.ana.command("interview book")
        if picker.failed:
            return None
        form = await self.ana.select(picker.message or {}, "Choose a time", ["1"])
        if form.modal is None:
            return None
        return await form.submit(goals="Practise", resume=[RESUME], openness=["watch"])

    async def call_off(self) -> Reply:
        return await self.ana.command("interview cancel", interview="1", reason="Ill")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            return connection.execute(sql).fetchall()

    def check(self) -> None:
        """Discord shows what the database says, each thing once."""
        interviews = self.rows("SELECT id, state, thread_id, card_id, event_id FROM interview")
        assert len(interviews) <= 1
        world, guild_id = self.server.world, self.demo.guild_id
        threads = [one for one in world.guilds.get(guild_id).threads.values() if "Interview" in one["name"]]
        events = world.events.open_in(guild_id)
        resumes = self._attachments(".pdf")
        if not interviews:
            assert (threads, events, resumes) == ([], [], [])
            return
        _, state, thread_id, card_id, event_id = interviews[0]
        assert [int(thread["id"]) for thread in threads] == ([thread_id] if thread_id else [])
        assert len(events) == (state == "booked")
        assert [int(event["id"]) for event in events] == ([event_id] if event_id else [])
        assert resumes == [thread_id] * (state == "booked" and self._has_resume())
        if thread_id:
            self._check_thread(thread_id, card_id, state)
        slot_states = self.rows("SELECT state FROM slot WHERE id = 1")
        assert slot_states == [("taken" if state == "booked" else "open",)]
        assert self.rows("SELECT count(*) FROM job WHERE state = 'dead'") == [(0,)]

    def _check_thread(self, thread_id: int, card_id: int, state: str) -> None:
        messages = self.server.world.messages.history(thread_id, limit=100)
        own = [message for message in messages if message["type"] == 0]
        cards = [message for message in own if "Mock interview" in str(message["components"])]
        assert [int(card["id"]) for card in cards] == [card_id]
        assert ("Booked" if state == "booked" else "Cancelled") in str(cards[0]["components"])
        marks = Counter(filter(None, map(mark_of, own)))
        assert max(marks.values()) == 1, marks

    def _has_resume(self) -> bool:
        return self.rows("SELECT count(*) FROM resume_file") != [(0,)]

    def _attachments(self, ending: str) -> list[int]:
        world = self.server.world
        places = [int(one) for one in world.guilds.get(self.demo.guild_id).threads]
        return [
            place
            for place in places
            for message in world.messages.history(place, limit=100)
            for file in message["attachments"]
            if file["filename"].endswith(ending)
        ]


@pytest.fixture(autouse=True)
def impatient_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for an answer from a bot that was killed."""
    monkeypatch.setattr(person, "LONGEST_WAIT", 1.0)


@asynccontextmanager
async def a_scene(folder: Path) -> AsyncIterator[Scene]:
    clock = MovableClock(folder / "clock")
    clock.move_to(NOW)
    database = folder / "greenroom.db"
    migrate(database, read_migrations(migration_folders()))
    world = World(clock)
    async with Rehearsal(clock, world, first_answer_seconds=1.5) as server:
        demo = build_demo(world)
        await _prepare(database, demo, int(world.channels.create(demo.guild_id, "interviews")["id"]))
        scene = Scene(server, demo, BotProcess(server.base_url, folder / "clock", database), database, clock)
        try:
            await scene.start_bot()
            yield scene
        finally:
            scene.bot.kill()
            await scene.bot.ended()
    clock.close()


async def _prepare(path: Path, demo: Demo, interviews_channel: int) -> None:
    starts_at = int((NOW + timedelta(hours=50)).timestamp())
    database = await open_database(path)
    async with database.write() as tx:
        await set_setting(tx, demo.guild_id, "interviews_channel", interviews_channel)
        await set_setting(tx, demo.guild_id, "volunteer_role", demo.roles["Volunteer"])
        await tx.add(
            """
            INSERT INTO slot (guild_id, volunteer_id, starts_at, ends_at, minutes, made_at) VALUES (?, ?, ?, ?, 30, ?)
            """,
            (demo.guild_id, demo.people["priya"], starts_at, starts_at + 75 * 60, int(NOW.timestamp())),
        )
    await database.close()


async def finish_the_story(scene: Scene, *, remind: bool) -> None:
    """After the kill: start again, let everything that was promised happen, and look."""
    scene.server.faults.clear()
    await scene.restart_bot()
    await scene.settle()
    if remind:
        scene.clock.move_to(NOW + timedelta(hours=26, minutes=1))
        await scene.settle()
    scene.check()


@pytest.mark.parametrize("after_change", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 16))
async def test_a_booking_survives_a_kill_at_any_change(tmp_path: Path, number: int, after_change: bool) -> None:
    async with a_scene(tmp_path) as scene:
        scene.kill_at(number, after_change=after_change)

        reply = await scene.book()

        await scene_ends(scene)
        await finish_the_story(scene, remind=True)
        if reply is not None and "🟢" in reply.text:
            assert scene.rows("SELECT state FROM interview") == [("booked",)]


async def scene_ends(scene: Scene) -> None:
    """The bot was killed, or it did all it had to."""
    await until(lambda: not scene.bot.is_running or scene.bot.due_jobs(scene.clock.now().timestamp()) == 0, PATIENCE)


@pytest.mark.parametrize("after_change", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 9))
async def test_calling_off_survives_a_kill_at_any_change(tmp_path: Path, number: int, after_change: bool) -> None:
    async with a_scene(tmp_path) as scene:
        await scene.book()
        await scene.settle()
        scene.kill_at(number, after_change=after_change)

        reply = await scene.call_off()

        await scene_ends(scene)
        await finish_the_story(scene, remind=False)
        if "is off" in reply.text:
            assert scene.rows("SELECT state FROM interview") == [("cancelled",)]


@pytest.mark.parametrize("after_change", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 4))
async def test_a_reminder_survives_a_kill_at_any_change(tmp_path: Path, number: int, after_change: bool) -> None:
    async with a_scene(tmp_path) as scene:
        await scene.book()
        await scene.settle()
        scene.kill_at(number, after_change=after_change)

        scene.clock.move_to(NOW + timedelta(hours=26, minutes=1))

        await scene_ends(scene)
        await finish_the_story(scene, remind=False)
        thread_id = scene.rows("SELECT thread_id FROM interview")[0][0]
        messages = scene.server.world.messages.history(thread_id, limit=100)
        assert sum("interviews:coming" in str(message["components"]) for message in messages) == 1


async def test_kills_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    """One bot, killed again and again while people book, call off and are reminded."""
    dice = random.Random(20261124)
    async with a_scene(tmp_path) as scene:
        for _ in range(RANDOM_KILLS):
            acting = asyncio.create_task(_act(scene, dice))
            await asyncio.sleep(dice.uniform(0, 0.25))
            scene.bot.kill()
            await acting
            await scene.restart_bot()
        await scene.settle()
        interviews = scene.rows("SELECT id, state, thread_id FROM interview")
        threads = scene.server.world.guilds.get(scene.demo.guild_id).threads.values()
        names = Counter(thread["name"].split(" · ")[0] for thread in threads if "Interview" in thread["name"])
        assert max(names.values(), default=1) == 1, names
        live = [interview for interview in interviews if interview[1] == "booked"]
        assert len(scene.server.world.events.open_in(scene.demo.guild_id)) == len(live)
        for interview_id, _, thread_id in interviews:
            if thread_id:
                messages = scene.server.world.messages.history(thread_id, limit=100)
                marks = Counter(filter(None, map(mark_of, messages)))
                assert max(marks.values(), default=1) == 1, (interview_id, marks)


async def _act(scene: Scene, dice: random.Random) -> None:
    live = scene.rows("SELECT id FROM interview WHERE state = 'booked'")
    if live and dice.random() < 0.6:
        await scene.ana.command("interview cancel", interview=str(live[0][0]))
    else:
        with contextlib.suppress(NotPossible):  # nothing is open while the slot is booked
            await scene.book()
