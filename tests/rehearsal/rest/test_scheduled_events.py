"""Scheduled events, stages and voice over REST."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from rehearsal.permissions import Permission
from rehearsal.state.channels import STAGE, VOICE
from tests.rehearsal.rest.conftest import Scene


def external(scene: Scene, **fields: Any) -> dict[str, Any]:
    start = scene.clock.now() + timedelta(hours=1)
    return {
        "name": "Workshop",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "Online"},
        "scheduled_start_time": start.isoformat(),
        "scheduled_end_time": (start + timedelta(hours=1)).isoformat(),
        **fields,
    }


async def make(scene: Scene, **fields: Any) -> dict[str, Any]:
    reply = await scene.post(f"/guilds/{scene.guild}/scheduled-events", external(scene, **fields))
    assert reply.status == 200, reply.json
    made: dict[str, Any] = reply.json
    return made


async def test_making_an_event_needs_create_events_and_managing_is_not_enough(scene: Scene) -> None:
    scene.forbid(Permission.CREATE_EVENTS)
    scene.allow(Permission.MANAGE_EVENTS)
    path = f"/guilds/{scene.guild}/scheduled-events"
    assert (await scene.post(path, external(scene))).code == 50013
    scene.allow(Permission.CREATE_EVENTS)
    made = await make(scene)
    assert (made["status"], made["creator_id"], made["entity_metadata"]) == (1, str(scene.bot), {"location": "Online"})
    assert scene.heard[-1].name == "GUILD_SCHEDULED_EVENT_CREATE"
    listed = (await scene.get(f"{path}?with_user_count=true")).json
    assert [(event["id"], event["user_count"]) for event in listed] == [(made["id"], 0)]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"entity_type": None}, "entity_type BASE_TYPE_REQUIRED"),
        ({"privacy_level": None}, "privacy_level BASE_TYPE_REQUIRED"),
        ({"scheduled_end_time": None}, "scheduled_end_time BASE_TYPE_REQUIRED"),
        ({"entity_metadata": None}, "entity_metadata.location BASE_TYPE_REQUIRED"),
        ({"entity_metadata": {"location": "x" * 101}}, "entity_metadata.location BASE_TYPE_BAD_LENGTH"),
        ({"name": "x" * 101}, "name BASE_TYPE_BAD_LENGTH"),
        ({"description": "x" * 1001}, "description BASE_TYPE_MAX_LENGTH"),
        ({"entity_type": 2, "scheduled_end_time": None}, "channel_id BASE_TYPE_REQUIRED"),
        (
            {"scheduled_start_time": "2020-01-01T00:00:00+00:00"},
            "scheduled_start_time GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
        ),
        (
            {"scheduled_end_time": "2020-01-01T00:00:00+00:00"},
            "scheduled_end_time GUILD_SCHEDULED_EVENT_END_BEFORE_START",
        ),
        ({"scheduled_start_time": "2020-01-01T00:00:00"}, "scheduled_start_time DATE_TIME_TYPE_PARSE"),
    ],
)
async def test_a_wrong_event_is_refused_with_its_place(scene: Scene, fields: dict[str, Any], problem: str) -> None:
    reply = await scene.post(f"/guilds/{scene.guild}/scheduled-events", external(scene, **fields))
    assert problem in reply.problems


async def test_the_hundred_and_first_open_event_is_30038(scene: Scene) -> None:
    for _ in range(99):
        scene.world.events.create(scene.guild, scene.ana)
    last = await make(scene)
    path = f"/guilds/{scene.guild}/scheduled-events"
    assert (await scene.post(path, external(scene))).code == 30038
    assert (await scene.patch(f"{path}/{last['id']}", {"status": 4})).status == 200
    assert (await scene.post(path, external(scene))).status == 200


async def test_an_event_goes_from_scheduled_to_active_to_completed_only(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/scheduled-events/{(await make(scene))['id']}"
    assert (await scene.patch(path, {"status": 3})).problems == [
        "status GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION"
    ]
    assert (await scene.patch(path, {"status": 2})).json["status"] == 2
    assert (await scene.patch(path, {"status": 4})).code == 50035
    assert (await scene.patch(path, {"status": 3})).json["status"] == 3
    assert (await scene.patch(path, {"name": "x"})).code == 180000
    assert (await scene.get(f"/guilds/{scene.guild}/scheduled-events")).json == []


async def test_ones_own_events_are_changed_with_create_events_others_with_manage_events(scene: Scene) -> None:
    base = f"/guilds/{scene.guild}/scheduled-events"
    own = (await make(scene))["id"]
    other = scene.world.events.create(scene.guild, scene.ana, **external(scene))["id"]
    assert (await scene.patch(f"{base}/{own}", {"name": "Renamed"})).json["name"] == "Renamed"
    assert (await scene.patch(f"{base}/{other}", {"name": "Renamed"})).code == 50013
    assert (await scene.delete(f"{base}/{other}")).code == 50013
    scene.allow(Permission.MANAGE_EVENTS)
    assert (await scene.delete(f"{base}/{other}")).status == 204
    assert (await scene.get(f"{base}/{other}")).code == 10070


async def test_interest_is_counted_and_listed(scene: Scene) -> None:
    event_id = int((await make(scene))["id"])
    for person in (scene.ben, scene.ana):
        scene.world.events.set_interest(scene.guild, event_id, person, on=True)
    assert scene.heard[-1].name == "GUILD_SCHEDULED_EVENT_USER_ADD"
    path = f"/guilds/{scene.guild}/scheduled-events/{event_id}"
    people = (await scene.get(f"{path}/users?with_member=true")).json
    assert [entry["user"]["username"] for entry in people] == ["ana", "ben"]
    assert people[0]["member"]["joined_at"]
    assert (await scene.get(f"{path}?with_user_count=true")).json["user_count"] == 2
    scene.world.members.remove(scene.guild, scene.ana)
    assert (await scene.get(f"{path}?with_user_count=true")).json["user_count"] == 1


async def test_time_starts_and_ends_external_events_and_drops_unstarted_voice_events(scene: Scene) -> None:
    scene.allow(Permission.CONNECT)
    room = scene.world.channels.create(scene.guild, "room", VOICE)
    outside = int((await make(scene))["id"])
    inside = int((await make(scene, entity_type=2, channel_id=room["id"], entity_metadata=None))["id"])
    scene.clock.move(timedelta(minutes=61))
    scene.world.pass_time()
    assert scene.world.events.get(scene.guild, outside)["status"] == 2
    assert scene.world.events.get(scene.guild, inside)["status"] == 1
    scene.clock.move(timedelta(hours=5))
    scene.world.pass_time()
    assert scene.world.events.get(scene.guild, outside)["status"] == 3
    assert scene.world.events.get(scene.guild, inside)["status"] == 4


async def test_discord_pys_event_without_entity_type_is_refused(scene: Scene, client: discord.Client) -> None:
    guild = await client.fetch_guild(scene.guild)
    start = scene.clock.now() + timedelta(hours=1)
    with pytest.raises(discord.HTTPException) as refused:
        await guild.create_scheduled_event(
            name="x", start_time=start, end_time=start + timedelta(hours=1), location="Online"
        )
    assert refused.value.code == 50035


async def test_a_stage_is_opened_once_by_a_stage_moderator(scene: Scene) -> None:
    stage = scene.world.channels.create(scene.guild, "stage", STAGE)
    body = {"channel_id": stage["id"], "topic": "Live interview"}
    assert (await scene.post("/stage-instances", body)).code == 50013
    scene.allow(Permission.MANAGE_CHANNELS | Permission.MUTE_MEMBERS | Permission.MOVE_MEMBERS | Permission.CONNECT)
    assert (await scene.post("/stage-instances", {**body, "topic": "x" * 121})).code == 50035
    assert (await scene.post("/stage-instances", {**body, "channel_id": str(scene.channel)})).code == 50024
    assert (await scene.post("/stage-instances", body)).json["topic"] == "Live interview"
    assert (await scene.post("/stage-instances", body)).code == 150006
    path = f"/stage-instances/{stage['id']}"
    assert (await scene.patch(path, {"topic": "Questions"})).json["topic"] == "Questions"
    assert (await scene.delete(path)).status == 204
    assert (await scene.get(path)).code == 10067


async def test_on_a_stage_people_start_in_the_audience_and_are_invited_to_speak(scene: Scene) -> None:
    stage = int(scene.world.channels.create(scene.guild, "stage", STAGE)["id"])
    scene.world.voice.join(stage, scene.ana)
    path = f"/guilds/{scene.guild}/voice-states/{scene.ana}"
    assert (await scene.get(path)).json["suppress"] is True
    body = {"channel_id": str(stage), "suppress": False}
    assert (await scene.patch(path, body)).code == 50013
    scene.allow(Permission.MUTE_MEMBERS)
    assert (await scene.patch(path, body)).status == 204
    assert scene.world.voice.get(scene.guild, scene.ana)["suppress"] is False
