"""Bots' applications: who logs in with which token, and what they were allowed to ask for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearsal.errors import unknown_application
from rehearsal.events import Json

if TYPE_CHECKING:
    from rehearsal.world import World

GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 15
_LIMITED_FLAG = {GUILD_MEMBERS: 1 << 15, GUILD_PRESENCES: 1 << 13, MESSAGE_CONTENT: 1 << 19}
"""The flag on the application that tells of a privileged intent, for bots in fewer than a hundred guilds."""


@dataclass
class Application:
    """An application; its id is its bot's user id. `allowed_intents`: gateway bits of the privileged ones it has."""

    id: int
    token: str
    owner_id: int
    json: Json
    allowed_intents: int = 0
    dms_left: int | None = None
    """How many fresh DMs it may still open before 40003; None: no limit."""

    @property
    def intent_flags(self) -> int:
        return sum(flag for intent, flag in _LIMITED_FLAG.items() if self.allowed_intents & intent)


class Applications:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_id: dict[int, Application] = {}
        self._by_token: dict[str, Application] = {}

    def add(self, name: str, owner_id: int, token: str) -> Application:
        """Make an application with its bot user."""
        bot = self._world.users.add(name, bot=True)
        application = Application(int(bot["id"]), token, owner_id, _fresh(bot["id"], name))
        self._by_id[application.id] = application
        self._by_token[token] = application
        return application

    def get(self, application_id: int) -> Application:
        application = self._by_id.get(application_id)
        if application is None:
            raise unknown_application()
        return application

    def by_token(self, token: str) -> Application | None:
        return self._by_token.get(token)

    def all(self) -> list[Application]:
        return list(self._by_id.values())


def _fresh(application_id: str, name: str) -> Json:
    return {
        "id": application_id,
        "name": name,
        "description": "",
        "icon": None,
        "cover_image": None,
        "type": None,
        "flags": 0,
        "hook": True,
        "is_monetized": False,
        "is_verified": False,
        "is_discoverable": False,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "rpc_origins": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "event_webhooks_url": None,
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
        "explicit_content_filter": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "install_params": None,
        "custom_install_url": None,
        "tags": [],
        "team": None,
        "approximate_guild_count": 0,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
    }
