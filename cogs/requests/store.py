"""The SQL of requests and turns. Instants are unix seconds in the tables and aware UTC datetimes outside."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from cogs.requests.models import History, Request, State, Wish
from core.times import Availability, Days, Part, WeeklyWindow
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    wish: Wish,
    *,
    resume_id: int | None,
    expires_at: datetime,
    now: datetime,
) -> Request:
    row = await tx.one(
        """
        INSERT INTO request (
            guild_id, member_id, field, kind, level, languages, deadline_at, goals, may_be_watched, may_be_recorded,
            again_welcome, availability, resume_file_id, state, made_at, expires_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?) RETURNING *
        """,
        (
            guild_id,
            member_id,
            wish.field,
            wish.kind,
            wish.level,
            json.dumps(wish.languages),
            to_seconds(wish.deadline_at) if wish.deadline_at else None,
            wish.goals,
            wish.may_be_watched,
            wish.may_be_recorded,
            wish.again_welcome,
            _written(wish.availability),
            resume_id,
            to_seconds(now),
            to_seconds(expires_at),
        ),
    )
    assert row is not None
    return _request(row)


async def get_request(tx: Transaction, guild_id: int, request_id: int) -> Request | None:
    row = await tx.one("SELECT * FROM request WHERE id = ? AND guild_id = ?", (request_id, guild_id))
    return _request(row) if row else None


async def get_of_interview(tx: Transaction, guild_id: int, interview_id: int) -> Request | None:
    """The request that was matched by this interview."""
    row = await tx.one(
        "SELECT * FROM request WHERE guild_id = ? AND interview_id = ? AND state = 'matched'", (guild_id, interview_id)
    )
    return _request(row) if row else None


async def list_open(tx: Transaction, guild_id: int) -> list[Request]:
    """All that wait, the longest waiting first."""
    rows = await tx.all("SELECT * FROM request WHERE guild_id = ? AND state = 'open' ORDER BY made_at, id", (guild_id,))
    return [_request(row) for row in rows]


async def list_open_of_field(tx: Transaction, guild_id: int, field: str) -> list[Request]:
    rows = await tx.all(
        "SELECT * FROM request WHERE guild_id = ? AND field = ? AND state = 'open' ORDER BY made_at, id",
        (guild_id, field),
    )
    return [_request(row) for row in rows]


async def list_live(tx: Transaction, guild_id: int, member_id: int) -> list[Request]:
    """This member's open and proposed requests, the first made first."""
    rows = await tx.all(
        """
        SELECT * FROM request WHERE guild_id = ? AND member_id = ? AND state IN ('open', 'proposed')
        ORDER BY made_at, id
        """,
        (guild_id, member_id),
    )
    return [_request(row) for row in rows]


async def list_all(tx: Transaction, guild_id: int, member_id: int) -> list[Request]:
    rows = await tx.all(
        "SELECT * FROM request WHERE guild_id = ? AND member_id = ? ORDER BY made_at, id", (guild_id, member_id)
    )
    return [_request(row) for row in rows]


async def is_awaited(tx: Transaction, guild_id: int, field: str | None, except_member: int) -> bool:
    row = await tx.one(
        """
        SELECT 1 FROM request
        WHERE guild_id = :guild AND state = 'open' AND (:field IS NULL OR field = :field) AND member_id <> :member
        LIMIT 1
        """,
        {"guild": guild_id, "field": field, "member": except_member},
    )
    return row is not None


# Changes of state.


async def set_proposed(tx: Transaction, guild_id: int, request_id: int) -> bool:
    changed = await tx.run(
        "UPDATE request SET state = 'proposed' WHERE id = ? AND guild_id = ? AND state = 'open'",
        (request_id, guild_id),
    )
    return changed == 1


async def set_restored(tx: Transaction, request: Request) -> bool:
    """A withdrawn request waits again; False if somebody was faster."""
    changed = await tx.run(
        "UPDATE request SET state = 'open', ended_at = NULL WHERE id = ? AND guild_id = ? AND state = 'withdrawn'",
        (request.id, request.guild_id),
    )
    return changed == 1


async def set_open_again(tx: Transaction, guild_id: int, request_id: int) -> bool:
    """What was given for the interview that came to nothing, the file, is gone with it."""
    changed = await tx.run(
        """
        UPDATE request SET state = 'open', ended_at = NULL, interview_id = NULL, urgent_at = NULL,
            resume_file_id = CASE state WHEN 'matched' THEN NULL ELSE resume_file_id END
        WHERE id = ? AND guild_id = ? AND state IN ('proposed', 'matched')
        """,
        (request_id, guild_id),
    )
    return changed == 1


async def set_availability(tx: Transaction, request: Request, availability: Availability) -> None:
    await tx.run(
        "UPDATE request SET availability = ? WHERE id = ? AND guild_id = ?",
        (_written(availability), request.id, request.guild_id),
    )


