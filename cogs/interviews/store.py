"""The interviews in the database."""

import json
from collections.abc import Collection
from datetime import datetime

from cogs.interviews.models import Interview, Meeting, State, Wish
from cogs.slots.models import Slot
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_interview(
    tx: Transaction,
    slot: Slot,
    member_id: int,
    wish: Wish,
    *,
    ends_at: datetime,
    state: State,
    answer_due_at: datetime | None,
    now: datetime,
) -> Interview:
    rows = await tx.all(
        """
        INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes, field, kind,
            place, goals, may_be_watched, may_be_recorded, state, answer_due_at, booked_at, why)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *
        """,
        (
            slot.guild_id,
            slot.id,
            slot.volunteer_id,
            member_id,
            to_seconds(slot.starts_at),
            to_seconds(ends_at),
            slot.minutes,
            slot.field or wish.field,
            slot.kind or wish.kind,
            slot.place,
            wish.goals,
            wish.may_be_watched,
            wish.may_be_recorded,
            state,
            to_seconds(answer_due_at) if answer_due_at else None,
            to_seconds(now),
            json.dumps(wish.why),
        ),
    )
    return _interview(rows[0])


async def get_interview(tx: Transaction, guild_id: int, interview_id: int) -> Interview | None:
    row = await tx.one("SELECT * FROM interview WHERE id = ? AND guild_id = ?", (interview_id, guild_id))
    return _interview(row) if row else None


async def list_live(tx: Transaction, guild_id: int, user_id: int) -> list[Interview]:
    """The live interviews this person is a party of, soonest first."""
    rows = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = :guild AND member_id = :user AND state IN ('held', 'booked')
        UNION ALL
        SELECT * FROM interview WHERE guild_id = :guild AND volunteer_id = :user AND state IN ('held', 'booked')
        ORDER BY starts_at
        """,
        {"guild": guild_id, "user": user_id},
    )
    return [_interview(row) for row in rows]


async def list_of_person(tx: Transaction, guild_id: int, user_id: int) -> list[Interview]:
    rows = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = :guild AND member_id = :user
        UNION ALL
        SELECT * FROM interview WHERE guild_id = :guild AND volunteer_id = :user
        ORDER BY starts_at
        """,
        {"guild": guild_id, "user": user_id},
    )
    return [_interview(row) for row in rows]


async def list_begun(tx: Transaction, guild_id: int, user_id: int, now: datetime, limit: int) -> list[Interview]:
    """Those of this person that have begun, or are over, and were not called off; the latest first."""
    given = {"guild": guild_id, "user": user_id, "now": to_seconds(now), "limit": limit}
    as_member = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = :guild AND member_id = :user AND starts_at <= :now
          AND state IN ('booked', 'finished') ORDER BY starts_at DESC LIMIT :limit
        """,
        given,
    )
    as_volunteer = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = :guild AND volunteer_id = :user AND starts_at <= :now
          AND state IN ('booked', 'finished') ORDER BY starts_at DESC LIMIT :limit
        """,
        given,
    )
    begun = [_interview(row) for row in (*as_member, *as_volunteer)]
    return sorted(begun, key=lambda one: (one.starts_at, one.id), reverse=True)[:limit]


async def list_watchable(
    tx: Transaction, guild_id: int, now: datetime, *, not_of: int | None, limit: int, offset: int
) -> list[Interview]:
    """Booked, open to others and not over by `now`, soonest first. None takes longer than the slots' four hours."""
    rows = await tx.all(
        """
        SELECT * FROM interview
        WHERE guild_id = :guild AND state = 'booked' AND may_be_watched = 1
          AND starts_at > :now - 14400 AND ends_at > :now
          AND (:not_of IS NULL OR :not_of NOT IN (member_id, volunteer_id))
        ORDER BY starts_at, id LIMIT :limit OFFSET :offset
        """,
        {"guild": guild_id, "now": to_seconds(now), "not_of": not_of, "limit": limit, "offset": offset},
    )
    return [_interview(row) for row in rows]


async def list_coming(tx: Transaction, guild_id: int, now: datetime, *, limit: int, offset: int) -> list[Interview]:
    """Everybody's that are live and not over by `now`, soonest first. None takes longer than the slots' four hours."""
    rows = await tx.all(
        """
        SELECT * FROM interview
        WHERE guild_id = :guild AND starts_at > :now - 14400 AND ends_at > :now AND state IN ('held', 'booked')
        ORDER BY starts_at, id LIMIT :limit OFFSET :offset
        """,
        {"guild": guild_id, "now": to_seconds(now), "limit": limit, "offset": offset},
    )
    return [_interview(row) for row in rows]


