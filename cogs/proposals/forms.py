"""What the forms of an offer do when they are sent: a question, and its answer."""

from cogs.proposals import answering, question_texts
from core.actor import Who
from core.context import Context
from core.ui import on_submit


@on_submit("proposals:ask", Who.VOLUNTEER)
async def ask(context: Context, proposal_id: int) -> None:
    question = context.answers.text("question")
    async with context.bot.db.write() as tx:
        proposal = await answering.ask(tx, context.actor, proposal_id, question, context.now)
    await context.answer(question_texts.question_passed_on(proposal.due_at))


@on_submit("proposals:answer")
async def answer(context: Context, question_id: int) -> None:
    said = context.answers.text("answer")
    async with context.bot.db.write() as tx:
        await answering.answer(tx, context.actor, question_id, said, context.now)
    await context.answer(question_texts.answer_passed_on())
