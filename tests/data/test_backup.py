"""Copies and their return, also while a process has the database open and writes."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.features import ROOT, migration_folders
from data.backup import BackupError, copy_database, restore_database
from data.database import open_database
from data.migrations import MigrationError, check_history, migrate, read_migrations


def bring_up_to_date(copy: Path) -> None:
    check_history(copy, read_migrations(migration_folders()))
    migrate(copy, read_migrations(migration_folders()))


def put_name(database: Path, name: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO installation VALUES (?, '')", (name,))


def names(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM installation ORDER BY name")]


def number_of(database: Path) -> int:
    """The number that the writing process keeps; fails where it does not agree with the list beside it."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("BEGIN")
        row = connection.execute("SELECT value FROM installation WHERE name = 'number'").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM audit").fetchone()
    number = int(row[0]) if row else 0
    assert number == count
    return number


@contextmanager
def writing_process(database: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.data.backup_worker", str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "writing\n"
        try:
            yield process
            process.stdin.write("stop\n")
            process.stdin.flush()
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()


def test_a_copy_has_what_still_lies_in_the_write_ahead_log(database_path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database_path)) as open_connection:
        open_connection.execute("INSERT INTO installation VALUES ('fresh', '')")
        open_connection.commit()
        copy_database(database_path, tmp_path / "copies" / "copy.db")

        assert names(tmp_path / "copies" / "copy.db") == ["fresh"]
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["copy.db"]


