"""Channels over REST: making, changing, moving, removing; overwrites; the limit on renaming."""

from typing import Any

import pytest

from rehearsal.permissions import Permission
from rehearsal.rate_limits import RateLimits
from rehearsal.state.channels import CATEGORY, FORUM, STAGE, VOICE, overwrite
from tests.rehearsal.rest.conftest import Scene, hide_channel


async def test_making_a_channel_needs_the_right_and_tells_everybody(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/channels"
    assert (await scene.post(path, {"name": "cards"})).code == 50013
    scene.allow(Permission.MANAGE_CHANNELS)
    made = await scene.post(path, {"name": "Mock Interviews", "topic": "book here"})
    assert made.status == 201
    assert (made.json["name"], made.json["topic"], made.json["type"]) == ("mock-interviews", "book here", 0)
    assert scene.heard[-1].name == "CHANNEL_CREATE"
    assert (await scene.get(f"/channels/{made.json['id']}")).json == made.json


@pytest.mark.parametrize("kind", [CATEGORY, FORUM, STAGE, VOICE])
async def test_every_kind_can_be_made(scene: Scene, kind: int) -> None:
    scene.allow(Permission.MANAGE_CHANNELS)
    made = await scene.post(f"/guilds/{scene.guild}/channels", {"name": "room", "type": kind})
    assert (made.status, made.json["type"]) == (201, kind)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({}, "name BASE_TYPE_REQUIRED"),
        ({"name": "x" * 101}, "name BASE_TYPE_BAD_LENGTH"),
        ({"name": "x", "topic": "t" * 1025}, "topic BASE_TYPE_MAX_LENGTH"),
        ({"name": "x", "rate_limit_per_user": 21601}, "rate_limit_per_user NUMBER_TYPE_MAX"),
        ({"name": "x", "type": 11}, "type BASE_TYPE_CHOICES"),
        ({"name": "x", "parent_id": "5"}, "parent_id CHANNEL_PARENT_INVALID_TYPE"),
    ],
)
async def test_a_wrong_channel_is_refused_with_its_place(scene: Scene, body: dict[str, Any], problem: str) -> None:
    scene.allow(Permission.MANAGE_CHANNELS)
    assert (await scene.post(f"/guilds/{scene.guild}/channels", body)).problems == [problem]


async def test_fifty_in_a_category_and_five_hundred_in_all_are_the_most(scene: Scene) -> None:
    scene.allow(Permission.MANAGE_CHANNELS)
    category = int(scene.world.channels.create(scene.guild, "c", CATEGORY)["id"])
    for n in range(50):
        scene.world.channels.create(scene.guild, str(n), parent_id=category)
    path = f"/guilds/{scene.guild}/channels"
    crowded = await scene.post(path, {"name": "x", "parent_id": str(category)})
    assert crowded.problems == ["parent_id CHANNEL_PARENT_MAX_CHANNELS"]
    while len(scene.world.guilds.get(scene.guild).channels) < 500:
        scene.world.channels.create(scene.guild, "more")
    assert (await scene.post(path, {"name": "x"})).code == 30013


async def test_the_third_rename_in_ten_minutes_waits(scene: Scene) -> None:
    scene.api.rate_limits = RateLimits()
    scene.allow(Permission.MANAGE_CHANNELS)
    path = f"/channels/{scene.channel}"
    assert [(await scene.patch(path, {"name": name})).status for name in ("a", "b")] == [200, 200]
    third = await scene.patch(path, {"name": "c"})
    assert third.status == 429
    assert 590 < third.json["retry_after"] <= 600
    assert int(third.headers["X-RateLimit-Remaining"]) > 0, "the headers do not tell"
    assert (await scene.patch(path, {"rate_limit_per_user": 5})).status == 200


async def test_an_edit_needs_the_right_in_that_very_channel(scene: Scene) -> None:
    assert (await scene.patch(f"/channels/{scene.channel}", {"name": "x"})).code == 50013
    allowed = overwrite(scene.bot_role, allow=Permission.MANAGE_CHANNELS)
    scene.world.channels.put_overwrite(scene.channel, allowed)
    assert (await scene.patch(f"/channels/{scene.channel}", {"name": "x"})).json["name"] == "x"


async def test_a_hidden_channel_is_listed_but_not_readable(scene: Scene) -> None:
    hide_channel(scene, scene.channel)
    scene.world.roles.edit(scene.guild, scene.bot_role, permissions="0")
    listed = (await scene.get(f"/guilds/{scene.guild}/channels")).json
    assert str(scene.channel) in {channel["id"] for channel in listed}
    assert (await scene.get(f"/channels/{scene.channel}")).code == 50001


async def test_deleting_a_channel_takes_its_threads_and_messages(scene: Scene) -> None:
    thread = scene.world.threads.create(scene.channel, scene.ana, "t", 11)
    assert (await scene.delete(f"/channels/{scene.channel}")).code == 50013
    scene.allow(Permission.MANAGE_CHANNELS)
    assert (await scene.delete(f"/channels/{scene.channel}")).status == 200
    assert scene.heard_names()[-2:] == ["THREAD_DELETE", "CHANNEL_DELETE"]
    for channel_id in (scene.channel, thread["id"]):
        assert (await scene.get(f"/channels/{channel_id}")).code == 10003


async def test_overwrites_change_what_people_may_do_there(scene: Scene) -> None:
    path = f"/channels/{scene.channel}/permissions/{scene.ana}"
    body = {"type": 1, "allow": "0", "deny": str(int(Permission.SEND_MESSAGES))}
    assert (await scene.put(path, body)).code == 50013
    scene.allow(Permission.MANAGE_ROLES)
    assert scene.world.permissions_in(scene.channel, scene.ana) & Permission.SEND_MESSAGES
    assert (await scene.put(path, body)).status == 204
    assert not scene.world.permissions_in(scene.channel, scene.ana) & Permission.SEND_MESSAGES
    assert not scene.world.permissions_in(scene.channel, scene.ana) & Permission.ATTACH_FILES, "implied"
    assert scene.world.permissions_in(scene.channel, scene.ben) & Permission.SEND_MESSAGES
    assert (await scene.delete(path)).status == 204
    assert (await scene.delete(path)).code == 10009


async def test_nobody_gives_what_they_do_not_have(scene: Scene) -> None:
    scene.allow(Permission.MANAGE_ROLES | Permission.MANAGE_CHANNELS)
    path = f"/channels/{scene.channel}/permissions/{scene.ana}"
    ban = str(int(Permission.BAN_MEMBERS))
    assert (await scene.put(path, {"type": 1, "allow": ban})).code == 50013
    entry = {"id": str(scene.ana), "type": 1, "allow": ban, "deny": "0"}
    made = await scene.post(f"/guilds/{scene.guild}/channels", {"name": "x", "permission_overwrites": [entry]})
    assert made.code == 50013


async def test_channels_are_moved_together(scene: Scene) -> None:
    category = scene.world.channels.create(scene.guild, "c", CATEGORY)
    path = f"/guilds/{scene.guild}/channels"
    body = [{"id": str(scene.channel), "position": 4, "parent_id": category["id"]}]
    assert (await scene.patch(path, body)).code == 50013
    scene.allow(Permission.MANAGE_CHANNELS)
    assert (await scene.patch(path, body)).status == 204
    moved = (await scene.get(f"/channels/{scene.channel}")).json
    assert (moved["position"], moved["parent_id"]) == (4, category["id"])
