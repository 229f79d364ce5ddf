"""Transactions: whole or not at all, whatever happens in the middle."""

import asyncio
import contextlib
import sqlite3

import pytest

from core.errors import Refusal
from data.database import Database, DatabaseClosed, open_database

SECONDS = 5


async def names(db: Database) -> list[str]:
    async with db.read() as tx:
        return [row["name"] for row in await tx.all("SELECT name FROM installation ORDER BY name")]


ADD = "INSERT INTO installation (name, value) VALUES (?, '')"


async def test_what_a_transaction_wrote_is_there_after_it(db: Database) -> None:
    async with db.write() as tx:
        assert await tx.run(ADD, ("kept",)) == 1

    assert await names(db) == ["kept"]


@pytest.mark.parametrize("error", [Refusal("no"), RuntimeError("defect")])
async def test_a_refusal_or_a_defect_commits_nothing(db: Database, error: Exception) -> None:
    with pytest.raises(type(error)):
        async with db.write() as tx:
            await tx.run(ADD, ("lost",))
            raise error

    assert await names(db) == []
    async with db.write() as tx:
        await tx.run(ADD, ("next",))
    assert await names(db) == ["next"]


async def test_a_statement_that_fails_rolls_back_those_before_it(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write() as tx:
            await tx.run(ADD, ("twice",))
            await tx.run(ADD, ("twice",))

    assert await names(db) == []


async def cancelled_at_step(db: Database, step: int) -> bool:
    """Let a writer run for `step` turns of the event loop, then cancel it; whether its write counts."""

    async def write() -> None:
        async with db.write() as tx:
            await tx.run(ADD, (f"step {step}",))
            await tx.run(ADD, (f"step {step} too",))

    writer = asyncio.create_task(write())
    for _ in range(step):
        await asyncio.sleep(0)
        if writer.done():
            return True
    writer.cancel()
    await asyncio.wait([writer])
    return False


async def test_a_writer_cancelled_at_any_moment_leaves_all_or_nothing_and_no_open_transaction(db: Database) -> None:
    for step in range(200):
        finished = await cancelled_at_step(db, step)
        async with asyncio.timeout(SECONDS), db.write() as tx:
            await tx.run("DELETE FROM installation WHERE name = 'probe'")
            await tx.run(ADD, ("probe",))
        written = [name for name in await names(db) if name.startswith(f"step {step}")]
        assert len(written) in ((2,) if finished else (0, 2)), f"step {step}"


async def test_a_writer_cancelled_while_its_transaction_begins_does_not_block_the_next(db: Database) -> None:
    """The statement already lies with the database's thread, which a cancellation does not reach."""
    blocker = sqlite3.connect(db.path)
    blocker.execute("BEGIN IMMEDIATE")
    begun = asyncio.Event()

    async def write() -> None:
        begun.set()
        async with db.write() as tx:
            await tx.run(ADD, ("cancelled",))

    writer = asyncio.create_task(write())
    await begun.wait()
    await asyncio.sleep(0)
    writer.cancel()
    blocker.rollback()
    blocker.close()
    await asyncio.wait([writer])

    async with asyncio.timeout(SECONDS), db.write() as tx:
        await tx.run(ADD, ("next",))
    assert await names(db) == ["next"]


async def test_only_one_transaction_is_open_at_a_time_and_none_is_lost(db: Database) -> None:
    async with db.write() as tx:
        await tx.run("INSERT INTO installation (name, value) VALUES ('count', '0')")

    async def add_one() -> None:
        async with db.write() as tx:
            row = await tx.one("SELECT value FROM installation WHERE name = 'count'")
            assert row is not None
            await asyncio.sleep(0)
            await tx.run("UPDATE installation SET value = ? WHERE name = 'count'", (str(int(row["value"]) + 1),))

    async with asyncio.timeout(SECONDS):
        await asyncio.gather(*(add_one() for _ in range(50)))

    async with db.read() as tx:
        row = await tx.one("SELECT value FROM installation WHERE name = 'count'")
    assert row is not None
    assert row["value"] == "50"


async def test_a_reader_sees_only_what_was_committed(db: Database) -> None:
    async with db.write() as tx:
        await tx.run(ADD, ("half done",))
        assert await names(db) == []

    assert await names(db) == ["half done"]


async def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        async with db.read() as tx:
            await tx.run(ADD, ("by a reader",))


async def test_more_readers_than_connections_wait_for_each_other(db: Database) -> None:
    async with asyncio.timeout(SECONDS):
        assert await asyncio.gather(*(names(db) for _ in range(50))) == [[]] * 50


async def test_effects_come_after_the_commit_and_not_at_all_without_one(db: Database) -> None:
    happened: list[str] = []
    async with db.write() as tx:
        tx.after_commit(lambda: happened.append("committed"))
        await tx.run(ADD, ("kept",))
        assert happened == []
    with pytest.raises(Refusal):
        async with db.write() as tx:
            tx.after_commit(lambda: happened.append("refused"))
            raise Refusal("no")

    assert happened == ["committed"]


async def test_effects_come_even_when_the_writer_is_cancelled_during_the_commit(db: Database) -> None:
    for step in range(200):
        happened: list[int] = []

        async def write(step: int = step, happened: list[int] = happened) -> None:
            async with db.write() as tx:
                tx.after_commit(lambda: happened.append(step))
                await tx.run(ADD, (f"step {step}",))

        writer = asyncio.create_task(write())
        for _ in range(step):
            await asyncio.sleep(0)
        writer.cancel()
        await asyncio.wait([writer])
        async with db.write():
            pass
        assert (f"step {step}" in await names(db)) == (happened == [step]), f"step {step}"


async def test_a_task_knows_whether_it_changed_anything(db: Database) -> None:
    async def act(sql: str, name: str) -> bool:
        with contextlib.suppress(Refusal):
            async with db.write() as tx:
                await tx.run(sql, (name,))
                if name == "refused":
                    raise Refusal("no")
        return db.was_changed_by_this_task()

    nothing = "UPDATE installation SET value = 'x' WHERE name = ?"
    for sql, name, changed in [(ADD, "kept", True), (ADD, "refused", False), (nothing, "nobody", False)]:
        assert await asyncio.create_task(act(sql, name)) is changed, name
    assert not db.was_changed_by_this_task()


async def test_foreign_keys_are_kept(db: Database) -> None:
    async with db.read() as tx:
        row = await tx.one("PRAGMA foreign_keys")
    assert row is not None
    assert row[0] == 1


async def test_a_commit_is_on_disk_before_anybody_is_told(db: Database) -> None:
    async with db.write() as tx:
        synchronous = await tx.one("PRAGMA synchronous")
        journal = await tx.one("PRAGMA journal_mode")

    assert synchronous is not None
    assert synchronous[0] == 2
    assert journal is not None
    assert journal[0] == "wal"


async def test_what_another_process_wrote_is_noticed_and_ones_own_writes_are_not(db: Database) -> None:
    before = await db.foreign_changes()
    async with db.write() as tx:
        await tx.run(ADD, ("own",))
    assert await db.foreign_changes() == before

    other = await open_database(db.path)
    async with other.write() as tx:
        await tx.run(ADD, ("foreign",))
    await other.close()

    assert await db.foreign_changes() != before


async def test_closing_twice_is_closing_once(db: Database) -> None:
    await db.close()
    await db.close()


async def test_closing_waits_for_the_transaction_that_is_open(db: Database) -> None:
    async with db.write() as tx:
        closing = asyncio.create_task(db.close())
        await asyncio.sleep(0)
        await tx.run(ADD, ("kept",))
    await closing

    again = await open_database(db.path)
    assert await names(again) == ["kept"]
    await again.close()


async def test_who_still_waits_to_write_when_it_closes_is_refused_and_keeps_nobody_waiting(db: Database) -> None:
    first_may_end = asyncio.Event()

    async def write(name: str, until: asyncio.Event | None = None) -> None:
        async with db.write() as tx:
            await tx.run(ADD, (name,))
            if until:
                await until.wait()

    first = asyncio.create_task(write("first", first_may_end))
    await asyncio.sleep(0)
    crowd = [asyncio.create_task(write(f"late {number}")) for number in range(50)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(db.close())
    await asyncio.sleep(0)
    first_may_end.set()

    async with asyncio.timeout(SECONDS):
        await closing
        outcomes = await asyncio.gather(first, *crowd, return_exceptions=True)

    assert outcomes[0] is None
    assert all(isinstance(outcome, DatabaseClosed) for outcome in outcomes[1:])
