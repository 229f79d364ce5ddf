"""Calls made by an earlier version come through the table being made anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import cogs.standby

FOLDER = Path(cogs.standby.__file__).parent / "migrations"
CALLS = [
    (1, 7, 70, 700, "open", 1_000, 2_000, 5, 6),
    (2, 7, 71, 701, "passed", 1_001, 2_001, None, None),
]
COLUMNS = "id, guild_id, slot_id, user_id, state, made_at, due_at, channel_id, message_id"


def test_calls_of_an_earlier_version_keep_all_they_had_and_may_lose_their_person() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((FOLDER / "0001_standby.sql").read_text(encoding="utf-8"))
        connection.executemany(f"INSERT INTO standby_call ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", CALLS)
        indexes = list_indexes(connection)
        connection.executescript((FOLDER / "0002_sending.sql").read_text(encoding="utf-8"))
        assert connection.execute(f"SELECT {COLUMNS} FROM standby_call ORDER BY id").fetchall() == CALLS
        assert connection.execute("SELECT DISTINCT sending_to FROM standby_call").fetchall() == [("[]",)]
        assert list_indexes(connection) == indexes != []
        connection.execute("UPDATE standby_call SET user_id = NULL")


def list_indexes(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'standby_call' ORDER BY name"
    ).fetchall()
