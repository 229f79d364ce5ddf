"""Whatever Discord refuses, loses or forgets: it is made up for later, or the moderators are told in plain words."""

from typing import Any

import pytest

from rehearsal.people import reading
from tests.interviews.acting import (
    all_is_true,
    book,
    booked,
    dead_jobs,
    interview,
    newest,
    offer,
    settle_for_good,
    thread_messages,
    with_button,
)
from tests.interviews.on_discord import own_messages, threads_of
from tests.stage import Stage


def told_moderators(stage: Stage) -> list[str]:
    return [reading.visible_text(one) for one in own_messages(stage, stage.channels["moderators"])]


def texts_in_thread(stage: Stage, interview_id: int) -> str:
    [thread] = threads_of(stage, interview_id)
    return "\n".join(reading.visible_text(one) for one in own_messages(stage, int(thread["id"])))


# What people delete, close and move under the bot's feet.


async def test_after_its_thread_was_deleted_the_next_change_is_shown_in_a_new_one(swift: Stage) -> None:
    number = await booked(swift)
    old = (await interview(swift, number))["thread_id"]
    swift.world.threads.delete(old)

    await swift.priya.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    assert (await interview(swift, number))["thread_id"] != old
    assert "Lounge" in texts_in_thread(swift, number)
    assert await dead_jobs(swift) == []


async def test_a_move_and_being_late_are_told_in_a_new_thread_after_the_old_one_was_deleted(swift: Stage) -> None:
    number = await booked(swift)
    swift.world.threads.delete((await interview(swift, number))["thread_id"])

    await swift.ana.command("interview move", interview=str(number), when="in 70 hours")
    await swift.ana.command("interview late", interview=str(number), minutes=5)
    await settle_for_good(swift)

    assert with_button(thread_messages(swift, swift.priya), "Accept new time")
    assert texts_in_thread(swift, number).count("minutes late") == 1
    assert await dead_jobs(swift) == []


async def test_an_open_proposal_moves_along_when_the_thread_has_to_be_made_again(swift: Stage) -> None:
    number = await booked(swift)
    await swift.ana.command("interview move", interview=str(number), when="in 70 hours")
    await swift.settle()
    swift.world.threads.delete((await interview(swift, number))["thread_id"])
    await swift.priya.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    proposal = with_button(thread_messages(swift, swift.priya), "Accept new time")
    await swift.priya.click(proposal, "Accept new time")
    await settle_for_good(swift)

    assert "🟢 Booked" in texts_in_thread(swift, number)
    assert await dead_jobs(swift) == []


@pytest.mark.parametrize("locked", [False, True])
async def test_a_thread_that_went_to_sleep_is_woken_by_the_reminder(swift: Stage, locked: bool) -> None:
    number = await booked(swift, when="in 336 hours")
    await swift.pass_time(days=8)
    [thread] = threads_of(swift, number)
    if locked:
        swift.world.threads.edit(int(thread["id"]), metadata={"archived": True, "locked": True})
    assert thread["thread_metadata"]["archived"]

    await swift.pass_time(days=5, minutes=1)
    await settle_for_good(swift)

    assert "mock interview is" in texts_in_thread(swift, number)
    await all_is_true(swift)


@pytest.mark.parametrize(
    ("what", "options", "said"),
    [
        ("place", {"place": "Lounge"}, "Lounge"),
        ("cancel", {}, "is off"),
        ("move", {"when": "in 216 hours"}, "proposes"),
        ("late", {"minutes": 5}, "minutes late"),
    ],
)
async def test_a_thread_that_went_to_sleep_is_woken_by_any_change(
    swift: Stage, what: str, options: dict[str, Any], said: str
) -> None:
    number = await booked(swift, when="in 336 hours")
    await swift.pass_time(days=8)
    assert threads_of(swift, number)[0]["thread_metadata"]["archived"]
    await swift.priya.command(f"interview {what}", interview=str(number), **options)
    await settle_for_good(swift)

    await all_is_true(swift)
    assert said in texts_in_thread(swift, number)


async def test_a_deleted_card_is_posted_again_with_the_next_change(swift: Stage) -> None:
    number = await booked(swift)
    row = await interview(swift, number)
    swift.world.messages.delete(swift.world.messages.get(row["thread_id"], row["card_id"]))

    await swift.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    await all_is_true(swift)


async def test_a_deleted_event_is_made_again_with_the_next_change(swift: Stage) -> None:
    number = await booked(swift)
    swift.world.events.delete(swift.guild_id, (await interview(swift, number))["event_id"])

    await swift.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    await all_is_true(swift)


async def test_an_event_that_somebody_moved_is_put_right_with_the_next_change(swift: Stage) -> None:
    number = await booked(swift)
    event_id = (await interview(swift, number))["event_id"]
    swift.world.events.edit(swift.guild_id, event_id, scheduled_start_time="2026-11-25T09:00:00+00:00")

    await swift.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    await all_is_true(swift)


@pytest.mark.parametrize("status", [2, 3, 4], ids=["started", "ended", "cancelled"])
async def test_an_event_that_somebody_started_or_ended_delays_nothing(swift: Stage, status: int) -> None:
    number = await booked(swift)
    event_id = (await interview(swift, number))["event_id"]
    swift.world.events.edit(swift.guild_id, event_id, status=status)

    await swift.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    assert await dead_jobs(swift) == []
    assert "Lounge" in texts_in_thread(swift, number)
    assert f"notice {number}.1" in texts_in_thread(swift, number)


