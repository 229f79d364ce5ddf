"""Users, members and roles over REST: who is known, who may give what, and the order of roles."""

from datetime import timedelta

import pytest

from rehearsal.permissions import Permission
from rehearsal.state.applications import GUILD_MEMBERS
from rehearsal.state.channels import VOICE
from tests.rehearsal.rest.conftest import Scene


def role(scene: Scene, name: str, position: int) -> int:
    return int(scene.world.roles.create(scene.guild, name, position=position)["id"])


async def test_without_a_right_token_everything_is_401(scene: Scene) -> None:
    for token in (None, "wrong"):
        reply = await scene.call("GET", "/users/@me", token=token)
        assert (reply.status, reply.code) == (401, 0)
    assert (await scene.get("/users/@me")).json["id"] == str(scene.bot)
    assert (await scene.get("/users/@me")).json["bot"] is True


async def test_somebody_who_left_is_10007_and_nobody_is_10013(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/members"
    assert (await scene.get(f"{path}/{scene.ana}")).json["user"]["username"] == "ana"
    scene.world.members.remove(scene.guild, scene.ana)
    assert (await scene.get(f"{path}/{scene.ana}")).code == 10007
    assert (await scene.get(f"/users/{scene.ana}")).json["username"] == "ana"
    assert (await scene.get(f"{path}/12345")).code == 10013
    assert (await scene.get("/users/12345")).code == 10013
    assert (await scene.get("/users/nonsense")).code == 50035


async def test_the_list_of_members_needs_the_members_intent(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/members"
    assert (await scene.get(f"{path}?limit=10")).code == 50001
    scene.world.applications.get(scene.bot).allowed_intents = GUILD_MEMBERS
    listed = (await scene.get(f"{path}?limit=10")).json
    assert [int(member["user"]["id"]) for member in listed] == sorted([scene.owner, scene.ana, scene.ben, scene.bot])
    after = (await scene.get(f"{path}?limit=10&after={scene.ana}")).json
    assert str(scene.ana) not in [member["user"]["id"] for member in after]


async def test_members_are_found_by_the_beginning_of_a_name(scene: Scene) -> None:
    scene.world.members.edit(scene.guild, scene.ben, nick="Analog Ben")
    found = (await scene.get(f"/guilds/{scene.guild}/members/search?query=ana&limit=10")).json
    assert {member["user"]["username"] for member in found} == {"ana", "ben"}


async def test_a_role_is_given_and_taken_by_who_manages_roles_and_stands_above_it(scene: Scene) -> None:
    low, high = role(scene, "Member", 1), role(scene, "Moderator", 9)
    path = f"/guilds/{scene.guild}/members/{scene.ana}/roles"
    assert (await scene.put(f"{path}/{low}")).code == 50013
    scene.allow(Permission.MANAGE_ROLES)
    assert (await scene.put(f"{path}/{low}")).status == 204
    assert scene.heard[-1].name == "GUILD_MEMBER_UPDATE"
    assert (await scene.put(f"{path}/{high}")).code == 50013, "above the bot's own"
    assert (await scene.put(f"{path}/{scene.bot_role}")).code == 50013, "as high as the bot's own"
    assert (await scene.put(f"{path}/12345")).code == 10011
    assert (await scene.delete(f"{path}/{low}")).status == 204
    assert scene.world.members.get(scene.guild, scene.ana)["roles"] == []


async def test_administrators_too_stand_below_higher_roles(scene: Scene) -> None:
    high = role(scene, "Moderator", 9)
    scene.allow(Permission.ADMINISTRATOR)
    assert (await scene.put(f"/guilds/{scene.guild}/members/{scene.ana}/roles/{high}")).code == 50013


async def test_roles_are_made_with_no_more_than_the_maker_has(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/roles"
    assert (await scene.post(path, {"name": "x"})).code == 50013
    scene.allow(Permission.MANAGE_ROLES)
    made = (await scene.post(path, {"name": "Volunteer", "color": 0x123456, "permissions": "0"})).json
    assert (made["name"], made["color"], made["position"]) == ("Volunteer", 0x123456, 1)
    assert (await scene.post(path, {"permissions": str(int(Permission.BAN_MEMBERS))})).code == 50013
    assert (await scene.patch(f"{path}/{made['id']}", {"name": "Helper"})).json["name"] == "Helper"
    assert (await scene.patch(f"{path}/{scene.bot_role}", {"name": "King"})).code == 50013
    scene.world.members.give_role(scene.guild, scene.ana, int(made["id"]))
    assert (await scene.delete(f"{path}/{made['id']}")).status == 204
    assert scene.world.members.get(scene.guild, scene.ana)["roles"] == []


async def test_roles_are_moved_below_ones_own_highest(scene: Scene) -> None:
    first, second = role(scene, "first", 1), role(scene, "second", 1)
    scene.allow(Permission.MANAGE_ROLES)
    path = f"/guilds/{scene.guild}/roles"
    moved = await scene.patch(path, [{"id": str(second), "position": 2}])
    order = [entry["name"] for entry in moved.json]
    assert order == ["@everyone", "first", "second", "Greenroom"]
    assert (await scene.patch(path, [{"id": str(first), "position": 3}])).code == 50013
    assert sorted(entry["position"] for entry in moved.json) == [0, 1, 2, 3]


async def test_two_hundred_and_fifty_roles_are_the_most(scene: Scene) -> None:
    scene.allow(Permission.MANAGE_ROLES)
    while len(scene.world.guilds.get(scene.guild).roles) < 250:
        scene.world.roles.create(scene.guild, "r")
    assert (await scene.post(f"/guilds/{scene.guild}/roles", {"name": "x"})).code == 30005


async def test_nicknames_need_their_right_and_have_a_length(scene: Scene) -> None:
    members = f"/guilds/{scene.guild}/members"
    assert (await scene.patch(f"{members}/@me", {"nick": "Green"})).json["nick"] == "Green"
    assert (await scene.patch(f"{members}/@me", {"nick": "x" * 33})).problems == ["nick BASE_TYPE_MAX_LENGTH"]
    assert (await scene.patch(f"{members}/{scene.ana}", {"nick": "A"})).code == 50013
    scene.allow(Permission.MANAGE_NICKNAMES)
    assert (await scene.patch(f"{members}/{scene.ana}", {"nick": "A"})).json["nick"] == "A"
    assert (await scene.patch(f"{members}/{scene.owner}", {"nick": "A"})).code == 50013


async def test_who_is_timed_out_only_looks(scene: Scene) -> None:
    scene.allow(Permission.MODERATE_MEMBERS)
    until = (scene.clock.now() + timedelta(hours=1)).isoformat()
    path = f"/guilds/{scene.guild}/members/{scene.ana}"
    assert (await scene.patch(path, {"communication_disabled_until": until})).status == 200
    assert not scene.world.permissions_in(scene.channel, scene.ana) & Permission.SEND_MESSAGES
    assert scene.world.can_view(scene.ana, scene.channel)
    scene.clock.move(timedelta(hours=2))
    scene.world.pass_time()
    assert scene.world.permissions_in(scene.channel, scene.ana) & Permission.SEND_MESSAGES


async def test_people_are_moved_and_muted_only_in_voice(scene: Scene) -> None:
    scene.allow(Permission.MOVE_MEMBERS | Permission.MUTE_MEMBERS | Permission.CONNECT)
    room, other = (int(scene.world.channels.create(scene.guild, name, VOICE)["id"]) for name in ("a", "b"))
    path = f"/guilds/{scene.guild}/members/{scene.ana}"
    assert (await scene.patch(path, {"mute": True})).problems == ["channel_id TARGET_USER_NOT_CONNECTED"]
    assert (await scene.get(f"/guilds/{scene.guild}/voice-states/{scene.ana}")).code == 10065
    scene.world.voice.join(room, scene.ana)
    assert (await scene.patch(path, {"channel_id": str(other)})).status == 200
    state = (await scene.get(f"/guilds/{scene.guild}/voice-states/{scene.ana}")).json
    assert state["channel_id"] == str(other)
    assert (await scene.patch(path, {"mute": True})).json["mute"] is True


async def test_a_kick_needs_the_right_and_ends_membership(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}/members/{scene.ana}"
    assert (await scene.delete(path)).code == 50013
    scene.allow(Permission.KICK_MEMBERS)
    assert (await scene.delete(f"/guilds/{scene.guild}/members/{scene.owner}")).code == 50013
    assert (await scene.delete(path)).status == 204
    assert scene.heard_names()[-2:] == ["GUILD_DELETE", "GUILD_MEMBER_REMOVE"]


async def test_the_bot_knows_its_guilds_and_can_leave_them(scene: Scene) -> None:
    listed = (await scene.get("/users/@me/guilds")).json
    assert [guild["id"] for guild in listed] == [str(scene.guild)]
    assert (await scene.get(f"/guilds/{scene.guild}")).json["name"] == "Second Act"
    assert (await scene.get(f"/guilds/{scene.guild}/preview")).json["approximate_member_count"] == 4
    assert (await scene.delete(f"/users/@me/guilds/{scene.guild}")).status == 204
    assert (await scene.get(f"/guilds/{scene.guild}")).code == 10004
    assert (await scene.get(f"/guilds/{scene.guild}/roles")).code == 50001
    assert (await scene.say(content="x")).code == 50001


async def test_the_guild_is_edited_by_who_manages_it(scene: Scene) -> None:
    path = f"/guilds/{scene.guild}"
    assert (await scene.patch(path, {"name": "Third Act"})).code == 50013
    scene.allow(Permission.MANAGE_GUILD)
    assert (await scene.patch(path, {"name": "Third Act"})).json["name"] == "Third Act"
    assert scene.heard[-1].name == "GUILD_UPDATE"


async def test_the_application_tells_of_its_intents_and_owner(scene: Scene) -> None:
    scene.world.applications.get(scene.bot).allowed_intents = GUILD_MEMBERS
    for path in ("/oauth2/applications/@me", "/applications/@me", f"/applications/{scene.bot}"):
        shown = (await scene.get(path)).json
        assert (shown["id"], shown["owner"]["id"]) == (str(scene.bot), str(scene.owner))
        assert shown["flags"] == 1 << 15
    edited = await scene.patch("/applications/@me", {"description": "Mock interviews", "tags": ["jobs"]})
    assert (edited.json["description"], edited.json["tags"]) == ("Mock interviews", ["jobs"])
    assert (await scene.patch("/applications/@me", {"description": "x" * 401})).code == 50035


@pytest.mark.parametrize("path", ["/guilds/{guild}/onboarding", "/guilds/{guild}/auto-moderation/rules", "/nothing"])
async def test_what_is_not_built_is_404_and_logged(scene: Scene, path: str, caplog: pytest.LogCaptureFixture) -> None:
    reply = await scene.get(path.format(guild=scene.guild))
    assert (reply.status, reply.code) == (404, 0)
    assert f"not built: GET {path.format(guild=scene.guild)}" in caplog.messages
