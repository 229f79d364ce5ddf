"""The SQL of slots and series. Instants are unix seconds in the tables and aware UTC datetimes outside."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cogs.slots.models import CardPlace, Series, Slot, SlotState, Subject, Terms
from core.times import Weekly
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


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
    never_by: Collection[int] = (),
    earliest_by: Mapping[int, datetime] | None = None,
    now: datetime,
    viewer: int | None = None,
) -> list[Slot]:
    """Open slots from `earliest` on, or from what `earliest_by` says of their volunteer, soonest first.

    A slot without a field or kind suits every field or kind. Those that are kept now for anybody but the viewer are
    left out.
    """
    own = {str(volunteer): to_seconds(at) for volunteer, at in (earliest_by or {}).items()}
    rows = await tx.all(
        """
        SELECT * FROM slot
        WHERE guild_id = :guild AND state = 'open' AND starts_at >= :soonest
          AND starts_at >= coalesce(
            (SELECT value FROM json_each(:earliest_by) WHERE key = CAST(volunteer_id AS TEXT)), :earliest
          )
          AND (:not_by IS NULL OR volunteer_id <> :not_by)
          AND volunteer_id NOT IN (SELECT value FROM json_each(:never_by))
          AND (:field IS NULL OR field IS NULL OR field = :field)
          AND (:kind IS NULL OR kind IS NULL OR kind = :kind)
          AND (:volunteer IS NULL OR volunteer_id = :volunteer)
          AND (:series IS NULL OR series_id = :series)
          AND (kept_for IS NULL OR kept_for = :viewer OR kept_until_at <= :now)
        ORDER BY starts_at, id LIMIT :limit OFFSET :offset
        """,
        {
            "guild": guild_id,
            "soonest": min(to_seconds(earliest), *own.values()) if own else to_seconds(earliest),
            "earliest": to_seconds(earliest),
            "earliest_by": json.dumps(own),
            "not_by": not_by,
            "never_by": json.dumps(list(never_by)),
            "field": field,
            "kind": kind,
            "volunteer": volunteer_id,
            "series": series_id,
            "viewer": viewer,
            "now": to_seconds(now),
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
        {"guild": guild_id, "volunteer": volunteer_id, "from": to_seconds(from_at), "to": to_seconds(to_at)},
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
        (guild_id, volunteer_id, to_seconds(from_at), to_seconds(to_at), except_slot),
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
            to_seconds(starts_at),
            to_seconds(ends_at),
            *_terms_row(terms),
            state.value,
            to_seconds(now),
        ),
    )


async def set_taken(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime, now: datetime) -> bool:
    """Take an open slot that has not started; False if somebody was faster or it is gone."""
    changed = await tx.run(
        """
        UPDATE slot SET state = 'taken', ends_at = ?
        WHERE id = ? AND guild_id = ? AND state = 'open' AND starts_at > ?
        """,
        (to_seconds(ends_at), slot_id, guild_id, to_seconds(now)),
    )
    return changed == 1


async def set_kept(
    tx: Transaction, guild_id: int, slot_id: int, user_id: int, until_at: datetime, now: datetime
) -> bool:
    """Keep an open slot for this person; False if it is not open, or kept for somebody else."""
    changed = await tx.run(
        """
        UPDATE slot SET kept_for = :user, kept_until_at = :until
        WHERE id = :slot AND guild_id = :guild AND state = 'open' AND starts_at > :now
          AND (kept_for IS NULL OR kept_for = :user OR kept_until_at <= :now)
        """,
        {
            "user": user_id,
            "until": to_seconds(until_at),
            "slot": slot_id,
            "guild": guild_id,
            "now": to_seconds(now),
        },
    )
    return changed == 1


async def set_unkept(tx: Transaction, guild_id: int, slot_id: int, user_id: int) -> bool:
    """False if it was not kept for this person."""
    changed = await tx.run(
        "UPDATE slot SET kept_for = NULL, kept_until_at = NULL WHERE id = ? AND guild_id = ? AND kept_for = ?",
        (slot_id, guild_id, user_id),
    )
    return changed == 1


async def set_open_again(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime) -> bool:
    changed = await tx.run(
        """
        UPDATE slot SET state = 'open', ends_at = ?, kept_for = NULL, kept_until_at = NULL
        WHERE id = ? AND guild_id = ? AND state = 'taken' AND reopens = 1
        """,
        (to_seconds(ends_at), slot_id, guild_id),
    )
    return changed == 1


async def set_withdrawn(tx: Transaction, guild_id: int, slot_id: int, state: SlotState) -> bool:
    """Withdraw a slot that is in this state; False if it is not, or no longer."""
    changed = await tx.run(
        "UPDATE slot SET state = 'withdrawn' WHERE id = ? AND guild_id = ? AND state = ?",
        (slot_id, guild_id, state.value),
    )
    return changed == 1


async def set_not_reopening(tx: Transaction, guild_id: int, slot_id: int) -> bool:
    """A taken slot stays with its interview, but is not offered again if that is cancelled."""
    changed = await tx.run(
        "UPDATE slot SET reopens = 0 WHERE id = ? AND guild_id = ? AND state = 'taken'", (slot_id, guild_id)
    )
    return changed == 1


async def list_live_of_volunteer(
    tx: Transaction, guild_id: int, volunteer_id: int, now: datetime, *, limit: int = -1, offset: int = 0
) -> list[Slot]:
    """The volunteer's open and taken slots that are still to come, soonest first."""
    rows = await tx.all(
        """
        SELECT * FROM slot
        WHERE guild_id = ? AND volunteer_id = ? AND state IN ('open', 'taken') AND starts_at > ?
        ORDER BY starts_at LIMIT ? OFFSET ?
        """,
        (guild_id, volunteer_id, to_seconds(now), limit, offset),
    )
    return [_slot(row) for row in rows]


