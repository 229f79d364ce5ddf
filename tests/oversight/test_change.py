"""Another volunteer for an agreed interview: who is told, what goes over, who cannot, and what a crash leaves."""

import asyncio

import pytest

from rehearsal.people import Reply, reading
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.live.acting import labels, near, panels, state, text
from tests.marks import is_marked
from tests.oversight.acting import (
    about_to_change,
    all_is_well,
    audited,
    changed,
    people_in_thread,
    rows,
    said_in_thread,
    shown,
    standing,
)
from tests.prep.acting import GOALS, booked, duty, pack, packs, questions, seated
from tests.reviews.test_kills import CHANGE, LET_IN, SAY, THREAD, Kill, Step, steps
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

EVENT = ("PATCH", "/guilds/{}/scheduled-events/{}")


def named(panel: Reply) -> list[str]:
    """The volunteers whom the panel names as free."""
    parts = reading.walk((panel.message or {})["components"])
    return [option["value"] for part in parts for option in part.get("options", ())]


async def test_everything_follows_the_new_volunteer_and_the_first_one_is_free(swift: Stage) -> None:
    number = await booked(swift, "watch", hours=20, place="https://meet.example/priya")
    desk = await duty(swift, number, swift.ben)
    assert "STAR spotter" in desk.text
    await seated(swift, number, swift.tom)
    event = (await rows(swift))[0]["event_id"]

    assert (
        f"<@{swift.tom.id}> instead of <@{swift.priya.id}>?" in (await about_to_change(swift, number, swift.tom)).text
    )
    made = await changed(swift, number, swift.tom)

    assert await standing(swift) == [
        (swift.ana.id, swift.priya.id, "cancelled"),
        (swift.ana.id, swift.tom.id, "booked"),
    ]
    first, second = said_in_thread(swift, number), said_in_thread(swift, made)
    assert "with another volunteer" in first and f"<@{swift.priya.id}>" in first
    assert "your interview is booked" in second and GOALS in second and "meet.example" not in second
    assert people_in_thread(swift, number) == {swift.ana.id, swift.priya.id}
    assert people_in_thread(swift, made) == {swift.ana.id, swift.tom.id}
    async with swift.db.read() as tx:
        seats = [(row["interview_id"], row["user_id"]) for row in await tx.all("SELECT * FROM seat")]
        duties = [(row["interview_id"], row["observer_id"]) for row in await tx.all("SELECT * FROM duty")]
        slots = [(row["volunteer_id"], row["state"]) for row in await tx.all("SELECT * FROM slot ORDER BY id")]
    assert seats == duties == [(made, swift.ben.id)], "who gives it now does not watch it"
    assert slots == [(swift.priya.id, "withdrawn"), (swift.tom.id, "taken")]
    assert [row["event_id"] for row in await rows(swift)] == [None, event], "who is interested in the event stays so"
    assert "no longer needed" in text(pack(swift, swift.priya)) and questions(pack(swift, swift.tom)) != []
    assert await audited(swift) == [f"oversight:change interview #{number}"]
    await all_is_well(swift)

    await swift.pass_time(hours=18, minutes=5)
    assert f"<@{swift.tom.id}>" in said_in_thread(swift, made).split("⏰")[-1]
    assert "⏰" not in said_in_thread(swift, number)
    await swift.pass_time(hours=1, minutes=45)
    assert len(panels(swift)) == 1
    threads = swift.world.guilds.get(swift.guild_id).threads
    messages = [one for thread in threads for one in swift.world.messages.history(thread, limit=50)]
    [reminder] = [one for one in messages if "Where to go" in labels(one)]
    assert {int(one["id"]) for one in reminder["mentions"]} == {swift.ben.id}
    await all_is_well(swift)


