"""The messages that hold resume files: put into a private thread, copied to the parties, deleted."""

import asyncio
import io
import logging

import discord

from cogs.resumes import rules, service, store, texts, views
from cogs.resumes.checking import asking
from cogs.resumes.models import Content, Copy, ResumeFile
from core import delivery
from core.client import Greenroom
from core.context import Context
from core.errors import Refusal
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


async def take(context: Context, attachment: discord.Attachment) -> Content:
    """What somebody handed in, if it is a PDF or Word file by its content.

    Discord's link to a file handed in dies soon, so the bytes are read at once.
    """
    rules.check_size(attachment.size, context.settings.resume_mb)
    try:
        data = await attachment.read()
    except discord.HTTPException as error:
        raise Refusal(texts.unreadable()) from error
    # An archive may list so many parts that going through them takes a while.
    kind = await asyncio.to_thread(rules.check_content, data, rules.bounds(context.settings))
    return Content(rules.name_for(attachment.filename, kind), data)


async def keep(context: Context, attachment: discord.Attachment) -> int:
    """Put a file somebody handed in into their private thread; the id under which it can be attached."""
    return await keep_content(context, await take(context, attachment))


async def keep_content(context: Context, content: Content) -> int:
    """Put a file into the private thread of who acts. It goes in an hour, unless it is attached to something."""
    actor, bot = context.actor, context.bot
    async with bot.db.write() as tx:
        file = await service.receive(tx, actor.guild_id, actor.user_id, content.file_name, context.now)
        thread_id = await store.get_thread_id(tx, actor.guild_id, actor.user_id)
    try:
        thread_id, message = await _put(context, file, content.data, thread_id)
    except discord.NotFound:
        thread_id, message = await _put(context, file, content.data, None)
    async with bot.db.write() as tx:
        await store.set_kept(tx, file, thread_id, message.id)
    return file.id


async def read(bot: Greenroom, guild_id: int, file_id: int) -> Content | None:
    """A file that is kept; None if it is gone, also where somebody deleted its message."""
    async with bot.db.read() as tx:
        file = await store.get_file(tx, guild_id, file_id)
    if file is None or file.kept_message_id is None:
        return None
    data = await _read_kept(bot, file)
    return Content(file.file_name, data) if data is not None else None


async def copy_into(bot: Greenroom, guild_id: int, file_id: int, thread_id: int, said: str) -> bool:
    """Post a copy with these words into a thread, and pictures of its pages; the member's own stays. Safe to do twice.

    False if the file is gone or about to be. All copies are removed with the file; see also `remove_copy`.
    """
    async with bot.db.write() as tx:
        file = await store.get_file(tx, guild_id, file_id)
        if file is None or not await store.add_copy(tx, guild_id, file_id, thread_id, bot.clock.now()):
            return False
        present = await store.get_copy(tx, guild_id, file_id, thread_id)
    if present is None:
        return False
    if present.message_id is None and not await _put_copy(bot, file, thread_id, said):
        return False
    return present.pages_message_id is not None or await _put_pages(bot, file, thread_id)


async def _put_copy(bot: Greenroom, file: ResumeFile, thread_id: int, said: str) -> bool:
    """False if the file is gone, or the copy is no longer wanted."""
    left = await delivery.find_marked(bot, thread_id, _mark(file))
    if left is None:
        content = await read(bot, file.guild_id, file.id)
        if content is None:
            return False
        left = await delivery.send(
            bot,
            thread_id,
            f"{said}\n{_mark(file)}",
            nonce=f"resume{file.id}c{thread_id % 10**9}",
            files=[discord.File(io.BytesIO(content.data), content.file_name)],
        )
    async with bot.db.write() as tx:
        still_wanted = await store.set_copied(tx, file.guild_id, file.id, thread_id, left.id)
    if not still_wanted:
        await delivery.delete(bot, thread_id, left.id)
    return still_wanted


async def _put_pages(bot: Greenroom, file: ResumeFile, thread_id: int) -> bool:
    """A reader without a PDF viewer sees the resume too. False if the copy is no longer wanted."""
    left = await delivery.find_marked(bot, thread_id, _pages_mark(file))
    if left is None:
        content = await read(bot, file.guild_id, file.id)
        if content is None:
            return True
        pictured = await asking.picture_pages(bot.worker, content.data, views.MOST_PAGES, rules.WIDEST)
        if not pictured.previews:
            return True
        pictures = [discord.File(io.BytesIO(one), views.picture_name(at)) for at, one in enumerate(pictured.previews)]
        view = views.pages(pictured, _pages_ref(file))
        left = await delivery.send(bot, thread_id, view, nonce=f"resume{file.id}p{thread_id % 10**9}", files=pictures)
    async with bot.db.write() as tx:
        still_wanted = await store.set_pages(tx, file.guild_id, file.id, thread_id, left.id)
    if not still_wanted:
        await delivery.delete(bot, thread_id, left.id)
    return still_wanted


async def remove_copy(bot: Greenroom, guild_id: int, file_id: int, thread_id: int) -> None:
    """Take the copy out of a thread again; the file itself is kept. Safe to do twice."""
    async with bot.db.read() as tx:
        file = await store.get_file(tx, guild_id, file_id)
        copy = await store.get_copy(tx, guild_id, file_id, thread_id)
    if file is None or copy is None:
        return
    await _delete_copy(bot, file, thread_id, copy.message_id)
    await _delete_pages(bot, file, copy)
    async with bot.db.write() as tx:
        await store.delete_copy(tx, guild_id, file_id, thread_id)


