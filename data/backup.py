"""Copies of the database that are safe to take, and to put back, while the bot is running.

SQLite's own online backup is used: a plain copy of the file misses what still lies in the write-ahead log.
"""

import sqlite3
from contextlib import closing
from pathlib import Path


class BackupError(Exception):
    """The copy could not be made or is not whole; the message says what to do."""


def copy_database(source: Path, target: Path) -> None:
    """Write a checked copy of `source` to `target`, replacing it only once the copy is whole."""
    if not source.exists():
        raise BackupError(f"There is no database at {source}.")
    unfinished = target.with_name(target.name + ".unfinished")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.unlink(missing_ok=True)
    try:
        with closing(_open_existing(source)) as original, closing(sqlite3.connect(unfinished)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        check_integrity(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore_database(backup: Path, database: Path) -> Path | None:
    """Put the content of `backup` in place of `database`, also while the bot has it open.

    The present content is kept beside it first; returns where, or None if there was none.
    """
    if not backup.exists():
        raise BackupError(f"There is no backup at {backup}.")
    check_integrity(backup)
    kept = None
    if database.exists():
        kept = database.with_name(database.name + ".before-restore")
        copy_database(database, kept)
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(_open_existing(backup)) as source, closing(sqlite3.connect(database, timeout=30)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        source.backup(target)
    check_integrity(database)
    return kept


def check_integrity(database: Path) -> None:
    """Raise BackupError unless SQLite finds the whole file sound, foreign keys included."""
    try:
        with closing(_open_existing(database)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{database} is not a readable SQLite database: {error}") from error
    if found != [("ok",)]:
        raise BackupError(f"{database} is damaged: {found[0][0]}. Use another backup.")
    if orphans:
        raise BackupError(f"{database} has {len(orphans)} rows that point at nothing. Use another backup.")


def _open_existing(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=30)
