"""Filled forms, and what members get of them, in the database."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from cogs.scores.models import (
    CardPlace,
    Feedback,
    Levels,
    Part,
    Piece,
    Point,
    RoomLevel,
    Score,
    Usefulness,
)
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# What the member gets


async def add_feedback(
    tx: Transaction,
    guild_id: int,
    interview_id: int,
    member_id: int | None,
    starts_at: datetime,
    kind: str | None,
    due_at: datetime,
) -> None:
    """Nothing where there is one."""
    await tx.run(
        """
        INSERT INTO feedback (interview_id, guild_id, member_id, starts_at, kind, due_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        (interview_id, guild_id, member_id, to_seconds(starts_at), kind, to_seconds(due_at)),
    )


async def get_feedback(tx: Transaction, guild_id: int, interview_id: int) -> Feedback | None:
    row = await tx.one("SELECT * FROM feedback WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return _feedback(row) if row else None


async def list_feedback_of(tx: Transaction, guild_id: int, member_id: int) -> list[Feedback]:
    """The oldest first."""
    rows = await tx.all(
        "SELECT * FROM feedback WHERE guild_id = ? AND member_id = ? ORDER BY starts_at, interview_id",
        (guild_id, member_id),
    )
    return [_feedback(row) for row in rows]


async def set_revealed(tx: Transaction, feedback: Feedback, now: datetime) -> bool:
    """False if the seal was off already."""
    changed = await tx.run(
        "UPDATE feedback SET revealed_at = ? WHERE interview_id = ? AND guild_id = ? AND revealed_at IS NULL",
        (to_seconds(now), feedback.interview_id, feedback.guild_id),
    )
    return changed == 1


async def set_given(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> bool:
    """False if there was something to read already."""
    changed = await tx.run(
        "UPDATE feedback SET given_at = ? WHERE interview_id = ? AND guild_id = ? AND given_at IS NULL",
        (to_seconds(now), interview_id, guild_id),
    )
    return changed == 1


async def set_thanked(tx: Transaction, feedback: Feedback, now: datetime) -> bool:
    changed = await tx.run(
        "UPDATE feedback SET thanked_at = ? WHERE interview_id = ? AND guild_id = ? AND thanked_at IS NULL",
        (to_seconds(now), feedback.interview_id, feedback.guild_id),
    )
    return changed == 1


async def set_usefulness(tx: Transaction, feedback: Feedback, usefulness: Usefulness) -> None:
    await tx.run(
        "UPDATE feedback SET usefulness = ? WHERE interview_id = ? AND guild_id = ?",
        (usefulness, feedback.interview_id, feedback.guild_id),
    )


async def set_action_goal(tx: Transaction, guild_id: int, interview_id: int, goal_id: int) -> None:
    await tx.run(
        "UPDATE feedback SET action_goal_id = ? WHERE interview_id = ? AND guild_id = ?",
        (goal_id, interview_id, guild_id),
    )


async def get_action_goals(tx: Transaction, guild_id: int, member_id: int) -> dict[int, int]:
    """By interview, the goals that their next actions became."""
    rows = await tx.all(
        """
        SELECT interview_id, action_goal_id FROM feedback
        WHERE guild_id = ? AND member_id = ? AND action_goal_id IS NOT NULL
        """,
        (guild_id, member_id),
    )
    return {row["interview_id"]: row["action_goal_id"] for row in rows}


async def set_shown(tx: Transaction, feedback: Feedback, shown: Collection[Piece]) -> None:
    await tx.run(
        "UPDATE feedback SET shown = ? WHERE interview_id = ? AND guild_id = ?",
        (",".join(piece for piece in Piece if piece in shown), feedback.interview_id, feedback.guild_id),
    )


async def set_card(tx: Transaction, guild_id: int, interview_id: int, card: CardPlace | None) -> None:
    await tx.run(
        "UPDATE feedback SET card_channel_id = ?, card_message_id = ? WHERE interview_id = ? AND guild_id = ?",
        (card.channel_id if card else None, card.message_id if card else None, interview_id, guild_id),
    )


async def delete_feedback(tx: Transaction, feedback: Feedback) -> None:
    """With every form about it."""
    await tx.run(
        "DELETE FROM feedback WHERE interview_id = ? AND guild_id = ?", (feedback.interview_id, feedback.guild_id)
    )


# Forms


async def begin_score(
    tx: Transaction, guild_id: int, interview_id: int, author_id: int, part: Part, now: datetime
) -> Score | None:
    """The form of this person, made where there is none; None where somebody else fills in this part."""
    await tx.run(
        """
        INSERT INTO score (guild_id, interview_id, author_id, part, made_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        (guild_id, interview_id, author_id, part, to_seconds(now)),
    )
    return await get_score_of(tx, guild_id, interview_id, author_id)


async def get_score_of(tx: Transaction, guild_id: int, interview_id: int, author_id: int) -> Score | None:
    row = await tx.one(
        "SELECT * FROM score WHERE interview_id = ? AND author_id = ? AND guild_id = ?",
        (interview_id, author_id, guild_id),
    )
    return (await _scores(tx, [row]))[0] if row else None


async def list_scores(tx: Transaction, guild_id: int, interview_ids: Collection[int]) -> list[Score]:
    """Those that were handed in, in the order of doing so."""
    rows = await tx.all(
        """
        SELECT * FROM score WHERE interview_id IN (SELECT value FROM json_each(?)) AND guild_id = ?
          AND handed_in_at IS NOT NULL
        ORDER BY handed_in_at, id
        """,
        (json.dumps(list(interview_ids)), guild_id),
    )
    return await _scores(tx, rows)


async def list_scores_by(tx: Transaction, guild_id: int, author_id: int) -> list[Score]:
    """Everything this person filled in, drafts too, the latest interview first."""
    rows = await tx.all(
        "SELECT * FROM score WHERE guild_id = ? AND author_id = ? ORDER BY interview_id DESC", (guild_id, author_id)
    )
    return await _scores(tx, rows)


async def list_parts_by(
    tx: Transaction, guild_id: int, author_id: int, interview_ids: Collection[int]
) -> dict[int, bool]:
    """For each of these interviews for which this person began a form, whether they handed it in."""
    rows = await tx.all(
        """
        SELECT interview_id, handed_in_at FROM score
        WHERE guild_id = ? AND author_id = ? AND interview_id IN (SELECT value FROM json_each(?))
        """,
        (guild_id, author_id, json.dumps(list(interview_ids))),
    )
    return {row["interview_id"]: row["handed_in_at"] is not None for row in rows}


async def set_levels(tx: Transaction, score: Score, levels: Levels) -> None:
    await tx.run("DELETE FROM score_level WHERE score_id = ?", (score.id,))
    await tx.run_many(
        "INSERT INTO score_level (score_id, dimension, level) VALUES (?, ?, ?)",
        [(score.id, dimension, level) for dimension, level in levels.items()],
    )


async def set_point(tx: Transaction, score: Score, number: int, point: Point) -> None:
    """An empty one is taken out."""
    await tx.run("DELETE FROM score_point WHERE score_id = ? AND number = ?", (score.id, number))
    if not point.is_empty:
        await tx.run(
            """
            INSERT INTO score_point (score_id, number, strength, moment, behaviour, effect, try_next)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (score.id, number, point.strength, *point.growth),
        )


async def set_action(tx: Transaction, guild_id: int, score: Score, action: str) -> None:
    await tx.run("UPDATE score SET action = ? WHERE id = ? AND guild_id = ?", (action, score.id, guild_id))


async def set_handed_in(tx: Transaction, guild_id: int, score: Score, now: datetime) -> bool:
    """False if it was handed in already."""
    changed = await tx.run(
        "UPDATE score SET handed_in_at = ? WHERE id = ? AND guild_id = ? AND handed_in_at IS NULL",
        (to_seconds(now), score.id, guild_id),
    )
    return changed == 1


async def take_back(tx: Transaction, guild_id: int, score: Score) -> None:
    """A form that is being changed is a draft again."""
    await tx.run("UPDATE score SET handed_in_at = NULL WHERE id = ? AND guild_id = ?", (score.id, guild_id))


async def put_in_room(tx: Transaction, guild_id: int, scores: Collection[Score]) -> None:
    await tx.run_many(
        "UPDATE score SET in_room = 1 WHERE id = ? AND guild_id = ?", [(score.id, guild_id) for score in scores]
    )


async def forget_author(tx: Transaction, guild_id: int, author_id: int) -> None:
    """Drafts go; what was handed in to somebody else stays without the name."""
    await tx.run(
        "DELETE FROM score WHERE guild_id = ? AND author_id = ? AND handed_in_at IS NULL", (guild_id, author_id)
    )
    await tx.run("UPDATE score SET author_id = NULL WHERE guild_id = ? AND author_id = ?", (guild_id, author_id))


# The room


async def set_room(tx: Transaction, interview_id: int, room: Mapping[str, RoomLevel]) -> None:
    await tx.run("DELETE FROM room_level WHERE interview_id = ?", (interview_id,))
    await tx.run_many(
        "INSERT INTO room_level (interview_id, dimension, people, mean, spread) VALUES (?, ?, ?, ?, ?)",
        [(interview_id, name, level.people, level.mean, level.spread) for name, level in room.items()],
    )


async def list_rooms(tx: Transaction, interview_ids: Collection[int]) -> dict[int, dict[str, RoomLevel]]:
    """By interview and dimension."""
    rows = await tx.all(
        "SELECT * FROM room_level WHERE interview_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(interview_ids)),),
    )
    rooms: dict[int, dict[str, RoomLevel]] = {}
    for row in rows:
        level = RoomLevel(row["people"], row["mean"], row["spread"])
        rooms.setdefault(row["interview_id"], {})[row["dimension"]] = level
    return rooms


# Rows


async def _scores(tx: Transaction, rows: Collection[Row]) -> list[Score]:
    ids = json.dumps([row["id"] for row in rows])
    levels: dict[int, dict[str, int | None]] = {}
    for row in await tx.all("SELECT * FROM score_level WHERE score_id IN (SELECT value FROM json_each(?))", (ids,)):
        levels.setdefault(row["score_id"], {})[row["dimension"]] = row["level"]
    points: dict[int, dict[int, Point]] = {}
    for row in await tx.all(
        "SELECT * FROM score_point WHERE score_id IN (SELECT value FROM json_each(?)) ORDER BY number", (ids,)
    ):
        point = Point(row["strength"], row["moment"], row["behaviour"], row["effect"], row["try_next"])
        points.setdefault(row["score_id"], {})[row["number"]] = point
    return [
        Score(
            id=row["id"],
            interview_id=row["interview_id"],
            author_id=row["author_id"],
            part=Part(row["part"]),
            made_at=to_instant(row["made_at"]),
            handed_in_at=_maybe(row["handed_in_at"]),
            in_room=bool(row["in_room"]),
            levels=levels.get(row["id"], {}),
            points=points.get(row["id"], {}),
            action=row["action"],
        )
        for row in rows
    ]


def _feedback(row: Row) -> Feedback:
    channel_id, message_id = row["card_channel_id"], row["card_message_id"]
    return Feedback(
        interview_id=row["interview_id"],
        guild_id=row["guild_id"],
        member_id=row["member_id"],
        starts_at=to_instant(row["starts_at"]),
        kind=row["kind"],
        due_at=to_instant(row["due_at"]),
        revealed_at=_maybe(row["revealed_at"]),
        given_at=_maybe(row["given_at"]),
        thanked_at=_maybe(row["thanked_at"]),
        usefulness=Usefulness(row["usefulness"]) if row["usefulness"] else None,
        shown=frozenset(Piece(piece) for piece in row["shown"].split(",") if piece),
        card=CardPlace(channel_id, message_id) if channel_id and message_id else None,
    )


def _maybe(seconds: int | None) -> datetime | None:
    return to_instant(seconds) if seconds is not None else None
