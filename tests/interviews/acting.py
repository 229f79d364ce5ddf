"""What people do in the stories about faults: a slot, a booking, and waiting until everything has settled."""

from typing import Any

from rehearsal.people import Person, Reply
from tests.interviews.on_discord import labels, lies
from tests.stage import Stage

Json = dict[str, Any]

RESUME = ("cv.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")


async def offer(stage: Stage, when: str = "in 50 hours", by: str = "priya", **options: Any) -> None:
    reply = await stage.person(by).command("volunteer offer", when=when, **options)
    assert "open" in reply.text.lower(), reply.text
    await stage.settle()


async def open_form(person: Person, number: int = 0) -> Reply:
    choices = await person.autocomplete("interview book", "slot", "")
    form = await person.command("interview book", slot=choices[number]["value"])
    assert form.modal is not None, form.text
    return form


async def book(stage: Stage, person: Person | None = None, **answers: Any) -> Reply:
    """Everything that a booking may have: a resume, and others may watch. What follows has not happened yet."""
    given = {"goals": "Practise STAR answers", "resume": [RESUME], "openness": ["watch"], **answers}
    return await (await open_form(person or stage.ana)).submit(given)


async def booked(stage: Stage, **offered: Any) -> int:
    """A new slot, booked by Ana, everything shown; the interview's id."""
    await offer(stage, **offered)
    reply = await book(stage)
    assert "🟢" in reply.text or "⏳" in reply.text, reply.text
    await stage.settle()
    return await newest(stage)


async def newest(stage: Stage) -> int:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM interview")
    assert row is not None
    return int(row["id"])


async def interview(stage: Stage, interview_id: int) -> Json:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT * FROM interview WHERE id = ?", (interview_id,))
    assert row is not None
    return dict(row)


async def settle_for_good(stage: Stage, *, tries: int = 12) -> None:
    """Past the pauses between tries."""
    await stage.settle()
    for number in range(tries):
        if not await _waits(stage):
            break
        await stage.pass_time(seconds=min(6 * 2**number, 3700))


async def _waits(stage: Stage) -> bool:
    """Whether a job waits because it failed, or because Discord told it to, which counts as no failure."""
    async with stage.db.read() as tx:
        return await tx.one("SELECT 1 FROM job WHERE state = 'waiting' AND error != ''") is not None


async def all_is_true(stage: Stage) -> None:
    found = [*await lies(stage), *await dead_jobs(stage)]
    assert not found, found


async def dead_jobs(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT kind, error FROM job WHERE state = 'dead'")
    return [f"{row['kind']}: {row['error']}" for row in rows]


def with_button(messages: list[Json], label: str) -> Json:
    """The newest message with this button."""
    return next(message for message in reversed(messages) if label in labels(message))


def thread_messages(stage: Stage, person: Person) -> list[Json]:
    return person.messages(stage.thread(person, "Interview")["id"])
