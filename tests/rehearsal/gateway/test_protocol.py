"""The gateway's protocol, spoken by hand."""

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from core.clock import MovableClock
from rehearsal.gateway.intents import Intent
from tests.rehearsal.gateway.stage import PATIENCE, TOKEN, Stage, a_stage

GUILDS = int(Intent.GUILDS)


class Client:
    """A WebSocket client that knows nothing but JSON."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: Any = None) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def receive(self) -> dict[str, Any]:
        payload: dict[str, Any] = await self.socket.receive_json(timeout=PATIENCE)
        return payload

    async def event(self, name: str) -> dict[str, Any]:
        """The next event of this name."""
        while (payload := await self.receive())["t"] != name:
            pass
        return payload

    async def close_code(self) -> int | None:
        while (await self.socket.receive(timeout=PATIENCE)).type is not aiohttp.WSMsgType.CLOSE:
            pass
        return self.socket.close_code

    async def identify(self, **changes: Any) -> None:
        await self.receive()
        await self.send(2, {"token": TOKEN, "intents": GUILDS, "properties": {}} | changes)


@asynccontextmanager
async def a_client(stage: Stage, query: str = "v=10&encoding=json") -> AsyncIterator[Client]:
    url = f"{stage.server.gateway_url}?{query}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        yield Client(socket)


async def test_hello_comes_first_and_heartbeats_are_acknowledged(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        hello = await client.receive()
        assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, 41250)
        await client.send(1)
        assert (await client.receive())["op"] == 11


async def test_an_acknowledgement_takes_its_way_as_clients_expect(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        stage.application.allowed_intents = int(Intent.GUILD_MEMBERS)
        await client.identify()
        await client.event("GUILD_CREATE")
        await client.send(1)
        await client.send(8, {"guild_id": str(stage.guild.id), "user_ids": [str(stage.bot_id)]})
        assert [(await client.receive())["op"] for _ in range(2)] == [0, 11]


async def test_events_are_numbered_from_one(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        await client.identify()
        ready, guild = await client.receive(), await client.receive()
        assert [(e["t"], e["s"]) for e in (ready, guild)] == [("READY", 1), ("GUILD_CREATE", 2)]
        assert ready["d"]["guilds"] == [{"id": str(stage.guild.id), "unavailable": True}]
        assert ready["d"]["application"]["id"] == str(stage.bot_id)


async def test_a_compressed_stream_is_one_zlib_stream_flushed_after_each_message(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage, "v=10&encoding=json&compress=zlib-stream") as client:
        inflate = zlib.decompressobj()
        first = await client.socket.receive_bytes(timeout=PATIENCE)
        assert first.endswith(b"\x00\x00\xff\xff")
        assert json.loads(inflate.decompress(first))["op"] == 10
        await client.send(1)
        second = await client.socket.receive_bytes(timeout=PATIENCE)
        assert json.loads(inflate.decompress(second))["op"] == 11


async def test_each_guild_belongs_to_one_shard(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        for number in range(1, 5):
            guild = stage.world.guilds.create(f"Guild {number}", stage.owner_id, guild_id=number << 22)
            stage.world.members.add(guild.id, stage.bot_id)
        mine = stage.guild.id >> 22
        for shard in range(2):
            async with a_client(stage) as client:
                await client.identify(shard=[shard, 2])
                ready = (await client.event("READY"))["d"]
                expected = {n << 22 for n in range(1, 5) if n % 2 == shard}
                expected |= {stage.guild.id} if mine % 2 == shard else set()
                assert {int(guild["id"]) for guild in ready["guilds"]} == expected
                assert ready["shard"] == [shard, 2]


@pytest.mark.parametrize(
    ("identify", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"shard": [2, 2]}, 4010),
        ({"intents": 1 << 30}, 4013),
        ({"intents": GUILDS | int(Intent.MESSAGE_CONTENT)}, 4014),
        ({"intents": None}, 4013),
    ],
)
async def test_a_wrong_identify_is_closed_with_discords_code(
    clock: MovableClock, identify: dict[str, Any], code: int
) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        await client.identify(**identify)
        assert await client.close_code() == code


async def test_broken_protocol_is_closed_with_discords_code(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        for text, code in (("no json", 4002), ('{"op": 99}', 4001), ('{"op": 3, "d": {}}', 4003), ('{"op": 2}', 4002)):
            async with a_client(stage) as client:
                await client.receive()
                await client.socket.send_str(text)
                assert await client.close_code() == code, text


async def test_identifying_twice_is_refused(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        await client.identify()
        await client.send(2, {"token": TOKEN, "intents": GUILDS})
        assert await client.close_code() == 4005


async def test_after_an_invalid_session_one_may_identify_on_the_same_line(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        await client.identify()
        first = (await client.event("READY"))["d"]["session_id"]
        stage.server.gateway.invalidate_sessions()
        await client.send(2, {"token": TOKEN, "intents": GUILDS})
        assert (await client.event("READY"))["d"]["session_id"] != first


async def test_an_old_version_or_an_unbuilt_encoding_is_refused(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        for query, code in (("v=6&encoding=json", 4012), ("v=10&encoding=etf", 4002), ("v=10&compress=lzma", 4002)):
            async with a_client(stage, query) as client:
                assert await client.close_code() == code


async def test_a_flood_of_messages_is_cut_off(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        for _ in range(121):
            await client.send(1)
        assert await client.close_code() == 4008


async def test_a_client_that_stops_beating_is_disconnected(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        stage.server.gateway.heartbeat_seconds = 0.02
        async with a_client(stage) as client:
            assert await client.close_code() == 4009


async def test_an_unknown_session_or_an_impossible_sequence_cannot_be_resumed(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        async with a_client(stage) as client:
            await client.identify()
            session_id = (await client.event("READY"))["d"]["session_id"]
        for session, sequence in (("unknown", 1), (session_id, 99)):
            async with a_client(stage) as client:
                await client.receive()
                await client.send(6, {"token": TOKEN, "session_id": session, "seq": sequence})
                invalid = await client.receive()
                assert (invalid["op"], invalid["d"]) == (9, False)


async def test_member_requests_are_answered_in_chunks_with_their_nonce(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        stage.application.allowed_intents = int(Intent.GUILD_MEMBERS)
        for number in range(1500):
            stage.add_person(f"person{number}")
        async with a_client(stage) as client:
            await client.identify(intents=int(Intent.GUILDS | Intent.GUILD_MEMBERS))
            request = {"guild_id": str(stage.guild.id), "query": "", "limit": 0, "nonce": "n"}
            await client.send(8, request)
            chunks = [(await client.event("GUILD_MEMBERS_CHUNK"))["d"] for _ in range(2)]
            assert [len(chunk["members"]) for chunk in chunks] == [1000, 504]
            assert [(c["chunk_index"], c["chunk_count"], c["nonce"]) for c in chunks] == [(0, 2, "n"), (1, 2, "n")]
            await client.send(8, {"guild_id": str(stage.guild.id), "user_ids": [str(stage.ana_id), "1"], "limit": 0})
            chunk = (await client.event("GUILD_MEMBERS_CHUNK"))["d"]
            assert (len(chunk["members"]), chunk["not_found"]) == (1, ["1"])


async def test_the_whole_member_list_needs_the_members_intent(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_client(stage) as client:
        await client.identify()
        await client.send(8, {"guild_id": str(stage.guild.id), "query": "", "limit": 0})
        assert await client.close_code() == 4014


async def test_foreign_hosts_and_origins_get_nothing(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, aiohttp.ClientSession() as session:
        foreign: list[dict[str, str]] = [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": f"http://127.0.0.1:{stage.server.port + 1}"},
            {"Host": "rebound.example"},
            {"Host": f"127.0.0.1:{stage.server.port + 1}"},
        ]
        for path in ("/", "/api/v10/gateway", "/page/live", "/gateway"):
            for headers in foreign:
                async with session.get(stage.server.base_url + path, headers=headers) as response:
                    assert response.status == 403, (path, headers)
        own = {"Origin": f"http://localhost:{stage.server.port}", "Host": f"localhost:{stage.server.port}"}
        async with session.get(stage.server.base_url + "/api/v10/gateway", headers=own) as response:
            assert response.status == 200
