"""Reminders come once and in private, whatever happens to the bot, to Discord or to the clocks."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.people import reading
from tests.asks.acting import FOLLOW_UP, LET_GO, REST, draft, reminders, seen, sent
from tests.stage import Stage
from tests.waiting import until


async def test_one_follow_up_then_the_advice_to_let_go_and_then_nothing(stage: Stage) -> None:
    await sent(stage.ana)
    await stage.pass_time(days=8, hours=21, minutes=59)
    assert reminders(stage, stage.ana, FOLLOW_UP) == []
    await stage.pass_time(minutes=2)
    [message] = reminders(stage, stage.ana, FOLLOW_UP)
    assert "Acme" not in reading.visible_text(message)
    shown = await stage.ana.at(int(message["channel_id"])).click(message, "Show")
    assert "I will not write about it again" in shown.text and shown.ephemeral
    await stage.pass_time(days=13)
    assert len(reminders(stage, stage.ana, LET_GO)) == 1
    assert "No answer" in (await stage.ana.command("feedback asks")).text
    await stage.pass_time(days=60)
    assert len(reminders(stage, stage.ana, FOLLOW_UP)) == len(reminders(stage, stage.ana, LET_GO)) == 1


async def test_a_follow_up_keeps_its_hour_across_a_clock_change(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="New York")
    stage.clock_to_move.move_to(datetime(2027, 3, 12, 17, tzinfo=UTC))
    await stage.pass_time(seconds=1)
    await sent(stage.ana, declined="email, yesterday")
    stage.clock_to_move.move_to(datetime(2027, 3, 23, 13, 59, tzinfo=UTC))
    await stage.pass_time(seconds=1)
    assert reminders(stage, stage.ana, FOLLOW_UP) == []
    await stage.pass_time(minutes=1)
    assert len(reminders(stage, stage.ana, FOLLOW_UP)) == 1


async def test_tomorrow_is_nine_on_the_clock_though_it_changes_and_the_bot_is_restarted_in_the_night(
    stage: Stage,
) -> None:
    await stage.ana.command("me timezone", zone="New York")
    stage.clock_to_move.move_to(datetime(2027, 3, 13, 17, tzinfo=UTC))
    await stage.pass_time(seconds=1)
    await (await draft(stage.ana)).click("Remind me tomorrow")
    await stage.restart_bot()
    nine_by_summer_time = datetime(2027, 3, 14, 13, tzinfo=UTC)
    stage.clock_to_move.move_to(nine_by_summer_time - timedelta(minutes=1))
    await stage.pass_time(seconds=1)
    assert reminders(stage, stage.ana, REST) == []
    await stage.pass_time(minutes=1)
    assert len(reminders(stage, stage.ana, REST)) == 1


@pytest.mark.parametrize("closed_dms", [False, True])
async def test_a_reminder_is_acted_on_where_it_is_and_says_the_private_part_to_one_alone(
    stage: Stage, closed_dms: bool
) -> None:
    if closed_dms:
        stage.world.users.closed_dms.add(stage.ana.id)
    await draft(stage.ana, declined="phone, an hour ago")
    await stage.pass_time(hours=3)
    await stage.restart_bot()
    [message] = reminders(stage, stage.ana, "has rested")
    place = int(message["channel_id"])
    pressed = await stage.ana.at(place).click(message, "I sent it")
    assert "Done" in pressed.text and not pressed.buttons
    await until(lambda: any("Well done" in text for text in seen(stage.ana, place)))
    if closed_dms:
        assert not any("Well done" in text for text in seen(stage.morgan, place))
    assert "Sent" in (await stage.ana.command("feedback asks")).text


async def test_an_answer_can_be_noted_from_the_reminder(stage: Stage) -> None:
    await sent(stage.ana)
    await stage.pass_time(days=10)
    [message] = reminders(stage, stage.ana, FOLLOW_UP)
    form = await stage.ana.at(int(message["channel_id"])).click(message, "Got an answer")
    await form.submit(answer="More numbers", develop="Lead with numbers")
    listed = await stage.ana.command("feedback asks")
    assert "Answered" in listed.text
    await stage.pass_time(days=30)
    assert reminders(stage, stage.ana, LET_GO) == []


@pytest.mark.parametrize("after_change", [False, True])
async def test_a_reminder_comes_once_when_the_bot_is_killed_in_the_middle(stage: Stage, after_change: bool) -> None:
    await sent(stage.ana)
    hang = stage.server.faults.hang("POST", "/channels/{id}/messages", after_change=after_change)
    passing = asyncio.create_task(stage.pass_time(days=9))
    await asyncio.wait_for(hang.reached.wait(), 10)
    passing.cancel()
    await stage.kill_bot()
    stage.server.faults.clear()
    await stage.start_bot()
    await stage.pass_time(minutes=6)
    assert len(reminders(stage, stage.ana, FOLLOW_UP)) == 1
    await stage.pass_time(days=14)
    assert len(reminders(stage, stage.ana, LET_GO)) == 1


@pytest.mark.parametrize("status", [500, 503])
async def test_what_discord_loses_is_said_once(stage: Stage, status: int) -> None:
    await sent(stage.ana)
    fault = stage.server.faults.lose_answer("POST", "/channels/{id}/messages", status=status)
    await stage.pass_time(days=9)
    for _ in range(4):
        await stage.pass_time(minutes=10)
    assert fault.hits and len(reminders(stage, stage.ana, FOLLOW_UP)) == 1


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_what_discord_refuses_for_a_while_is_said_once(stage: Stage, status: int) -> None:
    await sent(stage.ana)
    fault = stage.server.faults.fail("POST", "/channels/{id}/messages", status=status, times=2)
    await stage.pass_time(days=9)
    for _ in range(4):
        await stage.pass_time(minutes=10)
    assert fault.hits and len(reminders(stage, stage.ana, FOLLOW_UP)) == 1


async def test_what_discord_puts_off_is_said_once(stage: Stage) -> None:
    await sent(stage.ana)
    fault = stage.server.faults.rate_limit("POST", "/channels/{id}/messages", retry_after=0.05, times=2)
    await stage.pass_time(days=9)
    await stage.pass_time(minutes=10)
    assert fault.hits and len(reminders(stage, stage.ana, FOLLOW_UP)) == 1


async def test_who_left_is_reminded_of_nothing_and_goes_on_when_they_are_back(stage: Stage) -> None:
    await sent(stage.ana)
    stage.world.members.remove(stage.guild_id, stage.ana.id)
    await stage.pass_time(days=10)
    assert reminders(stage, stage.ana, FOLLOW_UP) == []
    stage.world.members.add(stage.guild_id, stage.ana.id)
    stage.world.members.give_role(stage.guild_id, stage.ana.id, stage.demo.roles["Member"])
    await stage.settle()
    reply = await stage.ana.command("feedback asks")
    assert "Noted" in (await (await reply.click("Got an answer")).submit(answer="Thanks")).text


async def test_who_cannot_be_reached_still_sees_it_in_their_list(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    await stage.set("interviews_channel", None)
    await sent(stage.ana)
    await stage.pass_time(days=10)
    assert "One follow-up is fine" in (await stage.ana.command("feedback asks")).text


async def test_after_a_long_downtime_the_advice_is_to_let_go_at_once(stage: Stage) -> None:
    await sent(stage.ana)
    await stage.stop_bot()
    stage.clock_to_move.move_to(datetime(2027, 1, 20, 12, tzinfo=UTC))
    await stage.start_bot()
    await stage.pass_time(seconds=1)
    assert reminders(stage, stage.ana, FOLLOW_UP) == [] and len(reminders(stage, stage.ana, LET_GO)) == 1


async def test_who_was_forgotten_is_reminded_of_nothing(stage: Stage) -> None:
    await sent(stage.ana)
    await (await stage.ana.command("me forget")).click("Delete everything")
    await stage.pass_time(days=30)
    assert reminders(stage, stage.ana, FOLLOW_UP) == []
