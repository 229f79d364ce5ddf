"""Where an interview is held: the stage or voice channel where the group has one, else a public thread.

An interview that nobody watches is held in the thread of the two, whose resume and card are never shown to others.
"""

import logging

import discord

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.live import service, texts
from cogs.live.models import LiveState, Session, Shown
from cogs.seats import service as seats
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job
from core.settings import Settings
from core.ui import on_job

log = logging.getLogger(__name__)

THREAD_IS_THERE = 160004
STAGE_IS_OPEN = 150006

NEVER_BEGAN = (LiveState.STOPPED, LiveState.MISSED)

REFUSED_FOR_GOOD = 2
"""How often Discord has to say no: once may be a moderator in the middle of a change."""

Room = discord.StageChannel | discord.VoiceChannel

NEEDED = ("view_channel", "send_messages", "connect")
NEEDED_ON_STAGE = (*NEEDED, "manage_channels", "mute_members", "move_members")


def is_refused_for_good(job: Job) -> bool:
    return job.failures >= REFUSED_FOR_GOOD


async def choose(bot: Greenroom, job: Job, shown: Shown) -> int:
    """Decide where it is shown, once, and remember it."""
    settings = await bot.settings_of(shown.session.guild_id)
    channel_id = await _find(bot, job, shown, settings)
    async with bot.db.write() as tx:
        await service.keep_channel(tx, shown.session, channel_id, bot.clock.now())
    return channel_id


async def leave(bot: Greenroom, shown: Shown) -> None:
    """The place is gone. The thread of the two is made again."""
    async with bot.db.write() as tx:
        await service.keep_channel(tx, shown.session, None, bot.clock.now())
        if shown.session.channel_id == shown.interview.thread_id:
            await interviews.forget_thread(tx, shown.interview, bot.clock.now())
        audience = await seats.get_audience(tx, shown.session.guild_id, shown.session.interview_id)
        if audience is not None and audience.thread_id == shown.session.channel_id:
            await seats.keep_thread(tx, shown.session.guild_id, shown.session.interview_id, None)


async def retreat(bot: Greenroom, shown: Shown) -> bool:
    """The bot may not write there: it goes on in the thread of the two. False if that is where it is."""
    thread_id = shown.interview.thread_id
    if thread_id is None or shown.session.channel_id in (None, thread_id):
        return False
    async with bot.db.write() as tx:
        await service.keep_channel(tx, shown.session, thread_id, bot.clock.now())
    return True


async def _find(bot: Greenroom, job: Job, shown: Shown, settings: Settings) -> int:
    interview = shown.interview
    if interview.may_be_watched:
        room = room_of(bot, settings)
        if room is not None and not missing_in(room):
            return room.id
        public = await _public_thread(bot, job, interview, settings)
        if public is not None:
            return public
    if interview.thread_id is None:
        raise Refusal(texts.thread_not_ready())
    return interview.thread_id


def room_of(bot: Greenroom, settings: Settings) -> Room | None:
    channel = bot.get_channel(settings.stage_channel) if settings.stage_channel else None
    return channel if isinstance(channel, discord.StageChannel | discord.VoiceChannel) else None


def missing_in(room: Room) -> list[str]:
    """What the bot may not do there and would have to."""
    may = room.permissions_for(room.guild.me)
    needed = NEEDED_ON_STAGE if isinstance(room, discord.StageChannel) else NEEDED
    return [name for name in needed if not getattr(may, name)]


def describe(bot: Greenroom, shown: Shown, settings: Settings, channel_id: int) -> list[str]:
    """What the panel says about where it happens."""
    if not shown.interview.may_be_watched:
        return []
    if channel_id == settings.stage_channel:
        return [texts.room(channel_id)]
    said = _why_not_on_stage(bot, settings) if settings.stage_channel is not None else []
    return [*said, texts.only_the_two()] if channel_id == shown.interview.thread_id else said


def _why_not_on_stage(bot: Greenroom, settings: Settings) -> list[str]:
    room = room_of(bot, settings)
    if room is None:
        return [texts.room_gone()]
    missing = missing_in(room)
    return [texts.room_refused(room.id, [texts.permission_name(name) for name in missing])] if missing else []


async def _public_thread(bot: Greenroom, job: Job, interview: Interview, settings: Settings) -> int | None:
    """The thread of those who watch, below the public card; else one of its own. None where Discord allows neither."""
    async with bot.db.read() as tx:
        audience = await seats.get_audience(tx, interview.guild_id, interview.id)
    if audience is not None and audience.thread_id is not None:
        return audience.thread_id
    try:
        if audience is not None and audience.card is not None:
            return await _thread_below(bot, interview, audience.card.channel_id, audience.card.message_id)
        return await _thread_of_its_own(bot, interview, settings)
    except (discord.Forbidden, discord.NotFound) as error:
        if not is_refused_for_good(job):
            raise
        log.info("Interview %d has no public thread: %s", interview.id, error)
        return None


