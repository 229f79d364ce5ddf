"""What people do about reviews on the stage: a resume that waits, a claim, a review."""

import io
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

import discord
from fpdf import FPDF

from cogs.resumes import service as resumes
from cogs.resumes import store as file_store
from cogs.submissions import drafts
from cogs.submissions import service as submissions
from cogs.submissions.models import Wish
from core import delivery
from core.actor import Actor
from rehearsal.people import Person, Reply, reading
from tests.stage import Stage

Json = dict[str, Any]

GALLERY = 12
RESUME = b"%PDF-1.4\n% a resume\n%%EOF\n"
CONTENT = {
    "fit": "The pipelines speak for the role; the team size does not show yet.",
    "bullets": "Say what came of each project: “cut the load time by half”.",
}
DETAILS = {"format": "The two columns may be read across."}
ADVICE = {"top": "1. Results in each bullet. 2. One column. 3. A shorter summary.", "must": "One column."}


def resume_of(pages: int) -> bytes:
    """A file that can be looked into, unlike RESUME."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=20)
    for number in range(pages):
        pdf.add_page()
        pdf.cell(text=f"Page {number + 1}: built pipelines for twelve hospitals")
    return bytes(pdf.output())


async def set_up(stage: Stage) -> None:
    """A channel for resumes, with the cards of those that wait."""
    stage.channels["resumes"] = int(stage.world.channels.create(stage.guild_id, "resumes")["id"])
    await stage.set("resume_channel", stage.channels["resumes"])


async def drafted(stage: Stage, name: str = "ana", content: bytes = RESUME, **wish: Any) -> int:
    """A resume about which its member still decides: its file is in a private thread of theirs."""
    bot, now, actor = stage.bot, stage.clock.now(), _member(stage, name)
    channel = bot.get_channel(stage.channels["interviews"])
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name=f"Kept for {name}", type=discord.ChannelType.private_thread)
    await delivery.add_to_thread(bot, thread.id, actor.user_id)
    file = discord.File(io.BytesIO(content), "cv.pdf")
    message = await delivery.send(bot, thread.id, "Kept", nonce=f"kept{thread.id}", files=[file])
    wanted = Wish(**{"target_role": "Data engineer", "focus": "The summary", **wish})
    async with stage.db.write() as tx:
        kept = await resumes.receive(tx, stage.guild_id, actor.user_id, "cv.pdf", now)
        await file_store.set_kept(tx, kept, thread.id, message.id)
        settings = await bot.settings_of(stage.guild_id)
        made = await drafts.draft(tx, actor, wanted, kept.id, settings, now)
    return made.id


async def queued(stage: Stage, name: str = "ana", content: bytes = RESUME, **wish: Any) -> int:
    """A resume that waits."""
    number, actor = await drafted(stage, name, content, **wish), _member(stage, name)
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()
    async with stage.db.write() as tx:
        made = await drafts.look_at_draft(tx, actor, number)
        assert made.file_id is not None
        await submissions.queue(tx, actor, number, made.file_id, settings, now, is_anonymised=False)
    await stage.settle()
    return number


def _member(stage: Stage, name: str) -> Actor:
    user_id = stage.person(name).id
    return Actor(stage.guild_id, user_id, name, is_member=True, is_volunteer=False, is_moderator=False)


async def claimed(stage: Stage, name: str = "ana", reviewer: str = "priya", **wish: Any) -> int:
    number = await queued(stage, name, **wish)
    await stage.person(reviewer).command("resume claim", submission=str(number))
    await stage.settle()
    return number


async def write(person: Person, number: int, result: str = "changes", **advice: str) -> Reply:
    """All three parts, as a reviewer fills them in one after the other."""
    desk = await person.command("resume review", submission=str(number))
    desk = await (await desk.click("Content")).submit(CONTENT)
    desk = await (await desk.click("Details")).submit(DETAILS)
    return await (await desk.click("Advice and result")).submit({**ADVICE, **advice, "result": [result]})


async def reviewed(stage: Stage, name: str = "ana", reviewer: str = "priya", **advice: str) -> int:
    number = await claimed(stage, name, reviewer)
    await (await write(stage.person(reviewer), number, **advice)).click("Hand in")
    await stage.settle()
    return number


async def withdraw(stage: Stage, name: str = "ana") -> Reply:
    """Whoever has a review is asked first."""
    reply = await (await stage.person(name).command("resume mine")).click("Withdraw")
    if "Keep it" in reply.buttons:
        reply = await reply.click("Withdraw")
    await stage.settle()
    return reply


def thread_of(stage: Stage, person: Person) -> int:
    return int(stage.thread(person, "Review:")["id"])


def threads_of(stage: Stage, person: Person) -> list[str]:
    """The review threads that this person can open."""
    threads = stage.world.guilds.get(stage.guild_id).threads.values()
    return [
        one["name"]
        for one in threads
        if one["name"].startswith("Review:") and stage.world.can_view(person.id, int(one["id"]))
    ]


def card(stage: Stage, person: Person) -> Json:
    """The one card in the channel for resumes."""
    (message,) = person.messages(stage.channels["resumes"])
    return message


def pictures_in(person: Person, channel_id: int) -> list[str]:
    """The alt texts of the pictures that this person sees."""
    return [item["description"] for message in person.messages(channel_id) for item in _pictures(message)]


def _pictures(message: Json) -> list[Json]:
    return [item for part in message["components"] if part["type"] == GALLERY for item in part["items"]]


def texts(person: Person, channel_id: int) -> list[str]:
    return [reading.visible_text(message) for message in person.messages(channel_id)]


def dm_texts(stage: Stage, person: Person) -> list[str]:
    return texts(person, person.dm(stage.demo.application_id))


def files_in(person: Person, channel_id: int) -> list[str]:
    """Attached files, and pictures in galleries."""
    found = []
    for message in person.messages(channel_id):
        found += [one["filename"] for one in message["attachments"]]
        found += [PurePath(urlsplit(item["media"]["url"]).path).name for item in _pictures(message)]
    return found


def with_button(person: Person, channel_id: int, label: str) -> Json:
    """The latest message with this button."""
    return next(
        message
        for message in reversed(person.messages(channel_id))
        if label in [button["label"] for button in reading.buttons(message)]
    )


async def failures(stage: Stage) -> list[str]:
    """Jobs that were given up, or wait for another try."""
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")
    return [f"{row['kind']}: {row['error']}" for row in rows]


async def state_of(stage: Stage, number: int) -> str:
    async with stage.db.read() as tx:
        found = await submissions.get_submission(tx, stage.guild_id, number)
    assert found is not None
    return found.state