async def test_shortly_before_it_begins_who_is_there_stays_there(swift: Stage) -> None:
    number = await near(swift, "watch")
    await swift.ana.click(panels(swift)[0], "Check in")
    await swift.settle()
    made = await changed(swift, number, swift.tom)
    new = next(one for one in panels(swift) if is_marked(one, f"live {made}.0"))
    assert f"<@{swift.ana.id}>" in text(new) and "✅" in text(new)
    await swift.pass_time(minutes=10)
    await swift.tom.click(new, "Start")
    await swift.settle()
    assert await state(swift, made) == "running 0"
    await all_is_well(swift)


async def test_a_request_that_led_to_it_stays_fulfilled(swift: Stage) -> None:
    number = await booked(swift)
    async with swift.db.write() as tx:
        await tx.run(
            """
            INSERT INTO request (guild_id, member_id, field, kind, languages, goals, may_be_watched, may_be_recorded,
                again_welcome, state, made_at, expires_at, ended_at, interview_id)
            VALUES (?, ?, 'Data', 'technical', '["English"]', '', 0, 0, 0, 'matched', 0, 9999999999, 0, ?)
            """,
            (swift.guild_id, swift.ana.id, number),
        )
    made = await changed(swift, number, swift.tom)
    async with swift.db.read() as tx:
        requests = [(row["state"], row["interview_id"]) for row in await tx.all("SELECT * FROM request")]
    assert requests == [("matched", made)]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("she has blocked the member", "no room"),
        ("the member has blocked her", "no room"),
        ("her week is full", "no room"),
        ("she has another interview then", "another interview too close"),
        ("she is on a break", "no bookings at present"),
        ("moderators paused her", "no bookings at present"),
        ("she wants more notice", "more notice"),
        ("she has not the role", "volunteer role"),
        ("she gives it already", "no room"),
    ],
)
async def test_who_cannot_is_refused_and_a_block_looks_like_a_full_week(swift: Stage, why: str, said: str) -> None:
    number, grace = await booked(swift, hours=20), swift.grace
    chosen = swift.ben if why == "she has not the role" else swift.priya if why == "she gives it already" else grace
    if why == "she has blocked the member":
        await grace.command("me block", person=swift.ana.id)
    elif why == "the member has blocked her":
        await swift.ana.command("me block", person=grace.id)
    elif why == "her week is full":
        await grace.command("volunteer profile", weekly_limit=1)
        await booked(swift, hours=24, person=swift.ben, by="grace")
    elif why == "she has another interview then":
        await booked(swift, hours=20, person=swift.ben, by="grace")
    elif why == "she is on a break":
        await grace.command("volunteer pause")
    elif why == "moderators paused her":
        await (await swift.morgan.command("moderator person", person=grace.id)).click("Pause")
    elif why == "she wants more notice":
        await grace.command("volunteer profile", notice_hours=48)
    before = await standing(swift)
    panel = await (await shown(swift, number)).click("Change volunteer")
    assert str(chosen.id) not in named(panel)
    reply = await about_to_change(swift, number, chosen)
    assert "cannot take over" in reply.text or "does not have" in reply.text
    assert said in reply.text and "Change volunteer" not in reply.buttons
    assert await standing(swift) == before


async def test_who_is_free_is_named_with_those_who_know_the_field_first(swift: Stage) -> None:
    number = await booked(swift)
    await swift.tom.command("volunteer profile", field="Design")
    await swift.grace.command("volunteer profile", field="Data")
    panel = await (await shown(swift, number)).click("Change volunteer")
    assert named(panel) == [str(swift.grace.id), str(swift.tom.id)]
    sure = await panel.select("Free volunteers", [str(swift.grace.id)])
    assert "Done:" in (await sure.click("Change volunteer")).text


