"""The seats, audiences and agreements in the database."""

import json
from collections.abc import Collection
from datetime import datetime

from cogs.seats.models import Audience, CardPlace, Seat, SeatState
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# Seats


async def add_seat(
    tx: Transaction, guild_id: int, interview_id: int, user_id: int, state: SeatState, now: datetime
) -> Seat:
    rows = await tx.all(
        """
        INSERT INTO seat (guild_id, interview_id, user_id, state, made_at) VALUES (?, ?, ?, ?, ?) RETURNING *
        """,
        (guild_id, interview_id, user_id, state, to_seconds(now)),
    )
    return _seat(rows[0])


async def get_seat(tx: Transaction, guild_id: int, seat_id: int) -> Seat | None:
    row = await tx.one("SELECT * FROM seat WHERE id = ? AND guild_id = ?", (seat_id, guild_id))
    return _seat(row) if row else None


async def get_seat_of(tx: Transaction, guild_id: int, interview_id: int, user_id: int) -> Seat | None:
    row = await tx.one(
        "SELECT * FROM seat WHERE interview_id = ? AND user_id = ? AND guild_id = ?", (interview_id, user_id, guild_id)
    )
    return _seat(row) if row else None


async def list_seats(tx: Transaction, guild_id: int, interview_id: int, state: SeatState) -> list[Seat]:
    """In the order of asking."""
    rows = await tx.all(
        "SELECT * FROM seat WHERE interview_id = ? AND state = ? AND guild_id = ? ORDER BY id",
        (interview_id, state, guild_id),
    )
    return [_seat(row) for row in rows]


