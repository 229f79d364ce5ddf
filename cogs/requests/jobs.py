"""What members are told about their requests when nobody has asked for it."""

from cogs.requests import service, texts
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    """The member reads it where they can be reached; somebody who has left needs no word."""
    async with bot.db.write() as tx:
        request = await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())
    if request is not None:
        await delivery.tell_privately(bot, job, request.member_id, texts.expired(request), texts.ref(request.id))


@on_job(service.OPENED)
async def tell_that_it_waits_again(bot: Greenroom, job: Job) -> None:
    if job.detail != service.AGAIN:
        return
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.read() as tx:
        request = await service.get_request(tx, job.guild_id, job.subject_id)
        standing = await service.standing(tx, request, settings, bot.clock.now()) if request else None
    if request is not None and standing is not None:
        await delivery.tell_privately(
            bot, job, request.member_id, texts.waits_again(request, standing), texts.ref(request.id)
        )
