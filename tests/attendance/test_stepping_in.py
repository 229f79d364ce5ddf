"""Somebody on stand-by takes the place of a member who did not come."""

import asyncio
from typing import Any

import pytest

from core.ui import mark_number
from rehearsal.people import Person, Reply, reading
from tests.adversary.crafting import craft
from tests.attendance.test_discord import QUESTION, misses, press, told
from tests.interviews.acting import settle_for_good
from tests.interviews.on_discord import lies
from tests.live.acting import failures, labels, near, panels, state, text, thread_of
from tests.live.test_room import event_status
from tests.marks import is_marked
from tests.stage import Stage

Json = dict[str, Any]


def panel_of(stage: Stage, number: int) -> Json:
    [found] = [one for one in panels(stage) if any(is_marked(one, f"live {number}.{phase}") for phase in range(10))]
    return found


async def ready(stage: Stage, *others: Person) -> int:
    """Ana's interview, which others watch, ten minutes before; these are on stand-by and say that they are there."""
    number = await near(stage, "watch")
    for person in others:
        await person.command("interview standby", on=True)
        assert "you could step in" in (await person.click(panel_of(stage, number), "Check in")).text
    await stage.pass_time(seconds=5)
    return number


async def ask_who(stage: Stage, number: int) -> Reply:
    """Priya presses the button on a panel that she has not seen changing."""
    return await craft(stage, stage.priya, "click", f"attendance:stand_ins:{number}", panel_of(stage, number))


async def bookings(stage: Stage) -> list[tuple[int, int, str]]:
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT member_id, slot_id, state FROM interview ORDER BY id")
    return [(row["member_id"], row["slot_id"], row["state"]) for row in rows]


def name(stage: Stage, person: Person) -> str:
    return str(stage.world.users.get(person.id)["global_name"])


async def test_who_is_on_standby_steps_in_by_one_press_and_all_who_watch_stay(stage: Stage) -> None:
    number = await ready(stage, stage.ben)
    seat = await stage.grace.click(panel_of(stage, number), "Watch")
    if "I agree" in str(seat.message):
        await seat.click("I agree")
    assert "could step in" in text(panel_of(stage, number))
    await stage.pass_time(minutes=21)

    said = await press(stage.priya, QUESTION, f"Let {name(stage, stage.ben)} take the place")
    assert "takes the place" in said
    await stage.settle()

    assert await bookings(stage) == [(stage.ana.id, 1, "cancelled"), (stage.ben.id, 1, "booked")]
    assert await misses(stage) == [(stage.ana.id, "no_show")]
    assert len(told(stage.ana, "This one is free")) == 1
    new = panel_of(stage, number + 1)
    assert thread_of(stage, new)["id"] == thread_of(stage, panel_of(stage, number))["id"]
    assert "called off" in text(panel_of(stage, number)) and labels(panel_of(stage, number)) == []
    assert text(new).count("✅") == 2
    assert len(stage.thread(stage.ben, f"Interview {number + 1} · ")) and "stepped in" in str(
        stage.world.messages.history(int(stage.thread(stage.ben, "Interview 2 · ")["id"]), limit=20)
    )
    async with stage.db.read() as tx:
        seats = [row["interview_id"] for row in await tx.all("SELECT interview_id FROM seat")]
        waits = await tx.all("SELECT * FROM standby")
    assert seats == [number + 1] and waits == []
    await stage.priya.click(new, "Start")
    await stage.settle()
    assert await state(stage, number + 1) == "running 0"
    assert await lies(stage) == [] and await failures(stage) == []


