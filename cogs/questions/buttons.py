"""What the queue's buttons and its form do."""

from cogs.questions import service, texts, views
from cogs.questions.models import QuestionState
from core.context import Context
from core.ui import on_click, on_submit


@on_click("questions:open")
async def open_form(context: Context, interview_id: int) -> None:
    async with context.bot.db.read() as tx:
        await service.look(tx, context.actor, interview_id)
    await context.open_form(views.question_form(interview_id))


@on_submit("questions:ask")
async def ask_by_form(context: Context, interview_id: int) -> None:
    answers = context.answers
    await ask(context, interview_id, answers.text("question"), is_anonymous=views.UNNAMED in answers.chosen("name"))


async def ask(context: Context, interview_id: int, question: str, *, is_anonymous: bool) -> None:
    async with context.bot.db.write() as tx:
        asking = await service.ask(
            tx, context.actor, interview_id, question, is_anonymous=is_anonymous, now=context.now
        )
    await context.answer(views.asked(asking))


@on_click("questions:anyway")
async def ask_anyway(context: Context, question_id: int) -> None:
    async with context.bot.db.write() as tx:
        question = await service.ask_anyway(tx, context.actor, question_id, context.now)
    await context.update(views.in_queue(question))


@on_click("questions:take_back")
async def take_back(context: Context, question_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.take_back(tx, context.actor, question_id, context.now)
    await context.answer(texts.taken_back())


@on_click("questions:vote")
async def vote(context: Context, question_id: int) -> None:
    async with context.bot.db.write() as tx:
        question, is_new = await service.vote(tx, context.actor, question_id, context.now)
    await context.answer(texts.voted(question.body) if is_new else texts.voted_before(question.body))


@on_click("questions:take")
async def take_next(context: Context, interview_id: int) -> None:
    async with context.bot.db.write() as tx:
        question = await service.take_next(tx, context.actor, interview_id, context.now)
    await context.answer(texts.now_answering(question))


@on_click("questions:answered")
async def answered(context: Context, question_id: int) -> None:
    await _finish(context, question_id, QuestionState.ANSWERED)


@on_click("questions:skip")
async def skip(context: Context, question_id: int) -> None:
    await _finish(context, question_id, QuestionState.SKIPPED)


async def _finish(context: Context, question_id: int, state: QuestionState) -> None:
    async with context.bot.db.write() as tx:
        following = await service.finish(tx, context.actor, question_id, state, context.now)
    await context.answer(texts.now_answering(following))
