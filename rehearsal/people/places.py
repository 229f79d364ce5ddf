"""What one person sees, and where they may act."""

from rehearsal.errors import DiscordError
from rehearsal.events import Json
from rehearsal.people.errors import NotPossible
from rehearsal.permissions import Permission
from rehearsal.state.channels import CATEGORY, THREAD_TYPES
from rehearsal.world import World

PAGE = 100
IN_GUILD, IN_BOT_DM = 0, 1


class Places:
    def __init__(self, world: World, user_id: int) -> None:
        self._world = world
        self._user_id = user_id

    def first_channel(self) -> int:
        """The first channel of the first guild where the person may run commands."""
        for guild in self._world.guilds.of(self._user_id):
            for channel_id, channel in guild.channels.items():
                if channel["type"] != CATEGORY and self.may_use_commands(channel_id):
                    return channel_id
        raise NotPossible("This person sees no channel where commands work.")

    def guild_of(self, channel_id: int) -> int | None:
        guild_id = self._world.channels.get(channel_id).get("guild_id")
        return int(guild_id) if guild_id else None

    def channels(self, guild_id: int) -> list[Json]:
        guild = self._world.guilds.get(guild_id)
        return [c for channel_id, c in guild.channels.items() if self._world.can_view(self._user_id, channel_id)]

    def threads(self, guild_id: int) -> list[Json]:
        """The active threads the person may open."""
        active = self._world.threads.active(guild_id)
        return [thread for thread in active if self._world.can_view(self._user_id, int(thread["id"]))]

    def dms(self) -> list[Json]:
        channels = self._world.channels
        return [channels.shown_to(channel, self._user_id) for channel in channels.dms_of(self._user_id)]

    def messages(self, channel_id: int, *, before: int = 1 << 63, limit: int = PAGE) -> list[Json]:
        """A page of a channel, oldest first, with the private messages that belong among them."""
        self.require_view(channel_id)
        may_read = self._world.permissions_in(channel_id, self._user_id) & Permission.READ_MESSAGE_HISTORY
        shown = self._world.messages.history(channel_id, before=before, limit=limit) if may_read else []
        oldest = int(shown[0]["id"]) if len(shown) == limit else 0
        private = self._world.messages.ephemeral_for(self._user_id, channel_id)
        shown = [*shown, *(message for message in private if oldest < int(message["id"]) < before)]
        return sorted(shown, key=lambda message: int(message["id"]))

    def message(self, channel_id: int, message_id: int) -> Json:
        """A message that the person sees."""
        self.require_view(channel_id)
        try:
            return self._world.messages.get_seen_by(self._user_id, channel_id, message_id)
        except DiscordError:
            raise NotPossible("There is no such message.") from None

    def commands(self, guild_id: int | None, channel_id: int | None = None) -> list[Json]:
        """What the client offers: commands of this place whose default permissions the person has."""
        context = IN_BOT_DM if guild_id is None else IN_GUILD
        here = [c for c in self._world.commands.usable_in(guild_id) if _works_in(c, context)]
        if guild_id is None:
            return here
        bits = self._bits(guild_id, channel_id)
        members = self._world.guilds.get(guild_id).members
        return [c for c in here if int(c["application_id"]) in members and _allowed(c, bits)]

    def may_use_commands(self, channel_id: int) -> bool:
        """Where one sees the channel, may use commands in it, and (for a thread) may write in the parent."""
        if not self._world.can_view(self._user_id, channel_id):
            return False
        channel = self._world.channels.get(channel_id)
        if channel["type"] in THREAD_TYPES:
            parent_bits = self._world.permissions_in(int(channel["parent_id"]), self._user_id)
            if not parent_bits & Permission.SEND_MESSAGES:
                return False
        bits = self._world.permissions_in(channel_id, self._user_id)
        return bool(bits & Permission.USE_APPLICATION_COMMANDS)

    def require_view(self, channel_id: int) -> None:
        if self._world.channels.find(channel_id) is None or not self._world.can_view(self._user_id, channel_id):
            raise NotPossible("This person does not see that channel.")

    def require_commands(self, channel_id: int) -> int | None:
        """The guild of a channel where the person may run commands (None: a DM)."""
        self.require_view(channel_id)
        if not self.may_use_commands(channel_id):
            raise NotPossible("This person may not use commands here.")
        self.require_awake(channel_id)
        return self.guild_of(channel_id)

    def require_awake(self, channel_id: int) -> None:
        """Commands and components work in no archived or locked thread: the client cannot reopen it for a click."""
        channel = self._world.channels.get(channel_id)
        if channel["type"] not in THREAD_TYPES:
            return
        state = channel["thread_metadata"]
        if state["archived"] or state["locked"]:
            raise NotPossible(f"The thread is {'archived' if state['archived'] else 'locked'}.")

    def require_connect(self, channel_id: int) -> None:
        self.require_view(channel_id)
        if not self._world.permissions_in(channel_id, self._user_id) & Permission.CONNECT:
            raise NotPossible("This person may not join that channel.")

    def require_reacting(self, message: Json) -> None:
        bits = self._world.permissions_in(int(message["channel_id"]), self._user_id)
        if not message.get("reactions") and not bits & Permission.ADD_REACTIONS:
            raise NotPossible("This person may not add reactions here.")

    def _bits(self, guild_id: int, channel_id: int | None) -> int:
        if channel_id is None:
            return self._world.guild_permissions(guild_id, self._user_id)
        return self._world.permissions_in(channel_id, self._user_id)


def _works_in(command: Json, context: int) -> bool:
    contexts = command.get("contexts")
    if contexts is None:
        return context == IN_GUILD or ("guild_id" not in command and command.get("dm_permission", True))
    return context in contexts


def _allowed(command: Json, bits: int) -> bool:
    """Nobody but administrators may use "0"; an administrator's bits are all set."""
    needed = command["default_member_permissions"]
    if needed is None or bits & Permission.ADMINISTRATOR:
        return True
    return int(needed) != 0 and int(needed) & ~bits == 0
