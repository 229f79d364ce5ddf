"""One connection's conversation: hello, identify or resume, heartbeats, requests."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from rehearsal.errors import DiscordError
from rehearsal.events import Json
from rehearsal.gateway.connection import Connection
from rehearsal.gateway.guild_state import guild_create, member_chunks
from rehearsal.gateway.intents import ALL_INTENTS, PRIVILEGED, Intent
from rehearsal.gateway.protocol import Close, Op, Refused
from rehearsal.gateway.session import Session
from rehearsal.state.applications import Application

if TYPE_CHECKING:
    from rehearsal.gateway.gateway import Gateway

API_VERSIONS = ("9", "10")
MOST_GUILDS_PER_SHARD = 2500
ACKNOWLEDGED_AFTER = 0.02
"""Seconds, as on a good line to Discord."""


class Dialogue:
    def __init__(self, gateway: "Gateway", connection: Connection) -> None:
        self._gateway = gateway
        self._world = gateway.world
        self._connection = connection
        self.session: Session | None = None
        self._answers: dict[int, Callable[[Any], None]] = {
            Op.HEARTBEAT: self._heartbeat,
            Op.IDENTIFY: self._identify,
            Op.PRESENCE_UPDATE: self._presence,
            Op.VOICE_STATE_UPDATE: self._voice_state,
            Op.RESUME: self._resume,
            Op.REQUEST_GUILD_MEMBERS: self._request_members,
        }

    async def hold(self, query: Mapping[str, str]) -> None:
        """Talk until the client goes, or is sent away because it broke the protocol."""
        try:
            self._refuse_unknown_protocol(query)
            interval = self._gateway.heartbeat_seconds
            self._connection.send_op(Op.HELLO, {"heartbeat_interval": int(interval * 1000), "_trace": []})
            while (payload := await self._connection.receive(patience=interval * 2)) is not None:
                self._answer(payload)
            self._connection.close(Close.GOING_AWAY)
        except Refused as refusal:
            self._connection.close(refusal.code, refusal.reason)

    def _refuse_unknown_protocol(self, query: Mapping[str, str]) -> None:
        if query.get("v", "10") not in API_VERSIONS:
            raise Refused(Close.INVALID_API_VERSION, "Invalid API version.")
        if query.get("encoding", "json") != "json" or query.get("compress", "zlib-stream") != "zlib-stream":
            raise Refused(Close.DECODE_ERROR, "Only JSON, plain or as zlib-stream, is built here.")

    def _answer(self, payload: Json) -> None:
        answer = self._answers.get(payload["op"])
        if answer is None:
            raise Refused(Close.UNKNOWN_OPCODE, "Unknown opcode.")
        try:
            answer(payload.get("d"))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Refused(Close.DECODE_ERROR, "Error while decoding payload.") from None

    def _heartbeat(self, _: Any) -> None:
        """discord.py takes an answer that overtakes its own notes for one that is a whole heartbeat late, and warns."""
        loop = asyncio.get_running_loop()
        loop.call_later(ACKNOWLEDGED_AFTER, self._connection.send_op, Op.HEARTBEAT_ACK)

    def _identify(self, data: Json) -> None:
        if self.session is not None and self._gateway.session(self.session.id) is self.session:
            raise Refused(Close.ALREADY_AUTHENTICATED, "Already authenticated.")
        application = self._application(data["token"])
        session = Session(application.id, _intents(application, data), self._shard(application, data))
        session.attach(self._connection)
        self.session = session
        self._gateway.begin(session)
        guilds = [guild for guild in self._world.guilds.of(application.id) if session.serves(guild.id)]
        session.dispatch("READY", self._ready(session, application, [guild.id for guild in guilds]))
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", guild_create(self._world, guild, application.id, session.intents))

    def _application(self, token: str) -> Application:
        application = self._world.applications.by_token(token.removeprefix("Bot "))
        if application is None:
            raise Refused(Close.AUTHENTICATION_FAILED, "Authentication failed.")
        return application

    def _shard(self, application: Application, data: Json) -> tuple[int, int]:
        shard_id, shard_count = data.get("shard") or (0, 1)
        if not 0 <= shard_id < shard_count:
            raise Refused(Close.INVALID_SHARD, "Invalid shard.")
        if len(self._world.guilds.of(application.id)) > MOST_GUILDS_PER_SHARD * shard_count:
            raise Refused(Close.SHARDING_REQUIRED, "Sharding required.")
        return shard_id, shard_count

    def _ready(self, session: Session, application: Application, guild_ids: list[int]) -> Json:
        return {
            "v": 10,
            "user": {
                **self._world.users.get(application.id),
                "email": None,
                "mfa_enabled": True,
                "verified": True,
            },
            "user_settings": {},
            "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in guild_ids],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self._gateway.url,
            "shard": [session.shard_id, session.shard_count],
            "application": {"id": str(application.id), "flags": application.json["flags"]},
            "private_channels": [],
            "presences": [],
            "relationships": [],
            "geo_ordered_rtc_regions": [],
            "guild_join_requests": [],
            "_trace": [],
        }

    def _resume(self, data: Json) -> None:
        self._application(data["token"])
        session = self._gateway.session(data["session_id"])
        missed = session.missed_since(data["seq"]) if session else None
        if session is None or missed is None:
            self._connection.send_op(Op.INVALID_SESSION, False)
            return
        if session.connection is not None:
            session.connection.close(Close.SESSION_TIMED_OUT, "Session resumed elsewhere.")
        self.session = session
        session.attach(self._connection)
        for text in missed:
            self._connection.send(text)
        session.dispatch("RESUMED", {"_trace": []})
        self._gateway.resumed(session)

    def _presence(self, _: Any) -> None:
        self._identified()

    def _voice_state(self, data: Json) -> None:
        session = self._identified()
        try:
            if data["channel_id"] is None:
                self._world.voice.leave(int(data["guild_id"]), session.bot_user_id)
            else:
                self._world.voice.join(
                    int(data["channel_id"]),
                    session.bot_user_id,
                    self_mute=bool(data.get("self_mute")),
                    self_deaf=bool(data.get("self_deaf")),
                )
        except DiscordError:
            return  # Discord says nothing to a wrong channel either

    def _request_members(self, data: Json) -> None:
        session = self._identified()
        guild = self._world.guilds.find(int(data["guild_id"]))
        if guild is None or session.bot_user_id not in guild.members:
            return
        wants_all = "user_ids" not in data and not data.get("query") and not data.get("limit")
        if wants_all and not session.intents & Intent.GUILD_MEMBERS:
            raise Refused(Close.DISALLOWED_INTENTS, "Disallowed intent(s).")
        for chunk in member_chunks(guild, data):
            session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _identified(self) -> Session:
        if self.session is None:
            raise Refused(Close.NOT_AUTHENTICATED, "Not authenticated.")
        return self.session


def _intents(application: Application, data: Json) -> Intent:
    wanted = data["intents"]
    if not isinstance(wanted, int) or wanted < 0 or wanted & ~ALL_INTENTS:
        raise Refused(Close.INVALID_INTENTS, "Invalid intent(s).")
    if wanted & PRIVILEGED & ~application.allowed_intents:
        raise Refused(Close.DISALLOWED_INTENTS, "Disallowed intent(s).")
    return Intent(wanted)
