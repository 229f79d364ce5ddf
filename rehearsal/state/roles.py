"""A guild's roles, their order and what they may do."""

from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_role
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World


class Roles:
    def __init__(self, world: "World") -> None:
        self._world = world

    def create(self, guild_id: int, name: str, *, permissions: int = 0, **fields: Any) -> Json:
        """A role just above @everyone unless `position` is given. A guild's first role is @everyone."""
        guild = self._world.guilds.get(guild_id)
        role_id = self._world.ids.next() if guild.roles else guild_id
        position = int(bool(guild.roles))
        if position:
            for other in guild.roles.values():
                if other["position"] >= position:
                    other["position"] += 1
        role: Json = {
            "id": str(role_id),
            "name": name,
            "color": 0,
            "colors": {
                "primary_color": fields.get("color", 0),
                "secondary_color": None,
                "tertiary_color": None,
            },
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": position,
            "permissions": str(permissions),
            "managed": False,
            "mentionable": False,
            "description": None,
            "flags": 0,
            **{name: value for name, value in fields.items() if name != "position"},
        }
        guild.roles[role_id] = role
        self._published("GUILD_ROLE_CREATE", guild_id, role)
        if "position" in fields and fields["position"] != position:
            self.move(guild_id, {role_id: fields["position"]})
        return role

    def get(self, guild_id: int, role_id: int) -> Json:
        role = self._world.guilds.get(guild_id).roles.get(role_id)
        if role is None:
            raise unknown_role()
        return role

    def edit(self, guild_id: int, role_id: int, **changes: object) -> Json:
        role = self.get(guild_id, role_id)
        role.update(changes)
        self._published("GUILD_ROLE_UPDATE", guild_id, role)
        return role

    def move(self, guild_id: int, positions: dict[int, int]) -> list[Json]:
        """Put roles at new positions; the others close up around them, @everyone stays at the bottom."""
        guild = self._world.guilds.get(guild_id)
        others = [r for r in self.in_order(guild_id) if int(r["id"]) not in positions and int(r["id"]) != guild_id]
        for role_id, position in sorted(positions.items(), key=lambda item: item[1]):
            others.insert(max(position - 1, 0), self.get(guild_id, role_id))
        for position, role in enumerate([guild.roles[guild_id], *others]):
            if role["position"] != position:
                role["position"] = position
                self._published("GUILD_ROLE_UPDATE", guild_id, role)
        return self.in_order(guild_id)

    def delete(self, guild_id: int, role_id: int) -> None:
        world, guild = self._world, self._world.guilds.get(guild_id)
        self.get(guild_id, role_id)
        for user_id, member in tuple(guild.members.items()):
            if str(role_id) in member["roles"]:
                world.members.take_role(guild_id, user_id, role_id)
        del guild.roles[role_id]
        world.permissions_changed()
        gone = {"guild_id": str(guild_id), "role_id": str(role_id)}
        world.publish(Event("GUILD_ROLE_DELETE", gone, guild_id))

    def in_order(self, guild_id: int) -> list[Json]:
        """From @everyone up to the highest."""
        return sorted(self._world.guilds.get(guild_id).roles.values(), key=lambda r: (r["position"], -int(r["id"])))

    def highest_of(self, guild_id: int, user_id: int) -> int:
        """The position of somebody's highest role; the owner stands above all."""
        guild = self._world.guilds.get(guild_id)
        if int(guild.json["owner_id"]) == user_id:
            return len(guild.roles) + 1
        return max((guild.roles[int(r)]["position"] for r in guild.members[user_id]["roles"]), default=0)

    def _published(self, name: str, guild_id: int, role: Json) -> None:
        self._world.permissions_changed()
        self._world.publish(Event(name, {"guild_id": str(guild_id), "role": dict(role)}, guild_id))
