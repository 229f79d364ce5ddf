"""What happens to a resume file: received, attached to an interview, shared with its parties, removed."""

from datetime import datetime, timedelta

from cogs.resumes import store, texts
from cogs.resumes.models import ResumeFile
from core import jobs
from data.database import Transaction

REMOVE = "resumes:remove"

UNUSED_FOR = timedelta(hours=1)
"""How long a file may wait for the booking it was given for; then it is removed."""


async def receive(tx: Transaction, guild_id: int, member_id: int, file_name: str, now: datetime) -> ResumeFile:
    """Note that a file is about to be put into the member's private thread, and see that it cannot stay there."""
    file = await store.add_file(tx, guild_id, member_id, file_name, now, now + UNUSED_FOR)
    await jobs.schedule(tx, guild_id, REMOVE, file.id, file.remove_at)
    return file


async def keep_until(tx: Transaction, guild_id: int, file_id: int, remove_at: datetime) -> None:
    """The file waits for an interview that is still to be found; it goes at `remove_at`, if there is none."""
    await store.set_interview(tx, guild_id, file_id, None, remove_at)
    await jobs.schedule(tx, guild_id, REMOVE, file_id, remove_at)


async def attach(tx: Transaction, guild_id: int, file_id: int, interview_id: int, remove_at: datetime) -> None:
    """The file is for this interview; it goes at `remove_at`."""
    await store.set_interview(tx, guild_id, file_id, interview_id, remove_at)
    await jobs.schedule(tx, guild_id, REMOVE, file_id, remove_at)


async def list_of_interview(tx: Transaction, guild_id: int, interview_id: int) -> list[ResumeFile]:
    return await store.list_of_interview(tx, guild_id, interview_id)


async def remove(tx: Transaction, guild_id: int, file_id: int, now: datetime) -> None:
    """Have every copy removed now."""
    await store.set_interview(tx, guild_id, file_id, None, now)
    await jobs.schedule(tx, guild_id, REMOVE, file_id, now)


async def remove_of_interview(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    for file in await store.list_of_interview(tx, guild_id, interview_id):
        await remove(tx, guild_id, file.id, now)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    files = await store.list_of_member(tx, guild_id, user_id)
    return {
        "resume_files": [
            {"name": file.file_name, "received_at": file.received_at, "removed_at_the_latest": file.remove_at}
            for file in files
        ]
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Every copy is removed from Discord; the rows go with the messages, moments later."""
    for file in await store.list_of_member(tx, guild_id, user_id):
        await remove(tx, guild_id, file.id, now)
    await store.delete_thread(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.could_not_remove()
