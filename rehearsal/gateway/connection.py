"""One WebSocket: what is written to it leaves in order, compressed as the client asked."""

import asyncio
import contextlib
import json
import zlib
from typing import Any

from aiohttp import WSMsgType, web

from rehearsal.gateway.protocol import Close, Op, Refused

SENDS_PER_MINUTE = 120


encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


class Connection:
    def __init__(self, socket: web.WebSocketResponse, request: web.Request, *, compressed: bool) -> None:
        self._socket = socket
        self._transport = request.transport
        self._deflate = zlib.compressobj() if compressed else None
        self._outbox: asyncio.Queue[str | Refused] = asyncio.Queue()
        self._minute_began = 0.0
        self._received_this_minute = 0

    def send(self, text: str) -> None:
        self._outbox.put_nowait(text)

    def send_op(self, op: Op, data: Any = None) -> None:
        self.send(encode({"op": op, "d": data, "s": None, "t": None}))

    def close(self, code: Close, reason: str = "") -> None:
        """Close once everything sent so far is out."""
        self._outbox.put_nowait(Refused(code, reason))

    def abort(self) -> None:
        """Cut the line without a goodbye, as a broken network does."""
        if self._transport is not None:
            self._transport.abort()

    async def write_all(self) -> None:
        """Write until closed."""
        with contextlib.suppress(ConnectionError):
            while True:
                item = await self._outbox.get()
                if isinstance(item, Refused):
                    await self._socket.close(code=item.code, message=item.reason.encode())
                    return
                if self._deflate is None:
                    await self._socket.send_str(item)
                else:
                    data = self._deflate.compress(item.encode())
                    await self._socket.send_bytes(data + self._deflate.flush(zlib.Z_SYNC_FLUSH))

    async def receive(self, patience: float) -> dict[str, Any] | None:
        """The client's next message, or None when it is gone. Its silence or haste is Refused."""
        try:
            message = await self._socket.receive(timeout=patience)
        except TimeoutError:
            raise Refused(Close.SESSION_TIMED_OUT, "Session timed out.") from None
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return None
        self._count_message()
        try:
            payload = json.loads(message.data)
            if not isinstance(payload["op"], int):
                raise TypeError
        except (ValueError, TypeError, KeyError):
            raise Refused(Close.DECODE_ERROR, "Error while decoding payload.") from None
        return dict(payload)

    def _count_message(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._minute_began >= 60:
            self._minute_began, self._received_this_minute = now, 0
        self._received_this_minute += 1
        if self._received_this_minute > SENDS_PER_MINUTE:
            raise Refused(Close.RATE_LIMITED, "Rate limited.")
