"""What happens later: asking the two, telling of a miss or a pause, and asking moderators."""

from datetime import datetime

from cogs.attendance import service, stepping_in, texts, views
from cogs.attendance.models import Asked
from cogs.attendance.names import names_of
from cogs.interviews import service as interviews
from cogs.live import service as live
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.settings import Settings
from core.ui import on_job
from data.database import Transaction


@on_job(interviews.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(live.CHANGED)
async def follow_live(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.follow_live(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.LOOK)
async def look(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.look(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.ASK)
async def ask(bot: Greenroom, job: Job) -> None:
    user_id, settings = int(job.detail), await bot.settings_of(job.guild_id)
    async with bot.db.read() as tx:
        asked = await service.get_asked(tx, job.guild_id, job.subject_id, user_id)
        if asked is None:
            return
        people = await _stand_ins(tx, asked, settings, bot.clock.now())
    view = views.question(asked, await names_of(bot, job.guild_id, people))
    await delivery.tell_privately(bot, job, user_id, view, texts.question_ref(job.subject_id))


async def _stand_ins(tx: Transaction, asked: Asked, settings: Settings, now: datetime) -> list[int]:
    """For the host, who may let one of them step in."""
    if asked.is_over or asked.user_id != asked.interview.volunteer_id:
        return []
    return await stepping_in.find_stand_ins(tx, asked.interview, settings, now)


@on_job(service.SETTLE)
async def settle(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.settle(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.TELL)
async def tell(bot: Greenroom, job: Job) -> None:
    async with bot.db.read() as tx:
        told = await service.get_told(tx, job.guild_id, job.subject_id, bot.clock.now())
    if told is None:
        return
    miss, counted = told
    most = (await bot.settings_of(job.guild_id)).misses_before_pause
    view = views.missed(texts.missed(miss, counted, most), miss.id)
    await delivery.tell_privately(bot, job, miss.user_id, view, texts.miss_ref(miss.id))


@on_job(service.TELL_PAUSE)
async def tell_pause(bot: Greenroom, job: Job) -> None:
    """That they are paused, or no longer: as it is by now."""
    async with bot.db.read() as tx:
        until = await service.get_pause(tx, job.guild_id, job.subject_id, bot.clock.now())
    await delivery.tell_privately(bot, job, job.subject_id, views.pause(until), texts.pause_ref())


@on_job(service.APPEAL)
async def ask_moderators(bot: Greenroom, job: Job) -> None:
    channel_id = (await bot.settings_of(job.guild_id)).moderator_channel
    if channel_id is None:
        return
    ref = texts.appeal_ref(job.id)
    left = await delivery.left_by(bot, job, channel_id, ref)
    if left is None:
        await delivery.send(bot, channel_id, views.appeal(job.subject_id, ref), nonce=job.nonce)
