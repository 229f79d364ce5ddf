"""Two traps of discord.py that this bot steps around.

Its view store drops the handlers of other messages when one message is edited or times out, and mixes up forms that
two people have open at once. Nothing of the bot's may ever be in that store, and everything must work nevertheless.
"""

import asyncio
from typing import Any

import pytest

from core import pace
from rehearsal.people import reading
from tests.stage import Stage


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "REQUESTS_PER_SECOND", 100_000)


def remembered(stage: Stage) -> list[Any]:
    """All that discord.py keeps to answer clicks and forms with."""
    store = stage.bot._connection._view_store
    kept = [store._views, store._modals, store._synced_message_views, store._dynamic_items]
    return [thing for thing in kept if thing]


def cards(stage: Stage) -> list[dict[str, Any]]:
    messages = stage.world.messages.history(stage.channels["announcements"], limit=100)
    return [message for message in messages if "Book" in [one["label"] for one in reading.buttons(message)]]


async def test_editing_one_card_takes_no_button_from_another(stage: Stage) -> None:
    stage.server.api.rate_limits.enabled = False
    for hours in (30, 40, 50):
        await stage.priya.command("volunteer offer", when=f"in {hours} hours")
    await stage.settle()
    assert remembered(stage) == []

    first, *others = cards(stage)
    form = await stage.ana.at(stage.channels["announcements"]).click(first, "Book")
    await form.submit(goals="Practise")
    await stage.settle()
    stage.world.messages.delete(others[0])
    panel = await stage.priya.command("volunteer slots")
    await (await panel.click("Withdraw")).click("Back")

    reply = await stage.ben.at(stage.channels["announcements"]).click(others[1], "Book")
    assert reply.modal is not None, reply.text
    assert remembered(stage) == []
    thread = stage.thread(stage.priya, "Interview")
    [card] = [one for one in stage.priya.messages(thread["id"]) if "Set place" in str(one["components"])]
    for place in ("Lounge", "Hall"):
        form = await stage.priya.click(card, "Set place")
        await form.submit(place=place)
        await stage.settle()
    assert "coming up" not in (await stage.priya.click(card, "Calendar file")).text
    assert remembered(stage) == []


async def test_two_people_with_the_same_form_get_their_own_answers(stage: Stage) -> None:
    stage.server.api.rate_limits.enabled = False
    await stage.set("active_bookings", 2)
    for name in ("priya", "tom"):
        await stage.person(name).command("volunteer offer", when="in 40 hours")
    await stage.settle()
    here = stage.channels["announcements"]
    [card, other] = cards(stage)
    forms = [await stage.ana.at(here).click(card, "Book"), await stage.ben.at(here).click(card, "Book")]

    replies = await asyncio.gather(forms[0].submit(goals="Ana's own goals"), forms[1].submit(goals="Ben's own goals"))

    won = [reply for reply in replies if "🟢 **Booked" in reply.text]
    assert len(won) == 1
    for reply, name in zip(replies, ("Ana", "Ben"), strict=True):
        if reply not in won:
            assert f"{name}'s own goals" in reply.text
        assert ("Ben" if name == "Ana" else "Ana") + "'s own goals" not in reply.text
    assert remembered(stage) == []
    again = await stage.ana.at(here).click(other, "Book")
    assert again.modal is not None or "booked already" in again.text


async def test_forms_that_nobody_sends_are_forgotten_at_once(stage: Stage) -> None:
    for hours in (30, 40):
        await stage.priya.command("volunteer offer", when=f"in {hours} hours")
    await stage.settle()
    for _ in range(5):
        assert (await stage.ana.command("interview book", slot="1")).modal is not None
    assert remembered(stage) == []
