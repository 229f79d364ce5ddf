"""What a person can do with what the bot knows about them, and what other features may ask about a person.

A feature that keeps anything about people takes part by functions of its own service: `export_member` and
`forget_member` always, `show_member` where a person should see it in /me show.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cogs.members import rules, store, texts
from cogs.members.models import PersonZone
from core.settings import Settings, get_settings
from data.database import Transaction

if TYPE_CHECKING:
    from core.client import Feature


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


def zone_hint(zone: PersonZone) -> str:
    """What to add to any reading of a time: whose zone it is and how to set one; nothing for who has set one."""
    return texts.zone_hint(zone.zone) if zone.is_default else ""


async def set_zone(tx: Transaction, guild_id: int, user_id: int, zone: ZoneInfo, now: datetime) -> None:
    """From now on the person's times are read and shown in this zone. Agreed bookings are instants: they stay."""
    await store.set_zone(tx, guild_id, user_id, zone, now)


async def remember(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Another feature keeps what this person told, also where the group has set nothing up.

    So its data is found again, and deleted, when the bot was removed from it while it was not running.
    """
    await store.add_member(tx, guild_id, user_id)


async def paused_until(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> datetime | None:
    """Until when this person books, and is booked for, nothing new; None for who is not paused."""
    until = await store.get_paused_until(tx, guild_id, user_id)
    return until if until is not None and until > now else None


async def set_pause(tx: Transaction, guild_id: int, user_id: int, until: datetime) -> None:
    """No new interviews until then, as a member or a volunteer. Those that are agreed stay."""
    await store.set_pause(tx, guild_id, user_id, until)


async def end_pause(tx: Transaction, guild_id: int, user_id: int) -> bool:
    """False for who was not paused."""
    return await store.delete_pause(tx, guild_id, user_id)


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines of /me show about a person's zone."""
    zone = await zone_of(tx, guild_id, user_id, await get_settings(tx, guild_id))
    return texts.zone_lines(zone, now)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    chosen = await store.get_zone(tx, guild_id, user_id)
    held: dict[str, object] = {"time_zone": chosen.zone.key, "set_at": chosen.set_at} if chosen else {}
    until = await store.get_paused_until(tx, guild_id, user_id)
    return held | {"paused_until": until} if until else held


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.delete_member(tx, guild_id, user_id)


Everything = dict[str, dict[str, object]]
"""A person's data, by the features that hold any."""


async def show_everything(
    tx: Transaction, features: Sequence[Feature], guild_id: int, user_id: int, now: datetime
) -> list[str]:
    """A section from each feature that has something to say about the person, the zone first."""
    sections: list[str] = []
    for _, service in _services(features, "show_member"):
        lines = await service.show_member(tx, guild_id, user_id, now)
        if lines:
            sections.append("\n".join(lines))
    return sections


async def gather_everything(tx: Transaction, features: Sequence[Feature], guild_id: int, user_id: int) -> Everything:
    held: Everything = {}
    for name, service in _services(features, "export_member"):
        data = await service.export_member(tx, guild_id, user_id)
        if rules.holds_something(data):
            held[name] = data
    return held


async def forget_everything(
    tx: Transaction, features: Sequence[Feature], guild_id: int, user_id: int, now: datetime
) -> Everything:
    """Delete everything about the person in this group; gives what there was."""
    held = await gather_everything(tx, features, guild_id, user_id)
    # Features delete in no particular order: until all are done, rows may point at rows that are gone.
    await tx.run("PRAGMA defer_foreign_keys = ON")
    for _, service in _services(features, "forget_member"):
        await service.forget_member(tx, guild_id, user_id, now)
    return held


def as_file(everything: Everything, guild_id: int, user_id: int, zone: ZoneInfo, now: datetime) -> dict[str, object]:
    """What /me data hands over, ready for JSON."""
    held: dict[str, object] = {
        "about": texts.about_the_file(),
        "made_at": now,
        "server_id": str(guild_id),
        "your_id": str(user_id),
        "time_zone_of_this_file": zone.key,
        **everything,
    }
    file = rules.as_file(held, zone)
    assert isinstance(file, dict)
    return file


def _services(features: Sequence[Feature], function: str) -> list[tuple[str, ModuleType]]:
    """The features whose service has this function: members itself first, then by name."""
    offering = [(feature.name, feature.service) for feature in features if feature.service is not None]
    offering.sort(key=lambda named: (named[0] != "members", named[0]))
    return [(name, service) for name, service in offering if hasattr(service, function)]
