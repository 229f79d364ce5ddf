"""All sessions: who is connected, and which event goes to whom."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from rehearsal.events import Event
from rehearsal.gateway.connection import Connection, encode
from rehearsal.gateway.dialogue import Dialogue
from rehearsal.gateway.guild_state import guild_create
from rehearsal.gateway.intents import Intent, intent_needed, without_content
from rehearsal.gateway.protocol import Close, Op
from rehearsal.gateway.session import Session
from rehearsal.world import World

_SENT_THOUGH_HIDDEN = ("CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE")
_MESSAGE_EVENTS = ("MESSAGE_CREATE", "MESSAGE_UPDATE")


class Gateway:
    """`url` is where clients reconnect to; the server sets it once it listens."""

    def __init__(self, world: World, *, heartbeat_seconds: float = 41.25) -> None:
        self.world = world
        self.url = ""
        self.heartbeat_seconds = heartbeat_seconds
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._presence_changed = asyncio.Event()
        self._presence_listeners: list[Callable[[int, bool], None]] = []
        world.subscribe(self._hear)

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one WebSocket until it closes."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=4096 * 4, autoping=True)
        await socket.prepare(request)
        connection = Connection(socket, request, compressed=request.query.get("compress") == "zlib-stream")
        self._connections.add(connection)
        writing = asyncio.create_task(connection.write_all())
        dialogue = Dialogue(self, connection)
        try:
            await dialogue.hold(request.query)
            await writing
        finally:
            writing.cancel()
            self._connections.discard(connection)
            if dialogue.session is not None and dialogue.session.connection is connection:
                dialogue.session.detach()
                self._tell_presence(dialogue.session.bot_user_id)
        return socket

    def session(self, session_id: str) -> Session | None:
        session = self._sessions.get(session_id)
        return None if session is None or session.is_over() else session

    def begin(self, session: Session) -> None:
        self._sessions = {key: kept for key, kept in self._sessions.items() if not kept.is_over()}
        self._sessions[session.id] = session
        self._tell_presence(session.bot_user_id)

    def end(self, session: Session) -> None:
        self._sessions.pop(session.id, None)
        self._tell_presence(session.bot_user_id)

    def resumed(self, session: Session) -> None:
        self._tell_presence(session.bot_user_id)

    def is_online(self, bot_user_id: int) -> bool:
        return any(s.connection and s.bot_user_id == bot_user_id for s in self._sessions.values())

    async def wait_until_connected(self, bot_user_id: int) -> None:
        """Wait until this bot has identified or resumed."""
        while not self.is_online(bot_user_id):
            self._presence_changed.clear()
            await self._presence_changed.wait()

    async def wait_until_gone(self, bot_user_id: int) -> None:
        """Wait until this bot has no open connection."""
        while self.is_online(bot_user_id):
            self._presence_changed.clear()
            await self._presence_changed.wait()

    def on_presence(self, listener: Callable[[int, bool], None]) -> None:
        """Hear (bot user id, online) whenever a bot connects or goes."""
        self._presence_listeners.append(listener)

    def ask_to_reconnect(self) -> None:
        """Op 7 to everybody, as Discord does before a gateway node restarts."""
        for connection in tuple(self._connections):
            connection.send_op(Op.RECONNECT)

    def invalidate_sessions(self, *, resumable: bool = False) -> None:
        """Op 9 to everybody; unless resumable, the sessions are gone."""
        for session in tuple(self._sessions.values()):
            if session.connection is not None:
                session.connection.send_op(Op.INVALID_SESSION, resumable)
            if not resumable:
                self.end(session)

    def drop_connections(self) -> None:
        """Cut every line without a word, as a broken network does. Sessions can be resumed."""
        for connection in tuple(self._connections):
            connection.abort()

    def close_connections(self, code: Close = Close.GOING_AWAY) -> None:
        for connection in tuple(self._connections):
            connection.close(code)

    def _tell_presence(self, bot_user_id: int) -> None:
        online = self.is_online(bot_user_id)
        self._presence_changed.set()
        for listener in self._presence_listeners:
            listener(bot_user_id, online)

    def _hear(self, event: Event) -> None:
        needed = intent_needed(event.name, event.guild_id is not None)
        encoded: dict[bool, str] = {}
        for session in tuple(self._sessions.values()):
            if not session.serves(event.guild_id) or not self._concerns(session, event, needed):
                continue
            if self._own_arrival(session, event):
                continue
            readable = event.name not in _MESSAGE_EVENTS or session.may_read(event.data)
            if readable not in encoded:
                encoded[readable] = encode(event.data if readable else without_content(event.data))
            session.dispatch_encoded(event.name, encoded[readable])

    def _concerns(self, session: Session, event: Event, needed: Intent | None) -> bool:
        if needed is not None and not session.intents & needed and not _is_about_itself(session, event):
            return False
        if event.name == "THREAD_MEMBERS_UPDATE" and not session.intents & Intent.GUILD_MEMBERS:
            return _is_about_itself(session, event) and self.world.may_hear(event, session.bot_user_id)
        if event.name in _SENT_THOUGH_HIDDEN and event.guild_id is not None:
            return session.bot_user_id in self.world.guilds.get(event.guild_id).members
        return self.world.may_hear(event, session.bot_user_id)

    def _own_arrival(self, session: Session, event: Event) -> bool:
        """A bot learns by GUILD_CREATE that it joined a guild."""
        if event.name != "GUILD_MEMBER_ADD" or event.data["user"]["id"] != str(session.bot_user_id):
            return False
        guild = self.world.guilds.get(int(event.data["guild_id"]))
        session.dispatch("GUILD_CREATE", guild_create(self.world, guild, session.bot_user_id, session.intents))
        return True


def _is_about_itself(session: Session, event: Event) -> bool:
    """What a bot hears without the members intent: changes of its own member, and of its own place in threads."""
    own_id = str(session.bot_user_id)
    if event.name in ("GUILD_MEMBER_UPDATE", "GUILD_MEMBER_ADD"):
        return bool(event.data["user"]["id"] == own_id)
    if event.name == "THREAD_MEMBERS_UPDATE":
        moved = [member["user_id"] for member in event.data["added_members"]] + event.data["removed_member_ids"]
        return own_id in moved
    return False
