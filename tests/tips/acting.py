"""What people do with tips in these tests, and what can be seen of it."""

from rehearsal.people import Person, Reply, reading
from tests.stage import Json, Stage

PROPOSAL = {
    "topic": "resume",
    "text": "Put the words of the posting into your own bullets, where they are true.",
    "source": "Own experience",
}


async def choose_channel(stage: Stage) -> int:
    """A channel for tips of its own, chosen as a moderator does."""
    channel_id = int(stage.world.channels.create(stage.guild_id, "tips")["id"])
    reply = await stage.morgan.command("settings set", setting="tips_channel", value=str(channel_id))
    assert f"<#{channel_id}>" in reply.text
    return channel_id


def posted(stage: Stage, channel_id: int) -> list[Json]:
    """The bot's messages there, the oldest first."""
    bot = str(stage.demo.application_id)
    return [one for one in stage.world.messages.history(channel_id, limit=100) if one["author"]["id"] == bot]


def texts_of(stage: Stage, channel_id: int) -> list[str]:
    return [reading.visible_text(one) for one in posted(stage, channel_id)]


def told_moderators(stage: Stage) -> list[str]:
    return texts_of(stage, stage.channels["moderators"])


def tip_in(text: str) -> str:
    """Of what is shown, the line that is the tip."""
    return next(line for line in text.splitlines() if not line.startswith(("💡", "-#", "✅")))


async def propose(stage: Stage, person: Person, **answers: str) -> Reply:
    form = await (await person.command("tip")).click("Propose a tip")
    assert form.modal is not None, form.text
    reply = await form.submit({**PROPOSAL, **answers})
    await stage.settle()
    return reply


async def post_now(stage: Stage) -> Reply:
    reply = await (await stage.morgan.command("moderator tips")).click("Post now")
    await stage.settle()
    return reply


async def audited(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT action FROM audit WHERE action LIKE 'tips:%' ORDER BY id")
    return [row["action"] for row in rows]
