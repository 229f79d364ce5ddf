"""Where a live interview is held, and what becomes of it when Discord refuses or somebody deletes things."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from rehearsal.state.channels import STAGE, VOICE, overwrite
from tests.interviews.acting import settle_for_good
from tests.live.acting import booked, failures, goes_on, near, panel, panels, running, state, text, thread_of
from tests.sampling import a_few
from tests.stage import Stage

Json = dict[str, Any]


def room(stage: Stage, kind: int) -> int:
    return int(stage.world.channels.create(stage.guild_id, "On air", type=kind)["id"])


async def on_stage(stage: Stage) -> int:
    channel = room(stage, STAGE)
    await stage.set("stage_channel", channel)
    return channel


def event_status(stage: Stage) -> int:
    (event,) = stage.world.guilds.get(stage.guild_id).events.values()
    return int(event["status"])


async def test_on_a_stage_the_two_may_speak_and_the_event_goes_along(stage: Stage) -> None:
    channel = await on_stage(stage)
    await near(stage, "watch")
    assert int(panel(stage)["channel_id"]) == channel and f"It happens in <#{channel}>" in text(panel(stage))
    await stage.ana.join_voice(channel)
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    assert stage.world.stages.get(channel)["topic"] == "Mock interview: Data"
    assert event_status(stage) == 2
    assert stage.world.voice.get(stage.guild_id, stage.ana.id)["suppress"] is False

    await stage.priya.join_voice(channel)
    await stage.ben.join_voice(channel)
    await goes_on(stage)
    assert stage.world.voice.get(stage.guild_id, stage.priya.id)["suppress"] is False
    assert stage.world.voice.get(stage.guild_id, stage.ben.id)["suppress"] is True

    await stage.priya.click(panel(stage), "End")
    await stage.settle()
    assert stage.world.stages.find(channel) is None
    assert [one.json["status"] for one in stage.requests("PATCH", "/scheduled-events/{event_id}")] == [2, 3]
    assert await failures(stage) == []


async def test_a_voice_channel_does_without_a_stage(stage: Stage) -> None:
    channel = room(stage, VOICE)
    await stage.set("stage_channel", channel)
    await running(stage, "watch")
    assert int(panel(stage)["channel_id"]) == channel
    assert await failures(stage) == []


async def test_a_private_interview_never_goes_on_the_stage(stage: Stage) -> None:
    channel = await on_stage(stage)
    await running(stage)
    assert thread_of(stage, panel(stage))["type"] == 12
    assert stage.world.stages.find(channel) is None


async def test_without_the_rights_on_the_stage_it_is_held_in_a_thread_that_says_what_is_missing(stage: Stage) -> None:
    channel = await on_stage(stage)
    muting = discord.Permissions(mute_members=True).value
    stage.world.channels.put_overwrite(channel, overwrite(stage.demo.application_id, deny=muting, member=True))
    await near(stage, "watch")
    assert thread_of(stage, panel(stage))["type"] == 11
    assert f"<#{channel}> cannot be used: I need **Mute Members** there" in text(panel(stage))
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    assert "1 of 6" in text(panel(stage)) and await failures(stage) == []


async def test_where_the_stage_cannot_be_opened_it_goes_on_without(stage: Stage) -> None:
    await on_stage(stage)
    await near(stage, "watch")
    stage.server.faults.fail("POST", "/stage-instances", status=403, code=50013)
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    assert "1 of 6" in text(panel(stage)) and await failures(stage) == []


async def test_somebody_elses_stage_is_used_as_it_is(stage: Stage) -> None:
    channel = await on_stage(stage)
    stage.world.stages.open(channel, "Warming up")
    await running(stage, "watch")
    assert stage.world.stages.get(channel)["topic"] == "Warming up" and await failures(stage) == []


async def test_without_a_public_thread_it_is_held_with_the_two(stage: Stage) -> None:
    await booked(stage, "watch")
    stage.server.faults.fail(
        "POST", "/channels/{channel_id}/messages/{message_id}/threads", status=403, code=50013, times=None
    )
    await stage.pass_time(hours=1, minutes=50)
    await settle_for_good(stage)
    assert thread_of(stage, panel(stage))["type"] == 12
    assert await failures(stage) == []


async def test_without_a_public_card_it_gets_a_thread_of_its_own_once(stage: Stage) -> None:
    await stage.set("announcements_channel", None)
    number = await booked(stage, "watch")
    hang = stage.server.faults.hang("POST", "/channels/{channel_id}/threads", after_change=True)
    stage.clock_to_move.move(timedelta(hours=1, minutes=50))
    stage.world.pass_time()
    await hang.reached.wait()
    await stage.kill_bot()
    await stage.start_bot()
    await stage.settle()
    threads = stage.world.guilds.get(stage.guild_id).threads.values()
    assert len([one for one in threads if one["name"].endswith(f"live {number}")]) == 1
    assert len(panels(stage)) == 1


async def test_a_deleted_panel_is_posted_anew(stage: Stage) -> None:
    await running(stage, "watch")
    shown = panel(stage)
    stage.world.messages.delete(shown)
    await goes_on_by_command(stage)
    assert "2 of 6" in text(panel(stage))


async def test_starting_what_runs_shows_a_deleted_panel_again(stage: Stage) -> None:
    await running(stage, "watch")
    stage.world.messages.delete(panel(stage))
    assert panels(stage) == []
    await stage.priya.command("interview start")
    await stage.settle()
    assert "1 of 6" in text(panel(stage))


async def goes_on_by_command(stage: Stage) -> None:
    await stage.priya.command("interview next")
    await stage.settle()


async def test_a_deleted_thread_is_replaced(stage: Stage) -> None:
    await running(stage, "watch")
    gone = int(panel(stage)["channel_id"])
    stage.world.threads.delete(gone)
    await goes_on_by_command(stage)
    assert "2 of 6" in text(panel(stage)) and thread_of(stage, panel(stage))["type"] == 11
    assert await failures(stage) == []


async def test_the_deleted_thread_of_the_two_is_made_again_with_its_panel(stage: Stage) -> None:
    number = await running(stage)
    gone = int(panel(stage)["channel_id"])
    stage.world.threads.delete(gone)
    await goes_on_by_command(stage)
    await settle_for_good(stage)
    assert "2 of 5" in text(panel(stage)) and thread_of(stage, panel(stage))["type"] == 12
    assert int(panel(stage)["channel_id"]) != gone
    assert await state(stage, number) == "running 1" and await failures(stage) == []


@pytest.mark.parametrize("code", [50001, 50013])
async def test_where_the_bot_may_write_no_more_the_two_go_on_in_their_thread(stage: Stage, code: int) -> None:
    number = await running(stage, "watch")
    room = panel(stage)["channel_id"]
    for method, route in (("POST", "/channels/{}/messages"), ("PATCH", "/channels/{}/messages/{}")):
        stage.server.faults.fail(
            method, route, status=403, code=code, times=None, when=lambda one: room in one.variables.values()
        )
    await goes_on_by_command(stage)
    await settle_for_good(stage)
    [fresh] = [one for one in panels(stage) if one["channel_id"] != room]
    assert "2 of 6" in text(fresh) and "A moderator can look at my permissions" in text(fresh)
    await stage.priya.click(fresh, "Next phase")
    await stage.settle()
    assert await state(stage, number) == "running 2"


async def test_refused_once_the_panel_stays_where_everybody_sees_it(stage: Stage) -> None:
    await running(stage, "watch")
    room = panel(stage)["channel_id"]
    stage.server.faults.fail("POST", "/channels/{}/messages", status=403, code=50013)
    await goes_on_by_command(stage)
    await settle_for_good(stage)
    assert panel(stage)["channel_id"] == room and "2 of 6" in text(panel(stage))


async def test_an_event_that_never_began_is_cancelled_with_the_interview(stage: Stage) -> None:
    await near(stage, "watch")
    await stage.ana.click(panel(stage), "Stop")
    await stage.settle()
    assert stage.world.events.open_in(stage.guild_id) == []
    assert await failures(stage) == []


@pytest.mark.parametrize("status", a_few([429, 500, 503], quick=2))
async def test_discord_being_unwell_loses_no_phase(stage: Stage, status: int) -> None:
    number = await running(stage, "watch")
    stage.server.faults.fail("POST", "/channels/{channel_id}/messages", status=status)
    await goes_on_by_command(stage)
    await stage.pass_time(minutes=3)
    assert await state(stage, number) == "running 1"
    assert "2 of 6" in text(panel(stage))


async def test_a_lost_answer_makes_no_second_panel(stage: Stage) -> None:
    await running(stage, "watch")
    stage.server.faults.lose_answer("POST", "/channels/{channel_id}/messages")
    await goes_on_by_command(stage)
    await stage.pass_time(minutes=3)
    assert len(panels(stage)) == 1 and "2 of 6" in text(panel(stage))


async def test_another_agenda_changes_nothing_for_what_is_on(stage: Stage) -> None:
    await running(stage, "watch")
    assert "Short 45" in str(await stage.morgan.autocomplete("settings set", "value", "short", setting="agenda"))
    await stage.morgan.command("settings set", setting="agenda", value="Peer triad 60")
    await goes_on(stage)
    assert "2 of 6" in text(panel(stage))


async def test_a_clock_that_jumped_back_keeps_nobody_waiting(stage: Stage) -> None:
    await near(stage, "watch")
    await stage.pass_time(hours=-1)
    await stage.ana.click(panel(stage), "Check in")
    await stage.settle()
    assert f"✅ Member <@{stage.ana.id}>" in text(panel(stage))


JUMPS = [
    *[("ready", -3 * 60), ("running", -60), ("ready", 60), ("running", 60), ("ready", 24 * 60), ("running", 24 * 60)],
    *[("ready", -60), ("running", -3 * 60)],
]


@pytest.mark.parametrize(("before", "jump"), a_few(JUMPS, quick=6))
async def test_after_a_jump_of_the_clock_it_can_be_led_to_its_end(stage: Stage, before: str, jump: int) -> None:
    """Unless so much time passed that nobody is there any more: then it is over."""
    number = await (near if before == "ready" else running)(stage, "watch")
    await stage.pass_time(minutes=jump)
    if jump > 3 * 60 or (before == "ready" and jump > 75):
        assert await state(stage, number) == ("missed 0" if before == "ready" else "ended 0")
        return
    if before == "ready":
        await stage.priya.click(panel(stage), "Start")
        await stage.settle()
    await goes_on(stage)
    assert "2 of 6" in text(panel(stage)) and "🔴" not in text(panel(stage))
    await stage.priya.click(panel(stage), "End")
    await stage.settle()
    assert "It is over" in text(panel(stage)) and await failures(stage) == []


@pytest.mark.parametrize("now", ["2027-03-14T06:30+00:00", "2027-11-07T04:30+00:00"])
async def test_a_phase_takes_as_long_across_a_change_of_the_clocks(stage: Stage, now: str) -> None:
    """In New York: the agenda, the signals and the end count minutes that pass, not what clocks on walls say."""
    for name, value in (("timezone", "America/New_York"), ("notice_hours", 0)):
        await stage.set(name, value)
    stage.clock_to_move.move_to(datetime.fromisoformat(now))
    stage.world.pass_time()
    starts_at = await booked_at(stage, "today 1:50am")
    stage.clock_to_move.move_to(starts_at)
    stage.world.pass_time()
    await stage.settle()
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    await goes_on(stage)
    ends = int(starts_at.timestamp()) + 30 * 60
    assert any(f"<t:{ends + late}:t>" in text(panel(stage)) for late in range(30))
    await stage.pass_time(minutes=25)
    assert "🟢" in text(panel(stage))
    await stage.pass_time(minutes=4)
    assert "🟡" in text(panel(stage)) and await failures(stage) == []


async def booked_at(stage: Stage, wall: str) -> datetime:
    """Priya's time, booked by Ana; when it begins."""
    await stage.priya.command("volunteer offer", when=wall, field="Data")
    [choice] = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=choice["value"])
    await form.submit(goals="Practise", openness=["watch"])
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT starts_at FROM interview")
    assert row is not None
    return datetime.fromtimestamp(row["starts_at"], UTC)


async def test_a_clock_that_jumps_back_or_forth_breaks_nothing(stage: Stage) -> None:
    number = await running(stage, "watch")
    await stage.pass_time(minutes=-20)
    assert "2 of 6" in await _after_next(stage)
    await stage.pass_time(hours=1)
    assert "🔴" in text(panel(stage))
    assert await state(stage, number) == "running 1"


async def _after_next(stage: Stage) -> str:
    await goes_on(stage)
    return text(panel(stage))
