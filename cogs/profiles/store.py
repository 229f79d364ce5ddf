"""The SQL of profiles, availability, needs and blocks."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from cogs.profiles.models import BlockedEmployer, BlockedPerson, Blocks, Need, Needs, Profile, Topic
from core.times import Availability, Days, Part, WeeklyWindow
from data.database import Transaction
from data.instants import to_instant, to_seconds


async def get_profile(tx: Transaction, guild_id: int, user_id: int) -> Profile:
    rows = await tx.all(
        "SELECT topic, name FROM profile_entry WHERE guild_id = ? AND user_id = ? ORDER BY topic, name COLLATE NOCASE",
        (guild_id, user_id),
    )
    names = {topic: tuple(row["name"] for row in rows if row["topic"] == topic) for topic in Topic}
    return Profile(names[Topic.FIELD], next(iter(names[Topic.LEVEL]), None), names[Topic.LANGUAGE])


async def set_entries(tx: Transaction, guild_id: int, user_id: int, topic: Topic, names: Iterable[str]) -> None:
    await tx.run(
        "DELETE FROM profile_entry WHERE guild_id = ? AND user_id = ? AND topic = ?", (guild_id, user_id, topic)
    )
    await tx.run_many(
        "INSERT INTO profile_entry (guild_id, user_id, topic, name) VALUES (?, ?, ?, ?)",
        [(guild_id, user_id, topic, name) for name in names],
    )


async def get_availability(tx: Transaction, guild_id: int, user_id: int) -> Availability:
    parts = await tx.all(
        "SELECT days, part FROM availability_part WHERE guild_id = ? AND user_id = ?", (guild_id, user_id)
    )
    windows = await tx.all(
        """
        SELECT weekday, starts_minute, ends_minute FROM availability_window WHERE guild_id = ? AND user_id = ?
        ORDER BY weekday, starts_minute, ends_minute
        """,
        (guild_id, user_id),
    )
    return Availability(
        frozenset((Days(row["days"]), Part(row["part"])) for row in parts),
        tuple(WeeklyWindow(row["weekday"], row["starts_minute"], row["ends_minute"]) for row in windows),
    )


async def list_availabilities(tx: Transaction, guild_id: int, user_ids: Collection[int]) -> dict[int, Availability]:
    """Of those of these people who have any."""
    wanted = json.dumps(list(user_ids))
    parts: dict[int, set[tuple[Days, Part]]] = defaultdict(set)
    windows: dict[int, list[WeeklyWindow]] = defaultdict(list)
    for row in await tx.all(
        """
        SELECT user_id, days, part FROM availability_part
        WHERE guild_id = ? AND user_id IN (SELECT value FROM json_each(?))
        """,
        (guild_id, wanted),
    ):
        parts[row["user_id"]].add((Days(row["days"]), Part(row["part"])))
    for row in await tx.all(
        """
        SELECT * FROM availability_window WHERE guild_id = ? AND user_id IN (SELECT value FROM json_each(?))
        ORDER BY weekday, starts_minute, ends_minute
        """,
        (guild_id, wanted),
    ):
        windows[row["user_id"]].append(WeeklyWindow(row["weekday"], row["starts_minute"], row["ends_minute"]))
    return {
        user_id: Availability(frozenset(parts.get(user_id, ())), tuple(windows.get(user_id, ())))
        for user_id in {*parts, *windows}
    }


async def set_parts(tx: Transaction, guild_id: int, user_id: int, parts: Iterable[tuple[Days, Part]]) -> None:
    await tx.run("DELETE FROM availability_part WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run_many(
        "INSERT INTO availability_part (guild_id, user_id, days, part) VALUES (?, ?, ?, ?)",
        [(guild_id, user_id, days, part) for days, part in parts],
    )


async def set_windows(tx: Transaction, guild_id: int, user_id: int, windows: Iterable[WeeklyWindow]) -> None:
    await tx.run("DELETE FROM availability_window WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run_many(
        """
        INSERT INTO availability_window (guild_id, user_id, weekday, starts_minute, ends_minute) VALUES (?, ?, ?, ?, ?)
        """,
        [(guild_id, user_id, window.weekday, window.start, window.end) for window in windows],
    )


async def get_needs(tx: Transaction, guild_id: int, user_id: int) -> Needs:
    row = await tx.one("SELECT * FROM needs WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return Needs(frozenset(need for need in Need if row[need]), row["other"]) if row else Needs()


async def set_needs(tx: Transaction, guild_id: int, user_id: int, needs: Needs) -> None:
    await tx.run("DELETE FROM needs WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    if needs:
        await tx.run(
            """
            INSERT INTO needs
                (guild_id, user_id, questions_in_advance, captions, more_time, camera_off, breaks, other)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (guild_id, user_id, *(need in needs.ticked for need in Need), needs.other),
        )


