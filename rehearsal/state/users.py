"""People and bots, whatever guild they are in."""

from typing import TYPE_CHECKING

from rehearsal.errors import unknown_user
from rehearsal.events import Event, Json

if TYPE_CHECKING:
    from rehearsal.world import World


class Users:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_id: dict[int, Json] = {}
        self.closed_dms: set[int] = set()
        """Who takes no DMs from bots (50007)."""

    def add(
        self, username: str, *, global_name: str | None = None, bot: bool = False, user_id: int | None = None
    ) -> Json:
        user_id = user_id or self._world.ids.next()
        user: Json = {
            "id": str(user_id),
            "username": username,
            "global_name": global_name,
            "discriminator": "0",
            "avatar": None,
            "banner": None,
            "accent_color": None,
            "avatar_decoration_data": None,
            "collectibles": None,
            "display_name_styles": None,
            "primary_guild": None,
            "clan": None,
            "public_flags": 0,
            "flags": 0,
        }
        if bot:
            user["bot"] = True
        self._by_id[user_id] = user
        return user

    def get(self, user_id: int) -> Json:
        user = self._by_id.get(user_id)
        if user is None:
            raise unknown_user()
        return user

    def find(self, user_id: int) -> Json | None:
        return self._by_id.get(user_id)

    def edit(self, user_id: int, **changes: object) -> Json:
        user = self.get(user_id)
        user.update(changes)
        self._world.publish(Event("USER_UPDATE", dict(user), only_user_ids=frozenset({user_id})))
        return user
