"""The state of the local Discord: users, guilds, channels, messages and all that hangs on them, in memory.

How to use it
- The parts are attributes: `world.users`, `guilds`, `members`, `roles`, `channels`, `threads`, `messages`, `files`,
  `events`, `stages`, `voice`, `commands`, `applications`. A part's methods change the state and publish an `Event`;
  they check that things exist, and nothing else. Who may do what is asked with `world.require(...)`; what a request
  may contain is checked in `validation`; `posting` puts these together for messages.
- Things are dicts in the shape of Discord's JSON, ids in them are strings; tables are keyed by int ids. A top-level
  field may change in place, a nested value is always replaced as a whole: treat what you are given as read-only.
  Event data is a copy.
- Everything is synchronous. A listener is called after the change (before it for CHANNEL_DELETE, THREAD_DELETE and
  GUILD_DELETE, so that one can still ask who could see it) and must not change the world.
- Time on messages and things is `clock.now()`; ids are on real time.
"""

from collections.abc import Callable

from core.clock import Clock
from rehearsal import permissions
from rehearsal.errors import missing_access, missing_permissions
from rehearsal.events import Event, Json, Listener
from rehearsal.permissions import Permission
from rehearsal.snowflakes import Snowflakes
from rehearsal.state.applications import Applications
from rehearsal.state.channels import PRIVATE_THREAD, THREAD_TYPES, Channels
from rehearsal.state.commands import Commands
from rehearsal.state.files import Files
from rehearsal.state.guilds import Guilds
from rehearsal.state.members import Members
from rehearsal.state.messages import Messages
from rehearsal.state.roles import Roles
from rehearsal.state.scheduled_events import ScheduledEvents
from rehearsal.state.stages import Stages
from rehearsal.state.threads import Threads
from rehearsal.state.users import Users
from rehearsal.state.voice import Voice


class World:
    """One local Discord. `base_url` is where its files are served; the server sets it once it listens."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.base_url = "http://127.0.0.1"
        self.ids = Snowflakes()
        self._listeners: list[Listener] = []
        self._allowed: dict[tuple[int, int], int] = {}
        self.users = Users(self)
        self.applications = Applications(self)
        self.guilds = Guilds(self)
        self.roles = Roles(self)
        self.members = Members(self)
        self.channels = Channels(self)
        self.threads = Threads(self)
        self.messages = Messages(self)
        self.files = Files(self)
        self.events = ScheduledEvents(self)
        self.stages = Stages(self)
        self.voice = Voice(self)
        self.commands = Commands(self)

    def now(self) -> str:
        """The movable clock's time as Discord writes it."""
        return self.clock.now().isoformat()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every change from now on. Returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def pass_time(self) -> None:
        """Do what time does by itself: sleepy threads are archived, events start and end. For when the clock moved."""
        self.threads.archive_idle()
        self.events.follow_clock()

    def permissions_changed(self) -> None:
        """Forget what was computed: roles, members, channels or overwrites changed."""
        self._allowed.clear()

    def guild_permissions(self, guild_id: int, user_id: int) -> int:
        """What a member may do in the guild, before any channel. 0 for who is not in it."""
        guild = self.guilds.get(guild_id)
        member = guild.members.get(user_id)
        if member is None:
            return 0
        if int(guild.json["owner_id"]) == user_id:
            return permissions.ALL
        return permissions.base(guild.roles[guild_id], [guild.roles[int(r)] for r in member["roles"]])

    def permissions_in(self, channel_id: int, user_id: int) -> int:
        """What somebody may do in a channel, thread or DM, with all of Discord's implied rules."""
        bits = self._allowed.get((channel_id, user_id))
        if bits is None:
            bits = self._compute(self.channels.get(channel_id), user_id)
        return bits

    def _compute(self, channel: Json, user_id: int) -> int:
        if "guild_id" not in channel:
            recipients = self.channels.people(channel)
            return permissions.IN_DM if user_id in recipients else 0
        member = self.guilds.get(int(channel["guild_id"])).members.get(user_id)
        if member is None:
            return 0
        bits = self._compute_for(member, channel)
        if member["communication_disabled_until"] is None:
            self._allowed[int(channel["id"]), user_id] = bits
        return bits

    def _compute_for(self, member: Json, channel: Json) -> int:
        guild_id, user_id = channel["guild_id"], member["user"]["id"]
        is_thread = channel["type"] in THREAD_TYPES
        place = self.channels.get(int(channel["parent_id"])) if is_thread else channel
        bits = permissions.with_overwrites(
            self.guild_permissions(int(guild_id), int(user_id)),
            place["permission_overwrites"],
            guild_id,
            member["roles"],
            user_id,
        )
        if is_thread:
            bits = permissions.in_thread(bits)
        return permissions.without_implied_denials(bits, place["type"], self.members.is_timed_out(member))

    def can_view(self, user_id: int, channel_id: int) -> bool:
        """Whether somebody sees a channel: for a private thread, only its members and who manages threads."""
        bits = self.permissions_in(channel_id, user_id)
        if not bits & Permission.VIEW_CHANNEL:
            return False
        if self.channels.get(channel_id)["type"] != PRIVATE_THREAD:
            return True
        return bool(bits & Permission.MANAGE_THREADS) or self.threads.has_member(channel_id, user_id)

    def require(self, user_id: int, channel_id: int, needed: int = 0) -> None:
        """Raise 50001 unless the person sees the channel, 50013 unless they may do all of `needed` in it."""
        if not self.can_view(user_id, channel_id):
            raise missing_access()
        if needed & ~self.permissions_in(channel_id, user_id):
            raise missing_permissions()

    def require_in_guild(self, user_id: int, guild_id: int, needed: int = 0) -> None:
        """Raise 50001 for who is not in the guild, 50013 unless their roles give all of `needed`."""
        if user_id not in self.guilds.get(guild_id).members:
            raise missing_access()
        if needed & ~self.guild_permissions(guild_id, user_id):
            raise missing_permissions()

    def may_hear(self, event: Event, user_id: int) -> bool:
        """Whether an event concerns somebody, by membership, channel and audience (not by intents)."""
        if event.only_user_ids is not None and user_id not in event.only_user_ids:
            return False
        if event.channel_id is not None:
            return self.can_view(user_id, event.channel_id)
        if event.guild_id is not None:
            return user_id in self.guilds.get(event.guild_id).members
        return True
