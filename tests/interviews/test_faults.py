"""Whatever Discord refuses, loses or forgets: it is made up for later, or the moderators are told in plain words."""

import pytest

from core import pace
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


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in has no limit of requests a second."""
    monkeypatch.setattr(pace, "REQUESTS_PER_SECOND", 100_000)


def told_moderators(stage: Stage) -> list[str]:
    return [reading.visible_text(one) for one in own_messages(stage, stage.channels["moderators"])]


def texts_in_thread(stage: Stage, interview_id: int) -> str:
    [thread] = threads_of(stage, interview_id)
    return "\n".join(reading.visible_text(one) for one in own_messages(stage, int(thread["id"])))


# What people delete, close and move under the bot's feet.


async def test_after_its_thread_was_deleted_the_next_change_is_shown_in_a_new_one(stage: Stage) -> None:
    number = await booked(stage)
    old = (await interview(stage, number))["thread_id"]
    stage.world.threads.delete(old)

    await stage.priya.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    assert (await interview(stage, number))["thread_id"] != old
    assert "Lounge" in texts_in_thread(stage, number)
    assert await dead_jobs(stage) == []


async def test_a_move_and_being_late_are_told_in_a_new_thread_after_the_old_one_was_deleted(stage: Stage) -> None:
    number = await booked(stage)
    stage.world.threads.delete((await interview(stage, number))["thread_id"])

    await stage.ana.command("interview move", interview=str(number), when="in 70 hours")
    await stage.ana.command("interview late", interview=str(number), minutes=5)
    await settle_for_good(stage)

    assert with_button(thread_messages(stage, stage.priya), "Accept new time")
    assert texts_in_thread(stage, number).count("minutes late") == 1
    assert await dead_jobs(stage) == []


async def test_an_open_proposal_moves_along_when_the_thread_has_to_be_made_again(stage: Stage) -> None:
    number = await booked(stage)
    await stage.ana.command("interview move", interview=str(number), when="in 70 hours")
    await stage.settle()
    stage.world.threads.delete((await interview(stage, number))["thread_id"])
    await stage.priya.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    proposal = with_button(thread_messages(stage, stage.priya), "Accept new time")
    await stage.priya.click(proposal, "Accept new time")
    await settle_for_good(stage)

    assert "🟢 Booked" in texts_in_thread(stage, number)
    assert await dead_jobs(stage) == []


@pytest.mark.parametrize("locked", [False, True])
async def test_a_thread_that_went_to_sleep_is_woken_by_the_reminder(stage: Stage, locked: bool) -> None:
    number = await booked(stage, when="in 336 hours")
    await stage.pass_time(days=8)
    [thread] = threads_of(stage, number)
    if locked:
        stage.world.threads.edit(int(thread["id"]), metadata={"archived": True, "locked": True})
    assert thread["thread_metadata"]["archived"]

    await stage.pass_time(days=5, minutes=1)
    await settle_for_good(stage)

    assert "mock interview is" in texts_in_thread(stage, number)
    await all_is_true(stage)


@pytest.mark.parametrize("what", ["place", "cancel", "move", "late"])
async def test_a_thread_that_went_to_sleep_is_woken_by_any_change(stage: Stage, what: str) -> None:
    number = await booked(stage, when="in 336 hours")
    await stage.pass_time(days=8)
    assert threads_of(stage, number)[0]["thread_metadata"]["archived"]
    options = {"place": {"place": "Lounge"}, "move": {"when": "in 216 hours"}, "late": {"minutes": 5}}.get(what, {})

    await stage.priya.command(f"interview {what}", interview=str(number), **options)
    await settle_for_good(stage)

    await all_is_true(stage)
    said = texts_in_thread(stage, number)
    assert {"place": "Lounge", "cancel": "is off", "move": "proposes", "late": "minutes late"}[what] in said


async def test_a_deleted_card_is_posted_again_with_the_next_change(stage: Stage) -> None:
    number = await booked(stage)
    row = await interview(stage, number)
    stage.world.messages.delete(stage.world.messages.get(row["thread_id"], row["card_id"]))

    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    await all_is_true(stage)


async def test_a_deleted_event_is_made_again_with_the_next_change(stage: Stage) -> None:
    number = await booked(stage)
    stage.world.events.delete(stage.guild_id, (await interview(stage, number))["event_id"])

    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    await all_is_true(stage)


async def test_an_event_that_somebody_moved_is_put_right_with_the_next_change(stage: Stage) -> None:
    number = await booked(stage)
    event_id = (await interview(stage, number))["event_id"]
    stage.world.events.edit(stage.guild_id, event_id, scheduled_start_time="2026-11-25T09:00:00+00:00")

    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    await all_is_true(stage)


@pytest.mark.parametrize("status", [2, 3, 4], ids=["started", "ended", "cancelled"])
async def test_an_event_that_somebody_started_or_ended_delays_nothing(stage: Stage, status: int) -> None:
    number = await booked(stage)
    event_id = (await interview(stage, number))["event_id"]
    stage.world.events.edit(stage.guild_id, event_id, status=status)

    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    assert await dead_jobs(stage) == []
    assert "Lounge" in texts_in_thread(stage, number)
    assert f"notice {number}.1" in texts_in_thread(stage, number)


async def test_a_resume_that_the_member_deleted_keeps_nobody_from_being_told(stage: Stage) -> None:
    await offer(stage)
    stage.server.faults.fail("POST", "/channels/{}/threads", status=503, when=lambda one: "Interview" in str(one.json))
    await book(stage)
    await stage.settle()
    kept = stage.thread(stage.ana, "Files of")
    message = next(one for one in stage.ana.messages(kept["id"]) if one["attachments"])
    stage.world.messages.delete(message)

    await settle_for_good(stage)

    await all_is_true(stage)
    assert "is booked" in texts_in_thread(stage, await newest(stage))


# Settings that change between the booking and what follows from it.


async def test_a_booking_waits_for_a_channel_that_was_deleted_and_moderators_can_try_again(stage: Stage) -> None:
    await offer(stage)
    form = await stage.ana.command("interview book", slot="1")
    stage.world.channels.delete(stage.channels["interviews"])
    await form.submit(goals="Practise")
    await settle_for_good(stage)

    assert "is gone or hidden" in "\n".join(told_moderators(stage))
    stage.channels["interviews"] = int(stage.world.channels.create(stage.guild_id, "again")["id"])
    await stage.set("interviews_channel", stage.channels["interviews"])
    await try_again(stage)

    await all_is_true(stage)


async def test_a_booking_waits_where_the_channel_was_unset_and_moderators_can_try_again(stage: Stage) -> None:
    await offer(stage)
    stage.server.faults.fail("POST", "/channels/{}/threads", status=503)
    await book(stage, resume=[])
    await stage.settle()
    await stage.set("interviews_channel", None)
    await settle_for_good(stage)

    assert "not set up" in "\n".join(told_moderators(stage))
    await stage.set("interviews_channel", stage.channels["interviews"])
    await try_again(stage)

    await all_is_true(stage)


async def test_what_is_booked_stays_in_its_thread_when_the_channel_is_changed_or_unset(stage: Stage) -> None:
    number = await booked(stage)
    await stage.set("interviews_channel", int(stage.world.channels.create(stage.guild_id, "new")["id"]))
    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)
    await stage.set("interviews_channel", None)
    await stage.pass_time(hours=27)
    await stage.ana.command("interview cancel", interview=str(number))
    await settle_for_good(stage)

    await all_is_true(stage)


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
    stage: Stage, who: str, ask_first: bool
) -> None:
    await offer(stage, ask_first=ask_first)
    form = await stage.ana.command("interview book", slot="1")
    stage.server.faults.fail("POST", "/channels/{}/threads", status=503)
    await form.submit(goals="Practise")
    await stage.settle()
    stage.world.members.remove(stage.guild_id, stage.demo.people[who])

    await settle_for_good(stage)

    row = await interview(stage, 1)
    assert row["state"] == "cancelled"
    if who == "priya":
        assert "is off" in "\n".join(map(reading.visible_text, thread_messages(stage, stage.ana)))
    assert await dead_jobs(stage) == []


@pytest.mark.parametrize("who", ["ana", "priya"])
async def test_who_left_after_the_booking_is_noticed_with_the_next_thing_said(stage: Stage, who: str) -> None:
    number = await booked(stage)
    stage.world.members.remove(stage.guild_id, stage.demo.people[who])
    other = "priya" if who == "ana" else "ana"

    await stage.person(other).command("interview place", interview=str(number), place="Lounge")
    await settle_for_good(stage)

    assert (await interview(stage, number))["state"] == "cancelled"
    assert "is off" in texts_in_thread(stage, number)
    assert await dead_jobs(stage) == []


async def test_a_volunteer_who_calls_off_before_the_thread_was_made_leaves_no_member_waiting(stage: Stage) -> None:
    await offer(stage)
    fault = stage.server.faults.fail("POST", "/channels/{}/threads", status=503, times=None)
    await book(stage, resume=[])
    await stage.settle()
    await stage.priya.command("interview cancel", interview="1", reason="Ill")
    stage.server.faults.remove(fault)

    await settle_for_good(stage)

    assert "is off" in "\n".join(map(reading.visible_text, thread_messages(stage, stage.ana)))
    await all_is_true(stage)
