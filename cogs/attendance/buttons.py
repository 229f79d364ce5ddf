"""What the buttons about attendance do."""

from cogs.attendance import service, stepping_in, texts, views
from cogs.attendance.models import Said
from cogs.attendance.names import names_of
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.texts import outdated_control
from core.ui import on_click


@on_click("attendance:answer", Who.EVERYONE)
async def answer(context: Context, interview_id: int, said: str) -> None:
    if said not in tuple(Said):
        raise Refusal(outdated_control())
    chosen = Said(said)
    async with context.bot.db.write() as tx:
        await service.answer(tx, context.actor, interview_id, chosen, context.now)
    await context.answer(texts.thanks(chosen))


@on_click("attendance:stand_ins", Who.EVERYONE)
async def show_stand_ins(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        found = await stepping_in.list_stand_ins(tx, context.actor, interview_id, context.settings, context.now)
    await context.defer()
    await context.answer(views.stand_ins(interview_id, await names_of(context.bot, context.actor.guild_id, found)))


@on_click("attendance:step_in", Who.EVERYONE)
async def let_step_in(context: Context, interview_id: int, user_id: int) -> None:
    async with context.bot.db.write() as tx:
        made = await stepping_in.let_step_in(tx, context.actor, interview_id, user_id, context.settings, context.now)
    await context.answer(texts.steps_in(user_id, context.now + made.length))


@on_click("attendance:excuse_me", Who.EVERYONE)
async def excuse_me(context: Context, miss_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.excuse_self(tx, context.actor, miss_id, context.now)
    await context.answer(texts.excused())


@on_click("attendance:appeal", Who.EVERYONE)
async def ask_moderators(context: Context) -> None:
    async with context.bot.db.write() as tx:
        await service.ask_moderators(tx, context.actor, context.now)
    await context.answer(texts.asked_moderators())


@on_click("attendance:person", Who.MODERATOR)
async def show_person(context: Context, user_id: int) -> None:
    async with context.bot.db.read() as tx:
        record = await service.get_record(tx, context.actor, user_id, context.now)
    await context.answer(views.person(record))


@on_click("attendance:excuse", Who.MODERATOR)
async def excuse(context: Context, miss_id: int) -> None:
    async with context.bot.db.write() as tx:
        record = await service.excuse(tx, context.actor, miss_id, context.now)
    await context.update(views.person(record))


@on_click("attendance:pause", Who.MODERATOR)
async def pause(context: Context, user_id: int) -> None:
    async with context.bot.db.write() as tx:
        record = await service.pause(tx, context.actor, user_id, context.now)
    await context.update(views.person(record))


@on_click("attendance:lift", Who.MODERATOR)
async def lift(context: Context, user_id: int) -> None:
    async with context.bot.db.write() as tx:
        record = await service.lift(tx, context.actor, user_id, context.now)
    await context.update(views.person(record))
