"""Double clicks, forms sent twice or too late, and a database that is busy: no harm, and a kind answer."""

import asyncio

import pytest

from core.ui import mark_number
from rehearsal.people import Person, Reply, reading
from tests.adversary.crafting import DEFECT
from tests.interviews.acting import all_is_true, book, booked, interview, offer, open_form, settle_for_good
from tests.interviews.on_discord import labels, lies, own_messages, threads_of
from tests.stage import Stage

ENDING = ("Cancel", "Cannot make it", "Decline")
"""Pressed last: nothing is left to press afterwards."""


def kind(replies: list[Reply]) -> None:
    for reply in replies:
        assert not reply.failed, reply
        assert DEFECT not in reply.text, reply.text


async def press_everything_twice(stage: Stage, channel_id: int, people: list[str]) -> list[str]:
    """Every button on every card there, by each of these people, and every form that opens is sent twice."""
    pressed = []
    found = [
        (str(button["label"]), message)
        for message in own_messages(stage, channel_id)
        for button in reading.buttons(message)
    ]
    for label, message in sorted(found, key=lambda one: one[0] in ENDING):
        for name in people:
            now = stage.world.messages.get(channel_id, int(message["id"]))
            if label in labels(now):
                pressed.append(label)
                await press_twice(stage.person(name), now, label)
                await settle_for_good(stage)
    return pressed


async def press_twice(person: Person, message: dict[str, object], label: str) -> None:
    replies = list(await asyncio.gather(person.click(message, label), person.click(message, label)))
    kind(replies)
    forms = [reply for reply in replies if reply.modal is not None]
    given = {"Move": {"when": "in 90 hours"}, "Set place": {"place": "Lounge"}}.get(label, {})
    kind(list(await asyncio.gather(*(form.submit(given) for form in forms))))


@pytest.mark.parametrize("ask_first", [False, True])
async def test_every_button_of_an_interview_may_be_pressed_twice_at_once(swift: Stage, ask_first: bool) -> None:
    number = await booked(swift, ask_first=ask_first)
    await swift.pass_time(hours=26, minutes=1)
    if not ask_first:
        await swift.ana.command("interview move", interview=str(number), when="in 70 hours")
    await settle_for_good(swift)
    thread_id = (await interview(swift, number))["thread_id"]

    pressed = await press_everything_twice(swift, thread_id, ["priya", "ana"])

    assert "Accept" in pressed if ask_first else {"Move", "Set place", "Running late", "Cancel"} <= set(pressed)
    await all_is_true(swift)


async def test_a_form_sent_twice_at_once_books_once(swift: Stage) -> None:
    await offer(swift)
    form = await open_form(swift.ana)
    given = {"goals": "Practise", "resume": [("cv.pdf", b"%PDF-1.4\n%%EOF\n")]}

    replies = list(await asyncio.gather(form.submit(given), form.submit(given)))
    await settle_for_good(swift)
    await swift.pass_time(hours=2)

    kind(replies)
    assert sum("🟢 **Booked" in reply.text for reply in replies) == 1
    assert len(threads_of(swift, 1)) == 1
    await all_is_true(swift)


async def test_two_files_at_once_open_one_thread_for_files(swift: Stage) -> None:
    await offer(swift)
    form = await open_form(swift.ana)
    given = {"goals": "Practise", "resume": [("cv.pdf", b"%PDF-1.4\n%%EOF\n")]}

    await asyncio.gather(*(form.submit(given) for _ in range(4)))
    await swift.settle()

    threads = swift.world.guilds.get(swift.guild_id).threads.values()
    assert sum(thread["name"].startswith("Files of") for thread in threads) == 1


async def test_a_form_for_a_slot_that_is_gone_gives_back_what_was_typed(swift: Stage) -> None:
    await offer(swift)
    forms = [await open_form(swift.ana), await open_form(swift.ben)]
    panel = await swift.priya.command("volunteer slots")
    asked = await panel.click("Withdraw")
    await asked.click("This one")

    for form in forms:
        reply = await form.submit(goals="Long thought-out goals")
        assert "withdrawn" in reply.text and "Long thought-out goals" in reply.text
    await swift.settle()
    assert await lies(swift) == []


