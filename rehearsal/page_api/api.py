"""The page's lines and requests, mounted beside Discord's own API."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from core.clock import Clock, MovableClock
from rehearsal.events import Event, Json
from rehearsal.interactions import Interaction, InteractionType
from rehearsal.page_api.line import Line, encoded
from rehearsal.page_api.screen import Screen, people
from rehearsal.people.reply import NO_ANSWER

if TYPE_CHECKING:
    from rehearsal.server import Rehearsal

FORMS_KEPT = 200
CLOCK_LOOK_SECONDS = 0.5


class PageApi:
    """`restart_bot` is set by whoever runs the bot as a child of this process."""

    def __init__(self, server: "Rehearsal") -> None:
        self.server = server
        self.world = server.world
        self.restart_bot: Callable[[], Awaitable[None]] | None = None
        self._lines: set[Line] = set()
        self._reads: dict[int, dict[str, str]] = {}
        self._forms: OrderedDict[int, Interaction] = OrderedDict()
        self._clock_watch: asyncio.Task[None] | None = None
        self.world.subscribe(self._hear)
        server.interactions.on_answer(self._answered)
        server.gateway.on_presence(self._presence)

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        """The line of one open page; it begins with a snapshot."""
        user_id = self._person_of(request.query.get("as"))
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        if user_id is None:
            await socket.close()
            return socket
        line = Line(self.screen(user_id), socket)
        line.send("SNAPSHOT", self._snapshot(line.screen))
        self._lines.add(line)
        self._watch_clock()
        try:
            await line.serve()
        finally:
            self._lines.discard(line)
        return socket

    async def close(self) -> None:
        if self._clock_watch is not None:
            self._clock_watch.cancel()
        for line in tuple(self._lines):
            await line.close()

    def screen(self, user_id: int) -> Screen:
        return Screen(self.world, self.server.zones, user_id)

    def mark_read(self, user_id: int, channel_id: str, message_id: str) -> None:
        self._reads.setdefault(user_id, {})[channel_id] = message_id

    def form(self, user_id: int, interaction_id: int) -> Interaction | None:
        """The interaction that opened a form on this person's page."""
        opener = self._forms.get(interaction_id)
        return opener if opener and opener.user_id == user_id else None

    def clock(self) -> Json:
        clock = self.server.clock
        due = clock.next_due_at() if isinstance(clock, MovableClock) else None
        return {
            "now": clock.now().timestamp(),
            "offset": round((clock.now() - Clock().now()).total_seconds(), 1),
            "next_job_at": due.timestamp() if due else None,
        }

    def clock_moved(self) -> None:
        """Let the world notice that time has passed, and tell every page."""
        self.world.pass_time()
        self._broadcast("CLOCK", self.clock())

    def _person_of(self, text: str | None) -> int | None:
        """The person of that id; without one the first of all."""
        everybody = people(self.world, self.server.zones)
        if text is None:
            return int(everybody[0]["id"]) if everybody else None
        return next((int(person["id"]) for person in everybody if person["id"] == text), None)

    def _snapshot(self, screen: Screen) -> Json:
        return {
            "user": self.world.users.get(screen.user_id),
            "zone": screen.zone(screen.user_id),
            "people": people(self.world, self.server.zones),
            "bot": self._bot(),
            "guilds": screen.guilds(),
            "dms": screen.dms(),
            **screen.commands(),
            "reads": self._reads.get(screen.user_id, {}),
            "clock": self.clock(),
        }

    def _bot(self) -> Json:
        applications = self.world.applications.all()
        if not applications:
            return {"id": None, "online": False}
        bot_id = applications[0].id
        return {"id": str(bot_id), "online": self.server.gateway.is_online(bot_id)}

    def _broadcast(self, name: str, data: Json) -> None:
        text = encoded(name, data)
        for line in self._lines:
            line.send_encoded(text)

    def _hear(self, event: Event) -> None:
        if not self._lines:
            return
        text = encoded(event.name, event.data)
        for line in tuple(self._lines):
            if event.name == "COMMANDS_UPDATE":
                line.send("COMMANDS_UPDATE", line.screen.commands())
            elif self.world.may_hear(event, line.user_id):
                line.hear(event, text)
            line.view_may_change(event)

    def _presence(self, bot_user_id: int, online: bool) -> None:
        bot = self._bot()
        if bot["id"] == str(bot_user_id):
            self._broadcast("BOT", {"online": online})

    def _answered(self, interaction: Interaction) -> None:
        if interaction.type is InteractionType.AUTOCOMPLETE:
            return
        told: Json = {"interaction_id": str(interaction.id), "nonce": interaction.nonce}
        name = "INTERACTION_DONE"
        if interaction.modal is not None:
            name = "MODAL"
            told |= {key: interaction.modal[key] for key in ("title", "custom_id", "components")}
            self._keep_form(interaction)
        elif interaction.callback is None:
            name, told["message"] = "INTERACTION_FAILED", NO_ANSWER
        for line in self._lines:
            if line.user_id == interaction.user_id:
                line.send(name, told)

    def _keep_form(self, interaction: Interaction) -> None:
        self._forms[interaction.id] = interaction
        if len(self._forms) > FORMS_KEPT:
            self._forms.popitem(last=False)

    def _watch_clock(self) -> None:
        if self._clock_watch is None or self._clock_watch.done():
            self._clock_watch = asyncio.create_task(self._tell_clock_changes())

    async def _tell_clock_changes(self) -> None:
        """The bot announces its next job, and anybody may move the clock, in the file they share: look at it.

        Time that passes by itself has its effects too.
        """
        known: tuple[object, object] | None = None
        while self._lines:
            clock = self.clock()
            state = (clock["offset"], clock["next_job_at"])
            self.world.pass_time()
            if known is not None and state != known:
                self._broadcast("CLOCK", clock)
            known = state
            await asyncio.sleep(CLOCK_LOOK_SECONDS)
