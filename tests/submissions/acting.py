"""What members do with their resumes on Discord, and what can be seen of it."""

from typing import Any

from cogs.submissions import service
from cogs.submissions.models import Submission
from rehearsal.people import Person, Reply
from tests.resumes.checking.documents import one_column
from tests.resumes.checking.people import UK, invent
from tests.stage import Stage

Json = dict[str, Any]

PERSON = invent(1, UK)
RESUME = ("resume-of-ana.pdf", one_column(PERSON, "helvetica"))
ANSWERS = {"target_role": "Data analyst", "questions": "Too long?"}


async def hand_in(person: Person, answers: Json | None = None, **options: Any) -> Reply:
    """As far as the private check."""
    form = await person.command("resume submit", **options)
    if "Hand in another" in form.buttons:
        form = await form.click("Hand in another")
    assert form.modal is not None, form.text
    return await form.submit({"resume": [RESUME], **ANSWERS, **(answers or {})})


async def queued(stage: Stage, person: Person) -> Submission:
    check = await hand_in(person)
    reply = await check.click("Queue it")
    assert "in the queue" in reply.text, reply.text
    await stage.settle()
    return (await submissions_of(stage, person))[0]


async def submissions_of(stage: Stage, person: Person) -> list[Submission]:
    """The latest first."""
    async with stage.db.read() as tx:
        row = await tx.all("SELECT id FROM submission WHERE member_id = ? ORDER BY id DESC", (person.id,))
        found = [await service.get_submission(tx, stage.guild_id, one["id"]) for one in row]
    return [one for one in found if one is not None]


def files_of(stage: Stage, person: Person) -> list[str]:
    """The names of the files in this person's private thread."""
    thread = stage.thread(person, "Files of")
    return [one["filename"] for message in person.messages(thread["id"]) for one in message["attachments"]]


def pictures(reply: Reply) -> list[str]:
    """The alt texts of the pictures that the answer shows."""
    assert reply.message is not None
    galleries = [part for part in reply.message["components"] if part["type"] == 12]
    return [item["description"] for gallery in galleries for item in gallery["items"]]