async def list_seats_of(tx: Transaction, guild_id: int, user_id: int) -> list[Seat]:
    rows = await tx.all("SELECT * FROM seat WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id))
    return [_seat(row) for row in rows]


async def list_latest_seats_of(tx: Transaction, guild_id: int, user_id: int, limit: int) -> list[Seat]:
    """Where this person sits or sat, the one that they took last first."""
    rows = await tx.all(
        """
        SELECT * FROM seat WHERE guild_id = ? AND user_id = ? AND state = 'seated' ORDER BY id DESC LIMIT ?
        """,
        (guild_id, user_id, limit),
    )
    return [_seat(row) for row in rows]


async def list_coming_seats_of(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[Seat]:
    """This person's, of interviews that have not begun longer ago than any takes; soonest first."""
    rows = await tx.all(
        """
        SELECT seat.* FROM seat JOIN audience USING (interview_id)
        WHERE seat.guild_id = ? AND seat.user_id = ? AND audience.starts_at > ? - 14400
        ORDER BY audience.starts_at, seat.id
        """,
        (guild_id, user_id, to_seconds(now)),
    )
    return [_seat(row) for row in rows]


async def count_seated(tx: Transaction, guild_id: int, interview_ids: Collection[int]) -> dict[int, int]:
    """How many are seated in each of these interviews; those without any are left out."""
    rows = await tx.all(
        """
        SELECT interview_id, count(*) AS seated FROM seat
        WHERE interview_id IN (SELECT value FROM json_each(?)) AND state = 'seated' AND guild_id = ?
        GROUP BY interview_id
        """,
        (json.dumps(list(interview_ids)), guild_id),
    )
    return {row["interview_id"]: row["seated"] for row in rows}


async def count_waiting_until(tx: Transaction, seat: Seat) -> int:
    """The place of a waiting person in the list, from 1."""
    row = await tx.one(
        "SELECT count(*) AS number FROM seat WHERE interview_id = ? AND state = 'waiting' AND id <= ? AND guild_id = ?",
        (seat.interview_id, seat.id, seat.guild_id),
    )
    return int(row["number"]) if row else 0


async def set_seated(tx: Transaction, seat: Seat) -> bool:
    """Give a waiting person a seat; False if they do not wait any more."""
    changed = await tx.run(
        "UPDATE seat SET state = 'seated' WHERE id = ? AND guild_id = ? AND state = 'waiting'", (seat.id, seat.guild_id)
    )
    return changed == 1


async def set_waiting(tx: Transaction, seat: Seat) -> None:
    """Take the seat away; the place in the order of asking stays."""
    await tx.run("UPDATE seat SET state = 'waiting' WHERE id = ? AND guild_id = ?", (seat.id, seat.guild_id))


async def delete_seat(tx: Transaction, seat: Seat) -> bool:
    return await tx.run("DELETE FROM seat WHERE id = ? AND guild_id = ?", (seat.id, seat.guild_id)) == 1


async def delete_seats(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run("DELETE FROM seat WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))


# Audiences


async def add_audience(tx: Transaction, guild_id: int, interview_id: int, starts_at: datetime) -> None:
    await tx.run(
        "INSERT INTO audience (interview_id, guild_id, starts_at) VALUES (?, ?, ?)",
        (interview_id, guild_id, to_seconds(starts_at)),
    )


async def get_audience(tx: Transaction, guild_id: int, interview_id: int) -> Audience | None:
    row = await tx.one("SELECT * FROM audience WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return _audience(row) if row else None


async def set_starts_at(tx: Transaction, guild_id: int, interview_id: int, starts_at: datetime) -> None:
    await tx.run(
        "UPDATE audience SET starts_at = ? WHERE interview_id = ? AND guild_id = ?",
        (to_seconds(starts_at), interview_id, guild_id),
    )


async def set_card(tx: Transaction, guild_id: int, interview_id: int, card: CardPlace | None, face: str) -> None:
    await tx.run(
        """
        UPDATE audience SET card_channel_id = ?, card_message_id = ?, card_face = ?
        WHERE interview_id = ? AND guild_id = ?
        """,
        (card.channel_id if card else None, card.message_id if card else None, face, interview_id, guild_id),
    )


async def set_thread(tx: Transaction, guild_id: int, interview_id: int, thread_id: int | None) -> None:
    await tx.run(
        "UPDATE audience SET thread_id = ? WHERE interview_id = ? AND guild_id = ?", (thread_id, interview_id, guild_id)
    )


async def hand_over(tx: Transaction, guild_id: int, interview_id: int, next_id: int) -> None:
    given = (next_id, interview_id, guild_id)
    await tx.run("UPDATE seat SET interview_id = ? WHERE interview_id = ? AND guild_id = ?", given)
    await tx.run("UPDATE audience SET interview_id = ? WHERE interview_id = ? AND guild_id = ?", given)


# What was agreed to


async def add_agreement(tx: Transaction, guild_id: int, user_id: int, version: int, now: datetime) -> None:
    await tx.run(
        "INSERT OR IGNORE INTO conduct_agreement (guild_id, user_id, version, agreed_at) VALUES (?, ?, ?, ?)",
        (guild_id, user_id, version, to_seconds(now)),
    )


async def list_agreements(tx: Transaction, guild_id: int, user_id: int) -> dict[int, datetime]:
    """When this person agreed to each version."""
    rows = await tx.all(
        "SELECT version, agreed_at FROM conduct_agreement WHERE guild_id = ? AND user_id = ? ORDER BY version",
        (guild_id, user_id),
    )
    return {row["version"]: to_instant(row["agreed_at"]) for row in rows}


async def delete_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM seat WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("DELETE FROM conduct_agreement WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


def _seat(row: Row) -> Seat:
    return Seat(
        id=row["id"],
        guild_id=row["guild_id"],
        interview_id=row["interview_id"],
        user_id=row["user_id"],
        state=SeatState(row["state"]),
        made_at=to_instant(row["made_at"]),
    )


def _audience(row: Row) -> Audience:
    has_card = row["card_message_id"] is not None
    return Audience(
        interview_id=row["interview_id"],
        guild_id=row["guild_id"],
        starts_at=to_instant(row["starts_at"]),
        card=CardPlace(row["card_channel_id"], row["card_message_id"]) if has_card else None,
        card_face=row["card_face"],
        thread_id=row["thread_id"],
    )
