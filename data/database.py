"""SQLite for an async program: one writer, a few readers, explicit transactions.

`async with database.write() as tx` is one immediate transaction: it commits on leaving and rolls back on anything
raised. Only one is open at a time; nothing slow belongs inside, least of all a call to Discord.
`async with database.read() as tx` is a connection that cannot write; each statement sees what was committed then.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

import aiosqlite

log = logging.getLogger(__name__)

Row = sqlite3.Row
Parameters = Sequence[object] | Mapping[str, object]

READERS = 3
BUSY_MILLISECONDS = 5000


class Transaction:
    """What a store may do: run SQL. Committing is the business of whoever opened the transaction."""

    def __init__(self, connection: aiosqlite.Connection, work_added: asyncio.Event) -> None:
        self._connection = connection
        self.work_added = work_added
        self._after_commit: list[Callable[[], None]] = []

    async def all(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        return list(await self._connection.execute_fetchall(sql, parameters))

    async def one(self, sql: str, parameters: Parameters = ()) -> Row | None:
        rows = await self.all(sql, parameters)
        return rows[0] if rows else None

    async def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a change that returns no rows; the number of rows it changed."""
        cursor = await self._connection.execute(sql, parameters)
        return cursor.rowcount

    async def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        await self._connection.executemany(sql, rows)

    async def add(self, sql: str, parameters: Parameters = ()) -> int:
        """Insert one row; its id."""
        row = await self._connection.execute_insert(sql, parameters)
        assert row is not None
        return int(row[0])

    def after_commit(self, effect: Callable[[], None]) -> None:
        """Call `effect` once this transaction is safely on disk, and not at all if it is not."""
        self._after_commit.append(effect)

    def committed(self) -> None:
        for effect in self._after_commit:
            effect()


class DatabaseClosed(Exception):
    """The bot is stopping: what still waited to write is refused, so that closing waits for nobody."""


class Database:
    """The connections to one database file. Made by `open_database`."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._free_readers: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._free_readers.put_nowait(reader)
        self._writing = asyncio.Lock()
        self.work_added = asyncio.Event()
        """Set after a commit that left something to do; the job runner waits for it."""
        self._closed = False
        self._changed_by: WeakSet[asyncio.Task[Any]] = WeakSet()

    def was_changed_by_this_task(self) -> bool:
        """Whether the task that asks has committed anything that changed a row."""
        return asyncio.current_task() in self._changed_by

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        async with self._writing:
            if self._closed:
                raise DatabaseClosed("the database was closed before this change came to its turn")
            tx = Transaction(self._writer, self.work_added)
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                changes = self._writer.total_changes
                yield tx
                await asyncio.shield(self._commit(tx))
                task = asyncio.current_task()
                if task is not None and self._writer.total_changes > changes:
                    self._changed_by.add(task)
            except BaseException:
                # When cancelled in the middle of BEGIN or COMMIT, these stay with the database's thread, which does
                # them in order: this comes after them, and the next writer finds no open transaction.
                await asyncio.shield(self._writer.rollback())
                raise

    async def _commit(self, tx: Transaction) -> None:
        await self._writer.commit()
        tx.committed()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        reader = await self._free_readers.get()
        try:
            yield Transaction(reader, self.work_added)
        finally:
            self._free_readers.put_nowait(reader)

    async def foreign_changes(self) -> int:
        """A number that differs after another process wrote to the file, as `bot.py restore` does."""
        async with self._writing:
            rows = list(await self._writer.execute_fetchall("PRAGMA data_version"))
        return int(rows[0][0])

    async def close(self) -> None:
        """Close every connection; safe to call twice."""
        if self._closed:
            return
        self._closed = True
        async with self._writing:
            await self._writer.execute("PRAGMA optimize")
            await self._writer.close()
        for reader in self._readers:
            await reader.close()


async def open_database(path: Path) -> Database:
    """Open a database whose migrations have been applied (see `data.migrations.migrate`)."""
    writer = await _connect(path)
    readers = [await _connect(path, read_only=True) for _ in range(READERS)]
    return Database(path, writer, readers)


@asynccontextmanager
async def read_snapshot(path: Path) -> AsyncIterator[Transaction]:
    """For another process than the bot's: everything that is read is of one moment, and nothing can be written."""
    reader = await _connect(path, read_only=True)
    try:
        await reader.execute("BEGIN")
        yield Transaction(reader, asyncio.Event())
    finally:
        await reader.close()


async def _connect(path: Path, *, read_only: bool = False) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=256)
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    await connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        await connection.execute("PRAGMA query_only = ON")
    else:
        # Not for readers, whom either would make read the whole schema: the file keeps the first, and only who writes
        # needs the second. It took as long as all the rest of opening.
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
    return connection
