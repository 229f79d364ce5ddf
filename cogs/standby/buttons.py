"""What the buttons of a call do."""

from cogs.interviews.models import State
from cogs.members import service as members
from cogs.standby import service, texts
from core.context import Context
from core.times import words
from core.ui import on_click


@on_click("standby:take")
async def take(context: Context, call_id: int) -> None:
    async with context.bot.db.write() as tx:
        interview = await service.take(tx, context.actor, call_id, context.settings, context.now)
        zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
    if interview.state is State.HELD and interview.answer_due_at is not None:
        await context.answer(texts.taken_if_confirmed(interview.starts_at, interview.answer_due_at))
        return
    edit = context.bot.command_mention("interview edit")
    await context.answer(texts.taken(interview.starts_at, words(interview.starts_at, zone.zone), edit))


@on_click("standby:pass")
async def pass_on(context: Context, call_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.pass_on(tx, context.actor, call_id, context.now)
    await context.answer(texts.passed())
