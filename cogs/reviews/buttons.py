"""What the buttons of the queue, of the review thread and of a review do. Everything is answered in private."""

from discord import ui

from cogs.reviews import refusal_texts, review_texts, service, texts, views
from cogs.reviews.models import Part, Review
from cogs.submissions import service as submissions
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click, panel


async def say(context: Context, said: ui.LayoutView) -> None:
    """In place of the private panel that was used; beside a message that others see, or that is kept."""
    message = context.interaction.message
    if message is not None and message.flags.ephemeral:
        await context.update(said)
    else:
        await context.answer(said)


# The queue


@on_click("reviews:page")
async def turn_page(context: Context, offset: int) -> None:
    async with context.bot.db.read() as tx:
        queue = await service.look_at_queue(tx, context.actor, context.now, offset=offset, limit=views.PAGE)
    await context.update(views.queue_panel(queue))


@on_click("reviews:claim", Who.VOLUNTEER)
async def claim(context: Context, submission_id: int) -> None:
    async with context.bot.db.write() as tx:
        review = await service.claim(tx, context.actor, submission_id, context.settings, context.now)
    await say_claimed(context, review)


async def say_claimed(context: Context, review: Review) -> None:
    async with context.bot.db.read() as tx:
        desk = await service.look(tx, context.actor, review.id)
    await context.answer(texts.claimed(desk.submission.target_role, desk.review.due_at))


@on_click("reviews:let_go", Who.VOLUNTEER)
async def let_go(context: Context, submission_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.decline_kept(tx, context.actor, submission_id, context.now)
    await context.answer(texts.let_go())


# Writing


@on_click("reviews:write", Who.VOLUNTEER)
async def write(context: Context, review_id: int) -> None:
    """The first form at once where nothing is written yet; else what there is."""
    async with context.bot.db.read() as tx:
        desk = await service.look_to_write(tx, context.actor, review_id)
    if desk.review.is_empty:
        await context.open_form(views.part_form(desk.review, Part.CONTENT))
    else:
        await say(context, views.desk_panel(desk))


@on_click("reviews:choose", Who.VOLUNTEER)
async def choose(context: Context) -> None:
    review_id = read_id(context.chosen)
    if review_id is None:
        raise Refusal(refusal_texts.no_such_review())
    async with context.bot.db.read() as tx:
        desk = await service.look(tx, context.actor, review_id)
    await say(context, views.desk_panel(desk))


@on_click("reviews:part", Who.VOLUNTEER)
async def open_part(context: Context, review_id: int, part: Part) -> None:
    async with context.bot.db.read() as tx:
        desk = await service.look_to_write(tx, context.actor, review_id)
    await context.open_form(views.part_form(desk.review, part))


@on_click("reviews:hand_in", Who.VOLUNTEER)
async def hand_in(context: Context, review_id: int) -> None:
    async with context.bot.db.write() as tx:
        desk = await service.hand_in(tx, context.actor, review_id, context.settings, context.now)
    await say(context, views.desk_panel(desk, texts.handed_in()))


@on_click("reviews:release", Who.VOLUNTEER)
async def release(context: Context, review_id: int) -> None:
    async with context.bot.db.write() as tx:
        await service.release(tx, context.actor, review_id, context.now)
    await context.answer(texts.released())


# What the member does with a review


@on_click("reviews:thank")
async def thank(context: Context, review_id: int) -> None:
    async with context.bot.db.write() as tx:
        is_first = await service.thank(tx, context.actor, review_id, context.now)
    await context.answer(review_texts.thanked() if is_first else review_texts.thanked_already())


@on_click("reviews:goal")
async def make_goal(context: Context, review_id: int) -> None:
    """At once where there is only one change."""
    async with context.bot.db.write() as tx:
        changes = await service.read_changes(tx, context.actor, review_id)
        if len(changes) == 1:
            await service.make_goals(tx, context.actor, review_id, [0], context.now)
    if len(changes) == 1:
        await context.answer(review_texts.goals_made(changes))
    else:
        await context.answer(views.goal_chooser(review_id, changes))


@on_click("reviews:goals")
async def make_chosen_goals(context: Context, review_id: int) -> None:
    chosen = {at for value in context.values if (at := read_id(value)) is not None}
    async with context.bot.db.write() as tx:
        changes = await service.read_changes(tx, context.actor, review_id)
        await service.make_goals(tx, context.actor, review_id, chosen, context.now)
    made = [one for at, one in enumerate(changes) if at in chosen]
    if not made:
        raise Refusal(refusal_texts.no_such_choice())
    await context.update(panel(review_texts.goals_made(made)))


@on_click("reviews:ask")
async def ask(context: Context, review_id: int) -> None:
    async with context.bot.db.read() as tx:
        review = await service.look_to_ask(tx, context.actor, review_id)
    if review.reviewer_id is None:
        await context.answer(views.nobody_to_ask(review))
    else:
        await context.open_form(views.question_form(review))


@on_click("reviews:second")
async def ask_second(context: Context, review_id: int) -> None:
    async with context.bot.db.write() as tx:
        submission = await service.ask_second(tx, context.actor, review_id, context.settings, context.now)
        place = await submissions.place_of(tx, submission, context.now)
    await context.answer("\n".join([review_texts.second_asked(), *([texts.own_place(place)] if place else [])]))