async def set_matched(
    tx: Transaction, guild_id: int, request_id: int, interview_id: int, urgent_at: datetime | None, now: datetime
) -> bool:
    changed = await tx.run(
        """
        UPDATE request SET state = 'matched', interview_id = ?, urgent_at = ?, ended_at = ?
        WHERE id = ? AND guild_id = ? AND state IN ('open', 'proposed')
        """,
        (interview_id, to_seconds(urgent_at) if urgent_at else None, to_seconds(now), request_id, guild_id),
    )
    return changed == 1


async def set_ended(tx: Transaction, request: Request, state: State, now: datetime) -> bool:
    """Leave the state that `request` was read in for good; False if somebody was faster."""
    changed = await tx.run(
        """
        UPDATE request SET state = ?, ended_at = ?, resume_file_id = NULL
        WHERE id = ? AND guild_id = ? AND state = ?
        """,
        (state, to_seconds(now), request.id, request.guild_id, request.state),
    )
    return changed == 1


async def note_round(tx: Transaction, guild_id: int, found: Mapping[int, Sequence[str]], now: datetime) -> None:
    await tx.run_many(
        "UPDATE request SET in_the_way = ?, looked_at = ? WHERE id = ? AND guild_id = ? AND state = 'open'",
        [
            (json.dumps(list(sentences)), to_seconds(now), request_id, guild_id)
            for request_id, sentences in found.items()
        ],
    )


# Turns.


async def note_turn(tx: Transaction, guild_id: int, member_id: int, at: datetime) -> None:
    await tx.run(
        """
        INSERT INTO turn (guild_id, member_id, last_at) VALUES (?, ?, ?)
        ON CONFLICT (guild_id, member_id) DO UPDATE SET last_at = max(last_at, excluded.last_at)
        """,
        (guild_id, member_id, to_seconds(at)),
    )


async def list_histories(tx: Transaction, guild_id: int, member_ids: Collection[int]) -> dict[int, History]:
    """Of each of these members, also of those who have none."""
    wanted = json.dumps(list(member_ids))
    turns = await tx.all(
        "SELECT member_id, last_at FROM turn WHERE guild_id = ? AND member_id IN (SELECT value FROM json_each(?))",
        (guild_id, wanted),
    )
    last_at = {row["member_id"]: row["last_at"] for row in turns}
    rows = await tx.all(
        """
        SELECT member_id, max(state = 'matched') AS was_matched, max(urgent_at) AS urgent_at FROM request
        WHERE guild_id = ? AND member_id IN (SELECT value FROM json_each(?)) GROUP BY member_id
        """,
        (guild_id, wanted),
    )
    requests = {row["member_id"]: row for row in rows}
    return {
        member_id: History(
            last_turn_at=to_instant(last_at.get(member_id)),
            was_matched=bool(member_id in requests and requests[member_id]["was_matched"]),
            urgent_at=to_instant(requests[member_id]["urgent_at"]) if member_id in requests else None,
        )
        for member_id in member_ids
    }


async def delete_member(tx: Transaction, guild_id: int, member_id: int) -> None:
    await tx.run("DELETE FROM request WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))
    await tx.run("DELETE FROM turn WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))


# Between rows and values.


def _request(row: Row) -> Request:
    return Request(
        id=row["id"],
        guild_id=row["guild_id"],
        member_id=row["member_id"],
        field=row["field"],
        kind=row["kind"],
        level=row["level"],
        languages=tuple(json.loads(row["languages"])),
        deadline_at=to_instant(row["deadline_at"]),
        goals=row["goals"],
        may_be_watched=bool(row["may_be_watched"]),
        may_be_recorded=bool(row["may_be_recorded"]),
        again_welcome=bool(row["again_welcome"]),
        availability=_read(row["availability"]),
        resume_id=row["resume_file_id"],
        state=State(row["state"]),
        made_at=to_instant(row["made_at"]),
        expires_at=to_instant(row["expires_at"]),
        ended_at=to_instant(row["ended_at"]),
        interview_id=row["interview_id"],
        urgent_at=to_instant(row["urgent_at"]),
        in_the_way=tuple(json.loads(row["in_the_way"])),
        looked_at=to_instant(row["looked_at"]),
    )


def _written(availability: Availability) -> str:
    parts = sorted((days.value, part.value) for days, part in availability.parts)
    windows = [(one.weekday, one.start, one.end) for one in availability.windows]
    return json.dumps({"parts": parts, "windows": windows})


def _read(text: str) -> Availability:
    held = json.loads(text)
    return Availability(
        frozenset((Days(days), Part(part)) for days, part in held["parts"]),
        tuple(WeeklyWindow(*window) for window in held["windows"]),
    )