def test_a_new_copy_replaces_the_old_one(database_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy_database(database_path, copy)
    put_name(database_path, "later")
    copy_database(database_path, copy)
    assert names(copy) == ["later"]


def test_the_names_of_files_may_hold_any_character(database_path: Path, tmp_path: Path) -> None:
    strange = tmp_path / "50% of #1? é" / "back up?mode=memory.db"
    put_name(database_path, "kept")
    copy_database(database_path, strange)
    restore_database(strange, tmp_path / "a?b#c.db", bring_up_to_date)
    assert names(strange) == ["kept"]
    assert names(tmp_path / "a?b#c.db") == ["kept"]


def test_the_database_itself_or_one_in_use_is_no_place_for_a_copy(database_path: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="choose another file"):
        copy_database(database_path, database_path)
    (tmp_path / "link.db").symlink_to(database_path)
    with pytest.raises(BackupError, match="choose another file"):
        copy_database(database_path, tmp_path / "link.db")

    other = tmp_path / "other.db"
    migrate(other, read_migrations(migration_folders()))
    with closing(sqlite3.connect(other)) as in_use:
        in_use.execute("INSERT INTO installation VALUES ('here', '')")
        in_use.commit()
        with pytest.raises(BackupError, match="in use"):
            copy_database(database_path, other)
        assert names(other) == ["here"]


def test_a_copy_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no database at"):
        copy_database(tmp_path / "nothing.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_copies_taken_while_another_process_writes_are_whole(database_path: Path, tmp_path: Path) -> None:
    with writing_process(database_path):
        numbers = []
        for index in range(15):
            copy_database(database_path, tmp_path / f"{index}.db")
            numbers.append(number_of(tmp_path / f"{index}.db"))

    assert numbers == sorted(numbers)
    assert numbers[0] < numbers[-1] <= number_of(database_path)


def test_a_restore_brings_back_the_content_and_keeps_what_was_there(database_path: Path, tmp_path: Path) -> None:
    put_name(database_path, "old")
    copy_database(database_path, tmp_path / "backup.db")
    put_name(database_path, "new")

    first = restore_database(tmp_path / "backup.db", database_path, bring_up_to_date)
    put_name(database_path, "newer")
    second = restore_database(tmp_path / "backup.db", database_path, bring_up_to_date)

    assert names(database_path) == ["old"]
    assert first.kept is not None
    assert names(first.kept) == ["new", "old"]
    assert second.kept is not None
    assert names(second.kept) == ["newer", "old"]
    assert not first.was_damaged


def test_a_restore_where_nothing_was_makes_the_database(database_path: Path, tmp_path: Path) -> None:
    put_name(database_path, "old")
    copy_database(database_path, tmp_path / "backup.db")

    restored = restore_database(tmp_path / "backup.db", tmp_path / "new folder" / "new.db", bring_up_to_date)

    assert restored.kept is None
    assert names(tmp_path / "new folder" / "new.db") == ["old"]
    with closing(sqlite3.connect(tmp_path / "new folder" / "new.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


async def test_a_process_that_has_the_file_open_goes_on_with_the_restored_content(
    database_path: Path, tmp_path: Path
) -> None:
    put_name(database_path, "old")
    copy_database(database_path, tmp_path / "backup.db")
    db = await open_database(database_path)
    async with db.write() as tx:
        await tx.run("INSERT INTO installation VALUES ('new', '')")
    before = await db.foreign_changes()

    restore_database(tmp_path / "backup.db", database_path, bring_up_to_date)

    async with db.read() as tx:
        assert [row["name"] for row in await tx.all("SELECT name FROM installation")] == ["old"]
    assert await db.foreign_changes() != before
    async with db.write() as tx:
        await tx.run("INSERT INTO installation VALUES ('after', '')")
    await db.close()
    assert names(database_path) == ["after", "old"]


def test_a_restore_under_load_tears_nothing_and_the_writer_goes_on_from_it(database_path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with writing_process(database_path):
        copy_database(database_path, backup)
        low = number_of(backup)
        for _ in range(5):
            kept = restore_database(backup, database_path, bring_up_to_date).kept
            assert kept is not None
            assert number_of(kept) >= low
            assert number_of(database_path) >= low

    assert number_of(database_path) >= low


def test_an_older_backup_is_brought_up_to_date_before_the_bot_sees_it(tmp_path: Path, database_path: Path) -> None:
    engine_only = {"core": migration_folders()["core"]}
    old = tmp_path / "old.db"
    migrate(old, read_migrations(engine_only))
    put_name(old, "old")
    folder = tmp_path / "feature"
    folder.mkdir()
    (folder / "0001_feature.sql").write_text("CREATE TABLE feature (id INTEGER) STRICT;")

    def prepare(copy: Path) -> None:
        migrate(copy, read_migrations(engine_only | {"feature": folder}))

    restore_database(old, database_path, prepare)

    assert names(database_path) == ["old"]
    with closing(sqlite3.connect(database_path)) as connection:
        assert connection.execute("SELECT count(*) FROM feature").fetchone() == (0,)
    with closing(sqlite3.connect(old)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("SELECT count(*) FROM feature")


def damaged(database: Path, to: Path) -> Path:
    content = bytearray(database.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    to.write_bytes(content)
    return to


def test_a_damaged_backup_is_refused_and_nothing_is_touched(database_path: Path, tmp_path: Path) -> None:
    backup = damaged(database_path, tmp_path / "damaged.db")
    put_name(database_path, "kept")

    with pytest.raises(BackupError, match=r"damaged\.db is (damaged|not a readable)"):
        restore_database(backup, database_path, bring_up_to_date)
    assert names(database_path) == ["kept"]
    assert list(database_path.parent.glob("*before*")) == []


@pytest.mark.parametrize("content", [b"", b"a letter\n" * 1000], ids=["empty", "a letter"])
def test_a_file_that_is_no_backup_is_refused(database_path: Path, tmp_path: Path, content: bytes) -> None:
    put_name(database_path, "kept")
    (tmp_path / "letter").write_bytes(content)

    with pytest.raises((BackupError, MigrationError), match="not a"):
        restore_database(tmp_path / "letter", database_path, bring_up_to_date)
    assert names(database_path) == ["kept"]


def test_a_missing_backup_is_refused(database_path: Path, tmp_path: Path) -> None:
    for nothing in (tmp_path / "nothing.db", tmp_path):
        with pytest.raises(BackupError, match="no backup at"):
            restore_database(nothing, database_path, bring_up_to_date)


def test_what_prepare_refuses_touches_nothing(database_path: Path, tmp_path: Path) -> None:
    copy_database(database_path, tmp_path / "backup.db")
    put_name(database_path, "kept")

    def refuse(_: Path) -> None:
        raise MigrationError("newer")

    with pytest.raises(MigrationError):
        restore_database(tmp_path / "backup.db", database_path, refuse)
    assert names(database_path) == ["kept"]
    assert list(tmp_path.glob(".restore-*")) == []


def test_a_damaged_database_does_not_stand_in_the_way_of_its_own_rescue(database_path: Path, tmp_path: Path) -> None:
    put_name(database_path, "old")
    copy_database(database_path, tmp_path / "backup.db")
    damaged(database_path, database_path)
    ruins = database_path.read_bytes()

    restored = restore_database(tmp_path / "backup.db", database_path, bring_up_to_date)

    assert names(database_path) == ["old"]
    assert restored.was_damaged
    assert restored.kept is not None
    assert restored.kept.read_bytes() == ruins


def test_a_place_that_cannot_be_written_is_explained(database_path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupError, match="could not be copied to"):
        copy_database(database_path, tmp_path / "file" / "copy.db")