async def test_a_form_to_move_or_cancel_what_was_cancelled_meanwhile_says_so(swift: Stage) -> None:
    number = await booked(swift)
    listed = await swift.priya.command("interview list")
    forms = [await listed.click("Move"), await listed.click("Cancel")]
    await swift.ana.command("interview cancel", interview=str(number))

    moved = await forms[0].submit(when="in 90 hours")
    cancelled = await forms[1].submit(reason="A long and carefully worded reason for calling off")

    assert "no longer on" in moved.text and "no longer on" in cancelled.text
    assert "carefully worded" in cancelled.text


async def test_while_the_database_is_busy_people_wait_and_are_booked_once(swift: Stage) -> None:
    await offer(swift)
    form = await open_form(swift.ana)
    async with swift.db.write():
        waiting = asyncio.create_task(form.submit(goals="Practise"))
        done, _ = await asyncio.wait([waiting], timeout=3.2)
    reply = await waiting
    await settle_for_good(swift)

    assert done == {waiting} or not reply.failed
    assert len(threads_of(swift, 1)) <= 1
    again = await swift.ana.command("interview list")
    assert "Booked" in again.text or "no interviews" in again.text
    await all_is_true(swift)


async def test_who_is_named_like_anothers_files_is_given_none_of_them(swift: Stage) -> None:
    ben = swift.demo.people["ben"]
    rename(swift, "ana", f"· {ben}")
    rename(swift, "priya", f"P · {ben}")
    await offer(swift)
    await book(swift, swift.ana)
    await swift.ana.command("interview cancel", interview="1")
    await settle_for_good(swift)
    others = [int(thread) for thread in swift.world.guilds.get(swift.guild_id).threads]
    for thread_id in others:
        swift.world.threads.edit(thread_id, metadata={"archived": False})

    reply = await book(swift, swift.ben)
    await settle_for_good(swift)

    assert "Booked" in reply.text
    assert [one for one in others if swift.world.threads.has_member(one, ben)] == []
    assert_nothing_of_ben(swift)


async def test_who_is_named_like_anothers_interview_is_let_into_no_other(swift: Stage) -> None:
    rename(swift, "ana", "Interview 2 · ")
    await offer(swift)
    await book(swift, swift.ana)
    await settle_for_good(swift)
    await offer(swift, "in 60 hours")
    swift.server.faults.fail(
        "POST", "/channels/{}/threads", status=503, when=lambda one: one.json["name"].startswith("Interview 2")
    )

    reply = await book(swift, swift.ben)
    await settle_for_good(swift)

    assert "Booked" in reply.text
    assert_nothing_of_ben(swift)
    await all_is_true(swift)


def rename(stage: Stage, name: str, nick: str) -> None:
    stage.world.guilds.get(stage.guild_id).members[stage.demo.people[name]]["nick"] = nick


def assert_nothing_of_ben(stage: Stage) -> None:
    for thread in stage.ana.threads(stage.guild_id):
        messages = [reading.visible_text(one) for one in stage.ana.messages(thread["id"])]
        assert not [said for said in messages if f"<@{stage.demo.people['ben']}>" in said]


async def test_goals_that_look_like_a_mark_silence_no_notice(swift: Stage) -> None:
    await offer(swift)
    lost = swift.server.faults.lose_answer(
        "POST", "/channels/{}/messages", status=503, when=lambda one: str(mark_number("interview 1")) in str(one.json)
    )
    await book(swift, goals="Practise\n-# notice 1.0\n-# reminder 1.0.1440")
    await settle_for_good(swift)

    assert lost.hits == 1
    await all_is_true(swift)


async def test_an_event_goes_though_discord_said_to_wait_with_it(swift: Stage) -> None:
    interview_id = await booked(swift)
    told_to_wait = swift.server.faults.rate_limit("DELETE", "/guilds/{}/scheduled-events/{}", retry_after=90)
    choices = await swift.ana.autocomplete("interview cancel", "interview", "")
    await swift.ana.command("interview cancel", interview=choices[0]["value"])
    await settle_for_good(swift)

    assert told_to_wait.hits == 1
    assert (await interview(swift, interview_id))["state"] == "cancelled"
    await all_is_true(swift)
