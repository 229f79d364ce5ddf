"""Application commands, global and per guild. Every change publishes COMMANDS_UPDATE, which only the page hears."""

from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_command
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World

Scope = tuple[int, int | None]
"""Application id, and guild id or None for global commands."""

_META = frozenset({"id", "application_id", "version", "guild_id"})


class Commands:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_scope: dict[Scope, dict[int, Json]] = {}

    def all(self, application_id: int, guild_id: int | None) -> list[Json]:
        return list(self._by_scope.get((application_id, guild_id), {}).values())

    def usable_in(self, guild_id: int | None) -> list[Json]:
        """All commands that a place offers: a guild's own and the global ones; None means DMs."""
        return [
            command
            for (_, scope_guild), commands in self._by_scope.items()
            if scope_guild is None or scope_guild == guild_id
            for command in commands.values()
        ]

    def get(self, application_id: int, guild_id: int | None, command_id: int) -> Json:
        command = self._by_scope.get((application_id, guild_id), {}).get(command_id)
        if command is None:
            raise unknown_command()
        return command

    def find(self, command_id: int) -> Json | None:
        found = (commands.get(command_id) for commands in self._by_scope.values())
        return next((command for command in found if command), None)

    def put(self, application_id: int, guild_id: int | None, body: Json) -> tuple[Json, bool]:
        """Create a command, or replace the one of the same type and name. True: it is new."""
        table = self._by_scope.setdefault((application_id, guild_id), {})
        same = (c for c in table.values() if (c["type"], c["name"]) == (body.get("type", 1), body["name"]))
        existing = next(same, None)
        command = self._complete(application_id, guild_id, body, existing)
        table[int(command["id"])] = command
        self._publish(application_id, guild_id)
        return command, existing is None

    def replace_all(self, application_id: int, guild_id: int | None, bodies: list[Json]) -> list[Json]:
        """What is not in `bodies` goes; what keeps type and name keeps its id."""
        old = {(c["type"], c["name"]): c for c in self.all(application_id, guild_id)}
        commands = [
            self._complete(application_id, guild_id, body, old.get((body.get("type", 1), body["name"])))
            for body in bodies
        ]
        self._by_scope[application_id, guild_id] = {int(c["id"]): c for c in commands}
        self._publish(application_id, guild_id)
        return commands

    def edit(self, application_id: int, guild_id: int | None, command_id: int, changes: Json) -> Json:
        command = self.get(application_id, guild_id, command_id)
        command.update(changes, version=str(self._world.ids.next()))
        self._publish(application_id, guild_id)
        return command

    def delete(self, application_id: int, guild_id: int | None, command_id: int) -> None:
        self.get(application_id, guild_id, command_id)
        del self._by_scope[application_id, guild_id][command_id]
        self._publish(application_id, guild_id)

    def _complete(self, application_id: int, guild_id: int | None, body: Json, existing: Json | None) -> Json:
        command: Json = {
            "id": existing["id"] if existing else str(self._world.ids.next()),
            "application_id": str(application_id),
            "version": "",
            "default_member_permissions": None,
            "type": 1,
            "name": "",
            "name_localizations": None,
            "description": "",
            "description_localizations": None,
            "options": [],
            "nsfw": False,
            **body,
        }
        if guild_id is None:
            command = {"contexts": None, "integration_types": [0], "dm_permission": True, **command}
        else:
            command["guild_id"] = str(guild_id)
        same = existing is not None and _content(existing) == _content(command)
        command["version"] = existing["version"] if existing and same else str(self._world.ids.next())
        return command

    def _publish(self, application_id: int, guild_id: int | None) -> None:
        data: dict[str, Any] = {"application_id": str(application_id)}
        self._world.publish(Event("COMMANDS_UPDATE", data, guild_id))


def _content(command: Json) -> Json:
    return {key: value for key, value in command.items() if key not in _META}
