"""A guild's scheduled events and who is interested in them."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_scheduled_event
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
IN_STAGE, IN_VOICE, EXTERNAL = 1, 2, 3
STARTS_WITHIN = timedelta(hours=3)


class ScheduledEvents:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._interested: dict[int, dict[int, None]] = {}
        self._finished: dict[int, Json] = {}

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
        """An event, also one that is over, until it is deleted."""
        event = self._world.guilds.get(guild_id).events.get(event_id) or self._finished.get(event_id)
        if event is None or event["guild_id"] != str(guild_id):
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
            self._world.guilds.get(guild_id).events.pop(event_id, None)
            self._finished[event_id] = event
        self._publish("GUILD_SCHEDULED_EVENT_UPDATE", event)
        return event

    def delete(self, guild_id: int, event_id: int) -> None:
        event = self.get(guild_id, event_id)
        self._world.guilds.get(guild_id).events.pop(event_id, None)
        self._finished.pop(event_id, None)
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

    def follow_clock(self) -> None:
        """Start and end external events at their times; end a voice or stage event that nobody started in time."""
        now = self._world.clock.now()
        for guild in self._world.guilds.all():
            for event in tuple(guild.events.values()):
                status = _status_at(event, now)
                if status != event["status"]:
                    self.edit(guild.id, int(event["id"]), status=status)

    def _publish(self, name: str, event: Json) -> None:
        self._world.publish(Event(name, dict(event), int(event["guild_id"])))


def _status_at(event: Json, now: datetime) -> int:
    status: int = event["status"]
    start, end = event["scheduled_start_time"], event["scheduled_end_time"]
    if event["entity_type"] != EXTERNAL:
        missed = status == SCHEDULED and now > datetime.fromisoformat(start) + STARTS_WITHIN
        return CANCELED if missed else status
    if end and now >= datetime.fromisoformat(end):
        return COMPLETED
    return ACTIVE if now >= datetime.fromisoformat(start) else status
