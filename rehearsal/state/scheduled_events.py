"""A guild's scheduled events and who is interested in them."""

from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_scheduled_event
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
IN_STAGE, IN_VOICE, EXTERNAL = 1, 2, 3


class ScheduledEvents:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._interested: dict[int, dict[int, None]] = {}

    def create(self, guild_id: int, creator_id: int, **fields: Any) -> Json:
        event: Json = {
            "id": str(self._world.ids.next()),
            "guild_id": str(guild_id),
            "channel_id": None,
            "creator_id": str(creator_id),
            "creator": self._world.users.get(creator_id),
            "name": "",
            "description": None,
            "image": None,
            "scheduled_start_time": self._world.now(),
            "scheduled_end_time": None,
            "status": SCHEDULED,
            "privacy_level": 2,
            "entity_type": EXTERNAL,
            "entity_id": None,
            "entity_metadata": None,
            "recurrence_rule": None,
            "guild_scheduled_event_exceptions": [],
            **fields,
        }
        self._world.guilds.get(guild_id).events[int(event["id"])] = event
        self._interested[int(event["id"])] = {}
        self._publish("GUILD_SCHEDULED_EVENT_CREATE", event)
        return event

    def get(self, guild_id: int, event_id: int) -> Json:
        event = self._world.guilds.get(guild_id).events.get(event_id)
        if event is None:
            raise unknown_scheduled_event()
        return event

    def find(self, event_id: int) -> Json | None:
        """An event of any guild."""
        found = (guild.events.get(event_id) for guild in self._world.guilds.all())
        return next((event for event in found if event), None)

    def open_in(self, guild_id: int) -> list[Json]:
        return [e for e in self._world.guilds.get(guild_id).events.values() if e["status"] in (SCHEDULED, ACTIVE)]

    def edit(self, guild_id: int, event_id: int, **changes: object) -> Json:
        """Change an event. Finished and cancelled ones leave the guild's list."""
        event = self.get(guild_id, event_id)
        event.update(changes)
        if event["status"] in (COMPLETED, CANCELED):
            del self._world.guilds.get(guild_id).events[event_id]
        self._publish("GUILD_SCHEDULED_EVENT_UPDATE", event)
        return event

    def delete(self, guild_id: int, event_id: int) -> None:
        event = self.get(guild_id, event_id)
        del self._world.guilds.get(guild_id).events[event_id]
        self._interested.pop(event_id)
        self._publish("GUILD_SCHEDULED_EVENT_DELETE", event)

    def interested(self, event_id: int) -> list[int]:
        return list(self._interested.get(event_id, {}))

    def set_interest(self, guild_id: int, event_id: int, user_id: int, on: bool) -> None:
        self.get(guild_id, event_id)
        people = self._interested[event_id]
        if on == (user_id in people):
            return
        if on:
            people[user_id] = None
        else:
            del people[user_id]
        data = {"guild_scheduled_event_id": str(event_id), "user_id": str(user_id), "guild_id": str(guild_id)}
        name = "GUILD_SCHEDULED_EVENT_USER_ADD" if on else "GUILD_SCHEDULED_EVENT_USER_REMOVE"
        self._world.publish(Event(name, data, guild_id))

    def forget_user(self, guild_id: int, user_id: int) -> None:
        for event_id in self._world.guilds.get(guild_id).events:
            self.set_interest(guild_id, event_id, user_id, on=False)

    def _publish(self, name: str, event: Json) -> None:
        self._world.publish(Event(name, dict(event), int(event["guild_id"])))
