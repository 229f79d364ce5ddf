"""Stage instances: a stage channel that is live."""

from typing import TYPE_CHECKING

from rehearsal.errors import unknown_stage_instance
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World


class Stages:
    def __init__(self, world: "World") -> None:
        self._world = world

    def open(self, channel_id: int, topic: str, *, event_id: int | None = None) -> Json:
        guild_id = int(self._world.channels.get(channel_id)["guild_id"])
        stage: Json = {
            "id": str(self._world.ids.next()),
            "guild_id": str(guild_id),
            "channel_id": str(channel_id),
            "topic": topic,
            "privacy_level": 2,
            "discoverable_disabled": True,
            "guild_scheduled_event_id": str(event_id) if event_id else None,
        }
        self._world.guilds.get(guild_id).stages[channel_id] = stage
        self._publish("STAGE_INSTANCE_CREATE", stage)
        return stage

    def get(self, channel_id: int) -> Json:
        stage = self.find(channel_id)
        if stage is None:
            raise unknown_stage_instance()
        return stage

    def find(self, channel_id: int) -> Json | None:
        guild_id = self._world.channels.get(channel_id).get("guild_id")
        return self._world.guilds.get(int(guild_id)).stages.get(channel_id) if guild_id else None

    def edit(self, channel_id: int, **changes: object) -> Json:
        stage = self.get(channel_id)
        stage.update(changes)
        self._publish("STAGE_INSTANCE_UPDATE", stage)
        return stage

    def close(self, channel_id: int) -> None:
        stage = self.get(channel_id)
        del self._world.guilds.get(int(stage["guild_id"])).stages[channel_id]
        self._publish("STAGE_INSTANCE_DELETE", stage)

    def _publish(self, name: str, stage: Json) -> None:
        self._world.publish(Event(name, dict(stage), int(stage["guild_id"]), int(stage["channel_id"])))
