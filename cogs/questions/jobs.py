"""Makes Discord show the queue: one message, edited at most once in three seconds however many people press."""

import hashlib
import io

import discord
from discord import ui

from cogs.live import service as live
from cogs.questions import rules, service, texts, views
from cogs.questions.models import Panel, Queue
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(live.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """Where the live panel is. As long as that is nowhere, the queue waits: the panel's coming is told, too."""
    async with bot.db.read() as tx:
        queue = await service.get_queue(tx, job.guild_id, job.subject_id)
    if queue is None or queue.session.channel_id is None or (queue.panel is None and not queue.is_open):
        return
    now = bot.clock.now()
    part = rules.part_of(queue.session)
    view = views.queue_panel(queue, part, texts.panel_ref(job.subject_id, part))
    face = _face(view)
    channel_id = queue.session.channel_id
    message_id = await _put(bot, job, queue, channel_id, view, face)
    if message_id is None:
        return
    async with bot.db.write() as tx:
        await service.keep_panel(tx, job.guild_id, job.subject_id, Panel(channel_id, message_id, part, face, now))


def _face(view: ui.LayoutView) -> str:
    """Tells one state of the queue from another; which buttons it has follows from what it says."""
    said = "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def _put(bot: Greenroom, job: Job, queue: Queue, channel_id: int, view: ui.LayoutView, face: str) -> int | None:
    """The message that shows it now; None if it is over and its message is gone."""
    panel, part = queue.panel, rules.part_of(queue.session)
    if panel and panel.channel_id == channel_id and (panel.part is part or not queue.is_open):
        if panel.face == face:
            return panel.message_id
        if await delivery.edit(bot, channel_id, panel.message_id, view):
            return panel.message_id
    if not queue.is_open:
        return None
    left = await delivery.left_by(bot, job, channel_id, texts.panel_ref(job.subject_id, part))
    if left is not None:
        await delivery.edit(bot, channel_id, left.id, view)
    else:
        left = await delivery.send(bot, channel_id, view, nonce=f"ask{job.subject_id}.{part}.{channel_id % 10**6}"[:25])
    if panel is not None and panel.message_id != left.id:
        await delivery.delete(bot, panel.channel_id, panel.message_id)
    return left.id


@on_job(service.RECORD)
async def give_record(bot: Greenroom, job: Job) -> None:
    """The written record stays with the interview: in the thread of the two, without anybody's name."""
    async with bot.db.read() as tx:
        queue = await service.get_queue(tx, job.guild_id, job.subject_id)
    if queue is None or not queue.questions or queue.interview.thread_id is None:
        return
    thread_id = queue.interview.thread_id
    ref = texts.record_ref(job.subject_id)
    if await delivery.left_by(bot, job, thread_id, ref):
        return
    written = io.BytesIO(texts.record(queue.questions).encode())
    said = texts.record_intro(len(queue.questions), texts.RECORD_NAME)
    await delivery.send(
        bot,
        thread_id,
        f"{said}\n{delivery.reference(ref)}",
        nonce=job.nonce,
        files=[discord.File(written, texts.RECORD_NAME)],
    )
