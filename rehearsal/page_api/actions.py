"""What the page asks for: each request is one thing a person does with their client."""

import math
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from core.clock import MovableClock
from rehearsal.errors import DiscordError
from rehearsal.events import Json
from rehearsal.interactions import Interaction
from rehearsal.page_api.api import PageApi
from rehearsal.page_api.bodies import PageBody, read
from rehearsal.people import NotPossible, Person
from rehearsal.people.errors import sentence_of

if TYPE_CHECKING:
    from rehearsal.server import Rehearsal

MESSAGES_PER_PAGE = 50
LONGEST_MOVE = timedelta(days=3660)
_Action = Callable[[Person, PageBody], Awaitable[Json]]


class Actions:
    def __init__(self, server: "Rehearsal", page: PageApi) -> None:
        self._server = server
        self._page = page
        self._world = server.world
        self._actions: dict[str, _Action] = {
            "message": self._message,
            "command": self._command,
            "autocomplete": self._autocomplete,
            "click": self._click,
            "select": self._select,
            "submit": self._submit,
            "menu": self._menu,
            "read": self._read,
            "react": self._react,
            "interested": self._interested,
            "voice": self._voice,
            "leave": self._leave,
            "open_dm": self._open_dm,
        }

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/page/live", self._page.live)
        app.router.add_get("/page/channels/{channel_id}/messages", self._answering(self._history))
        app.router.add_post("/page/as/{user_id}/{action}", self._answering(self._act))
        app.router.add_post("/page/clock", self._answering(self._move_clock))
        app.router.add_post("/page/bot", self._answering(self._restart_bot))

    def _answering(
        self, handler: Callable[[web.Request], Awaitable[Any]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Turn what a handler returns or refuses into JSON."""

        async def answer(request: web.Request) -> web.Response:
            try:
                return web.json_response(await handler(request))
            except NotPossible as refusal:
                return _refused(400, str(refusal))
            except DiscordError as refusal:
                return _refused(refusal.status, sentence_of(refusal))
            except (KeyError, ValueError, TypeError):
                return _refused(400, "That request is not understood.")

        return answer

    async def _act(self, request: web.Request) -> Json:
        action = self._actions.get(request.match_info["action"])
        if action is None:
            raise NotPossible("There is no such action.")
        user_id = int(request.match_info["user_id"])
        if self._world.users.get(user_id).get("bot"):
            raise NotPossible("A bot has no page.")
        return await action(Person(self._server, user_id), await read(request))

    async def _history(self, request: web.Request) -> list[Json]:
        query = request.query
        limit = min(max(int(query.get("limit", MESSAGES_PER_PAGE)), 1), 100)
        before = int(query.get("before") or 1 << 63)
        return self._page.screen(int(query["as"])).history(int(request.match_info["channel_id"]), before, limit)

    async def _message(self, person: Person, body: PageBody) -> Json:
        return await person.say(body.json["channel_id"], body.json.get("content") or "", body.all_files())

    async def _command(self, person: Person, body: PageBody) -> Json:
        options = {**body.json.get("options", {}), **{name: files[0] for name, files in body.files.items()}}
        here = person.at(body.json["channel_id"])
        return _started(here.start_command(body.json["name"], options, nonce=body.json.get("nonce")))

    async def _autocomplete(self, person: Person, body: PageBody) -> Json:
        options = dict(body.json.get("options", {}))
        focused = body.json["focused"]
        typed = str(options.pop(focused, ""))
        here = person.at(body.json["channel_id"])
        return {"choices": await here.autocomplete(body.json["name"], focused, typed, **options)}

    async def _click(self, person: Person, body: PageBody) -> Json:
        here = person.at(body.json["channel_id"])
        custom_id, nonce = body.json["custom_id"], body.json.get("nonce")
        return _started(here.start_click(body.json["message_id"], custom_id, nonce=nonce))

    async def _select(self, person: Person, body: PageBody) -> Json:
        here = person.at(body.json["channel_id"])
        custom_id, values, nonce = body.json["custom_id"], body.json["values"], body.json.get("nonce")
        return _started(here.start_select(body.json["message_id"], custom_id, values, nonce=nonce))

    async def _submit(self, person: Person, body: PageBody) -> Json:
        opener = self._page.form(person.id, int(body.json["interaction_id"]))
        if opener is None:
            raise NotPossible("This form is no longer open.")
        values = {**body.json.get("values", {}), **body.files}
        return _started(person.start_submit(opener, values, nonce=body.json.get("nonce")))

    async def _menu(self, person: Person, body: PageBody) -> Json:
        here = person.at(body.json["channel_id"])
        kind, name, target = int(body.json["type"]), body.json["name"], body.json["target_id"]
        return _started(here.start_menu(kind, name, target, nonce=body.json.get("nonce")))

    async def _read(self, person: Person, body: PageBody) -> Json:
        self._page.mark_read(person.id, str(body.json["channel_id"]), str(body.json["message_id"]))
        return {}

    async def _react(self, person: Person, body: PageBody) -> Json:
        """React, or take the reaction back."""
        await person.at(body.json["channel_id"]).toggle_reaction(body.json["message_id"], body.json["emoji"])
        return {}

    async def _interested(self, person: Person, body: PageBody) -> Json:
        await person.interested(body.json["event_id"], bool(body.json["on"]))
        return {}

    async def _voice(self, person: Person, body: PageBody) -> Json:
        if body.json["channel_id"] is None:
            await person.leave_voice()
        else:
            await person.join_voice(body.json["channel_id"])
        return {}

    async def _leave(self, person: Person, body: PageBody) -> Json:
        await person.leave_guild(int(body.json["guild_id"]))
        return {}

    async def _open_dm(self, person: Person, body: PageBody) -> Json:
        channel = self._world.channels.get(person.dm(body.json["user_id"]))
        return self._world.channels.shown_to(channel, person.id)

    async def _move_clock(self, request: web.Request) -> Json:
        body, clock = (await read(request)).json, self._server.clock
        if not isinstance(clock, MovableClock):
            raise NotPossible("This clock cannot be moved.")
        if body.get("to") == "next_job":
            due = clock.next_due_at()
            if due is None:
                raise NotPossible("Nothing is waiting to be done.")
            clock.move_to(max(due, clock.now()))
        else:
            clock.move(_duration(body["by"]))
        self._page.clock_moved()
        return self._page.clock()

    async def _restart_bot(self, request: web.Request) -> Json:
        body = (await read(request)).json
        if self._page.restart_bot is None or body.get("action") != "restart":
            raise DiscordError(501, 0, "The bot runs on its own: restart it where you started it.")
        await self._page.restart_bot()
        return {}


def _duration(seconds: Any) -> timedelta:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds):
        raise NotPossible("Say by how many seconds.")
    if abs(seconds) > LONGEST_MOVE.total_seconds():
        raise NotPossible("That is too far away.")
    return timedelta(seconds=seconds)


def _started(interaction: Interaction) -> Json:
    return {"interaction_id": str(interaction.id)}


def _refused(status: int, sentence: str) -> web.Response:
    return web.json_response({"message": sentence}, status=status)
