"""An interview that runs, with people who watch it."""

from typing import Any

from rehearsal.people import Person, Reply
from tests.live.acting import labels, panel, running, text
from tests.stage import Stage

Json = dict[str, Any]


async def watched(stage: Stage, *watchers: Person) -> int:
    """It runs, and these people have a seat."""
    number = await running(stage, "watch")
    for person in watchers:
        agrees = await person.click(panel(stage), "Watch")
        await agrees.click("I agree")
    await stage.settle()
    return number


def queues(stage: Stage) -> list[Json]:
    """Every message that shows a queue, where the live panel is."""
    channel = int(panel(stage)["channel_id"])
    found = stage.world.messages.history(channel, limit=50)
    return [one for one in found if text(one).startswith("## 🙋")]


def queue(stage: Stage) -> Json:
    (found,) = queues(stage)
    return found


async def shown(stage: Stage) -> str:
    """The queue after the moment at which it is brought up to date."""
    await stage.pass_time(seconds=3)
    return text(queue(stage))


async def asks(stage: Stage, person: Person, question: str, *, unnamed: bool = False) -> Reply:
    form = await person.click(queue(stage), "Ask a question")
    return await form.submit(question=question, **({"name": ["unnamed"]} if unnamed else {}))


__all__ = ["Json", "asks", "labels", "panel", "queue", "queues", "shown", "text", "watched"]
