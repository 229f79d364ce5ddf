"""An interview is called off, and its time goes to whoever is on stand-by: as the people of the demo group see it."""

import asyncio
from datetime import timedelta
from typing import Any

from rehearsal.people import Person, Reply, reading
from rehearsal.state.messages import EPHEMERAL
from tests.interviews.acting import all_is_true, booked, newest
from tests.interviews.acting import interview as row_of
from tests.stage import Stage

Json = dict[str, Any]


async def wait(stage: Stage, *names: str) -> None:
    """On stand-by in this order."""
    for name in names:
        reply = await stage.person(name).command("interview standby", on=True)
        assert "You are on stand-by" in reply.text
        await stage.pass_time(minutes=1)


async def free(stage: Stage, **offered: Any) -> int:
    """Ana's interview, called off by her; the id of its slot."""
    interview_id = await booked(stage, **offered)
    await call_off(stage, interview_id)
    return int((await row_of(stage, interview_id))["slot_id"])


async def call_off(stage: Stage, interview_id: int, by: str = "ana") -> None:
    await stage.person(by).command("interview cancel", interview=str(interview_id))
    await stage.settle()


def calls(person: Person) -> list[Json]:
    """The messages that this person got directly: here they are all about freed times."""
    messages = [one for dm in person.dms() for one in person.messages(int(dm["id"]))]
    return [one for one in messages if not one["flags"] & EPHEMERAL]


def labels(message: Json) -> list[str]:
    return [button["label"] for button in reading.buttons(message)]


async def press(person: Person, label: str, message: Json | None = None) -> Reply:
    message = message or calls(person)[-1]
    return await person.at(int(message["channel_id"])).click(message, label)


async def state_of(stage: Stage, slot_id: int) -> tuple[str, int | None]:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT state, kept_for FROM slot WHERE id = ?", (slot_id,))
    assert row is not None
    return row["state"], row["kept_for"]


async def can_book(person: Person) -> int:
    """How many open times this person is offered."""
    return len(await person.autocomplete("interview book", "slot", ""))


async def test_who_is_called_takes_the_time_and_nobody_else_can_meanwhile(stage: Stage) -> None:
    await wait(stage, "ben")
    await free(stage)

    (call,) = calls(stage.ben)
    assert "has become free for you" in reading.visible_text(call)
    assert labels(call) == ["Take it", "Not this time"]
    assert await can_book(stage.grace) == 0 and await can_book(stage.ben) == 1

    taken = await press(stage.ben, "Take it")
    await stage.settle()
    row = await row_of(stage, await newest(stage))
    assert "It is yours" in taken.text and "/interview edit" in taken.text
    assert (row["member_id"], row["state"]) == (stage.ben.id, "booked")
    assert "You took it" in reading.visible_text(calls(stage.ben)[0]) and labels(calls(stage.ben)[0]) == []
    assert "not on stand-by" in (await stage.ben.command("interview standby", on=False)).text
    await all_is_true(stage)


async def test_it_goes_on_from_one_to_the_next_and_in_the_end_to_everybody(stage: Stage) -> None:
    await wait(stage, "ben", "tom", "grace")
    slot_id = await free(stage)
    assert [len(calls(one)) for one in (stage.ben, stage.tom, stage.grace)] == [1, 0, 0]

    await press(stage.ben, "Not this time")
    await stage.settle()
    assert [len(calls(one)) for one in (stage.ben, stage.tom, stage.grace)] == [1, 1, 0]
    assert "Not this time" in reading.visible_text(calls(stage.ben)[0])

    await stage.pass_time(minutes=31)
    assert "time to answer is over" in reading.visible_text(calls(stage.tom)[0])
    assert await state_of(stage, slot_id) == ("open", stage.grace.id)

    fault = stage.server.faults.fail("PATCH", "/channels/{id}/messages/{id}", status=503)
    await stage.pass_time(minutes=31)
    assert await state_of(stage, slot_id) == ("open", None)
    assert await can_book(stage.ben) == 1
    assert fault.hits and "went on to the next one" in (await press(stage.grace, "Take it")).text
    await all_is_true(stage)


async def test_pressing_twice_at_once_books_once(stage: Stage) -> None:
    await wait(stage, "ben")
    await free(stage)
    call = calls(stage.ben)[0]

    replies = await asyncio.gather(press(stage.ben, "Take it", call), press(stage.ben, "Take it", call))
    await stage.settle()
    assert sorted("It is yours" in reply.text for reply in replies) == [False, True]
    assert any("You took this time already" in reply.text for reply in replies)
    await all_is_true(stage)


