"""Resume files in the database: who gave them and which messages hold them."""

from datetime import datetime

from cogs.resumes.models import Copy, ResumeFile
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_file(
    tx: Transaction, guild_id: int, member_id: int, file_name: str, received_at: datetime, remove_at: datetime
) -> ResumeFile:
    rows = await tx.all(
        """
        INSERT INTO resume_file (guild_id, member_id, file_name, received_at, remove_at)
        VALUES (?, ?, ?, ?, ?) RETURNING *
        """,
        (guild_id, member_id, file_name, to_seconds(received_at), to_seconds(remove_at)),
    )
    return _file(rows[0])


async def get_file(tx: Transaction, guild_id: int, file_id: int) -> ResumeFile | None:
    row = await tx.one("SELECT * FROM resume_file WHERE id = ? AND guild_id = ?", (file_id, guild_id))
    return _file(row) if row else None


async def list_of_interview(tx: Transaction, guild_id: int, interview_id: int) -> list[ResumeFile]:
    rows = await tx.all(
        "SELECT * FROM resume_file WHERE interview_id = ? AND guild_id = ? ORDER BY id", (interview_id, guild_id)
    )
    return [_file(row) for row in rows]


async def list_of_member(tx: Transaction, guild_id: int, member_id: int) -> list[ResumeFile]:
    rows = await tx.all("SELECT * FROM resume_file WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))
    return [_file(row) for row in rows]


async def set_kept(tx: Transaction, file: ResumeFile, channel_id: int | None, message_id: int | None) -> bool:
    """Where the member's own copy is, or is about to be (no message yet); False if the file was removed meanwhile."""
    changed = await tx.run(
        "UPDATE resume_file SET kept_channel_id = ?, kept_message_id = ? WHERE id = ? AND guild_id = ?",
        (channel_id, message_id, file.id, file.guild_id),
    )
    return changed == 1


async def set_shared(tx: Transaction, file: ResumeFile, channel_id: int, message_id: int | None) -> bool:
    """Where the parties' copy is, or is about to be; False if the file is no longer for this interview."""
    changed = await tx.run(
        """
        UPDATE resume_file SET shared_channel_id = ?, shared_message_id = ?
        WHERE id = ? AND guild_id = ? AND interview_id = ?
        """,
        (channel_id, message_id, file.id, file.guild_id, file.interview_id),
    )
    return changed == 1


async def set_interview(
    tx: Transaction, guild_id: int, file_id: int, interview_id: int | None, remove_at: datetime
) -> None:
    await tx.run(
        "UPDATE resume_file SET interview_id = ?, remove_at = ? WHERE id = ? AND guild_id = ?",
        (interview_id, to_seconds(remove_at), file_id, guild_id),
    )


async def add_copy(tx: Transaction, guild_id: int, file_id: int, channel_id: int, now: datetime) -> bool:
    """A copy is about to be in this thread, or is there; False if the file is gone or about to be removed."""
    await tx.run(
        """
        INSERT OR IGNORE INTO resume_copy (file_id, guild_id, channel_id)
        SELECT id, guild_id, ? FROM resume_file WHERE id = ? AND guild_id = ? AND remove_at > ?
        """,
        (channel_id, file_id, guild_id, to_seconds(now)),
    )
    return await get_copy(tx, guild_id, file_id, channel_id) is not None


async def get_copy(tx: Transaction, guild_id: int, file_id: int, channel_id: int) -> Copy | None:
    row = await tx.one(
        """
        SELECT channel_id, message_id, pages_message_id FROM resume_copy
        WHERE file_id = ? AND channel_id = ? AND guild_id = ?
        """,
        (file_id, channel_id, guild_id),
    )
    return Copy(**dict(row)) if row else None


async def list_copies(tx: Transaction, guild_id: int, file_id: int) -> list[Copy]:
    rows = await tx.all(
        "SELECT channel_id, message_id, pages_message_id FROM resume_copy WHERE file_id = ? AND guild_id = ?",
        (file_id, guild_id),
    )
    return [Copy(**dict(row)) for row in rows]


async def set_copied(tx: Transaction, guild_id: int, file_id: int, channel_id: int, message_id: int) -> bool:
    """False if the copy is no longer wanted."""
    changed = await tx.run(
        "UPDATE resume_copy SET message_id = ? WHERE file_id = ? AND channel_id = ? AND guild_id = ?",
        (message_id, file_id, channel_id, guild_id),
    )
    return changed == 1


async def set_pages(tx: Transaction, guild_id: int, file_id: int, channel_id: int, message_id: int) -> bool:
    """Where the pictures of a copy's pages are; False if the copy is no longer wanted."""
    changed = await tx.run(
        "UPDATE resume_copy SET pages_message_id = ? WHERE file_id = ? AND channel_id = ? AND guild_id = ?",
        (message_id, file_id, channel_id, guild_id),
    )
    return changed == 1


async def delete_copy(tx: Transaction, guild_id: int, file_id: int, channel_id: int) -> None:
    await tx.run(
        "DELETE FROM resume_copy WHERE file_id = ? AND channel_id = ? AND guild_id = ?",
        (file_id, channel_id, guild_id),
    )


async def delete_file(tx: Transaction, guild_id: int, file_id: int) -> None:
    await tx.run("DELETE FROM resume_file WHERE id = ? AND guild_id = ?", (file_id, guild_id))


async def get_thread_id(tx: Transaction, guild_id: int, member_id: int) -> int | None:
    row = await tx.one(
        "SELECT thread_id FROM resume_thread WHERE guild_id = ? AND member_id = ?", (guild_id, member_id)
    )
    return int(row["thread_id"]) if row else None


async def set_thread_id(tx: Transaction, guild_id: int, member_id: int, thread_id: int) -> None:
    await tx.run(
        "INSERT OR REPLACE INTO resume_thread (guild_id, member_id, thread_id) VALUES (?, ?, ?)",
        (guild_id, member_id, thread_id),
    )


async def delete_thread(tx: Transaction, guild_id: int, member_id: int) -> None:
    await tx.run("DELETE FROM resume_thread WHERE guild_id = ? AND member_id = ?", (guild_id, member_id))


def _file(row: Row) -> ResumeFile:
    values = dict(row)
    values["received_at"] = to_instant(values["received_at"])
    values["remove_at"] = to_instant(values["remove_at"])
    return ResumeFile(**values)
