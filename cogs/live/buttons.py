"""What the panel's buttons do, which the commands of the same names do as well."""

from cogs.live import service, texts
from cogs.live.models import LiveState, Session
from core.context import Context
from core.ui import on_click


@on_click("live:check_in")
async def check_in(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        arrival = await service.check_in(tx, context.actor, interview_id, context.now)
    await context.answer(texts.checked_in(arrival))


@on_click("live:start")
async def start(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.start(tx, context.actor, interview_id, context.settings, context.now)
    await context.answer(texts.started())


@on_click("live:next")
async def go_on_from(context: Context, interview_id: int, number: int) -> None:
    await go_on(context, interview_id, number)


@on_click("live:end")
async def end(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.end(tx, context.actor, interview_id, context.settings, context.now)
    await context.answer(texts.ended())


@on_click("live:stop")
async def stop(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.stop(tx, context.actor, interview_id, context.now)
    await context.answer(texts.stopped())


async def go_on(context: Context, interview_id: int, number: int | None) -> None:
    async with context.bot.db.write() as tx:
        session = await service.go_on(tx, context.actor, interview_id, number, context.settings, context.now)
    await context.answer(_where(session))


def _where(session: Session) -> str:
    return texts.ended() if session.state is LiveState.ENDED else texts.moved_on(session.phase)
