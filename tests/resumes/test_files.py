"""Copies of a resume in other people's threads: there once, and gone with the file."""

from typing import Any

import discord
import pytest

from cogs.resumes import files, service
from cogs.resumes.checking.models import Bounds, FileKind
from cogs.resumes.rules import check_content, name_for
from core.errors import Refusal
from rehearsal.people import Person
from tests.stage import Stage

RESUME = b"%PDF-1.4\n% a resume\n%%EOF\n"


@pytest.fixture
async def file_id(stage: Stage) -> int:
    """A resume that Ana gave for a request, which keeps it."""
    form = await stage.ana.command("interview request", field="Data", kind="technical")
    await form.submit(goals="Anything", resume=[("cv.exe", RESUME)])
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT id FROM resume_file")
    assert row is not None
    return int(row["id"])


@pytest.fixture
async def thread_id(stage: Stage) -> int:
    channel = stage.bot.get_channel(stage.channels["interviews"])
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="Review", type=discord.ChannelType.private_thread)
    await stage.bot.http.add_user_to_thread(thread.id, stage.tom.id)
    return thread.id


async def copy(stage: Stage, file_id: int, thread_id: int) -> bool:
    return await files.copy_into(stage.bot, stage.guild_id, file_id, thread_id, "Here it is.")


def files_in(person: Person, thread_id: int) -> list[Any]:
    return [one["filename"] for message in person.messages(thread_id) for one in message["attachments"]]


async def remove(stage: Stage, file_id: int) -> None:
    async with stage.db.write() as tx:
        await service.remove(tx, stage.guild_id, file_id, stage.clock.now())
    await stage.settle()


async def test_a_copy_is_posted_once_and_taken_out_without_the_file(stage: Stage, file_id: int, thread_id: int) -> None:
    assert await copy(stage, file_id, thread_id) and await copy(stage, file_id, thread_id)
    assert files_in(stage.tom, thread_id) == ["cv.pdf"]
    for _ in range(2):
        await files.remove_copy(stage.bot, stage.guild_id, file_id, thread_id)
    assert files_in(stage.tom, thread_id) == []
    kept = await files.read(stage.bot, stage.guild_id, file_id)
    assert kept is not None and (kept.file_name, kept.data) == ("cv.pdf", RESUME)


async def test_what_an_interrupted_try_left_is_taken_for_the_copy(stage: Stage, file_id: int, thread_id: int) -> None:
    assert await copy(stage, file_id, thread_id)
    async with stage.db.write() as tx:
        await tx.run("UPDATE resume_copy SET message_id = NULL WHERE file_id = ?", (file_id,))
    assert await copy(stage, file_id, thread_id)
    assert files_in(stage.tom, thread_id) == ["cv.pdf"]


async def test_removing_a_file_removes_its_copies_also_one_that_nobody_noted(
    stage: Stage, file_id: int, thread_id: int
) -> None:
    assert await copy(stage, file_id, thread_id)
    async with stage.db.write() as tx:
        await tx.run("UPDATE resume_copy SET message_id = NULL WHERE file_id = ?", (file_id,))
    await remove(stage, file_id)
    assert files_in(stage.tom, thread_id) == []
    assert not await copy(stage, file_id, thread_id)
    assert await files.read(stage.bot, stage.guild_id, file_id) is None
    async with stage.db.read() as tx:
        assert await tx.all("SELECT 1 FROM resume_copy WHERE file_id = ?", (file_id,)) == []


async def test_a_copy_is_never_made_of_a_file_that_is_about_to_go(stage: Stage, file_id: int, thread_id: int) -> None:
    async with stage.db.write() as tx:
        await service.remove(tx, stage.guild_id, file_id, stage.clock.now())
        await tx.run("DELETE FROM job WHERE kind = ?", (service.REMOVE,))
    assert not await copy(stage, file_id, thread_id)
    assert files_in(stage.tom, thread_id) == []


async def test_a_file_is_judged_and_named_by_what_is_in_it() -> None:
    assert check_content(RESUME, Bounds()) is FileKind.PDF
    assert name_for("cv.final.exe", FileKind.PDF) == "cv.final.pdf"
    assert name_for("../cv", FileKind.DOCX) == "cv.docx"
    for content, said in ((b"MZ\x90", "something else"), (b"", "nothing in that file"), (b"PK\x03\x04", "damaged")):
        with pytest.raises(Refusal, match=said):
            check_content(content, Bounds())
