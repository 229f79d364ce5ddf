"""One open page: the events that its person may know of, in order."""

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import WSMsgType, web

from rehearsal.events import Event
from rehearsal.page_api.screen import Screen

_NOT_FOR_PEOPLE = frozenset({"INTERACTION_CREATE", "USER_UPDATE", "COMMANDS_UPDATE"})
_CHANGES_VIEW = frozenset({"CHANNEL_UPDATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE", "GUILD_MEMBER_UPDATE"})
_PERSONAL = ("CHANNEL_CREATE", "CHANNEL_UPDATE", "THREAD_CREATE", "THREAD_UPDATE")


def encoded(name: str, data: Any) -> str:
    return json.dumps({"t": name, "d": data}, separators=(",", ":"))


class Line:
    def __init__(self, screen: Screen, socket: web.WebSocketResponse) -> None:
        self.screen = screen
        self._socket = socket
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._seen = screen.seen_channels()
        self._checking = False

    @property
    def user_id(self) -> int:
        return self.screen.user_id

    def send(self, name: str, data: Any) -> None:
        self.send_encoded(encoded(name, data))

    def send_encoded(self, text: str) -> None:
        self._outbox.put_nowait(text)

    async def serve(self) -> None:
        """Write until the page is closed. The page itself says nothing on this line."""
        writing = asyncio.create_task(self._write())
        try:
            while (await self._socket.receive()).type in (WSMsgType.TEXT, WSMsgType.BINARY):
                pass
        finally:
            writing.cancel()

    async def close(self) -> None:
        await self._socket.close()

    def hear(self, event: Event, text: str) -> None:
        """Pass on an event that this person may know of; `text` is it, encoded once for all lines."""
        if event.name in _NOT_FOR_PEOPLE:
            return
        if event.name == "GUILD_MEMBER_ADD" and event.data["user"]["id"] == str(self.user_id):
            self.send("RESYNC", {})
        elif event.name in _PERSONAL:
            self._send_channel(event)
        else:
            self.send_encoded(text)

    def view_may_change(self, event: Event) -> None:
        """Roles and overwrites open and close channels: look once all changes of this moment are made."""
        if event.name in _CHANGES_VIEW and not self._checking:
            self._checking = True
            asyncio.get_running_loop().call_soon(self._check_view)

    def _send_channel(self, event: Event) -> None:
        shown = event.data
        if event.guild_id is not None:
            shown = self.screen.channel(event.data)
            if "thread_metadata" not in shown:
                self._seen[int(shown["id"])] = int(shown["permissions"])
        self.send(event.name, shown)

    def _check_view(self) -> None:
        self._checking = False
        before, self._seen = self._seen, self.screen.seen_channels()
        gone = [channel_id for channel_id in before if channel_id not in self._seen]
        if gone or any(before.get(channel_id) != bits for channel_id, bits in self._seen.items()):
            self.send("RESYNC", {})

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await self._socket.send_str(await self._outbox.get())
