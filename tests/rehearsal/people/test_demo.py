"""The demo group holds together."""

from zoneinfo import ZoneInfo

from core.clock import MovableClock
from rehearsal.demo import BOT_PERMISSIONS, build_demo
from rehearsal.people import Person
from rehearsal.permissions import Permission
from rehearsal.server import Rehearsal


async def test_the_demo_group_has_its_people_in_their_zones_with_their_roles(clock: MovableClock) -> None:
    server = Rehearsal(clock)
    demo = build_demo(server.world)
    assert (len(demo.moderators), len(demo.volunteers), len(demo.members)) == (1, 3, 6)
    assert len({ZoneInfo(zone) for zone in demo.zones.values()}) == 10
    members = server.world.guilds.get(demo.guild_id).members
    for name in demo.volunteers:
        assert members[demo.people[name]]["roles"] == [str(demo.roles["Volunteer"])]
    ana = Person(server, demo.people["ana"])
    assert {channel["name"] for channel in ana.channels(demo.guild_id)} == {"welcome", "general", "Lounge"}
    assert ana.channel_id == demo.channels["welcome"] or ana.channel_id == demo.channels["general"]


async def test_the_bot_has_the_rights_of_its_invite_and_stands_above_the_groups_roles(clock: MovableClock) -> None:
    world = Rehearsal(clock).world
    demo = build_demo(world)
    bits = world.guild_permissions(demo.guild_id, demo.application_id)
    assert bits & BOT_PERMISSIONS == BOT_PERMISSIONS
    assert not bits & Permission.ADMINISTRATOR
    highest = world.roles.highest_of(demo.guild_id, demo.application_id)
    assert all(
        highest > world.roles.get(demo.guild_id, role)["position"]
        for name, role in demo.roles.items()
        if name != "Greenroom"
    )
    assert [role["name"] for role in world.roles.in_order(demo.guild_id)] == [
        "@everyone",
        "Member",
        "Volunteer",
        "Moderator",
        "Greenroom",
    ]


async def test_only_the_moderator_writes_in_the_welcome_channel(clock: MovableClock) -> None:
    world = Rehearsal(clock).world
    demo = build_demo(world)
    welcome = demo.channels["welcome"]
    assert world.permissions_in(welcome, demo.people["morgan"]) & Permission.SEND_MESSAGES
    assert not world.permissions_in(welcome, demo.people["ana"]) & Permission.SEND_MESSAGES
