"""What the forms of a review do when they are sent."""

import discord

from cogs.reviews import buttons, refusal_texts, review_texts, service, views
from cogs.reviews.models import FIELDS, LONGEST_ANSWER, LONGEST_QUESTION, Part, Result
from core import delivery
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ui import on_submit


@on_submit("reviews:part", Who.VOLUNTEER)
async def save_part(context: Context, review_id: int, part: Part) -> None:
    """Everything is kept as it is handed over, then shown as it stands."""
    typed = context.answers
    answers = {name: typed.text(name)[: LONGEST_ANSWER[part]] for name in FIELDS[part]}
    chosen = next(iter(typed.chosen(views.RESULT)), None)
    if chosen is not None and chosen not in list(Result):
        raise Refusal(refusal_texts.no_such_choice())
    result = Result(chosen) if chosen else None
    async with context.bot.db.write() as tx:
        desk = await service.write(tx, context.actor, review_id, part, answers, result)
    await buttons.say(context, views.desk_panel(desk))


@on_submit("reviews:ask")
async def ask(context: Context, review_id: int) -> None:
    text = context.answers.text(views.QUESTION)[:LONGEST_QUESTION]
    if not text:
        raise Refusal(refusal_texts.question_missing())
    async with context.bot.db.read() as tx:
        review = await service.look_to_ask(tx, context.actor, review_id)
    assert review.thread_id is not None and review.reviewer_id is not None
    await context.defer()
    nonce = f"q{context.interaction.id}"
    said = review_texts.question(review, text)
    try:
        await delivery.send(context.bot, review.thread_id, said, nonce=nonce, pinged=[review.reviewer_id])
    except discord.NotFound as error:
        async with context.bot.db.write() as tx:
            await service.show_again(tx, review, context.now)
        raise Refusal(refusal_texts.thread_gone()) from error
    await context.answer(review_texts.asked())
