"""What the forms of a score do when they are sent: everything is saved, then shown as it stands."""

from cogs.scores import buttons, service, texts, views
from cogs.scores.models import (
    LONGEST_BEHAVIOUR,
    LONGEST_EFFECT,
    LONGEST_MOMENT,
    LONGEST_NEXT,
    LONGEST_STRENGTH,
    Desk,
    Point,
)
from core.context import Context
from core.ui import on_submit


@on_submit("scores:levels")
async def save_levels(context: Context, interview_id: int) -> None:
    rubric, answers = service.get_rubric(), context.answers
    chosen = {name: next(iter(answers.chosen(name)), "") for name in rubric.dimensions}
    numbers = {str(number): number for number in range(1, len(rubric.levels) + 1)}
    levels = {name: numbers.get(value) for name, value in chosen.items() if value}
    async with context.bot.db.write() as tx:
        desk = await service.set_levels(tx, context.actor, interview_id, levels, context.settings, context.now)
    is_new = desk.score is not None and not desk.score.points and not desk.is_handed_in
    await _show(context, desk, texts.now_words(desk.part) if is_new else "")


@on_submit("scores:words")
async def save_words(context: Context, interview_id: int, number: int) -> None:
    answers = context.answers
    point = Point(
        answers.text("strength")[:LONGEST_STRENGTH],
        answers.text("moment")[:LONGEST_MOMENT],
        answers.text("behaviour")[:LONGEST_BEHAVIOUR],
        answers.text("effect")[:LONGEST_EFFECT],
        answers.text("try_next")[:LONGEST_NEXT],
    )
    position = 2 if number == 2 else 1
    async with context.bot.db.write() as tx:
        desk = await service.set_point(tx, context.actor, interview_id, position, point, context.settings, context.now)
    await _show(context, desk)


@on_submit("scores:own_words")
async def save_own_words(context: Context, interview_id: int) -> None:
    answers, settings, now = context.answers, context.settings, context.now
    point = Point(answers.text("strength")[:LONGEST_STRENGTH], try_next=answers.text("try_next")[:LONGEST_NEXT])
    action = answers.text("action")[:LONGEST_NEXT]
    async with context.bot.db.write() as tx:
        await service.set_point(tx, context.actor, interview_id, 1, point, settings, now)
        desk = await service.set_action(tx, context.actor, interview_id, action, settings, now)
    await _show(context, desk)


@on_submit("scores:action")
async def save_action(context: Context, interview_id: int) -> None:
    action = context.answers.text("action")[:LONGEST_NEXT]
    async with context.bot.db.write() as tx:
        desk = await service.set_action(tx, context.actor, interview_id, action, context.settings, context.now)
    await _show(context, desk)


async def _show(context: Context, desk: Desk, note: str = "") -> None:
    lacking = desk.missing if desk.score is not None and desk.score.levels else ""
    await buttons.say(context, views.desk_panel(desk, service.get_rubric(), note or lacking))
