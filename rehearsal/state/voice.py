"""Who is in which voice or stage channel."""

from typing import TYPE_CHECKING, Any

from rehearsal.errors import unknown_voice_state
from rehearsal.events import Event, Json
from rehearsal.state.channels import STAGE

if TYPE_CHECKING:
    from rehearsal.world import World


class Voice:
    def __init__(self, world: "World") -> None:
        self._world = world

    def join(self, channel_id: int, user_id: int, *, self_mute: bool = False, self_deaf: bool = False) -> Json:
        """Connect, or move from another channel of the guild. On a stage everybody starts in the audience."""
        channel = self._world.channels.get(channel_id)
        guild_id = int(channel["guild_id"])
        state: Json = {
            "guild_id": str(guild_id),
            "channel_id": str(channel_id),
            "user_id": str(user_id),
            "session_id": f"{user_id:x}",
            "deaf": False,
            "mute": False,
            "self_deaf": self_deaf,
            "self_mute": self_mute,
            "self_video": False,
            "suppress": channel["type"] == STAGE,
            "request_to_speak_timestamp": None,
        }
        self._world.guilds.get(guild_id).voice_states[user_id] = state
        self._publish(state)
        return state

    def leave(self, guild_id: int, user_id: int) -> None:
        state = self._world.guilds.get(guild_id).voice_states.pop(user_id, None)
        if state:
            self._publish({**state, "channel_id": None})

    def get(self, guild_id: int, user_id: int) -> Json:
        state = self._world.guilds.get(guild_id).voice_states.get(user_id)
        if state is None:
            raise unknown_voice_state()
        return state

    def edit(self, guild_id: int, user_id: int, **changes: Any) -> Json:
        state = self.get(guild_id, user_id)
        state.update(changes)
        self._publish(state)
        return state

    def _publish(self, state: Json) -> None:
        guild_id = int(state["guild_id"])
        member = self._world.guilds.get(guild_id).members.get(int(state["user_id"]))
        self._world.publish(Event("VOICE_STATE_UPDATE", {**state, "member": member}, guild_id))
