"""What the forms about requests to employers do when they are handed in."""

from cogs.asks import buttons, service, views
from cogs.asks.models import Tone, Typed
from cogs.tips import service as tips
from cogs.tips.models import Moment
from core.context import Context
from core.ui import on_submit
from core.wording import Mode, check_wording


@on_submit("asks:draft")
async def draft(context: Context, made_from: int) -> None:
    answers = context.answers
    chosen = next(iter(answers.chosen("tone")), Tone.WARM)
    typed = Typed(
        answers.text("role"),
        answers.text("skill"),
        answers.text("valued"),
        answers.text("declined"),
        Tone(chosen) if chosen in list(Tone) else Tone.WARM,
    )
    zone = await buttons.zone_of(context)
    async with context.bot.db.write() as tx:
        made = await service.draft(tx, context.actor, typed, made_from, zone, context.now)
        tip = await tips.tip_line(
            tx, context.actor.guild_id, Moment.AFTER_DECLINE, context.now, user_id=context.actor.user_id
        )
    if made.ask is None:
        await context.answer(views.cannot_draft(typed, made.problems, made.findings, made_from))
        return
    await context.answer(views.one(made.ask, service.follow_up_text(made.ask), context.now, zone.zone, tip))


@on_submit("asks:change")
async def change(context: Context, ask_id: int) -> None:
    text = context.answers.text("text")
    zone = (await buttons.zone_of(context)).zone
    async with context.bot.db.write() as tx:
        ask = await service.change_text(tx, context.actor, ask_id, text)
    findings = check_wording(ask.text, Mode.REQUEST)
    await buttons.say(context, views.draft(ask, context.now, zone, findings))


@on_submit("asks:answer")
async def note_answer(context: Context, ask_id: int) -> None:
    answers = context.answers
    async with context.bot.db.write() as tx:
        ask, goal = await service.note_answer(
            tx, context.actor, ask_id, answers.text("answer"), answers.text("develop"), context.now
        )
    await buttons.say(context, views.answered(ask, goal.text if goal else None))
