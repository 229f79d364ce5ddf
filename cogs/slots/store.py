"""The SQL of slots and series. Instants are unix seconds in the tables and aware UTC datetimes outside."""

from datetime import UTC, datetime

from cogs.slots.models import Slot, SlotState, Terms
from data.database import Row, Transaction


async def get_slot(tx: Transaction, guild_id: int, slot_id: int) -> Slot | None:
    row = await tx.one("SELECT * FROM slot WHERE id = ? AND guild_id = ?", (slot_id, guild_id))
    return _slot(row) if row else None


async def list_open(
    tx: Transaction,
    guild_id: int,
    earliest: datetime,
    *,
    not_by: int | None,
    field: str | None,
    kind: str | None,
    volunteer_id: int | None,
    series_id: int | None,
    limit: int,
    offset: int,
) -> list[Slot]:
    """Open slots from `earliest` on, soonest first. A slot without a field or kind suits every field or kind."""
    rows = await tx.all(
        """
        SELECT * FROM slot
        WHERE guild_id = :guild AND state = 'open' AND starts_at >= :earliest
          AND (:not_by IS NULL OR volunteer_id <> :not_by)
          AND (:field IS NULL OR field IS NULL OR field = :field)
          AND (:kind IS NULL OR kind IS NULL OR kind = :kind)
          AND (:volunteer IS NULL OR volunteer_id = :volunteer)
          AND (:series IS NULL OR series_id = :series)
        ORDER BY starts_at, id LIMIT :limit OFFSET :offset
        """,
        {
            "guild": guild_id,
            "earliest": _seconds(earliest),
            "not_by": not_by,
            "field": field,
            "kind": kind,
            "volunteer": volunteer_id,
            "series": series_id,
            "limit": limit,
            "offset": offset,
        },
    )
    return [_slot(row) for row in rows]


async def list_live_between(
    tx: Transaction, guild_id: int, volunteer_id: int, from_at: datetime, to_at: datetime
) -> list[Slot]:
    """The volunteer's open and taken slots that occupy any moment after `from_at` and before `to_at`."""
    rows = await tx.all(
        """
        SELECT * FROM slot
        WHERE guild_id = :guild AND volunteer_id = :volunteer AND state IN ('open', 'taken')
          AND starts_at > :from - 14400 AND starts_at < :to AND ends_at > :from
        ORDER BY starts_at
        """,
        {"guild": guild_id, "volunteer": volunteer_id, "from": _seconds(from_at), "to": _seconds(to_at)},
    )
    return [_slot(row) for row in rows]


async def count_taken_between(
    tx: Transaction, guild_id: int, volunteer_id: int, from_at: datetime, to_at: datetime, except_slot: int | None
) -> int:
    row = await tx.one(
        """
        SELECT COUNT(*) AS taken FROM slot
        WHERE guild_id = ? AND volunteer_id = ? AND state = 'taken' AND starts_at >= ? AND starts_at < ?
          AND id IS NOT ?
        """,
        (guild_id, volunteer_id, _seconds(from_at), _seconds(to_at), except_slot),
    )
    return int(row["taken"]) if row else 0


async def add_slot(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    terms: Terms,
    now: datetime,
    *,
    series_id: int | None = None,
    state: SlotState = SlotState.OPEN,
) -> int:
    """The new slot's id; the schema refuses one that overlaps another live slot of the volunteer."""
    return await tx.add(
        """
        INSERT INTO slot (
            guild_id, volunteer_id, series_id, starts_at, ends_at,
            minutes, field, kind, place, ask_first, state, made_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            guild_id,
            volunteer_id,
            series_id,
            _seconds(starts_at),
            _seconds(ends_at),
            *_terms_row(terms),
            state.value,
            _seconds(now),
        ),
    )


async def set_taken(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime, now: datetime) -> bool:
    """Take an open slot that has not started; False if somebody was faster or it is gone."""
    changed = await tx.run(
        """
        UPDATE slot SET state = 'taken', ends_at = ?
        WHERE id = ? AND guild_id = ? AND state = 'open' AND starts_at > ?
        """,
        (_seconds(ends_at), slot_id, guild_id, _seconds(now)),
    )
    return changed == 1


async def set_open_again(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime) -> bool:
    changed = await tx.run(
        "UPDATE slot SET state = 'open', ends_at = ? WHERE id = ? AND guild_id = ? AND state = 'taken' AND reopens = 1",
        (_seconds(ends_at), slot_id, guild_id),
    )
    return changed == 1


async def set_withdrawn(tx: Transaction, guild_id: int, slot_id: int, state: SlotState) -> bool:
    """Withdraw a slot that is in this state; False if it is not, or no longer."""
    changed = await tx.run(
        "UPDATE slot SET state = 'withdrawn' WHERE id = ? AND guild_id = ? AND state = ?",
        (slot_id, guild_id, state.value),
    )
    return changed == 1


def _slot(row: Row) -> Slot:
    return Slot(
        id=row["id"],
        guild_id=row["guild_id"],
        volunteer_id=row["volunteer_id"],
        series_id=row["series_id"],
        starts_at=_instant(row["starts_at"]),
        ends_at=_instant(row["ends_at"]),
        minutes=row["minutes"],
        field=row["field"],
        kind=row["kind"],
        place=row["place"],
        ask_first=bool(row["ask_first"]),
        state=SlotState(row["state"]),
        made_at=_instant(row["made_at"]),
    )


def _terms_row(terms: Terms) -> tuple[int, str | None, str | None, str, bool]:
    return terms.minutes, terms.field, terms.kind, terms.place, terms.ask_first


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
