"""The right tip at the right moment: after a booking, after a decline, and before the others may ask."""

from cogs.tips.catalogue import catalogue
from cogs.tips.models import Moment
from tests.questions.acting import asks, queue, shown, text, watched
from tests.stage import Stage


def has_tip_for(moment: Moment, said: str) -> bool:
    return any(moment in tip.moments and f"💡 {tip.text}" in said for tip in catalogue().values())


async def test_after_a_booking(stage: Stage) -> None:
    await stage.priya.command("volunteer offer", when="in 50 hours", field="Data")
    choices = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=choices[0]["value"])
    reply = await form.submit(goals="Practise")
    assert has_tip_for(Moment.AFTER_BOOKING, reply.text)


async def test_after_a_decline(stage: Stage) -> None:
    form = await stage.ana.command("feedback draft")
    reply = await form.submit(role="nurse", skill="SQL", declined="email, yesterday")
    assert has_tip_for(Moment.AFTER_DECLINE, reply.text)


async def test_before_the_others_ask_and_not_any_more_once_they_do(stage: Stage) -> None:
    await watched(stage, stage.ben)
    assert has_tip_for(Moment.BEFORE_QA, text(queue(stage)))
    await asks(stage, stage.ben, "Are real interviews this tough?")
    assert not has_tip_for(Moment.BEFORE_QA, await shown(stage))
