"""The demo group: a server of job seekers with a moderator, volunteers and members in many time zones, and the bot."""

from dataclasses import dataclass, field

from rehearsal.permissions import Permission
from rehearsal.world import World

TOKEN = "MTAw.rehearsal.token"
BOT_PERMISSIONS = (
    17987323153408
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_ROLES
    | Permission.MUTE_MEMBERS
    | Permission.MOVE_MEMBERS
)
"""The bot's invite link, what /setup needs to create channels and roles, and what a stage needs."""

_MODERATOR_PERMISSIONS = (
    Permission.MANAGE_GUILD
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.MANAGE_EVENTS
    | Permission.CREATE_EVENTS
    | Permission.MODERATE_MEMBERS
    | Permission.KICK_MEMBERS
)
_MODERATORS = (("morgan", "Morgan Reyes", "America/Chicago", 0x8E6CC0),)
_VOLUNTEERS = (
    ("priya", "Priya Nair", "Asia/Kolkata", 0x2E8B7A),
    ("tom", "Tom Becker", "Europe/Berlin", 0x3F6FB5),
    ("grace", "Grace Okafor", "America/New_York", 0xB5653F),
)
_MEMBERS = (
    ("ana", "Ana Souza", "America/Sao_Paulo", 0xC0567A),
    ("ben", "Ben Carter", "Europe/London", 0x4F7FA3),
    ("chloe", "Chloe Martin", "America/Los_Angeles", 0x9A7B2E),
    ("dana", "Dana Whitfield", "Australia/Sydney", 0x5E8C4A),
    ("emi", "Emi Tanaka", "Asia/Tokyo", 0x7D5FA8),
    ("farid", "Farid Haddad", "Africa/Cairo", 0xA0573B),
)


@dataclass
class Demo:
    """Ids by name. People go by their username: demo.people["ana"]."""

    guild_id: int
    application_id: int
    token: str
    roles: dict[str, int] = field(default_factory=dict)
    channels: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    moderators: tuple[str, ...] = ()
    volunteers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    zones: dict[int, str] = field(default_factory=dict)


def build_demo(world: World, token: str = TOKEN) -> Demo:
    """Fill an empty world with the demo group; the moderator owns the server."""
    moderator_id = _add_user(world, *_MODERATORS[0])
    guild = world.guilds.create("Second Act Job Club", moderator_id)
    application = world.applications.add("Greenroom", moderator_id, token)
    demo = Demo(guild.id, application.id, token)
    demo.roles = {
        "Member": _role(world, guild.id, "Member", 0x6B7F8C, 0),
        "Volunteer": _role(world, guild.id, "Volunteer", 0x2E8B7A, 0),
        "Moderator": _role(world, guild.id, "Moderator", 0x8E6CC0, int(_MODERATOR_PERMISSIONS)),
    }
    _add_bot(world, demo)
    demo.people["morgan"] = moderator_id
    world.members.give_role(guild.id, moderator_id, demo.roles["Moderator"])
    demo.zones[moderator_id] = _MODERATORS[0][2]
    demo.moderators = ("morgan",)
    demo.volunteers = _add_people(world, demo, _VOLUNTEERS, "Volunteer")
    demo.members = _add_people(world, demo, _MEMBERS, "Member")
    _add_channels(world, demo)
    return demo


def _add_user(world: World, username: str, name: str, zone: str, accent: int) -> int:
    user = world.users.add(username, global_name=name)
    user["accent_color"] = accent
    return int(user["id"])


def _role(world: World, guild_id: int, name: str, colour: int, permissions: int) -> int:
    """A role above those made before it."""
    top = len(world.guilds.get(guild_id).roles)
    role = world.roles.create(
        guild_id, name, permissions=permissions, color=colour, hoist=True, mentionable=False, position=top
    )
    return int(role["id"])


def _add_bot(world: World, demo: Demo) -> None:
    """The bot joins with the managed role that an invite gives it, above the group's own roles."""
    role = world.roles.create(
        demo.guild_id,
        "Greenroom",
        permissions=int(BOT_PERMISSIONS),
        managed=True,
        tags={"bot_id": str(demo.application_id)},
        position=len(demo.roles) + 1,
    )
    demo.roles["Greenroom"] = int(role["id"])
    world.members.add(demo.guild_id, demo.application_id, roles=[int(role["id"])])


def _add_people(world: World, demo: Demo, people: tuple[tuple[str, str, str, int], ...], role: str) -> tuple[str, ...]:
    for username, name, zone, accent in people:
        user_id = _add_user(world, username, name, zone, accent)
        demo.people[username] = user_id
        demo.zones[user_id] = zone
        world.members.add(demo.guild_id, user_id, roles=[demo.roles[role]])
    return tuple(username for username, *_ in people)


def _add_channels(world: World, demo: Demo) -> None:
    read_only = [{"id": str(demo.guild_id), "type": 0, "allow": "0", "deny": str(int(Permission.SEND_MESSAGES))}]
    welcome = world.channels.create(
        demo.guild_id,
        "welcome",
        topic="How this club works. Start here.",
        overwrites=[
            *read_only,
            {
                "id": str(demo.roles["Moderator"]),
                "type": 0,
                "allow": str(int(Permission.SEND_MESSAGES)),
                "deny": "0",
            },
        ],
    )
    general = world.channels.create(demo.guild_id, "general", topic="Talk, good news and commands.")
    lounge = world.channels.create(demo.guild_id, "Lounge", 2)
    demo.channels = {
        "welcome": int(welcome["id"]),
        "general": int(general["id"]),
        "Lounge": int(lounge["id"]),
    }
    world.guilds.edit(demo.guild_id, system_channel_id=general["id"])
    words = (
        "Welcome to the Second Act Job Club. Members practise interviews with volunteer recruiters, with an audience "
        "that learns along; recruiters review resumes; and we help each other ask employers for feedback.\n"
        "In #general, type `/` to see what the bot offers."
    )
    world.messages.create(int(welcome["id"]), demo.people["morgan"], content=words)