async def _thread_below(bot: Greenroom, interview: Interview, channel_id: int, message_id: int) -> int:
    try:
        made = await bot.http.start_thread_with_message(
            channel_id,
            message_id,
            name=texts.thread_name(interview.field, interview.kind, interview.id),
            auto_archive_duration=delivery.SEVEN_DAYS_IN_MINUTES,
        )
        thread_id = int(made["id"])
    except discord.HTTPException as error:
        if error.code != THREAD_IS_THERE:
            raise
        thread_id = message_id  # Discord gives the thread below a message the same id
    async with bot.db.write() as tx:
        await seats.keep_thread(tx, interview.guild_id, interview.id, thread_id)
    return thread_id


async def _thread_of_its_own(bot: Greenroom, interview: Interview, settings: Settings) -> int | None:
    parent_id = settings.announcements_channel or settings.interviews_channel
    parent = bot.get_channel(parent_id) if parent_id else None
    if not isinstance(parent, discord.TextChannel):
        return None
    mark = texts.thread_mark(interview.id)
    left = await delivery.find_thread(bot, parent.id, lambda name: name.endswith(mark))
    if left is not None:
        return left.id
    thread = await parent.create_thread(
        name=texts.thread_name(interview.field, interview.kind, interview.id),
        type=discord.ChannelType.public_thread,
        auto_archive_duration=delivery.SEVEN_DAYS_IN_MINUTES,
    )
    return thread.id


# The stage and the event


@on_job(service.ROOM)
async def follow_room(bot: Greenroom, job: Job) -> None:
    """Open the stage and begin the event, or end both. Without either, the interview goes on all the same."""
    async with bot.db.read() as tx:
        shown = await service.get_shown(tx, job.guild_id, job.subject_id)
    if shown is None or (job.detail == service.BEGIN) != (shown.session.state is LiveState.RUNNING):
        return
    if not shown.interview.may_be_watched:
        return
    settings = await bot.settings_of(job.guild_id)
    stage = room_of(bot, settings)
    if isinstance(stage, discord.StageChannel) and shown.session.channel_id == stage.id:
        if job.detail == service.BEGIN:
            await _open_stage(bot, stage, shown)
        else:
            await _close_stage(bot, stage, shown.session)
    await _move_event(bot, job, shown)


async def _open_stage(bot: Greenroom, stage: discord.StageChannel, shown: Shown) -> None:
    topic = texts.stage_topic(shown.interview.field, shown.interview.kind)
    try:
        await bot.http.create_stage_instance(
            reason=None, channel_id=stage.id, topic=topic, privacy_level=discord.PrivacyLevel.guild_only.value
        )
    except discord.Forbidden as error:
        log.info("The stage of interview %d stays closed: %s", shown.interview.id, error)
        return
    except discord.HTTPException as error:
        if error.code != STAGE_IS_OPEN:
            raise
    for user_id in shown.interview.parties:
        if user_id in stage.voice_states:
            await _unmute(bot, stage, user_id)


async def _close_stage(bot: Greenroom, stage: discord.StageChannel, session: Session) -> None:
    async with bot.db.read() as tx:
        going_on = await service.list_going_on(tx, session.guild_id)
    if any(one.channel_id == stage.id and one.state is LiveState.RUNNING for one in going_on):
        return
    try:
        await bot.http.delete_stage_instance(stage.id)
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("The stage of interview %d was not closed: %s", session.interview_id, error)


async def let_speak(bot: Greenroom, stage: discord.StageChannel, user_id: int) -> None:
    """One of the two came to the stage after it had opened."""
    async with bot.db.read() as tx:
        session = await service.get_session_in(tx, stage.guild.id, stage.id)
        shown = await service.get_shown(tx, stage.guild.id, session.interview_id) if session else None
    if shown is not None and shown.session.state is LiveState.RUNNING and user_id in shown.interview.parties:
        await _unmute(bot, stage, user_id)


async def _unmute(bot: Greenroom, stage: discord.StageChannel, user_id: int) -> None:
    try:
        await bot.http.edit_voice_state(stage.guild.id, user_id, {"channel_id": stage.id, "suppress": False})
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("Could not let %d speak on stage %d: %s", user_id, stage.id, error)


async def _move_event(bot: Greenroom, job: Job, shown: Shown) -> None:
    """People may have begun, ended or deleted it by hand, which is as good.

    One that never began is cancelled, unless the interview only moved: then its event moved along.
    """
    begins = job.detail == service.BEGIN
    event_id, guild = shown.interview.event_id, bot.get_guild(shown.interview.guild_id)
    if event_id is None or guild is None:
        return
    try:
        event = await guild.fetch_scheduled_event(event_id, with_counts=False)
        if begins and event.status is discord.EventStatus.scheduled:
            await event.start()
        elif not begins and event.status is discord.EventStatus.active:
            await event.end()
        elif shown.session.state in NEVER_BEGAN and event.status is discord.EventStatus.scheduled:
            await event.cancel()
    except (discord.NotFound, discord.Forbidden) as error:
        if not is_refused_for_good(job):
            raise
        log.info("The event of interview %d stays as it is: %s", shown.interview.id, error)
