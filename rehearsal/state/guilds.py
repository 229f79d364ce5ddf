"""Guilds: Discord's word for servers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rehearsal.errors import unknown_guild
from rehearsal.events import Event, Json
from rehearsal.permissions import EVERYONE_DEFAULT

if TYPE_CHECKING:
    from rehearsal.world import World


@dataclass
class Guild:
    """One guild's tables. `json` holds its own fields only, without roles, channels and members."""

    id: int
    json: Json
    roles: dict[int, Json] = field(default_factory=dict)
    members: dict[int, Json] = field(default_factory=dict)
    channels: dict[int, Json] = field(default_factory=dict)
    threads: dict[int, Json] = field(default_factory=dict)
    active_threads: set[int] = field(default_factory=set)
    events: dict[int, Json] = field(default_factory=dict)
    stages: dict[int, Json] = field(default_factory=dict)
    voice_states: dict[int, Json] = field(default_factory=dict)


class Guilds:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_id: dict[int, Guild] = {}

    def create(self, name: str, owner_id: int, *, guild_id: int | None = None) -> Guild:
        """A new guild with its @everyone role; the owner is its first member."""
        guild = Guild(guild_id or self._world.ids.next(), {})
        guild.json = _fresh(str(guild.id), name, str(owner_id))
        self._by_id[guild.id] = guild
        self._world.roles.create(guild.id, "@everyone", permissions=EVERYONE_DEFAULT)
        self._world.members.add(guild.id, owner_id)
        return guild

    def get(self, guild_id: int) -> Guild:
        guild = self._by_id.get(guild_id)
        if guild is None:
            raise unknown_guild()
        return guild

    def find(self, guild_id: int) -> Guild | None:
        return self._by_id.get(guild_id)

    def all(self) -> list[Guild]:
        return list(self._by_id.values())

    def of(self, user_id: int) -> list[Guild]:
        """The guilds somebody is in."""
        return [guild for guild in self._by_id.values() if user_id in guild.members]

    def edit(self, guild_id: int, **changes: object) -> Guild:
        guild = self.get(guild_id)
        guild.json.update(changes)
        self._world.permissions_changed()
        self._world.publish(Event("GUILD_UPDATE", self.as_json(guild_id), guild_id))
        return guild

    def as_json(self, guild_id: int) -> Json:
        """The guild as REST and GUILD_UPDATE show it: its fields and roles."""
        guild = self.get(guild_id)
        return {**guild.json, "roles": list(guild.roles.values())}


def _fresh(guild_id: str, name: str, owner_id: str) -> Json:
    return {
        "id": guild_id,
        "name": name,
        "owner_id": owner_id,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": ["COMMUNITY"],
        "banner": None,
        "region": "deprecated",
        "application_id": None,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 1,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
        "inventory_settings": None,
        "latest_onboarding_question_id": None,
        "hub_type": None,
    }
