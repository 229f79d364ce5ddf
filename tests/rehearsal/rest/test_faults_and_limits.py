"""Making the API misbehave, what it records, and its rate limits."""

import asyncio

import aiohttp
import discord
import pytest

from rehearsal.permissions import Permission
from rehearsal.rate_limits import RateLimits
from tests.rehearsal.rest.conftest import Scene

MESSAGES = "/channels/{id}/messages"


async def test_a_fault_strikes_as_often_as_told_and_changes_nothing(scene: Scene) -> None:
    fault = scene.api.faults.fail("POST", MESSAGES, status=403, code=50013, times=2)
    replies = [await scene.say(content=str(n)) for n in range(3)]
    assert [reply.status for reply in replies] == [403, 403, 200]
    assert replies[0].code == 50013
    assert fault.hits == 2
    assert scene.heard_names().count("MESSAGE_CREATE") == 1


async def test_a_fault_can_pick_its_request(scene: Scene) -> None:
    scene.api.faults.fail("POST", MESSAGES, status=503, when=lambda request: request.json["content"] == "bad")
    assert (await scene.say(content="good")).status == 200
    assert (await scene.say(content="bad")).status == 503


async def test_a_lost_answer_leaves_the_change(scene: Scene) -> None:
    scene.api.faults.lose_answer("POST", "/channels/{id}/threads")
    reply = await scene.post(f"/channels/{scene.channel}/threads", {"name": "made"})
    assert reply.status == 500
    assert [thread["name"] for thread in scene.world.threads.active(scene.guild)] == ["made"]


async def test_a_hanging_request_waits_for_its_release(scene: Scene) -> None:
    hang = scene.api.faults.hang("POST", MESSAGES)
    sending = asyncio.create_task(scene.say(content="slow"))
    await asyncio.wait_for(hang.reached.wait(), 5)
    assert "MESSAGE_CREATE" not in scene.heard_names()
    hang.release()
    assert (await asyncio.wait_for(sending, 5)).status == 200


async def test_a_request_can_hang_after_its_change(scene: Scene) -> None:
    hang = scene.api.faults.hang("POST", MESSAGES, after_change=True)
    sending = asyncio.create_task(scene.say(content="slow"))
    await asyncio.wait_for(hang.reached.wait(), 5)
    assert "MESSAGE_CREATE" in scene.heard_names()
    assert not sending.done()
    hang.release()
    assert (await asyncio.wait_for(sending, 5)).status == 200


async def test_a_dropped_connection_has_no_answer(scene: Scene) -> None:
    scene.api.faults.drop("POST", MESSAGES, times=None)
    with pytest.raises(aiohttp.ClientError):
        await scene.say(content="x")
    assert "MESSAGE_CREATE" not in scene.heard_names()


async def test_discord_py_waits_out_a_429_and_gives_up_without_via(scene: Scene, client: discord.Client) -> None:
    channel = await client.fetch_channel(scene.channel)
    assert isinstance(channel, discord.TextChannel)
    limit = scene.api.faults.rate_limit("POST", MESSAGES, retry_after=0.01)
    assert (await channel.send("patient")).content == "patient"
    assert limit.hits == 1
    scene.api.faults.rate_limit("POST", MESSAGES, retry_after=0.01, via=False)
    with pytest.raises(discord.HTTPException) as refused:
        await channel.send("banned")
    assert refused.value.status == 429


async def test_requests_are_recorded_with_body_files_reason_and_answer(scene: Scene) -> None:
    await scene.post(f"/channels/{scene.channel}/messages", {"content": "hi"}, files={"a.txt": b"a"})
    scene.allow(Permission.MANAGE_ROLES)
    await scene.call("POST", f"/guilds/{scene.guild}/roles", {"name": "r"}, headers={"X-Audit-Log-Reason": "set%20up"})
    sent, role = scene.api.requests
    assert (sent.method, sent.template, sent.status) == ("POST", "/channels/{channel_id}/messages", 200)
    assert (sent.json, sent.filenames, sent.multipart) == ({"content": "hi"}, ("a.txt",), True)
    assert sent.variables == {"channel_id": str(scene.channel)}
    assert sent.response["content"] == "hi"
    assert role.reason == "set up"


async def test_a_body_that_is_no_json_is_50109(scene: Scene) -> None:
    headers = {"Authorization": "Bot a-token", "Content-Type": "application/json"}
    url = f"{scene.url}/api/v10/channels/{scene.channel}/messages"
    async with scene.session.post(url, data=b"{", headers=headers) as answer:
        assert answer.status == 400
        assert (await answer.json())["code"] == 50109


async def test_a_bucket_tells_what_is_left_and_then_waits(scene: Scene) -> None:
    scene.api.rate_limits = RateLimits()
    replies = [await scene.say(content=str(n)) for n in range(6)]
    assert [reply.status for reply in replies] == [200] * 5 + [429]
    assert [reply.headers["X-RateLimit-Remaining"] for reply in replies] == ["4", "3", "2", "1", "0", "0"]
    assert replies[5].json["global"] is False
    assert 0 < replies[5].json["retry_after"] <= 5
    assert replies[5].headers["Via"]
    other = int(scene.world.channels.create(scene.guild, "other")["id"])
    assert (await scene.post(f"/channels/{other}/messages", {"content": "x"})).status == 200, "another bucket"


async def test_discord_py_sleeps_before_a_bucket_is_empty(scene: Scene, client: discord.Client) -> None:
    scene.api.rate_limits = RateLimits(scale=0.02)
    channel = await client.fetch_channel(scene.channel)
    assert isinstance(channel, discord.TextChannel)
    for n in range(11):
        await channel.send(str(n))
    assert {request.status for request in scene.api.requests} == {200}


async def test_fifty_requests_a_second_are_the_most_in_all(scene: Scene) -> None:
    scene.api.rate_limits = RateLimits(scale=10)
    channels = [int(scene.world.channels.create(scene.guild, str(n))["id"]) for n in range(51)]
    replies = [await scene.get(f"/channels/{channel}") for channel in channels]
    assert [reply.status for reply in replies] == [200] * 50 + [429]
    assert replies[-1].json["global"] is True
    assert replies[-1].headers["X-RateLimit-Global"] == "true"


async def test_switched_off_limits_let_everything_pass(scene: Scene) -> None:
    replies = [await scene.say(content=str(n)) for n in range(60)]
    assert {reply.status for reply in replies} == {200}
