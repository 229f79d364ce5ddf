"""The SQL of moderators' rulings."""

from collections.abc import Collection
from datetime import datetime

from cogs.matching.models import Ruling, RulingKind
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_ruling(
    tx: Transaction,
    guild_id: int,
    kind: RulingKind,
    request_id: int,
    member_id: int,
    volunteer_id: int,
    slot_id: int | None,
    made_by: int,
    now: datetime,
) -> None:
    await tx.run(
        """
        INSERT INTO matching_ruling
            (guild_id, kind, request_id, member_id, volunteer_id, slot_id, made_by, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (guild_id, kind, request_id, member_id, volunteer_id, slot_id, made_by, to_seconds(now)),
    )


async def get_ruling(tx: Transaction, guild_id: int, ruling_id: int) -> Ruling | None:
    row = await tx.one("SELECT * FROM matching_ruling WHERE id = ? AND guild_id = ?", (ruling_id, guild_id))
    return _ruling(row) if row else None


async def list_rulings(tx: Transaction, guild_id: int, request_id: int | None = None) -> list[Ruling]:
    """About one request, or all of the group, the first made first."""
    if request_id is None:
        rows = await tx.all("SELECT * FROM matching_ruling WHERE guild_id = ? ORDER BY id", (guild_id,))
    else:
        rows = await tx.all(
            "SELECT * FROM matching_ruling WHERE guild_id = ? AND request_id = ? ORDER BY id", (guild_id, request_id)
        )
    return [_ruling(row) for row in rows]


async def list_made_by(tx: Transaction, guild_id: int, user_id: int) -> list[Ruling]:
    rows = await tx.all("SELECT * FROM matching_ruling WHERE guild_id = ? AND made_by = ?", (guild_id, user_id))
    return [_ruling(row) for row in rows]


async def list_about(tx: Transaction, guild_id: int, user_id: int) -> list[Ruling]:
    rows = await tx.all(
        """
        SELECT * FROM matching_ruling WHERE guild_id = :guild AND member_id = :user
        UNION
        SELECT * FROM matching_ruling WHERE guild_id = :guild AND volunteer_id = :user
        """,
        {"guild": guild_id, "user": user_id},
    )
    return [_ruling(row) for row in rows]


async def delete_ruling(tx: Transaction, guild_id: int, ruling_id: int) -> bool:
    """False if it was gone already."""
    return await tx.run("DELETE FROM matching_ruling WHERE id = ? AND guild_id = ?", (ruling_id, guild_id)) == 1


async def delete_pins_of(tx: Transaction, guild_id: int, request_id: int, slot_id: int | None) -> None:
    """Those with this request or this slot."""
    await tx.run(
        "DELETE FROM matching_ruling WHERE guild_id = ? AND request_id = ? AND kind = 'pin'", (guild_id, request_id)
    )
    await tx.run("DELETE FROM matching_ruling WHERE guild_id = ? AND slot_id = ? AND kind = 'pin'", (guild_id, slot_id))


async def delete_forbid_of(tx: Transaction, guild_id: int, request_id: int, volunteer_id: int) -> None:
    await tx.run(
        """
        DELETE FROM matching_ruling
        WHERE guild_id = ? AND request_id = ? AND volunteer_id = ? AND kind = 'forbid'
        """,
        (guild_id, request_id, volunteer_id),
    )


async def delete_rulings(tx: Transaction, guild_id: int, ruling_ids: Collection[int]) -> None:
    await tx.run_many(
        "DELETE FROM matching_ruling WHERE id = ? AND guild_id = ?", [(one, guild_id) for one in ruling_ids]
    )


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """What is about them goes; what they decided as a moderator stays without them."""
    own = (guild_id, user_id)
    await tx.run("DELETE FROM matching_ruling WHERE guild_id = ? AND member_id = ?", own)
    await tx.run("DELETE FROM matching_ruling WHERE guild_id = ? AND volunteer_id = ?", own)
    await tx.run("UPDATE matching_ruling SET made_by = NULL WHERE guild_id = ? AND made_by = ?", own)


def _ruling(row: Row) -> Ruling:
    values = dict(row)
    values["kind"] = RulingKind(values["kind"])
    values["made_at"] = to_instant(values["made_at"])
    return Ruling(**values)
