"""What a person can do with what the bot knows about them, and what other features may ask about a person."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from cogs.members import store
from cogs.members.models import PersonZone
from core.settings import Settings
from data.database import Transaction


async def zone_of(tx: Transaction, guild_id: int, user_id: int, settings: Settings) -> PersonZone:
    """The person's own zone, else the group's."""
    chosen = await store.get_zone(tx, guild_id, user_id)
    return PersonZone(chosen.zone, False) if chosen else PersonZone(settings.zone, True)


async def zones_of(
    tx: Transaction, guild_id: int, user_ids: Collection[int], settings: Settings
) -> dict[int, PersonZone]:
    """As `zone_of`, for each of these people, in one query."""
    chosen = await store.list_zones(tx, guild_id, user_ids)
    return {
        user_id: PersonZone(chosen[user_id], False) if user_id in chosen else PersonZone(settings.zone, True)
        for user_id in user_ids
    }


async def set_zone(tx: Transaction, guild_id: int, user_id: int, zone: ZoneInfo, now: datetime) -> None:
    """From now on the person's times are read and shown in this zone. Agreed bookings are instants: they stay."""
    await store.set_zone(tx, guild_id, user_id, zone, now)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    chosen = await store.get_zone(tx, guild_id, user_id)
    return {"zone": {"name": chosen.zone.key, "set_at": chosen.set_at}} if chosen else {}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.delete_member(tx, guild_id, user_id)