async def count_live_of_volunteer(tx: Transaction, guild_id: int, volunteer_id: int, now: datetime) -> int:
    row = await tx.one(
        """
        SELECT COUNT(*) AS live FROM slot
        WHERE guild_id = ? AND volunteer_id = ? AND state IN ('open', 'taken') AND starts_at > ?
        """,
        (guild_id, volunteer_id, to_seconds(now)),
    )
    return int(row["live"]) if row else 0


async def list_live_of_series(tx: Transaction, guild_id: int, series_id: int, from_at: datetime) -> list[Slot]:
    """The series' open and taken slots that start at `from_at` or later, soonest first."""
    rows = await tx.all(
        """
        SELECT * FROM slot
        WHERE series_id = ? AND guild_id = ? AND state IN ('open', 'taken') AND starts_at >= ? ORDER BY starts_at
        """,
        (series_id, guild_id, to_seconds(from_at)),
    )
    return [_slot(row) for row in rows]


async def list_all_of_volunteer(tx: Transaction, guild_id: int, volunteer_id: int) -> list[Slot]:
    """Everything the volunteer ever offered, oldest first."""
    rows = await tx.all(
        "SELECT * FROM slot WHERE guild_id = ? AND volunteer_id = ? ORDER BY starts_at, id", (guild_id, volunteer_id)
    )
    return [_slot(row) for row in rows]


