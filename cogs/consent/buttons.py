"""What the buttons of the card, the invitation and the link do."""

from cogs.consent import service, texts, views
from cogs.consent.models import Answer
from core.context import Context
from core.ids import read_id
from core.ui import interaction_data, on_click, on_submit


@on_click("consent:agree")
async def agree(context: Context, interview_id: int) -> None:
    await _answer(context, interview_id, Answer.AGREE)


@on_click("consent:no")
async def say_no(context: Context, interview_id: int) -> None:
    await _answer(context, interview_id, Answer.NO)


@on_click("consent:withdraw")
async def withdraw(context: Context, interview_id: int) -> None:
    await _answer(context, interview_id, Answer.WITHDRAWN)


async def _answer(context: Context, interview_id: int, given: Answer) -> None:
    async with context.bot.db.write() as tx:
        await service.answer(tx, context.actor, interview_id, given, context.now)
    await context.answer(texts.answered(given))


@on_click("consent:speaker")
async def choose_speaker(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        await service.look(tx, context.actor, interview_id)
    await context.answer(views.choose_speaker(interview_id))


@on_click("consent:add")
async def add_speaker(context: Context, interview_id: int) -> None:
    user_id = read_id(context.chosen) or 0
    users = interaction_data(context.interaction).get("resolved", {}).get("users", {})
    is_bot = bool(users.get(context.chosen, {}).get("bot"))
    async with context.bot.db.write() as tx:
        await service.add_speaker(tx, context.actor, interview_id, user_id, is_bot=is_bot, now=context.now)
    await context.answer(texts.speaker_asked(user_id))


@on_click("consent:link")
async def open_link_form(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        await service.look(tx, context.actor, interview_id)
    await context.open_form(views.link_form(interview_id))


@on_submit("consent:link")
async def post_link(context: Context, interview_id: int) -> None:
    link = context.answers.text("link")
    async with context.bot.db.write() as tx:
        await service.post_link(tx, context.actor, interview_id, link, context.settings, context.now)
    await context.answer(texts.link_sent())
