"""What a member does with their own goals."""

from cogs.goals import service, texts, views
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click


@on_click("goals:list", Who.EVERYONE)
async def show_goals(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        goals = await service.list_open(tx, actor.guild_id, actor.user_id)
    await context.answer(views.goal_list(goals))


@on_click("goals:done", Who.EVERYONE)
async def set_done(context: Context) -> None:
    actor, goal_id = context.actor, read_id(context.chosen)
    if goal_id is None:
        raise Refusal(texts.no_such_goal())
    async with context.bot.db.write() as tx:
        await service.set_done(tx, actor, goal_id, context.now)
        goals = await service.list_open(tx, actor.guild_id, actor.user_id)
    await context.update(views.goal_list(goals))
