"""Migrations: each whole or not at all, never edited, never backwards, with a copy kept before."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from core.features import ROOT, migration_folders
from data.migrations import MigrationError, check_history, migrate, read_migrations

FIRST = "CREATE TABLE first (id INTEGER PRIMARY KEY) STRICT;"
SECOND = "CREATE TABLE second (id INTEGER PRIMARY KEY) STRICT; INSERT INTO second VALUES (1);"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "migrations"
    made.mkdir()
    return made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "folder that is not there yet" / "greenroom.db"


def put(folder: Path, number: int, sql: str, name: str = "change") -> None:
    (folder / f"{number:04}_{name}.sql").write_text(sql)


def apply(database: Path, folder: Path) -> int:
    return migrate(database, read_migrations({"feature": folder}))


def tables(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return found - {"migration", "sqlite_sequence"}


def test_a_fresh_database_gets_every_table_of_the_real_files(database: Path) -> None:
    count = migrate(database, read_migrations(migration_folders()))

    assert count >= 1
    assert {"guild_setting", "installation", "audit", "job"} <= tables(database)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_real_files_neither_begin_nor_end_transactions() -> None:
    """Each is run inside one; a COMMIT in the middle would make it applied by halves."""
    for migration in read_migrations(migration_folders()):
        words = set(migration.sql.upper().replace(";", " ").split())
        assert not words & {"COMMIT", "ROLLBACK", "SAVEPOINT", "ATTACH", "VACUUM"}, migration


def test_every_table_of_the_real_files_is_strict(database: Path) -> None:
    migrate(database, read_migrations(migration_folders()))
    with closing(sqlite3.connect(database)) as connection:
        loose = [row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "table" and not row[5]]
    assert [name for name in loose if not name.startswith("sqlite_")] == []


def test_applying_twice_is_applying_once(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    assert apply(database, folder) == 1
    assert apply(database, folder) == 0


def test_only_what_is_new_is_applied_and_what_was_there_is_kept(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    apply(database, folder)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO first VALUES (7)")
    put(folder, 2, SECOND)

    assert apply(database, folder) == 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT id FROM first").fetchall() == [(7,)]
    assert tables(database) == {"first", "second"}


def test_a_whole_copy_is_kept_before_a_database_is_changed(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    apply(database, folder)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO first VALUES (7)")
    put(folder, 2, SECOND)
    apply(database, folder)

    (kept,) = database.parent.glob("*.before-migration-*")
    assert tables(kept) == {"first"}
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT id FROM first").fetchall() == [(7,)]


def test_a_fresh_database_needs_no_copy(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    apply(database, folder)
    assert list(database.parent.glob("*.before-*")) == []


def test_a_database_of_a_newer_version_is_refused_and_left_alone(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    put(folder, 2, SECOND)
    apply(database, folder)
    (folder / "0002_change.sql").unlink()
    before = database.read_bytes()

    with pytest.raises(MigrationError, match=r"newer than this program.*0002_change of feature"):
        apply(database, folder)
    assert database.read_bytes() == before


def test_a_changed_file_is_refused(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    apply(database, folder)
    put(folder, 1, FIRST + " CREATE TABLE sneaked (id INTEGER);")
    put(folder, 2, SECOND)

    with pytest.raises(MigrationError, match=r"0001_change of feature was changed.*new migration"):
        apply(database, folder)
    assert tables(database) == {"first"}


@pytest.mark.parametrize(
    "names",
    [["0002_late.sql"], ["0001_one.sql", "0003_three.sql"], ["0001_one.sql", "0001_two.sql"], ["one.sql"], ["1_a.sql"]],
    ids=" ".join,
)
def test_gaps_double_numbers_and_strange_names_are_refused(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).write_text(FIRST)
    with pytest.raises(MigrationError, match="without gaps"):
        read_migrations({"feature": folder})


@pytest.mark.parametrize("broken", ["INSERT INTO nowhere VALUES (1);", "CREATE TABEL x", "SELECT 1; /*"])
def test_a_file_that_fails_changes_nothing_and_can_be_tried_again(database: Path, folder: Path, broken: str) -> None:
    put(folder, 1, FIRST)
    put(folder, 2, SECOND + broken)
    with pytest.raises(MigrationError, match="0002_change of feature failed and changed nothing"):
        apply(database, folder)
    assert tables(database) == {"first"}

    put(folder, 2, SECOND)
    assert apply(database, folder) == 1
    assert tables(database) == {"first", "second"}


def test_a_file_may_end_in_a_comment(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST + "\n-- and that is all")
    assert apply(database, folder) == 1


@pytest.mark.parametrize("content", [b"this is a letter, not a database\n" * 100, b"SQLite format 3\0 but torn"])
def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path, folder: Path, content: bytes) -> None:
    put(folder, 1, FIRST)
    letter = tmp_path / "letter.db"
    letter.write_bytes(content)

    with pytest.raises(MigrationError, match=r"letter\.db"):
        apply(letter, folder)
    assert letter.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    foreign = tmp_path / "photos.db"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")

    with pytest.raises(MigrationError, match=r"photos\.db is not a Greenroom database"):
        apply(foreign, folder)
    assert tables(foreign) == {"photo"}
    with pytest.raises(MigrationError, match="not a Greenroom database"):
        check_history(foreign, read_migrations({"feature": folder}))


SLOW = """
CREATE TABLE slow (id INTEGER PRIMARY KEY) STRICT;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) INSERT INTO slow SELECT i FROM n;
"""
MIGRATE = """
import sys
from pathlib import Path
from data.migrations import migrate, read_migrations
print("migrating", flush=True)
migrate(Path(sys.argv[1]), read_migrations({"feature": Path(sys.argv[2])}))
"""


def test_a_process_killed_in_the_middle_of_migrating_leaves_whole_steps(database: Path, folder: Path) -> None:
    put(folder, 1, FIRST)
    apply(database, folder)
    put(folder, 2, SECOND)
    put(folder, 3, SLOW)
    command = [sys.executable, "-c", MIGRATE, str(database), str(folder)]
    for life in (0.0, 0.02, 0.05, 0.1, 0.2):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(life)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        assert tables(database) in ({"first"}, {"first", "second"})
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    put(folder, 3, SLOW.replace("3000000", "3"))
    assert apply(database, folder) in (1, 2)
    assert tables(database) == {"first", "second", "slow"}
