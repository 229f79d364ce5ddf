"""A live interview as people go through it: the real bot on the local Discord."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.live.acting import booked, failures, goes_on, labels, near, panel, panels, running, state, text, thread_of
from tests.sampling import a_few
from tests.stage import Stage

PHASES = ["Welcome and rules", "Interview", "Silent scoring", "Open questions", "Feedback", "Close"]


async def test_a_whole_interview_goes_through_its_phases_in_the_thread_of_those_who_watch(stage: Stage) -> None:
    number = await near(stage, "watch")
    shown = panel(stage)
    assert thread_of(stage, shown)["type"] == 11, "a public thread"
    assert "Begins" in text(shown) and f"⬜ Volunteer <@{stage.priya.id}>" in text(shown)
    assert labels(shown) == ["Check in", "Start", "Stop", "Watch", "Take a duty"]
    assert {int(user["id"]) for user in shown["mentions"]} == {stage.ana.id, stage.priya.id}

    assert "You are checked in" in (await stage.ana.click(shown, "Check in")).text
    await stage.pass_time(seconds=3)
    assert f"✅ Member <@{stage.ana.id}>" in text(panel(stage))

    assert "It is running" in (await stage.priya.click(panel(stage), "Start")).text
    await stage.settle()
    for place, phase in enumerate(PHASES):
        shown = panel(stage)
        assert f"{place + 1} of 6: {phase}" in text(shown)
        score = ["Score"] if place >= PHASES.index("Silent scoring") else []
        assert labels(shown) == ["Next phase", "End", "Stop", "Watch", "Take a duty", *score]
        reply = await goes_on(stage)
    assert "It is over" in reply.text
    assert "It is over" in text(panel(stage)) and labels(panel(stage)) == ["Score", "Write notes"]
    assert await state(stage, number) == "ended 5"
    assert await failures(stage) == []


async def test_a_private_interview_is_held_in_the_thread_of_the_two(stage: Stage) -> None:
    await running(stage)
    shown = panel(stage)
    assert thread_of(stage, shown)["type"] == 12
    assert "1 of 5: Welcome and rules" in text(shown) and "Watch" not in labels(shown)


async def test_the_panel_gives_its_signals_in_word_symbol_and_colour(stage: Stage) -> None:
    await running(stage, "watch")
    await goes_on(stage)

    def colour() -> int:
        return int(panel(stage)["components"][0]["accent_color"])

    seen = [colour()]
    for minutes, words in ((25, "🟢 **Green**"), (3, "🟡 **Yellow**"), (2, "🔴 **Red**")):
        assert words not in text(panel(stage))
        await stage.pass_time(minutes=minutes)
        assert words in text(panel(stage))
        seen.append(colour())
    assert len(set(seen)) == 4


def edits(stage: Stage) -> int:
    """How often the panel was edited so far."""
    return sum("live:" in str(one.json) for one in stage.requests("PATCH", "/messages/{message_id}"))


async def test_the_panel_is_edited_for_signals_only_and_a_phase_gets_a_message_of_its_own(stage: Stage) -> None:
    await running(stage, "watch")
    before = panel(stage)["id"]
    await goes_on(stage)
    assert panel(stage)["id"] != before, "the old one is gone"
    assert edits(stage) == 1, "when it began"
    for _ in range(30):
        await stage.pass_time(minutes=1)
    assert edits(stage) == 4, "green, yellow, red"


async def test_pressing_next_twice_goes_on_once(stage: Stage) -> None:
    number = await running(stage, "watch")
    shown = panel(stage)
    replies = await asyncio.gather(*(stage.priya.click(shown, "Next phase") for _ in range(3)))
    await stage.settle()
    assert await state(stage, number) == "running 1"
    assert all("Now: **Interview**" in reply.text for reply in replies)


async def test_it_opens_a_quarter_of_an_hour_before(stage: Stage) -> None:
    number = await booked(stage, "watch")
    assert panels(stage) == []
    assert "It is still early" in (await stage.ana.command("interview checkin")).text
    await stage.pass_time(hours=1, minutes=45)
    assert await state(stage, number) == "ready 0"
    assert "You are checked in" in (await stage.ana.command("interview checkin")).text


async def test_commands_do_what_the_buttons_do(stage: Stage) -> None:
    number = await near(stage, "watch")
    assert "You are checked in" in (await stage.priya.command("interview checkin")).text
    assert "checked in already" in (await stage.priya.command("interview checkin")).text
    (choice,) = await stage.priya.autocomplete("interview start", "interview", "")
    assert "It is running" in (await stage.priya.command("interview start", interview=choice["value"])).text
    assert "Now: **Interview**" in (await stage.priya.command("interview next")).text
    in_thread = stage.morgan.at(panel(stage)["channel_id"])
    assert "Now: **Silent scoring**" in (await in_thread.command("interview next")).text
    assert "It is over" in (await stage.priya.command("interview end")).text
    assert await state(stage, number) == "ended 2"


async def test_the_member_stops_at_any_time_without_a_reason(stage: Stage) -> None:
    number = await running(stage, "watch")
    await goes_on(stage)
    assert "You need not say why" in (await stage.ana.click(panel(stage), "Stop")).text
    await stage.settle()
    assert "It ended early, which is always fine" in text(panel(stage))
    assert await state(stage, number) == "stopped 1"
    assert "This interview is over" in (await stage.priya.command("interview next", interview=str(number))).text


def who_stops() -> Iterator[tuple[int | None, str]]:
    """Each of them in each phase; among the first are each of them and each phase."""
    people, phases = ["ana", "priya", "morgan"], [None, *range(6)]
    for turn in range(len(people)):
        for place, phase in enumerate(phases):
            yield phase, people[(place + turn) % len(people)]


@pytest.mark.parametrize(("phase", "who"), a_few(who_stops(), quick=7))
async def test_stop_ends_it_in_every_phase_for_good(stage: Stage, phase: int | None, who: str) -> None:
    number = await (near if phase is None else running)(stage, "watch")
    for _ in range(phase or 0):
        await goes_on(stage)
    person, shown = stage.person(who), panel(stage)
    replies = await asyncio.gather(*(person.click(shown, "Stop") for _ in range(2)))
    await stage.settle()
    assert all("counts as nothing against you" in reply.text for reply in replies)
    assert await state(stage, number) == f"stopped {phase or 0}"
    assert "It ended early, which is always fine" in text(panel(stage)) and labels(panel(stage)) == []
    await stage.pass_time(hours=26)
    async with stage.db.read() as tx:
        assert await tx.all("SELECT * FROM miss") == []
    assert stage.world.events.open_in(stage.guild_id) == [] and await failures(stage) == []


async def test_those_who_watch_are_told_what_the_buttons_are_for(stage: Stage) -> None:
    await near(stage, "watch")
    for label in ("Check in", "Start", "Stop"):
        assert "To watch, press **Watch**" in (await stage.ben.click(panel(stage), label)).text
    assert "Before you watch" in (await stage.ben.click(panel(stage), "Watch")).text


async def test_a_private_interview_is_not_found_by_others(stage: Stage) -> None:
    number = await near(stage)
    for command in ("start", "next", "end", "checkin", "stop"):
        reply = await stage.ben.command(f"interview {command}", interview=str(number))
        assert "I do not find that interview" in reply.text


async def test_the_host_who_does_not_come_is_stood_in_for(stage: Stage) -> None:
    number = await near(stage, "watch")
    assert "you can from" in (await stage.ana.click(panel(stage), "Start")).text
    await stage.pass_time(minutes=21)
    assert "It is running" in (await stage.ana.click(panel(stage), "Start")).text
    await stage.settle()
    assert "The volunteer presses this" in (await stage.ana.click(panel(stage), "Next phase")).text
    await stage.pass_time(minutes=15)
    assert "Now: **Interview**" in (await stage.ana.click(panel(stage), "Next phase")).text
    await stage.settle()
    assert "Now: **Silent scoring**" in (await stage.morgan.click(panel(stage), "Next phase")).text
    assert await state(stage, number) == "running 2"


async def test_what_nobody_ends_ends_by_itself(stage: Stage) -> None:
    number = await running(stage, "watch")
    await stage.pass_time(minutes=104)
    assert await state(stage, number) == "running 0"
    await stage.pass_time(minutes=2)
    assert await state(stage, number) == "ended 0"
    assert "It is over" in text(panel(stage))


async def test_what_nobody_begins_did_not_take_place(stage: Stage) -> None:
    number = await near(stage, "watch")
    await stage.pass_time(minutes=90)
    assert await state(stage, number) == "missed 0"
    assert "It did not take place" in text(panel(stage)) and labels(panel(stage)) == []


async def test_calling_off_closes_the_panel(stage: Stage) -> None:
    number = await near(stage, "watch")
    await stage.ana.command("interview cancel", interview=str(number))
    await stage.settle()
    assert "It is called off" in text(panel(stage)) and labels(panel(stage)) == []


async def test_moving_it_to_another_day_opens_it_anew_then(stage: Stage) -> None:
    number = await near(stage, "watch")
    await stage.ana.click(panel(stage), "Check in")
    await stage.ana.command("interview move", interview=str(number), when="in 30 hours")
    await stage.settle()
    thread = stage.thread(stage.priya, "Interview")["id"]
    asked = next(one for one in stage.priya.messages(thread) if "Accept new time" in labels(one))
    await stage.priya.click(asked, "Accept new time")
    await stage.settle()
    assert await state(stage, number) == "off 0"
    await stage.pass_time(hours=29, minutes=50)
    assert await state(stage, number) == "ready 0"
    fresh = [one for one in panels(stage) if labels(one)]
    assert len(fresh) == 1 and "⬜ Member" in text(fresh[0])


@pytest.mark.parametrize("phase", range(6))
async def test_the_bot_may_be_killed_in_every_phase(stage: Stage, phase: int) -> None:
    number = await running(stage, "watch")
    for _ in range(phase):
        await goes_on(stage)
    await stage.priya.click(panel(stage), "Next phase")
    await stage.kill_bot()
    await stage.start_bot()
    await stage.settle()
    assert len(panels(stage)) == 1
    assert await state(stage, number) == (f"running {phase + 1}" if phase < 5 else "ended 5")
    if phase < 5:
        assert f"{phase + 2} of 6: {PHASES[phase + 1]}" in text(panel(stage))
        await stage.priya.click(panel(stage), "End")
        await stage.settle()
    assert "It is over" in text(panel(stage))
