"""What happens later: finding somebody for a freed slot, telling them, and going on when no answer came."""

from cogs.slots import service as slots
from cogs.standby import service, texts, views
from cogs.standby.models import CallState, Forgotten, Shown
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job


@on_job(slots.FREED)
async def find_somebody(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.call_next(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(slots.KEPT_GONE)
async def withdraw(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.withdraw(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    """Tell the person, or bring what they were told up to date; from whoever was forgotten it is taken back."""
    async with bot.db.read() as tx:
        shown = await service.get_shown(tx, job.guild_id, job.subject_id)
        forgotten = await service.get_forgotten(tx, job.guild_id, job.subject_id)
    if forgotten is not None:
        await _take_back(bot, job, forgotten)
    if shown is None:
        return
    if shown.call.channel_id is None or shown.call.message_id is None:
        await _tell(bot, job, shown)
        return
    view = views.call_card(shown)
    await delivery.edit(bot, shown.call.channel_id, shown.call.message_id, view, group=job.guild_id)


async def _take_back(bot: Greenroom, job: Job, call: Forgotten) -> None:
    if call.channel_id is not None and call.message_id is not None:
        await delivery.delete(bot, call.channel_id, call.message_id)
    await delivery.take_back(bot, job, call.sending_to, texts.call_ref(job.subject_id))
    async with bot.db.write() as tx:
        await service.drop_forgotten(tx, job.guild_id, job.subject_id)


async def _tell(bot: Greenroom, job: Job, shown: Shown) -> None:
    """An ended call of which nobody was told needs no telling, unless an earlier try may have told."""
    if shown.call.state is not CallState.OPEN and job.tries == 1:
        return
    call, card = shown.call, views.call_card(shown)

    async def sending(channel_id: int) -> None:
        async with bot.db.write() as tx:
            await service.note_sending(tx, job.guild_id, call.id, channel_id)

    place = await delivery.tell_privately(bot, job, call.user_id, card, texts.call_ref(call.id), sending=sending)
    async with bot.db.write() as tx:
        if place is None:
            await service.cannot_reach(tx, job.guild_id, call.id, bot.clock.now())
            return
        await service.keep_place(tx, job.guild_id, call.id, place.channel_id, place.message_id)
        current = await service.get_shown(tx, job.guild_id, call.id)
    if current is not None and current.call.state is not call.state:
        await delivery.edit(bot, place.channel_id, place.message_id, views.call_card(current), group=job.guild_id)
