"""Who is in a guild, with nickname, roles and time-outs."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from rehearsal.errors import unknown_member
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World


class Members:
    def __init__(self, world: "World") -> None:
        self._world = world

    def add(self, guild_id: int, user_id: int, *, roles: Iterable[int] = (), nick: str | None = None) -> Json:
        guild = self._world.guilds.get(guild_id)
        member: Json = {
            "user": self._world.users.get(user_id),
            "nick": nick,
            "avatar": None,
            "banner": None,
            "roles": [str(role) for role in roles],
            "joined_at": self._world.now(),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": None,
        }
        guild.members[user_id] = member
        self._world.permissions_changed()
        self._world.publish(Event("GUILD_MEMBER_ADD", {**member, "guild_id": str(guild_id)}, guild_id))
        return member

    def get(self, guild_id: int, user_id: int) -> Json:
        member = self._world.guilds.get(guild_id).members.get(user_id)
        if member is None:
            raise unknown_member()
        return member

    def edit(self, guild_id: int, user_id: int, **changes: object) -> Json:
        """Change nick, roles (ids as strings), mute, deaf, communication_disabled_until..."""
        member = self.get(guild_id, user_id)
        member.update(changes)
        self._world.permissions_changed()
        self._world.publish(Event("GUILD_MEMBER_UPDATE", {**member, "guild_id": str(guild_id)}, guild_id))
        return member

    def give_role(self, guild_id: int, user_id: int, role_id: int) -> None:
        roles = self.get(guild_id, user_id)["roles"]
        if str(role_id) not in roles:
            self.edit(guild_id, user_id, roles=[*roles, str(role_id)])

    def take_role(self, guild_id: int, user_id: int, role_id: int) -> None:
        roles = self.get(guild_id, user_id)["roles"]
        if str(role_id) in roles:
            self.edit(guild_id, user_id, roles=[r for r in roles if r != str(role_id)])

    def remove(self, guild_id: int, user_id: int) -> None:
        """Somebody leaves or is kicked: they hear GUILD_DELETE, the others GUILD_MEMBER_REMOVE."""
        world = self._world
        user = self.get(guild_id, user_id)["user"]
        world.voice.leave(guild_id, user_id)
        world.events.forget_user(guild_id, user_id)
        world.threads.forget_user(guild_id, user_id)
        gone = {"id": str(guild_id), "unavailable": False}
        world.publish(Event("GUILD_DELETE", gone, guild_id, only_user_ids=frozenset({user_id})))
        del world.guilds.get(guild_id).members[user_id]
        world.permissions_changed()
        world.publish(Event("GUILD_MEMBER_REMOVE", {"user": user, "guild_id": str(guild_id)}, guild_id))

    def is_timed_out(self, member: Json) -> bool:
        until = member["communication_disabled_until"]
        return until is not None and datetime.fromisoformat(until) > self._world.clock.now()

    def display_name(self, guild_id: int, user_id: int) -> str:
        member = self.get(guild_id, user_id)
        user = member["user"]
        name: str = member["nick"] or user["global_name"] or user["username"]
        return name