async def add_series(
    tx: Transaction, guild_id: int, volunteer_id: int, rhythm: Weekly, terms: Terms, now: datetime
) -> int:
    return await tx.add(
        """
        INSERT INTO slot_series (
            guild_id, volunteer_id, zone, first_on, wall_time, every_weeks, until_on, next_on,
            minutes, field, kind, place, ask_first, made_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            guild_id,
            volunteer_id,
            rhythm.zone.key,
            rhythm.first_on.isoformat(),
            rhythm.wall.isoformat(),
            rhythm.every_weeks,
            rhythm.until.isoformat() if rhythm.until else None,
            rhythm.first_on.isoformat(),
            *_terms_row(terms),
            to_seconds(now),
        ),
    )


async def get_series(tx: Transaction, guild_id: int, series_id: int) -> Series | None:
    row = await tx.one("SELECT * FROM slot_series WHERE id = ? AND guild_id = ?", (series_id, guild_id))
    return _series(row) if row else None


async def list_series_of_volunteer(tx: Transaction, guild_id: int, volunteer_id: int) -> list[Series]:
    rows = await tx.all(
        "SELECT * FROM slot_series WHERE guild_id = ? AND volunteer_id = ? ORDER BY id", (guild_id, volunteer_id)
    )
    return [_series(row) for row in rows]


async def set_next_on(tx: Transaction, guild_id: int, series_id: int, next_on: date) -> None:
    await tx.run(
        "UPDATE slot_series SET next_on = ? WHERE id = ? AND guild_id = ?", (next_on.isoformat(), series_id, guild_id)
    )


async def set_ended(tx: Transaction, guild_id: int, series_id: int) -> None:
    await tx.run("UPDATE slot_series SET ended = 1 WHERE id = ? AND guild_id = ?", (series_id, guild_id))


async def anonymise_volunteer(tx: Transaction, guild_id: int, volunteer_id: int) -> None:
    """Keep that there were times, and nothing about whose they were.

    Each becomes nobody's in particular: two of the same nobody would be at two places at once.
    """
    for table in ("slot", "slot_series"):
        await tx.run(
            f"UPDATE {table} SET volunteer_id = -id, place = '' WHERE guild_id = ? AND volunteer_id = ?",
            (guild_id, volunteer_id),
        )


async def list_kept_for(tx: Transaction, guild_id: int, user_id: int) -> list[Slot]:
    rows = await tx.all("SELECT * FROM slot WHERE guild_id = ? AND kept_for = ?", (guild_id, user_id))
    return [_slot(row) for row in rows]


async def forget_kept_for(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run(
        "UPDATE slot SET kept_for = NULL, kept_until_at = NULL WHERE guild_id = ? AND kept_for = ?",
        (guild_id, user_id),
    )


async def get_card(tx: Transaction, guild_id: int, subject: Subject, subject_id: int) -> CardPlace | None:
    row = await tx.one(
        f"SELECT card_channel_id, card_message_id FROM {subject.value} WHERE id = ? AND guild_id = ?",
        (subject_id, guild_id),
    )
    return CardPlace(row["card_channel_id"], row["card_message_id"]) if row and row["card_message_id"] else None


async def set_card(tx: Transaction, guild_id: int, subject: Subject, subject_id: int, card: CardPlace | None) -> None:
    await tx.run(
        f"UPDATE {subject.value} SET card_channel_id = ?, card_message_id = ? WHERE id = ? AND guild_id = ?",
        (card.channel_id if card else None, card.message_id if card else None, subject_id, guild_id),
    )


def _series(row: Row) -> Series:
    return Series(
        id=row["id"],
        guild_id=row["guild_id"],
        volunteer_id=row["volunteer_id"],
        rhythm=Weekly(
            date.fromisoformat(row["first_on"]),
            time.fromisoformat(row["wall_time"]),
            ZoneInfo(row["zone"]),
            row["every_weeks"],
            date.fromisoformat(row["until_on"]) if row["until_on"] else None,
        ),
        terms=Terms(row["minutes"], row["field"], row["kind"], row["place"], bool(row["ask_first"])),
        next_on=date.fromisoformat(row["next_on"]),
        ended=bool(row["ended"]),
        made_at=to_instant(row["made_at"]),
    )


def _slot(row: Row) -> Slot:
    return Slot(
        id=row["id"],
        guild_id=row["guild_id"],
        volunteer_id=row["volunteer_id"],
        series_id=row["series_id"],
        starts_at=to_instant(row["starts_at"]),
        ends_at=to_instant(row["ends_at"]),
        minutes=row["minutes"],
        field=row["field"],
        kind=row["kind"],
        place=row["place"],
        ask_first=bool(row["ask_first"]),
        state=SlotState(row["state"]),
        made_at=to_instant(row["made_at"]),
        kept_for=row["kept_for"],
        kept_until_at=to_instant(row["kept_until_at"]) if row["kept_until_at"] is not None else None,
    )


def _terms_row(terms: Terms) -> tuple[int, str | None, str | None, str, bool]:
    return terms.minutes, terms.field, terms.kind, terms.place, terms.ask_first
