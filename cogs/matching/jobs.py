"""When rounds are held: soon after a request or slot appeared, and once a day."""

from cogs.matching import rounds, service
from cogs.requests import service as requests
from cogs.slots import service as slots
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

AUTOMATIC = "auto"


@on_job(service.ROUND)
async def hold_round(bot: Greenroom, job: Job) -> None:
    """There is one such job in a group at a time, and what comes up while it runs makes it run once more."""
    async with bot.db.write() as tx:
        await service.drop_outdated(tx, job.guild_id)
    plan = await rounds.look(bot, job.guild_id)
    is_carried_out = (await bot.settings_of(job.guild_id)).matching == AUTOMATIC
    if is_carried_out:
        await rounds.carry_out(bot, job.guild_id, plan)
    await rounds.note(bot, job.guild_id, plan, is_carried_out=is_carried_out)


@on_job(service.DAILY)
async def hold_daily_round(bot: Greenroom, job: Job) -> None:
    await _plan_round(bot, job)


@on_job(requests.OPENED)
async def request_opened(bot: Greenroom, job: Job) -> None:
    await _plan_round(bot, job)


@on_job(slots.OPENED)
async def slot_opened(bot: Greenroom, job: Job) -> None:
    await _plan_round(bot, job)


async def _plan_round(bot: Greenroom, job: Job) -> None:
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.write() as tx:
        await service.something_opened(tx, job.guild_id, settings, bot.clock.now())
