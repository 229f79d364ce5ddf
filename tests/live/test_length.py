"""A time is kept free for as long as the group's agenda takes, and what was agreed is never run over."""

from datetime import timedelta

from tests.live.acting import booked, panel, state, text
from tests.stage import Stage


async def lengths(stage: Stage, table: str) -> list[int]:
    """Of each slot or interview, in minutes."""
    async with stage.db.read() as tx:
        rows = await tx.all(f"SELECT (ends_at - starts_at) / 60 AS minutes FROM {table} ORDER BY id")
    return [row["minutes"] for row in rows]


async def test_a_deep_agenda_keeps_ninety_minutes_from_the_offer_to_the_panel(stage: Stage) -> None:
    await stage.set("agenda", "Deep 90")
    number = await booked(stage, "watch")
    assert await lengths(stage, "slot") == await lengths(stage, "interview") == [90]
    near = await stage.priya.command("volunteer offer", when="in 3 hours 40 minutes")
    assert "keeps you until" in near.text, near.text
    [event] = stage.world.events.open_in(stage.guild_id)
    ends, starts = (stage.clock.now().fromisoformat(event[f"scheduled_{end}_time"]) for end in ("end", "start"))
    assert ends - starts == timedelta(minutes=90)
    await stage.pass_time(hours=1, minutes=50)
    assert "Open questions 22" in text(panel(stage))
    assert await state(stage, number) == "ready 0"


async def test_a_longer_agenda_takes_nothing_from_times_that_are_offered_or_booked(stage: Stage) -> None:
    await stage.set("buffer_minutes", 0)
    await stage.priya.command("volunteer offer", when="in 3 hours 15 minutes", field="Data")
    await booked(stage, "watch")
    await stage.set("agenda", "Deep 90")
    await stage.set("active_bookings", 2)
    [choice] = await stage.ben.autocomplete("interview book", "slot", "")
    form = await stage.ben.command("interview book", slot=choice["value"])
    assert "Booked" in (await form.submit(goals="Practise", openness=["watch"])).text
    await stage.settle()
    assert await lengths(stage, "slot") == await lengths(stage, "interview") == [75, 75]
    await stage.pass_time(hours=1, minutes=50)
    assert "Open questions 18" in text(panel(stage))
