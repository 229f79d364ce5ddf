"""Makes Discord show a session as it is: one message that is edited seldom, and a new one for each phase.

Discord slows down edits of messages that are over an hour old, and a message of its own brings the panel to the end of
a thread in which people write.
"""

import hashlib
import logging

import discord
from discord import ui

from cogs.interviews import service as interviews
from cogs.live import room, rules, service, texts, views
from cogs.live.models import LiveState, Panel, Session, Shown
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(interviews.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.OPEN)
async def open_session(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.open_session(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.CLOSE)
async def close(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.close(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        shown = await service.get_shown(tx, job.guild_id, job.subject_id)
    if shown is None or (shown.session.panel is None and _is_over(shown.session)):
        return
    try:
        await _show_in(bot, job, shown, shown.session.channel_id or await room.choose(bot, job, shown))
    except discord.NotFound as error:
        channel_id = shown.session.channel_id
        if channel_id is None or not await delivery.says_gone(bot, error, channel_id):
            raise
        await room.leave(bot, shown)
        await show(bot, job)
    except discord.Forbidden as error:
        if not room.is_refused_for_good(job) or not await room.retreat(bot, shown):
            raise
        log.warning("The panel of interview %d goes to the thread of the two: %s", job.subject_id, error)
        await show(bot, job)


def _is_over(session: Session) -> bool:
    return session.state not in (LiveState.READY, LiveState.RUNNING)


async def _show_in(bot: Greenroom, job: Job, shown: Shown, channel_id: int) -> None:
    session, now = shown.session, bot.clock.now()
    settings = await bot.settings_of(job.guild_id)
    about_room = room.describe(bot, shown, settings, channel_id)
    view = views.live_panel(
        shown, rules.signal_of(session, now), about_room, texts.panel_ref(session.interview_id, session.number)
    )
    face = _face(view)
    message_id = await _put(bot, job, shown, channel_id, view, face)
    if message_id is None:
        return
    async with bot.db.write() as tx:
        await service.keep_panel(tx, session, Panel(channel_id, message_id, session.number, face, now), now)


def _face(view: ui.LayoutView) -> str:
    """Tells one state of the panel from another; which buttons it has follows from what it says."""
    said = "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def _put(bot: Greenroom, job: Job, shown: Shown, channel_id: int, view: ui.LayoutView, face: str) -> int | None:
    """The message that shows it now; None if it is over and its message is gone."""
    session, panel = shown.session, shown.session.panel
    stays = panel is not None and (panel.phase == session.number or _is_over(session))
    if panel and stays and (panel.face == face or await delivery.edit(bot, channel_id, panel.message_id, view)):
        return panel.message_id
    if _is_over(session):
        return None
    left = await delivery.left_by(bot, job, channel_id, texts.panel_ref(session.interview_id, session.number))
    if left is not None:
        await delivery.edit(bot, channel_id, left.id, view)
    else:
        nonce = f"live{session.interview_id}.{session.number}.{channel_id % 10**6}"
        left = await delivery.send(bot, channel_id, view, nonce=nonce, pinged=_pinged(shown))
    if panel is not None and panel.message_id != left.id:
        await delivery.delete(bot, channel_id, panel.message_id)
    return left.id


def _pinged(shown: Shown) -> tuple[int, ...]:
    """The two who meet, once, when it opens: they may not have seen this thread yet."""
    return shown.interview.parties if shown.session.panel is None else ()
