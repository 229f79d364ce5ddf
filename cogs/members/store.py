"""The SQL of the member table."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cogs.members.models import StoredZone
from data.database import Transaction


async def get_zone(tx: Transaction, guild_id: int, user_id: int) -> StoredZone | None:
    row = await tx.one(
        "SELECT zone, zone_set_at FROM member WHERE guild_id = ? AND user_id = ? AND zone IS NOT NULL",
        (guild_id, user_id),
    )
    return StoredZone(ZoneInfo(row["zone"]), datetime.fromtimestamp(row["zone_set_at"], UTC)) if row else None


async def list_zones(tx: Transaction, guild_id: int, user_ids: Iterable[int]) -> dict[int, ZoneInfo]:
    """The zones of those among these people who chose one."""
    rows = await tx.all(
        """
        SELECT user_id, zone FROM member
        WHERE guild_id = ? AND user_id IN (SELECT value FROM json_each(?)) AND zone IS NOT NULL
        """,
        (guild_id, json.dumps(list(user_ids))),
    )
    return {row["user_id"]: ZoneInfo(row["zone"]) for row in rows}


async def set_zone(tx: Transaction, guild_id: int, user_id: int, zone: ZoneInfo, now: datetime) -> None:
    await tx.run(
        """
        INSERT INTO member (guild_id, user_id, zone, zone_set_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET zone = excluded.zone, zone_set_at = excluded.zone_set_at
        """,
        (guild_id, user_id, zone.key, int(now.timestamp())),
    )


async def delete_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM member WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
