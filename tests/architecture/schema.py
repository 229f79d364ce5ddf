"""Reads the real schema: which tables there are, whose they are, and which columns name a person.

Nothing here knows a table by name, so a new one is found as soon as it is there.
"""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.features import migration_folders
from data.migrations import migrate, read_migrations

DISCORD_THINGS = frozenset(
    {"guild", "channel", "message", "thread", "event", "card", "role", "attachment", "file", "application", "job"}
)
"""What an id can be of that is no person."""

PEOPLE = frozenset({"user", "member", "volunteer", "host", "observer", "reviewer", "moderator", "person", "author"})
"""What people are called in columns, even where a table has the same name."""

NOT_ABOUT_PEOPLE = frozenset({("job", "subject_id")})
"""Columns that could be taken for a person's. What a job is about is a row of its feature's."""

_IN_LIST = r"\b{column}\s+IN\s*\(([^)]*)\)"
_BETWEEN = r"\b{column}\s+BETWEEN\s+(-?\d+)\s+AND\s+(-?\d+)"


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    required: bool
    default: object
    is_key: bool
    parent: str | None
    """The table that it refers to."""
    choices: tuple[str | int, ...]
    """The values that a CHECK lists, or the least and the largest of a range."""


@dataclass(frozen=True)
class Table:
    owner: str
    name: str
    columns: tuple[Column, ...]

    @property
    def has_guild(self) -> bool:
        return any(column.name == "guild_id" for column in self.columns)


def tables_by_owner(path: Path) -> list[Table]:
    """Make a database at `path`, one owner's migrations after the other's, and see what each adds."""
    found: list[Table] = []
    known: set[str] = set()
    folders = migration_folders()
    for count, owner in enumerate(folders, start=1):
        first = dict(list(folders.items())[:count])
        migrate(path, read_migrations(first))
        with closing(sqlite3.connect(path)) as connection:
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
                if name not in known and not name.startswith("sqlite_"):
                    found.append(Table(owner, name, _columns(connection, name, sql)))
                    known.add(name)
    return found


def person_columns(table: Table, tables: list[Table]) -> list[Column]:
    """The columns of a table that hold somebody's id. What is not known to be of a thing is taken to be of a person."""
    things = DISCORD_THINGS | {other.name for other in tables}
    return [column for column in table.columns if _names_a_person(table, column, things)]


def _names_a_person(table: Table, column: Column, things: frozenset[str]) -> bool:
    if column.type != "INTEGER" or column.parent or (table.name, column.name) in NOT_ABOUT_PEOPLE:
        return False
    if column.name.endswith("_by"):
        return True
    name, _, ending = column.name.rpartition("_")
    if not name or ending != "id":
        return False
    last_word = name.rpartition("_")[2]
    return last_word in PEOPLE or (last_word not in things and name not in things)


def _columns(connection: sqlite3.Connection, table: str, sql: str) -> tuple[Column, ...]:
    parents = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    return tuple(
        Column(name, type, bool(required), default, bool(key), parents.get(name), _choices(sql, name))
        for _, name, type, required, default, key in connection.execute(f"PRAGMA table_info({table})")
    )


def _choices(sql: str, column: str) -> tuple[str | int, ...]:
    listed = re.search(_IN_LIST.format(column=column), sql)
    if listed:
        return tuple(text.strip("'") if "'" in text else int(text) for text in re.split(r"\s*,\s*", listed[1].strip()))
    between = re.search(_BETWEEN.format(column=column), sql)
    return (int(between[1]), int(between[2])) if between else ()
