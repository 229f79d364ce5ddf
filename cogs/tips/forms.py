"""What the forms of tips do when they are sent."""

from cogs.tips import buttons, curation, moderator_texts, texts
from cogs.tips.models import TOPICS, Wording
from core.actor import Who
from core.context import Context
from core.ui import on_submit


@on_submit("tips:propose")
async def propose(context: Context) -> None:
    async with context.bot.db.write() as tx:
        await curation.propose(tx, context.actor, _topic(context), _wording(context), context.now)
    await context.answer(texts.proposed())


@on_submit("tips:add", Who.MODERATOR)
async def add(context: Context) -> None:
    async with context.bot.db.write() as tx:
        tip = await curation.add(tx, context.actor, _topic(context), _wording(context), context.now)
    await buttons.show_overview(context, TOPICS.index(tip.topic), 0, moderator_texts.added())


@on_submit("tips:edit", Who.MODERATOR)
async def edit(context: Context, key: str) -> None:
    async with context.bot.db.write() as tx:
        await curation.edit(tx, context.actor, key, _wording(context), context.now)
    await buttons.show_tip(context, key, moderator_texts.edited())


def _topic(context: Context) -> str:
    return next(iter(context.answers.chosen("topic")), "")


def _wording(context: Context) -> Wording:
    return Wording(context.answers.text("text"), context.answers.text("source"))