async def test_a_resume_that_the_member_deleted_keeps_nobody_from_being_told(swift: Stage) -> None:
    await offer(swift)
    swift.server.faults.fail("POST", "/channels/{}/threads", status=503, when=lambda one: "Interview" in str(one.json))
    await book(swift)
    await swift.settle()
    kept = swift.thread(swift.ana, "Files of")
    message = next(one for one in swift.ana.messages(kept["id"]) if one["attachments"])
    swift.world.messages.delete(message)

    await settle_for_good(swift)

    await all_is_true(swift)
    assert "is booked" in texts_in_thread(swift, await newest(swift))


# Settings that change between the booking and what follows from it.


async def test_a_booking_waits_for_a_channel_that_was_deleted_and_moderators_can_try_again(swift: Stage) -> None:
    await offer(swift)
    form = await swift.ana.command("interview book", slot="1")
    swift.world.channels.delete(swift.channels["interviews"])
    await form.submit(goals="Practise")
    await settle_for_good(swift)

    assert "is gone or hidden" in "\n".join(told_moderators(swift))
    swift.channels["interviews"] = int(swift.world.channels.create(swift.guild_id, "again")["id"])
    await swift.set("interviews_channel", swift.channels["interviews"])
    await try_again(swift)

    await all_is_true(swift)


async def test_a_booking_waits_where_the_channel_was_unset_and_moderators_can_try_again(swift: Stage) -> None:
    await offer(swift)
    swift.server.faults.fail("POST", "/channels/{}/threads", status=503)
    await book(swift, resume=[])
    await swift.settle()
    await swift.set("interviews_channel", None)
    await settle_for_good(swift)

    assert "not set up" in "\n".join(told_moderators(swift))
    await swift.set("interviews_channel", swift.channels["interviews"])
    await try_again(swift)

    await all_is_true(swift)


async def test_what_is_booked_stays_in_its_thread_when_the_channel_is_changed_or_unset(swift: Stage) -> None:
    number = await booked(swift)
    await swift.set("interviews_channel", int(swift.world.channels.create(swift.guild_id, "new")["id"]))
    await swift.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)
    await swift.set("interviews_channel", None)
    await swift.pass_time(hours=27)
    await swift.ana.command("interview cancel", interview=str(number))
    await settle_for_good(swift)

    await all_is_true(swift)


async def try_again(stage: Stage) -> None:
    """A moderator presses the button on every card that has it."""
    for message in own_messages(stage, stage.channels["moderators"]):
        if "Try again" in [button["label"] for button in reading.buttons(message)]:
            await stage.morgan.at(stage.channels["moderators"]).click(message, "Try again")
    await settle_for_good(stage)


# Who left.


@pytest.mark.parametrize("who", ["ana", "priya"])
@pytest.mark.parametrize("ask_first", [False, True])
async def test_who_left_before_the_thread_was_made_keeps_nobody_waiting(
    swift: Stage, who: str, ask_first: bool
) -> None:
    await offer(swift, ask_first=ask_first)
    form = await swift.ana.command("interview book", slot="1")
    swift.server.faults.fail("POST", "/channels/{}/threads", status=503)
    await form.submit(goals="Practise")
    await swift.settle()
    swift.world.members.remove(swift.guild_id, swift.demo.people[who])

    await settle_for_good(swift)

    row = await interview(swift, 1)
    assert row["state"] == "cancelled"
    if who == "priya":
        assert "is off" in "\n".join(map(reading.visible_text, thread_messages(swift, swift.ana)))
    assert await dead_jobs(swift) == []


@pytest.mark.parametrize("who", ["ana", "priya"])
async def test_who_left_after_the_booking_is_noticed_with_the_next_thing_said(swift: Stage, who: str) -> None:
    number = await booked(swift)
    swift.world.members.remove(swift.guild_id, swift.demo.people[who])
    other = "priya" if who == "ana" else "ana"

    await swift.person(other).command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(swift)

    assert (await interview(swift, number))["state"] == "cancelled"
    assert "is off" in texts_in_thread(swift, number)
    assert await dead_jobs(swift) == []


async def test_a_volunteer_who_calls_off_before_the_thread_was_made_leaves_no_member_waiting(swift: Stage) -> None:
    await offer(swift)
    fault = swift.server.faults.fail("POST", "/channels/{}/threads", status=503, times=None)
    await book(swift, resume=[])
    await swift.settle()
    await swift.priya.command("interview cancel", interview="1", reason="Ill")
    swift.server.faults.remove(fault)

    await settle_for_good(swift)

    assert "is off" in "\n".join(map(reading.visible_text, thread_messages(swift, swift.ana)))
    await all_is_true(swift)


async def test_an_interview_that_was_over_before_its_move_could_be_shown_leaves_no_event(swift: Stage) -> None:
    number = await booked(swift)
    await swift.ana.command("interview move", interview=str(number), when="in 5 hours")
    await swift.settle()
    refused = swift.server.faults.fail("PATCH", "/guilds/{}/scheduled-events/{}", status=403, code=50013, times=None)
    proposal = with_button(thread_messages(swift, swift.priya), "Accept new time")
    await swift.priya.click(proposal, "Accept new time")
    await swift.settle()
    await swift.pass_time(hours=7)
    swift.server.faults.clear()
    await settle_for_good(swift)

    assert refused.hits
    assert (await interview(swift, number))["state"] == "finished"
    assert not swift.world.events.open_in(swift.guild_id)
