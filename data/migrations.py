"""Numbered SQL files, one sequence per owner (the engine and each feature), applied once each, whole or not at all.

An applied file is never edited: its digest is kept, and a change refuses to start. So does a database that knows
migrations which these files do not have (it was used by a newer version). Before changing a database that holds
anything, a copy is put beside it.
"""

import hashlib
import logging
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from data.backup import copy_database

log = logging.getLogger(__name__)

_FILE_NAME = re.compile(r"(\d{4})_(\w+)\.sql")

_BOOK = """
CREATE TABLE IF NOT EXISTS migration (
    owner TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (owner, number)
) STRICT, WITHOUT ROWID
"""


class MigrationError(Exception):
    """The database and the migration files do not fit together; the message says why and what to do."""


@dataclass(frozen=True)
class Migration:
    owner: str
    number: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def read_migrations(folders: Mapping[str, Path]) -> list[Migration]:
    """Every owner's files in order; raises MigrationError on a gap, a double number or a strange file name."""
    return [migration for owner, folder in folders.items() for migration in _read_folder(owner, folder)]


def _read_folder(owner: str, folder: Path) -> Iterable[Migration]:
    for expected, path in enumerate(sorted(folder.glob("*.sql")), start=1):
        match = _FILE_NAME.fullmatch(path.name)
        if match is None or int(match[1]) != expected:
            raise MigrationError(
                f"{path} should be migration {expected:04} of {owner}: numbers run from 0001 without gaps."
            )
        yield Migration(owner, expected, match[2], path.read_text(encoding="utf-8"))


def migrate(database: Path, migrations: list[Migration]) -> int:
    """Bring the database file up to date, creating it if need be; returns how many migrations were applied."""
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            return _migrate(connection, database, migrations)
    except (sqlite3.Error, OSError) as error:
        raise MigrationError(f"{database} cannot be used as the database: {error}") from error


def _migrate(connection: sqlite3.Connection, database: Path, migrations: list[Migration]) -> int:
    connection.execute("PRAGMA busy_timeout = 5000")
    if _holds_anything(connection):
        _refuse_foreign(connection, database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(_BOOK)
    applied = _applied(connection)
    _check_history(applied, migrations)
    pending = [migration for migration in migrations if (migration.owner, migration.number) not in applied]
    if pending and applied:
        _backup_first(database, applied)
    for migration in pending:
        _apply(connection, migration)
    return len(pending)


def check_history(database: Path, migrations: list[Migration]) -> None:
    """Raise MigrationError if this program cannot use that database file."""
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            _refuse_foreign(connection, database)
            _check_history(_applied(connection), migrations)
    except sqlite3.Error as error:
        raise MigrationError(f"{database} cannot be used as the database: {error}") from error


def _holds_anything(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _refuse_foreign(connection: sqlite3.Connection, database: Path) -> None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone() is None:
        raise MigrationError(f"{database} is not a Greenroom database.")


def _applied(connection: sqlite3.Connection) -> dict[tuple[str, int], tuple[str, str]]:
    rows = connection.execute("SELECT owner, number, name, digest FROM migration")
    return {(owner, number): (name, digest) for owner, number, name, digest in rows}


def _check_history(applied: dict[tuple[str, int], tuple[str, str]], migrations: list[Migration]) -> None:
    files = {(migration.owner, migration.number): migration for migration in migrations}
    for (owner, number), (name, digest) in sorted(applied.items()):
        migration = files.get((owner, number))
        if migration is None:
            raise MigrationError(
                f"The database is newer than this program: it knows migration {number:04}_{name} of {owner}. "
                "Start the version that last used it, or restore an older backup."
            )
        if migration.digest != digest:
            raise MigrationError(
                f"Migration {number:04}_{name} of {owner} was changed after it had been applied. "
                "Put the file back as it was and write a new migration for the change."
            )


def _backup_first(database: Path, applied: dict[tuple[str, int], tuple[str, str]]) -> None:
    backup = database.with_name(f"{database.name}.before-migration-{len(applied) + 1}")
    copy_database(database, backup)
    log.info("Kept a copy of the database before migrating: %s", backup)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    # executescript commits whatever is open before it starts, so the transaction must be part of the script.
    name, digest = migration.name, migration.digest
    record = f"INSERT INTO migration VALUES ('{migration.owner}', {migration.number}, '{name}', '{digest}');"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{migration.sql}\n{record}\nCOMMIT;")
        if connection.in_transaction:
            raise sqlite3.OperationalError("it ends in the middle of a comment or a statement")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise MigrationError(
            f"Migration {migration.number:04}_{name} of {migration.owner} failed and changed nothing: {error}"
        ) from error
    log.info("Applied migration %04d_%s of %s", migration.number, name, migration.owner)
