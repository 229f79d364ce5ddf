"""What the forms of a review do when they are sent."""

import hashlib

import discord

from cogs.reviews import buttons, refusal_texts, review_texts, service, views
from cogs.reviews.models import FIELDS, LONGEST_ANSWER, LONGEST_QUESTION, Part, Result, Review
from core import delivery
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ui import on_submit

LONGEST_NONCE = 25


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
    await context.defer()
    try:
        is_there = await _say_in_thread(context, review, text)
    except delivery.LeftServer:
        await context.answer(views.nobody_to_ask(review, text))
        return
    if not is_there:
        async with context.bot.db.write() as tx:
            await service.ask_in_new_thread(tx, review, text, context.now)
    await context.answer(review_texts.asked() if is_there else review_texts.asked_in_new_thread())


async def _say_in_thread(context: Context, review: Review, text: str) -> bool:
    """False where the thread is gone. Raises LeftServer where nobody would answer."""
    if review.reviewer_id is None:
        raise delivery.LeftServer(0)
    if review.thread_id is None:
        return False
    said = review_texts.question(review, text)
    # Whoever is told that Discord is unwell asks the same again, which it may have posted already.
    nonce = f"q{review.id}.{hashlib.sha256(text.encode()).hexdigest()}"[:LONGEST_NONCE]
    try:
        await delivery.add_to_thread(context.bot, review.thread_id, review.reviewer_id)
        await delivery.send(context.bot, review.thread_id, said, nonce=nonce, pinged=[review.reviewer_id])
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise
        return False
    return True
