"""A booked interview that others may watch, and what people see of it while it is on."""

from typing import Any

from rehearsal.people import Reply, reading
from tests.stage import Stage

Json = dict[str, Any]

TITLES = tuple(f"## {symbol} Mock interview" for symbol in ("🚪", "🎤", "🏁", "⏹️", "🌙"))
"""Of the panel, in each of its states."""


async def booked(stage: Stage, *openness: str, hours: int = 2, **offered: Any) -> int:
    """Priya's time, booked by Ana; it begins in some hours."""
    await stage.set("notice_hours", 0)
    await stage.priya.command("volunteer offer", when=f"in {hours} hours", field="Data", **offered)
    choices = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=choices[0]["value"])
    await form.submit(goals="Practise", openness=list(openness))
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM interview")
    assert row is not None
    return int(row["id"])


async def near(stage: Stage, *openness: str, **offered: Any) -> int:
    """The same, ten minutes before it begins."""
    interview_id = await booked(stage, *openness, **offered)
    await stage.pass_time(hours=1, minutes=50)
    return interview_id


async def running(stage: Stage, *openness: str, **offered: Any) -> int:
    interview_id = await near(stage, *openness, **offered)
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    return interview_id


def panels(stage: Stage) -> list[Json]:
    """Every message that shows where an interview stands."""
    channels = [int(channel["id"]) for channel in stage.world.guilds.get(stage.guild_id).channels.values()]
    channels += [int(thread["id"]) for thread in stage.world.guilds.get(stage.guild_id).threads.values()]
    found = [one for channel in channels for one in stage.world.messages.history(channel, limit=50)]
    return [one for one in found if text(one).startswith(TITLES)]


def panel(stage: Stage) -> Json:
    (found,) = panels(stage)
    return found


def labels(message: Json) -> list[str]:
    return [one["label"] for one in reading.buttons(message)]


def text(message: Json) -> str:
    return reading.visible_text(message)


def thread_of(stage: Stage, message: Json) -> Json:
    found: Json = stage.world.guilds.get(stage.guild_id).threads[int(message["channel_id"])]
    return found


async def goes_on(stage: Stage) -> Reply:
    """The host presses **Next phase**."""
    reply = await stage.priya.click(panel(stage), "Next phase")
    await stage.settle()
    return reply


async def state(stage: Stage, interview_id: int) -> str:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT state, phase FROM live_session WHERE interview_id = ?", (interview_id,))
    return f"{row['state']} {row['phase']}" if row else "none"


async def failures(stage: Stage) -> list[str]:
    """Jobs that were given up, or wait for another try."""
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")
    return [f"{row['kind']}: {row['error']}" for row in rows]
