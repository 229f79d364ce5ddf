"""Copies of the database that are safe to take, and to put back, while the bot is running.

SQLite's own online backup is used: a plain copy of the file misses what still lies in the write-ahead log.
"""

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

BUSY_SECONDS = 30


class BackupError(Exception):
    """The copy could not be made or is not whole; the message says what to do."""


@dataclass(frozen=True)
class Restored:
    """Where the content from before is kept, if there was any, and whether it was damaged."""

    kept: Path | None = None
    was_damaged: bool = False


def copy_database(source: Path, target: Path) -> None:
    """Write a checked copy of `source` to `target`, replacing it only once the copy is whole."""
    if not source.is_file():
        raise BackupError(f"There is no database at {source}.")
    if _part(target, "-wal").exists() or (target.exists() and target.samefile(source)):
        raise BackupError(f"{target} is a database in use: choose another file for the copy.")
    with _explaining(f"{source} could not be copied to {target}"):
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".copy-", dir=target.parent) as folder:
            unfinished = Path(folder) / target.name
            with closing(_open_existing(source)) as original, closing(sqlite3.connect(unfinished)) as copy:
                original.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            check_integrity(unfinished, called=source)
            unfinished.replace(target)


def restore_database(backup: Path, database: Path, prepare: Callable[[Path], object]) -> Restored:
    """Put the content of `backup` in place of `database`, also while the bot has it open.

    `prepare` gets a copy of the backup first, to bring it up to date or to refuse it by raising. The present content
    is kept beside the database.
    """
    if not backup.is_file():
        raise BackupError(f"There is no backup at {backup}.")
    check_integrity(backup)
    with _explaining(f"{backup} could not be restored to {database}"):
        database.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".restore-", dir=database.parent) as folder:
            ready = Path(folder) / backup.name
            copy_database(backup, ready)
            prepare(ready)
            restored = _keep_aside(database)
            with (
                closing(_open_existing(ready)) as source,
                closing(sqlite3.connect(database, timeout=BUSY_SECONDS)) as target,
            ):
                target.execute("PRAGMA journal_mode = WAL")
                source.backup(target)
        check_integrity(database)
    return restored


def check_integrity(database: Path, called: Path | None = None) -> None:
    """Raise BackupError unless SQLite finds the whole file sound, foreign keys included."""
    name = called or database
    try:
        with closing(_open_existing(database)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        raise BackupError(f"{name} is not a readable SQLite database: {error}") from error
    if found != [("ok",)]:
        raise BackupError(f"{name} is damaged: {found[0][0]}. Use another backup.")
    if orphans:
        raise BackupError(f"{name} has {len(orphans)} rows that point at nothing. Use another backup.")


def _keep_aside(database: Path) -> Restored:
    if not database.exists():
        return Restored()
    numbered = (_part(database, f".before-restore-{number}") for number in itertools.count(1))
    kept = next(path for path in numbered if not path.exists())
    try:
        copy_database(database, kept)
    except BackupError:
        # Damage may be the very reason for restoring. Everything is kept as it is, and the way is free for a new file.
        for suffix in ("-wal", "-shm", ""):
            if _part(database, suffix).exists():
                _part(database, suffix).rename(_part(kept, suffix))
        return Restored(kept, was_damaged=True)
    return Restored(kept)


def _part(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def _open_existing(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)


@contextmanager
def _explaining(what_failed: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"{what_failed}: {error}") from error