async def list_latest(tx: Transaction, guild_id: int, now: datetime, *, limit: int, offset: int) -> list[Interview]:
    """Everybody's that have begun, or are over, and were not called off; the latest first."""
    rows = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = ? AND starts_at <= ? AND state IN ('booked', 'finished')
        ORDER BY starts_at DESC, id DESC LIMIT ? OFFSET ?
        """,
        (guild_id, to_seconds(now), limit, offset),
    )
    return [_interview(row) for row in rows]


async def list_met(tx: Transaction, guild_id: int, volunteer_id: int, since: datetime) -> list[int]:
    rows = await tx.all(
        """
        SELECT DISTINCT member_id FROM interview
        WHERE guild_id = ? AND volunteer_id = ? AND starts_at >= ? AND member_id IS NOT NULL
          AND state IN ('held', 'booked', 'finished')
        """,
        (guild_id, volunteer_id, to_seconds(since)),
    )
    return [row["member_id"] for row in rows]


async def list_meetings(tx: Transaction, guild_id: int, user_ids: Collection[int], since: datetime) -> list[Meeting]:
    rows = await tx.all(
        """
        SELECT * FROM interview WHERE guild_id = :guild AND starts_at >= :since
          AND member_id IN (SELECT value FROM json_each(:people)) AND state IN ('held', 'booked', 'finished')
        UNION
        SELECT * FROM interview WHERE guild_id = :guild AND starts_at >= :since
          AND volunteer_id IN (SELECT value FROM json_each(:people)) AND state IN ('held', 'booked', 'finished')
        ORDER BY starts_at, id
        """,
        {"guild": guild_id, "people": json.dumps(list(user_ids)), "since": to_seconds(since)},
    )
    return [
        Meeting(one.member_id, one.volunteer_id, one.starts_at, one.ends_at, one.booked_at, one.is_live)
        for one in map(_interview, rows)
    ]


async def has_met(tx: Transaction, interview: Interview, from_at: datetime, to_at: datetime) -> bool:
    """Whether the two have another interview that starts in this time."""
    row = await tx.one(
        """
        SELECT 1 FROM interview
        WHERE guild_id = ? AND member_id = ? AND volunteer_id = ? AND starts_at > ? AND starts_at < ?
          AND state IN ('held', 'booked', 'finished') AND id <> ?
        LIMIT 1
        """,
        (
            interview.guild_id,
            interview.member_id,
            interview.volunteer_id,
            to_seconds(from_at),
            to_seconds(to_at),
            interview.id,
        ),
    )
    return row is not None


async def set_state(
    tx: Transaction,
    interview: Interview,
    state: State,
    *,
    ended_by: int | None = None,
    because: str = "",
    ended_at: datetime | None = None,
) -> bool:
    """Leave the state that `interview` was read in; False if somebody was faster."""
    changed = await tx.run(
        """
        UPDATE interview SET state = ?, ended_by = ?, ended_because = ?, ended_at = ?,
            sequence = sequence + 1, revision = revision + 1
        WHERE id = ? AND guild_id = ? AND state = ?
        """,
        (
            state,
            ended_by,
            because,
            to_seconds(ended_at) if ended_at else None,
            interview.id,
            interview.guild_id,
            interview.state,
        ),
    )
    return changed == 1


async def set_finished(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> bool:
    """Finish a booked interview whose time is over; nobody needs to be told."""
    changed = await tx.run(
        """
        UPDATE interview SET state = 'finished', revision = revision + 1
        WHERE id = ? AND guild_id = ? AND state = 'booked' AND ends_at <= ?
        """,
        (interview_id, guild_id, to_seconds(now)),
    )
    return changed == 1


async def set_time(tx: Transaction, interview: Interview, slot_id: int, starts_at: datetime, ends_at: datetime) -> bool:
    """Move a live interview; who had said they were coming is asked again."""
    changed = await tx.run(
        """
        UPDATE interview SET slot_id = ?, starts_at = ?, ends_at = ?, sequence = sequence + 1, revision = revision + 1,
            member_coming_at = NULL, volunteer_coming_at = NULL
        WHERE id = ? AND guild_id = ? AND state = ? AND starts_at = ?
        """,
        (
            slot_id,
            to_seconds(starts_at),
            to_seconds(ends_at),
            interview.id,
            interview.guild_id,
            interview.state,
            to_seconds(interview.starts_at),
        ),
    )
    return changed == 1


async def set_place(tx: Transaction, interview: Interview, place: str) -> None:
    await tx.run(
        """
        UPDATE interview SET place = ?, sequence = sequence + 1, revision = revision + 1
        WHERE id = ? AND guild_id = ? AND state = ?
        """,
        (place, interview.id, interview.guild_id, interview.state),
    )


async def set_goals(tx: Transaction, interview: Interview, goals: str) -> None:
    await tx.run(
        "UPDATE interview SET goals = ?, revision = revision + 1 WHERE id = ? AND guild_id = ? AND state = ?",
        (goals, interview.id, interview.guild_id, interview.state),
    )


async def set_outdated(tx: Transaction, interview: Interview) -> None:
    """What its card shows has changed elsewhere."""
    await tx.run(
        "UPDATE interview SET revision = revision + 1 WHERE id = ? AND guild_id = ? AND state = ?",
        (interview.id, interview.guild_id, interview.state),
    )


async def set_coming(tx: Transaction, interview: Interview, user_id: int, now: datetime) -> None:
    column = "member_coming_at" if user_id == interview.member_id else "volunteer_coming_at"
    await tx.run(
        f"UPDATE interview SET {column} = ?, revision = revision + 1 WHERE id = ? AND guild_id = ? AND state = ?",
        (to_seconds(now), interview.id, interview.guild_id, State.BOOKED),
    )


# What is on Discord. These change nothing that people see, so the revision stays.


async def set_thread(tx: Transaction, guild_id: int, interview_id: int, thread_id: int) -> None:
    await tx.run(
        "UPDATE interview SET thread_id = ? WHERE id = ? AND guild_id = ?", (thread_id, interview_id, guild_id)
    )


async def drop_thread(tx: Transaction, interview: Interview) -> bool:
    """The thread that `interview` was read with is gone; False if another took its place meanwhile."""
    changed = await tx.run(
        """
        UPDATE interview SET thread_id = NULL, card_id = NULL, card_revision = 0
        WHERE id = ? AND guild_id = ? AND thread_id = ?
        """,
        (interview.id, interview.guild_id, interview.thread_id),
    )
    return changed == 1


async def set_card(tx: Transaction, guild_id: int, interview_id: int, card_id: int | None, revision: int) -> None:
    await tx.run(
        "UPDATE interview SET card_id = ?, card_revision = ? WHERE id = ? AND guild_id = ?",
        (card_id, revision, interview_id, guild_id),
    )


async def set_told(tx: Transaction, guild_id: int, interview_id: int, sequence: int) -> None:
    await tx.run(
        "UPDATE interview SET told_sequence = ? WHERE id = ? AND guild_id = ?", (sequence, interview_id, guild_id)
    )


async def set_event(tx: Transaction, guild_id: int, interview_id: int, event_id: int | None) -> None:
    await tx.run("UPDATE interview SET event_id = ? WHERE id = ? AND guild_id = ?", (event_id, interview_id, guild_id))


async def get_interview_of_event(tx: Transaction, guild_id: int, event_id: int) -> int | None:
    row = await tx.one("SELECT id FROM interview WHERE guild_id = ? AND event_id = ?", (guild_id, event_id))
    return int(row["id"]) if row else None


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Take a person, and what they wrote, out of interviews that have ended."""
    await tx.run(
        """
        UPDATE interview SET member_id = NULL, goals = '', why = '[]', ended_because = ''
        WHERE guild_id = ? AND member_id = ? AND state NOT IN ('held', 'booked')
        """,
        (guild_id, user_id),
    )
    await tx.run(
        """
        UPDATE interview SET volunteer_id = NULL, why = '[]', ended_because = ''
        WHERE guild_id = ? AND volunteer_id = ? AND state NOT IN ('held', 'booked')
        """,
        (guild_id, user_id),
    )
    await tx.run("UPDATE interview SET ended_by = NULL WHERE guild_id = ? AND ended_by = ?", (guild_id, user_id))
    await tx.run("UPDATE move SET proposed_by = 0 WHERE guild_id = ? AND proposed_by = ?", (guild_id, user_id))


def _interview(row: Row) -> Interview:
    values = dict(row)
    for name in values:
        if name.endswith("_at"):
            values[name] = to_instant(values[name])
    values["state"] = State(values["state"])
    values["may_be_watched"] = bool(values["may_be_watched"])
    values["may_be_recorded"] = bool(values["may_be_recorded"])
    values["why"] = tuple(json.loads(values["why"]))
    return Interview(**values)