async def test_a_few_are_looked_at_closely_however_many_volunteers_there_are(swift: Stage) -> None:
    number = await booked(swift)
    async with swift.db.write() as tx:
        await tx.run_many(
            "INSERT INTO volunteer (guild_id, user_id, name, made_at, paused_until) VALUES (?, ?, ?, 0, ?)",
            [(swift.guild_id, 5000 + one, f"V{one:03}", 9999999999 if one % 2 else None) for one in range(300)],
        )
        await tx.run_many(
            "INSERT INTO person_block (guild_id, user_id, person_id, made_at) VALUES (?, ?, ?, 0)",
            [(swift.guild_id, 5000 + one, swift.ana.id) for one in range(0, 280, 2)],
        )
    panel = await (await shown(swift, number)).click("Change volunteer")
    assert named(panel) == [str(5000 + one) for one in range(280, 300, 2)]


async def test_what_changed_between_looking_and_pressing_is_noticed(swift: Stage) -> None:
    number = await booked(swift, hours=20)
    sure = await about_to_change(swift, number, swift.tom)
    await swift.tom.command("me block", person=swift.ana.id)
    assert "no room" in (await sure.click("Change volunteer")).text
    await swift.tom.command("me unblock", person=swift.ana.id)
    sure = await about_to_change(swift, number, swift.tom)
    swift.world.members.take_role(swift.guild_id, swift.tom.id, swift.demo.roles["Volunteer"])
    assert "volunteer role" in (await sure.click("Change volunteer")).text
    assert len(await rows(swift)) == 1


async def test_two_presses_and_the_first_volunteer_who_cancels_end_in_one_truth(swift: Stage) -> None:
    number = await booked(swift, "watch", hours=30)
    sure = [await about_to_change(swift, number, person) for person in (swift.tom, swift.grace)]
    await asyncio.gather(
        *(one.click("Change volunteer") for one in sure),
        swift.priya.command("interview cancel", interview=str(number), reason="Ill"),
    )
    await swift.settle()
    live = [one for one in await standing(swift) if one[2] == "booked"]
    assert len(live) <= 1 and len(await audited(swift)) == len(live)
    assert (await standing(swift))[0][2] == "cancelled"
    await all_is_well(swift)


@pytest.mark.parametrize(
    "step",
    steps(
        (THREAD, 1),
        *[(SAY, number) for number in (1, 2, 3, 4, 5)],
        *[(CHANGE, number) for number in (1, 2, 3, 4)],
        (LET_IN, 1),
        (LET_IN, 2),
        (EVENT, 1),
    ),
    ids=str,
)
async def test_a_bot_that_is_killed_at_any_step_tells_everybody_once_when_it_is_back(swift: Stage, step: Step) -> None:
    number = await booked(swift, "watch", hours=20)
    sure = await about_to_change(swift, number, swift.tom)
    kill = Kill(swift, step)
    await sure.click("Change volunteer")
    await kill.happens()
    made = (await rows(swift))[-1]["id"]
    assert said_in_thread(swift, made).count("your interview is booked") == 1
    assert said_in_thread(swift, number).count("this interview is off") == 1
    assert len(packs(swift, swift.tom)) == 1
    await all_is_well(swift)


async def test_whoever_must_not_meet_the_new_volunteer_waits_and_the_next_one_sits(swift: Stage) -> None:
    await swift.set("audience_limit", 1)
    number = await booked(swift, "watch", hours=30)
    await seated(swift, number, swift.ben)
    waiting = await swift.grace.command("interview watch", interview=str(number))
    if "Before you watch" in waiting.text:
        await waiting.click("I agree")
    await swift.tom.command("me block", person=swift.ben.id)
    made = await changed(swift, number, swift.tom)
    async with swift.db.read() as tx:
        seats = {row["user_id"]: (row["interview_id"], row["state"]) for row in await tx.all("SELECT * FROM seat")}
    assert seats == {swift.ben.id: (made, "waiting"), swift.grace.id: (made, "seated")}
    dms = [text(one) for one in swift.ben.messages(swift.ben.dm(swift.demo.application_id))]
    assert any("waiting list now" in said for said in dms) and not any("block" in said for said in dms)
    await all_is_well(swift)
