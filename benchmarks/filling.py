"""Databases filled in bulk: groups with open slots, interviews to come and interviews long over."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core.features import migration_folders
from data.migrations import migrate, read_migrations

SLOT_MINUTES = 45
ZONE = "Europe/Lisbon"

_SLOT = """
    INSERT INTO slot (id, guild_id, volunteer_id, starts_at, ends_at, minutes, state, made_at)
    VALUES (?, ?, ?, ?, ?, 30, ?, 0)
"""
_INTERVIEW = """
    INSERT INTO interview (id, guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes, goals,
        may_be_watched, may_be_recorded, state, booked_at, told_sequence, card_revision, thread_id, card_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, 30, 'Practise talking about my last job', 0, 0, ?, 0, 0, 1, ?, ?)
"""
_JOB = "INSERT INTO job (guild_id, kind, subject_id, detail, due_at, useless_at) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Group:
    guild_id: int
    members: Sequence[int]
    volunteers: Sequence[int]


class Filling:
    """Rows are added in one transaction by `filled`, which makes the database."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = int(now.timestamp())
        self._slots = 0
        self._interviews = 0

    def settings(self, group: Group, **values: object) -> None:
        rows = [(group.guild_id, name, json.dumps(value)) for name, value in values.items()]
        self._connection.executemany("INSERT INTO guild_setting (guild_id, name, value) VALUES (?, ?, ?)", rows)

    def zones(self, group: Group, people: Iterable[int]) -> None:
        rows = [(group.guild_id, user_id, ZONE) for user_id in people]
        self._connection.executemany(
            "INSERT INTO member (guild_id, user_id, zone, zone_set_at) VALUES (?, ?, ?, 0)", rows
        )

    def open_slots(self, group: Group, each: int, first_day: int = 2) -> None:
        """So many open slots of each volunteer, one a day from the day after tomorrow on."""
        starts = [self._now + int(timedelta(days=first_day + day).total_seconds()) for day in range(each)]
        for volunteer_id in group.volunteers:
            self._add_slots(group, [volunteer_id] * each, starts, "open")

    def past_interviews(self, group: Group, number: int) -> None:
        """Interviews that are over, one an hour, with each member and volunteer in turn."""
        starts = [self._now - 3600 * (1 + index) for index in range(number)]
        self._add_interviews(group, starts, "finished")

    def live_interviews(self, group: Group, number: int) -> list[int]:
        """Booked interviews from tomorrow on, one an hour, with each member and volunteer in turn; their ids."""
        return self._add_interviews(group, [self._now + 3600 * (24 + index) for index in range(number)], "booked")

    def interviews_at_once(self, group: Group, at: datetime, threads: Sequence[int], reminded: str) -> None:
        """An interview at the same time for each pair of a member and a volunteer, with a reminder due now."""
        starts_at = int(at.timestamp())
        ids = self._add_interviews(group, [starts_at] * len(threads), "booked", threads)
        rows = [(group.guild_id, "interviews:remind", id, reminded, self._now, starts_at) for id in ids]
        self._connection.executemany(_JOB, rows)

    def far_jobs(self, group: Group, interviews: Iterable[int]) -> None:
        """What waits for its time: the end of each of these interviews."""
        self._add_jobs(group, interviews, self._now + 86400)

    def due_jobs(self, group: Group, number: int) -> None:
        self._add_jobs(group, range(-number, 0), self._now)

    def _add_jobs(self, group: Group, subjects: Iterable[int], due_at: int) -> None:
        rows = [(group.guild_id, "interviews:finish", subject, "", due_at, None) for subject in subjects]
        self._connection.executemany(_JOB, rows)

    def _add_interviews(
        self, group: Group, starts: Sequence[int], state: str, threads: Sequence[int | None] = ()
    ) -> list[int]:
        members, volunteers = group.members, group.volunteers
        taken = [volunteers[index % len(volunteers)] for index in range(len(starts))]
        slots = self._add_slots(group, taken, starts, "taken")
        first = self._interviews + 1
        self._interviews += len(starts)
        threads = threads or [None] * len(starts)
        rows = [
            (
                first + index,
                group.guild_id,
                slots[index],
                taken[index],
                members[index % len(members)],
                starts_at,
                starts_at + SLOT_MINUTES * 60,
                state,
                threads[index],
                threads[index],
            )
            for index, starts_at in enumerate(starts)
        ]
        self._connection.executemany(_INTERVIEW, rows)
        return [first + index for index in range(len(starts))]

    def _add_slots(self, group: Group, volunteers: Sequence[int], starts: Sequence[int], state: str) -> list[int]:
        first = self._slots + 1
        self._slots += len(starts)
        rows = [
            (first + index, group.guild_id, volunteers[index], starts_at, starts_at + SLOT_MINUTES * 60, state)
            for index, starts_at in enumerate(starts)
        ]
        self._connection.executemany(_SLOT, rows)
        return [first + index for index in range(len(starts))]


@contextmanager
def filled(path: Path, now: datetime) -> Iterator[Filling]:
    """A new database with every migration, and what is added within the `with`."""
    migrate(path, read_migrations(migration_folders()))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield Filling(connection, now)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
