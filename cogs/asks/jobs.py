"""What is due by itself: a rested draft, one follow-up, and the advice to let go. Each is told once, in private."""

from cogs.asks import rules, service, texts, views
from cogs.asks.models import Ask
from core.client import Greenroom
from core.delivery import tell_privately
from core.jobs import Job
from core.ui import on_job


@on_job(service.RESTED)
async def remind_of_draft(bot: Greenroom, job: Job) -> None:
    ask = await _due(bot, job)
    if ask is None:
        return
    await tell_privately(bot, job, ask.user_id, views.rested_message(ask), texts.reference(ask.id))
    async with bot.db.write() as tx:
        await service.note_rested(tx, job.guild_id, ask.id, bot.clock.now())


@on_job(service.FOLLOW_UP)
async def remind_of_follow_up(bot: Greenroom, job: Job) -> None:
    """Once. After a long downtime it would be a late surprise to the employer: then it is time to let go."""
    ask = await _due(bot, job)
    if ask is None:
        return
    if rules.is_too_late_to_follow_up(ask, bot.clock.now()):
        await _let_go(bot, job, ask)
        return
    await tell_privately(bot, job, ask.user_id, views.follow_up_message(ask), texts.reference(ask.id))
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.write() as tx:
        await service.note_followed_up(tx, job.guild_id, ask, settings, bot.clock.now())


@on_job(service.LET_GO)
async def advise_to_let_go(bot: Greenroom, job: Job) -> None:
    ask = await _due(bot, job)
    if ask is not None:
        await _let_go(bot, job, ask)


async def _due(bot: Greenroom, job: Job) -> Ask | None:
    async with bot.db.read() as tx:
        return await service.to_remind(tx, job.guild_id, job.subject_id, job.kind)


async def _let_go(bot: Greenroom, job: Job, ask: Ask) -> None:
    await tell_privately(bot, job, ask.user_id, views.let_go_message(ask), texts.reference(ask.id))
    async with bot.db.write() as tx:
        await service.note_let_go(tx, job.guild_id, ask.id)