async def test_the_event_and_the_duties_stay_and_the_agenda_still_ends_as_agreed(stage: Stage) -> None:
    number = await ready(stage, stage.ben)
    seat = await stage.grace.click(panel_of(stage, number), "Watch")
    await seat.click("I agree")
    chosen = await stage.grace.click(panel_of(stage, number), "Take a duty")
    await chosen.select("What will you look out for?", ["star"])
    [event] = stage.world.events.open_in(stage.guild_id)
    assert "Open questions 18" in text(panel_of(stage, number))

    await stage.pass_time(minutes=21)
    said = await press(stage.priya, QUESTION, f"Let {name(stage, stage.ben)} take the place")
    await stage.settle()
    until = int(said.partition("until <t:")[2].partition(":")[0])
    assert 54 <= (until - stage.clock.now().timestamp()) / 60 <= 55
    assert "Open questions 9" in text(panel_of(stage, number + 1)), "55 minutes fit into the 64 that are left"
    assert [one["id"] for one in stage.world.events.open_in(stage.guild_id)] == [event["id"]]
    async with stage.db.read() as tx:
        duties = await tx.all("SELECT interview_id, member_id, observer_id FROM duty")
    assert [tuple(row) for row in duties] == [(number + 1, stage.ben.id, stage.grace.id)]

    await stage.priya.click(panel_of(stage, number + 1), "Start")
    await stage.settle()
    assert event_status(stage) == 2
    await stage.priya.click(panel_of(stage, number + 1), "End")
    await stage.settle()
    assert stage.world.events.open_in(stage.guild_id) == []
    assert await lies(stage) == [] and await failures(stage) == []


async def test_a_retry_of_the_old_interview_leaves_the_event_to_the_new_one(stage: Stage) -> None:
    await ready(stage, stage.ben)
    await stage.pass_time(minutes=21)
    stage.server.faults.fail(
        "PATCH",
        "/channels/{}/messages/{}",
        status=403,
        code=50013,
        when=lambda one: str(mark_number("interview 1")) in str(one.json),
    )
    await press(stage.priya, QUESTION, f"Let {name(stage, stage.ben)} take the place")
    await settle_for_good(stage)
    assert event_status(stage) == 2


async def test_two_presses_and_a_member_who_arrives_at_once_give_the_place_to_one(stage: Stage) -> None:
    number = await ready(stage, stage.ben)
    await stage.pass_time(minutes=21)
    shown = await stage.priya.click(panel_of(stage, number), "Let somebody step in")
    label = f"Let {name(stage, stage.ben)} take the place"
    said = await asyncio.gather(
        shown.click(label), press(stage.priya, QUESTION, label), stage.ana.click(panel_of(stage, number), "Check in")
    )
    await stage.settle()
    live = [member for member, _, state_of in await bookings(stage) if state_of == "booked"]
    assert len(live) == 1, said
    arrived = "checked in" in said[2].text
    assert live == [stage.ana.id if arrived else stage.ben.id]
    assert await misses(stage) == ([] if arrived else [(stage.ana.id, "no_show")])
    assert await lies(stage) == [] and await failures(stage) == []


async def test_nobody_steps_in_too_early_or_for_a_member_who_is_there(stage: Stage) -> None:
    number = await ready(stage, stage.ben)
    early = await stage.priya.click(panel_of(stage, number), "Let somebody step in")
    assert "until" in early.text
    assert (
        "volunteer of the interview decides"
        in (await stage.ben.click(panel_of(stage, number), "Let somebody step in")).text
    )
    await stage.ana.click(panel_of(stage, number), "Check in")
    await stage.pass_time(minutes=21)
    assert "Let somebody step in" not in labels(panel_of(stage, number))
    assert "here by now" in (await ask_who(stage, number)).text


@pytest.mark.parametrize("why", ["blocked by the volunteer", "blocks the volunteer", "off again", "paused"])
async def test_who_cannot_be_booked_is_left_out_and_nobody_learns_why(stage: Stage, why: str) -> None:
    number = await ready(stage, stage.ben)
    if why == "blocked by the volunteer":
        await stage.priya.command("me block", person=stage.ben.id)
    elif why == "blocks the volunteer":
        await stage.ben.command("me block", person=stage.priya.id)
    elif why == "off again":
        await stage.ben.command("interview standby", on=False)
    else:
        seen = await stage.morgan.command("moderator person", person=stage.ben.id)
        await seen.click("Pause")
    await stage.pass_time(minutes=21)
    question = told(stage.priya, QUESTION)[-1]
    assert not any(label.startswith("Let ") for label in labels(question))
    shown = await ask_who(stage, number)
    assert "Nobody who could step in" in shown.text
    assert [one["label"] for one in reading.buttons(shown.message or {})] == []


async def test_the_panel_says_how_to_step_in_to_who_is_not_on_standby(stage: Stage) -> None:
    number = await near(stage, "watch")
    said = (await stage.ben.click(panel_of(stage, number), "Check in")).text
    assert "/interview standby" in said and "/interview watch" in said