# Blocks.


async def list_blocks(tx: Transaction, guild_id: int, user_id: int) -> Blocks:
    """Those that this person made."""
    people = await tx.all(
        "SELECT person_id, made_at FROM person_block WHERE guild_id = ? AND user_id = ? ORDER BY made_at, person_id",
        (guild_id, user_id),
    )
    employers = await tx.all(
        "SELECT employer, name, made_at FROM employer_block WHERE guild_id = ? AND user_id = ? ORDER BY employer",
        (guild_id, user_id),
    )
    return Blocks(
        [BlockedPerson(row["person_id"], to_instant(row["made_at"])) for row in people],
        [BlockedEmployer(row["employer"], row["name"], to_instant(row["made_at"])) for row in employers],
    )


async def add_person(tx: Transaction, guild_id: int, user_id: int, person_id: int, now: datetime) -> None:
    await tx.run(
        "INSERT OR IGNORE INTO person_block (guild_id, user_id, person_id, made_at) VALUES (?, ?, ?, ?)",
        (guild_id, user_id, person_id, to_seconds(now)),
    )


async def delete_person(tx: Transaction, guild_id: int, user_id: int, person_id: int) -> bool:
    changed = await tx.run(
        "DELETE FROM person_block WHERE guild_id = ? AND user_id = ? AND person_id = ?", (guild_id, user_id, person_id)
    )
    return changed == 1


async def add_employer(tx: Transaction, guild_id: int, user_id: int, employer: str, name: str, now: datetime) -> None:
    await tx.run(
        "INSERT OR IGNORE INTO employer_block (guild_id, user_id, employer, name, made_at) VALUES (?, ?, ?, ?, ?)",
        (guild_id, user_id, employer, name, to_seconds(now)),
    )


async def delete_employer(tx: Transaction, guild_id: int, user_id: int, employer: str) -> bool:
    changed = await tx.run(
        "DELETE FROM employer_block WHERE guild_id = ? AND user_id = ? AND employer = ?", (guild_id, user_id, employer)
    )
    return changed == 1


async def list_blocking_employer(tx: Transaction, guild_id: int, employer: str) -> list[int]:
    rows = await tx.all("SELECT user_id FROM employer_block WHERE guild_id = ? AND employer = ?", (guild_id, employer))
    return [row["user_id"] for row in rows]


async def list_blocked_employers(tx: Transaction, guild_id: int) -> dict[int, set[str]]:
    blocked: dict[int, set[str]] = defaultdict(set)
    for row in await tx.all("SELECT user_id, employer FROM employer_block WHERE guild_id = ?", (guild_id,)):
        blocked[row["user_id"]].add(row["employer"])
    return dict(blocked)


async def has_employer(tx: Transaction, guild_id: int, user_id: int, employer: str) -> bool:
    row = await tx.one(
        "SELECT 1 FROM employer_block WHERE guild_id = ? AND user_id = ? AND employer = ?",
        (guild_id, user_id, employer),
    )
    return row is not None


async def list_apart(tx: Transaction, guild_id: int, user_id: int) -> list[int]:
    """Everybody whom this person blocked, or who blocked them."""
    rows = await tx.all(
        """
        SELECT person_id AS other FROM person_block WHERE guild_id = :guild AND user_id = :user
        UNION
        SELECT user_id AS other FROM person_block WHERE guild_id = :guild AND person_id = :user
        """,
        {"guild": guild_id, "user": user_id},
    )
    return [row["other"] for row in rows]


async def list_pairs(tx: Transaction, guild_id: int) -> list[tuple[int, int]]:
    rows = await tx.all("SELECT user_id, person_id FROM person_block WHERE guild_id = ?", (guild_id,))
    return [(row["user_id"], row["person_id"]) for row in rows]


async def delete_member(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Everything that this person told. What others said about meeting them is others'."""
    own = (guild_id, user_id)
    await tx.run("DELETE FROM profile_entry WHERE guild_id = ? AND user_id = ?", own)
    await tx.run("DELETE FROM availability_part WHERE guild_id = ? AND user_id = ?", own)
    await tx.run("DELETE FROM availability_window WHERE guild_id = ? AND user_id = ?", own)
    await tx.run("DELETE FROM needs WHERE guild_id = ? AND user_id = ?", own)
    await tx.run("DELETE FROM person_block WHERE guild_id = ? AND user_id = ?", own)
    await tx.run("DELETE FROM employer_block WHERE guild_id = ? AND user_id = ?", own)