async def discard(context: Context, file_id: int) -> None:
    """The booking it was meant for did not happen."""
    async with context.bot.db.write() as tx:
        await service.remove(tx, context.actor.guild_id, file_id, context.now)


async def share(bot: Greenroom, file: ResumeFile, thread_id: int) -> None:
    """Copy the file into the thread of an interview's parties and remove the member's own copy. Safe to do twice."""
    if file.kept_channel_id is None or file.kept_message_id is None:
        return
    if file.shared_message_id is None and not await _copy(bot, file, thread_id):
        return
    await delivery.delete(bot, file.kept_channel_id, file.kept_message_id)
    async with bot.db.write() as tx:
        await store.set_kept(tx, file, None, None)
    await delivery.archive(bot, file.kept_channel_id)


async def _copy(bot: Greenroom, file: ResumeFile, thread_id: int) -> bool:
    """False if there is nothing to copy any more, or it is no longer wanted."""
    async with bot.db.write() as tx:
        if not await store.set_shared(tx, file, thread_id, None):
            return False
    copy = await delivery.find_marked(bot, thread_id, _mark(file)) if file.shared_channel_id is not None else None
    if copy is None:
        content = await _read_kept(bot, file)
        if content is None:
            async with bot.db.write() as tx:
                await service.remove(tx, file.guild_id, file.id, bot.clock.now())
            return False
        said = f"{texts.shared(file.member_id)}\n{_mark(file)}"
        copy = await delivery.send(
            bot, thread_id, said, nonce=f"resume{file.id}s", files=[discord.File(io.BytesIO(content), file.file_name)]
        )
    async with bot.db.write() as tx:
        still_wanted = await store.set_shared(tx, file, thread_id, copy.id)
    if not still_wanted:
        await delivery.delete(bot, thread_id, copy.id)
    return still_wanted


async def _read_kept(bot: Greenroom, file: ResumeFile) -> bytes | None:
    """None if the member has deleted it."""
    assert file.kept_channel_id is not None and file.kept_message_id is not None
    try:
        kept = await bot.get_partial_messageable(file.kept_channel_id).fetch_message(file.kept_message_id)
        return await kept.attachments[0].read()
    except discord.NotFound as error:
        log.info("A file kept in %d cannot be shared any more: %s", file.kept_channel_id, error)
        return None


@on_job(service.REMOVE)
async def remove(bot: Greenroom, job: Job) -> None:
    """Delete every copy, also one whose sending was interrupted."""
    async with bot.db.read() as tx:
        file = await store.get_file(tx, job.guild_id, job.subject_id)
        copies = await store.list_copies(tx, job.guild_id, job.subject_id)
    if file is None:
        return
    places = [(file.kept_channel_id, file.kept_message_id), (file.shared_channel_id, file.shared_message_id)]
    for channel_id, message_id in places + [(copy.channel_id, copy.message_id) for copy in copies]:
        if channel_id is not None:
            await _delete_copy(bot, file, channel_id, message_id)
    for copy in copies:
        await _delete_pages(bot, file, copy)
    async with bot.db.write() as tx:
        await store.delete_file(tx, job.guild_id, file.id)


async def _delete_copy(bot: Greenroom, file: ResumeFile, channel_id: int, message_id: int | None) -> None:
    await _delete_marked(bot, channel_id, message_id, _mark(file))


async def _delete_pages(bot: Greenroom, file: ResumeFile, copy: Copy) -> None:
    await _delete_marked(bot, copy.channel_id, copy.pages_message_id, _pages_mark(file))


async def _delete_marked(bot: Greenroom, channel_id: int, message_id: int | None, mark: str) -> None:
    """By its mark, where it was sent and nobody had the time to note it."""
    if message_id is None:
        try:
            found = await delivery.find_marked(bot, channel_id, mark)
        except discord.NotFound:
            return
        message_id = found.id if found else None
    if message_id is not None:
        await delivery.delete(bot, channel_id, message_id)


async def _put(
    context: Context, file: ResumeFile, content: bytes, thread_id: int | None
) -> tuple[int, discord.Message]:
    bot, actor = context.bot, context.actor
    if thread_id is None:
        thread_id = await _open_thread(context)
    async with bot.db.write() as tx:
        await store.set_kept(tx, file, thread_id, None)
    said = f"{texts.kept(file.file_name)}\n{_mark(file)}"
    message = await delivery.send(
        bot, thread_id, said, nonce=f"resume{file.id}k", files=[discord.File(io.BytesIO(content), file.file_name)]
    )
    log.info("Kept a file of %d in thread %d", actor.user_id, thread_id)
    return thread_id, message


async def _open_thread(context: Context) -> int:
    bot, actor = context.bot, context.actor
    parent = context.settings.interviews_channel
    assert parent is not None, "checked before a form with a file is shown"
    name = texts.thread_name(actor.name, actor.user_id)
    thread = await delivery.open_private_thread(
        bot, parent, name, lambda present: texts.is_thread_of(present, actor.user_id), may_exist=True
    )
    await delivery.add_to_thread(bot, thread.id, actor.user_id)
    async with bot.db.write() as tx:
        await store.set_thread_id(tx, actor.guild_id, actor.user_id, thread.id)
    return thread.id


def _mark(file: ResumeFile) -> str:
    return delivery.reference(f"resume {file.id}")


def _pages_ref(file: ResumeFile) -> str:
    return f"pages of resume {file.id}"


def _pages_mark(file: ResumeFile) -> str:
    return delivery.reference(_pages_ref(file))
