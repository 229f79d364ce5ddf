"""One person's screen: everything they see when the page opens as them."""

from rehearsal.events import Json
from rehearsal.people.places import Places
from rehearsal.state.guilds import Guild
from rehearsal.world import World


class Screen:
    def __init__(self, world: World, zones: dict[int, str], user_id: int) -> None:
        self._world = world
        self._zones = zones
        self._places = Places(world, user_id)
        self.user_id = user_id

    def zone(self, user_id: int) -> str:
        return self._zones.get(user_id, "UTC")

    def guilds(self) -> list[Json]:
        return [self._guild(guild) for guild in self._world.guilds.of(self.user_id)]

    def dms(self) -> list[Json]:
        return self._places.dms()

    def commands(self) -> Json:
        """What the person may use in each guild, and in DMs."""
        guilds = self._world.guilds.of(self.user_id)
        return {
            "commands": {str(guild.id): self._places.commands(guild.id) for guild in guilds},
            "dm_commands": self._places.commands(None),
        }

    def seen_channels(self) -> dict[int, int]:
        """Each channel that the person sees, with what they may do in it."""
        world = self._world
        return {
            channel_id: world.permissions_in(channel_id, self.user_id)
            for guild in world.guilds.of(self.user_id)
            for channel_id in guild.channels
            if world.can_view(self.user_id, channel_id)
        }

    def channel(self, channel: Json) -> Json:
        """A channel or thread with what this person may do in it; a thread with who is in it."""
        channel_id = int(channel["id"])
        shown = {**channel, "permissions": str(self._world.permissions_in(channel_id, self.user_id))}
        if "thread_metadata" in channel:
            shown["member_ids"] = [str(user_id) for user_id in self._world.threads.members(channel_id)]
        return shown

    def message(self, message: Json) -> Json:
        """A message with fresh links to its files and this person's own reactions marked."""
        shown = self._world.messages.refreshed(message)
        if not shown.get("reactions"):
            return shown
        reactors = self._world.messages.reactors
        marked = [{**r, "me": self.user_id in reactors(message, r["emoji"])} for r in shown["reactions"]]
        return {**shown, "reactions": marked}

    def history(self, channel_id: int, before: int, limit: int) -> list[Json]:
        return [self.message(message) for message in self._places.messages(channel_id, before=before, limit=limit)]

    def _guild(self, guild: Guild) -> Json:
        return {
            "id": str(guild.id),
            "name": guild.json["name"],
            "owner_id": guild.json["owner_id"],
            "roles": self._world.roles.in_order(guild.id),
            "channels": [self.channel(channel) for channel in self._places.channels(guild.id)],
            "threads": [self.channel(thread) for thread in self._places.threads(guild.id)],
            "members": [{**member, "zone": self.zone(user_id)} for user_id, member in guild.members.items()],
            "events": [self._event(event) for event in self._world.events.open_in(guild.id) if self._sees(event)],
            "stage_instances": [stage for stage in guild.stages.values() if self._sees(stage)],
            "voice_states": list(guild.voice_states.values()),
        }

    def _sees(self, thing: Json) -> bool:
        return thing["channel_id"] is None or self._world.can_view(self.user_id, int(thing["channel_id"]))

    def _event(self, event: Json) -> Json:
        interested = self._world.events.interested(int(event["id"]))
        return {**event, "user_count": len(interested), "interested": self.user_id in interested}


def people(world: World, zones: dict[int, str]) -> list[Json]:
    """Everybody one can act as, with what the switcher shows of them."""
    found: dict[int, Json] = {}
    for guild in world.guilds.all():
        for user_id, member in guild.members.items():
            user = member["user"]
            if user.get("bot"):
                continue
            roles = [guild.roles[int(role_id)]["name"] for role_id in member["roles"]]
            person = found.setdefault(
                user_id,
                {
                    "id": user["id"],
                    "username": user["username"],
                    "global_name": user["global_name"],
                    "zone": zones.get(user_id, "UTC"),
                    "roles_text": "",
                    "accent": user["accent_color"],
                },
            )
            person["roles_text"] = ", ".join(filter(None, [person["roles_text"], *roles]))
    return list(found.values())