async def test_a_call_survives_a_restart(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    await free(stage)
    await stage.restart_bot()
    await stage.pass_time(minutes=31)
    assert len(calls(stage.tom)) == 1

    await stage.restart_bot()
    assert "It is yours" in (await press(stage.tom, "Take it")).text


async def test_with_closed_direct_messages_the_call_comes_in_a_thread(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ben.id)
    await wait(stage, "ben")
    await free(stage)

    thread = stage.thread(stage.ben, "For you")
    message = stage.ben.messages(thread["id"])[-1]
    assert "It is yours" in (await press(stage.ben, "Take it", message)).text


async def test_who_cannot_be_reached_is_passed_over_and_called_no_more(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    await stage.ben.leave_guild(stage.guild_id)
    await free(stage)
    assert len(calls(stage.tom)) == 1
    async with stage.db.read() as tx:
        assert [row["user_id"] for row in await tx.all("SELECT user_id FROM standby")] == [stage.tom.id]


async def test_a_time_that_its_volunteer_takes_back_is_no_longer_offered(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    slot_id = await free(stage)
    panel = await stage.priya.command("volunteer slots")
    opened = await panel.select("slots:open:0", [str(slot_id)])
    await opened.click("This one")
    await stage.settle()
    assert "No longer free" in reading.visible_text(calls(stage.ben)[0])
    assert calls(stage.tom) == []


async def test_whoever_is_kept_apart_is_passed_over_in_silence(stage: Stage) -> None:
    await stage.priya.command("me block", person=stage.ben)
    await wait(stage, "ben", "tom")
    await free(stage)
    assert calls(stage.ben) == [] and len(calls(stage.tom)) == 1


async def test_after_three_calls_without_a_word_one_is_taken_off_kindly(stage: Stage) -> None:
    await wait(stage, "ben")
    for number in range(3):
        await free(stage, when=f"in {60 - 3 * number} hours")
        await stage.pass_time(minutes=31)
    assert "I took you off stand-by" in reading.visible_text(calls(stage.ben)[-1])
    await free(stage, when="in 48 hours")
    assert len(calls(stage.ben)) == 3


async def test_when_discord_fails_the_message_comes_later_or_the_next_one_is_called(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    interview_id = await booked(stage)
    fault = stage.server.faults.fail("POST", "/users/@me/channels", status=503, times=3)
    await call_off(stage, interview_id)
    for _ in range(6):
        await stage.pass_time(minutes=1)
    assert fault.hits == 3
    assert len(calls(stage.ben)) == 1 and calls(stage.tom) == []


async def test_who_asks_to_be_forgotten_gives_the_time_to_the_next(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    await free(stage)
    asked = await stage.ben.command("me forget")
    await asked.click("Delete everything")
    await stage.settle()
    assert len(calls(stage.tom)) == 1
    async with stage.db.read() as tx:
        assert not await tx.all("SELECT 1 FROM standby_call WHERE user_id = ?", (stage.ben.id,))


async def test_a_request_gives_the_wish_and_is_matched(stage: Stage) -> None:
    form = await stage.ben.command("interview request", field="Data", kind="technical")
    await form.submit({"goals": "Explain a model simply", "openness": ["watch"]})
    await wait(stage, "ben")
    await free(stage, field="Data")
    await press(stage.ben, "Take it")
    await stage.settle()

    row = await row_of(stage, await newest(stage))
    assert (row["goals"], row["may_be_watched"], row["field"]) == ("Explain a model simply", 1, "Data")
    async with stage.db.read() as tx:
        request = await tx.one("SELECT state, interview_id FROM request")
    assert request is not None and (request["state"], request["interview_id"]) == ("matched", row["id"])


async def test_a_time_too_near_is_open_to_everybody_at_once(stage: Stage) -> None:
    await stage.set("notice_hours", 0)
    interview_id = await booked(stage, when="in 2 hours")
    await stage.pass_time(minutes=105)
    await wait(stage, "ben")
    await call_off(stage, interview_id)
    assert calls(stage.ben) == [] and await can_book(stage.grace) == 1


async def test_taking_as_the_time_is_over_ends_one_way_for_everybody(stage: Stage) -> None:
    await wait(stage, "ben", "tom")
    slot_id = await free(stage)
    stage.clock_to_move.move(timedelta(minutes=30))
    taken, _ = await asyncio.gather(press(stage.ben, "Take it"), stage.pass_time(seconds=0))
    await stage.settle()

    if "It is yours" in taken.text:
        assert (await state_of(stage, slot_id))[0] == "taken" and calls(stage.tom) == []
    else:
        assert "went on to the next one" in taken.text
        assert await state_of(stage, slot_id) == ("open", stage.tom.id)
    await all_is_true(stage)
