"""The real bot in the demo group of the rehearsal, over real HTTP and WebSocket, with a clock that can be moved."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core import pace
from core.client import Greenroom
from core.clock import MovableClock
from core.launch import point_at
from core.settings import SettingValue, set_setting
from core.worker import Worker
from data.database import Database, open_database
from rehearsal.demo import Demo, build_demo
from rehearsal.people import Person
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.lasting_worker import LASTING
from tests.waiting import until

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECONDS_TO_SETTLE = 20
WINDOWS_OF_LIMITS = 0.02
"""Discord's limits hold, but what takes five seconds there takes a tenth of one here, and the bot keeps pace with that:
clients wait in real time."""

Json = dict[str, Any]


class Stage:
    """`stage.ana` and `stage.ben` are members, `stage.priya`, `stage.tom` and `stage.grace` volunteers.

    `stage.morgan` moderates, `stage.stranger` has no role, `stage.outsider` moderates another group.
    """

    def __init__(
        self, server: Rehearsal, demo: Demo, database_path: Path, kind_of_bot: type[Greenroom] = Greenroom
    ) -> None:
        self.server = server
        self.demo = demo
        self.clock = server.clock
        self.guild_id = demo.guild_id
        self._database_path = database_path
        self._kind_of_bot = kind_of_bot
        self.dev_guild_id: int | None = None
        self.bot: Greenroom
        self.db: Database
        self._life: asyncio.Task[None]
        self._add_others()

    def _add_others(self) -> None:
        world, people = self.world, self.demo.people
        people["stranger"] = int(world.users.add("stranger", global_name="Sam Stranger")["id"])
        world.members.add(self.guild_id, people["stranger"])
        people["outsider"] = int(world.users.add("outsider", global_name="Olga Outsider")["id"])
        guild = world.guilds.create("Another Club", people["outsider"])
        self.other_guild_id = guild.id
        self._other_channel = int(world.channels.create(guild.id, "general")["id"])
        world.members.add(guild.id, self.demo.application_id)
        self.channels = {
            name: int(world.channels.create(self.guild_id, name)["id"])
            for name in ("announcements", "interviews", "moderators")
        }

    # People

    @property
    def world(self) -> World:
        return self.server.world

    def person(self, name: str) -> Person:
        channel = self._other_channel if name == "outsider" else self.demo.channels["general"]
        return Person(self.server, self.demo.people[name]).at(channel)

    def __getattr__(self, name: str) -> Person:
        if name.startswith("_") or name not in self.demo.people:
            raise AttributeError(name)
        return self.person(name)

    # What moderators would do with /setup and /settings

    async def set(self, name: str, value: SettingValue) -> None:
        async with self.db.write() as tx:
            await set_setting(tx, self.guild_id, name, value)
        self.bot.forget_settings(self.guild_id)

    async def set_up(self) -> None:
        for role in ("Member", "Volunteer", "Moderator"):
            await self.set(f"{role.lower()}_role", self.demo.roles[role])
        await self.set("announcements_channel", self.channels["announcements"])
        await self.set("interviews_channel", self.channels["interviews"])
        await self.set("moderator_channel", self.channels["moderators"])

    # Time and jobs

    async def settle(self) -> None:
        """Everything that is due has been done."""
        async with asyncio.timeout(SECONDS_TO_SETTLE):
            await self.bot.jobs.wait_idle()

    async def pass_time(self, **by: float) -> None:
        self.clock_to_move.move(timedelta(**by))
        self.world.pass_time()
        await self.settle()

    @property
    def clock_to_move(self) -> MovableClock:
        assert isinstance(self.clock, MovableClock)
        return self.clock

    # The bot's life

    async def start_bot(self) -> None:
        self.db = await open_database(self._database_path)
        self.bot = self._kind_of_bot(self.db, self.clock, self.dev_guild_id)
        self.bot.worker = Worker(process=LASTING)
        self._life = asyncio.create_task(self.bot.start(self.demo.token))
        try:
            await until(lambda: self._life.done() or self._is_ready())
            if self._life.done():
                self._life.result()
        except BaseException:
            self._life.cancel()
            await self.stop_bot()
            raise

    def _is_ready(self) -> bool:
        return len(self.bot.guilds) == 2 and not any(guild.unavailable for guild in self.bot.guilds)

    async def stop_bot(self) -> None:
        try:
            await self.bot.close()
            with contextlib.suppress(asyncio.CancelledError):
                await self._life
        finally:
            await self.db.close()

    async def restart_bot(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def kill_bot(self) -> None:
        """As near to kill -9 as one process comes: the bot's tasks end wherever they are, and nothing is finished."""
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task() and _is_the_bots(task):
                task.cancel()
        await asyncio.wait([self._life])
        await self.stop_bot()

    # What can be seen

    def thread(self, person: Person, name: str) -> Json:
        """The one thread this person may open, archived or not, whose name has these words."""
        threads = self.world.guilds.get(self.guild_id).threads.values()
        open_to = [thread for thread in threads if self.world.can_view(person.id, int(thread["id"]))]
        found = [thread for thread in open_to if name in thread["name"]]
        assert len(found) == 1, [thread["name"] for thread in open_to]
        return found[0]

    def requests(self, method: str, ending: str) -> list[Any]:
        """The bot's requests so far to routes that end like this."""
        return [one for one in self.server.requests if one.method == method and one.template.endswith(ending)]


def _is_the_bots(task: "asyncio.Task[Any]") -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    place = Path(code.co_filename).parts if code else ()
    return "rehearsal" not in place and bool({"core", "cogs", "discord", "data"} & set(place))


@asynccontextmanager
async def a_stage(
    clock: MovableClock,
    database_path: Path,
    *,
    set_up: bool = True,
    kind_of_bot: type[Greenroom] = Greenroom,
) -> AsyncIterator[Stage]:
    """The group is set up and everybody has their role, unless told otherwise."""
    clock.move_to(NOW)
    world = World(clock)
    async with Rehearsal(clock, world) as server:
        server.api.rate_limits.scale = WINDOWS_OF_LIMITS
        stage = Stage(server, build_demo(world), database_path, kind_of_bot)
        point_at(server.base_url)
        with _pace_kept(round(pace.REQUESTS_PER_SECOND / WINDOWS_OF_LIMITS)):
            await stage.start_bot()
            try:
                if set_up:
                    await stage.set_up()
                yield stage
            finally:
                await stage.stop_bot()


@contextlib.contextmanager
def _pace_kept(per_second: int) -> Iterator[None]:
    """By each bot that is made meanwhile."""
    usual = pace.REQUESTS_PER_SECOND
    pace.REQUESTS_PER_SECOND = per_second
    yield
    pace.REQUESTS_PER_SECOND = usual
