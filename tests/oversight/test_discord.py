"""/moderator interviews: the real bot on the local Discord."""

import asyncio

from tests.attendance.test_discord import QUESTION, misses, press, told
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.live.acting import near, panel
from tests.oversight.acting import WHO_CAME, all_is_well, audited, said_in_thread, shown, standing
from tests.prep.acting import booked
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]


async def test_the_list_shows_what_is_ahead_and_what_is_over_page_by_page(swift: Stage) -> None:
    assert "None at present" in (await swift.morgan.command("moderator interviews")).text
    number = await booked(swift)
    listed = await swift.morgan.command("moderator interviews")
    assert listed.ephemeral and f"#{number} · <@{swift.ana.id}> with <@{swift.priya.id}> · 🟢 booked" in listed.text
    assert "None yet." in (await listed.click("What is over")).text
    async with swift.db.write() as tx:
        now = int(swift.clock.now().timestamp())
        for at in range(11):
            await tx.run(
                """
                INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                    may_be_watched, may_be_recorded, state, booked_at)
                VALUES (?, 0, 1, 2, ?, ?, 30, 0, 0, 'finished', 0)
                """,
                (swift.guild_id, now - at * 9999 - 9000, now - at * 9999 - 1),
            )
    over = await (await swift.morgan.command("moderator interviews")).click("What is over")
    assert over.text.count("✅ over") == 10 and "More" in over.buttons and "Back" not in over.buttons
    last = await over.click("More")
    assert last.text.count("✅ over") == 1 and "Back" in last.buttons and "More" not in last.buttons
    assert (await last.click("Back")).text.count("✅ over") == 10


async def test_an_interview_that_is_called_off_is_told_to_both_with_the_reason(swift: Stage) -> None:
    number = await booked(swift)
    form = await (await shown(swift, number)).click("Call off")
    said = await form.submit(reason="The building is closed")
    assert "both are told" in said.text
    await swift.settle()
    assert await standing(swift) == [(swift.ana.id, swift.priya.id, "cancelled")]
    told_both = said_in_thread(swift, number)
    assert f"by <@{swift.morgan.id}>: The building is closed" in told_both and "the interview is off" in told_both
    async with swift.db.read() as tx:
        slots = [row["state"] for row in await tx.all("SELECT state FROM slot")]
    assert slots == ["withdrawn"], "only its volunteer knows whether the time still suits"
    assert await misses(swift) == [] and await audited(swift) == [f"oversight:call_off interview #{number}"]
    await all_is_well(swift)


async def test_two_who_call_it_off_at_once_do_so_once(swift: Stage) -> None:
    number = await booked(swift)
    forms = [await (await shown(swift, number)).click("Call off") for _ in range(2)]
    said = await asyncio.gather(*(form.submit(reason="Closed") for form in forms))
    assert sorted("both are told" in one.text for one in said) == [False, True]
    assert len(await audited(swift)) == 1
    await swift.settle()
    assert said_in_thread(swift, number).count("the interview is off") == 1
    await all_is_well(swift)


async def test_what_has_begun_is_not_called_off_here_and_its_attendance_is_put_right(swift: Stage) -> None:
    number = await near(swift)
    form = await (await shown(swift, number)).click("Call off")
    await swift.pass_time(minutes=31)
    assert "begun already" in (await form.submit(reason="")).text
    await press(swift.ana, QUESTION, "They did not come")
    await press(swift.priya, QUESTION, "I could not come")
    assert await misses(swift) == [(swift.priya.id, "no_show")]

    seen = await shown(swift, number, over=True)
    assert "Call off" not in seen.buttons and f"<@{swift.priya.id}>: ✖️ did not come" in seen.text
    seen = await seen.select(WHO_CAME, ["no_member"])
    assert "Noted" in seen.text and f"<@{swift.ana.id}>: ✖️ did not come" in seen.text
    assert await misses(swift) == [(swift.ana.id, "no_show")], "and the other is excused"
    await swift.settle()
    assert len(told(swift.ana, "This one is free")) == 1
    await seen.select(WHO_CAME, ["no_member"])
    assert await misses(swift) == [(swift.ana.id, "no_show")], "said twice"
    await seen.select(WHO_CAME, ["both"])
    assert await misses(swift) == []
    assert (await audited(swift)) == [f"attendance:mark interview #{number}"] * 3
    await all_is_well(swift)


async def test_after_a_moderator_said_who_came_nobody_is_asked(swift: Stage) -> None:
    number = await near(swift)
    await swift.pass_time(minutes=11)
    assert "Call off" not in (await shown(swift, number)).buttons
    await (await shown(swift, number)).select(WHO_CAME, ["neither"])
    assert await misses(swift) == [(swift.ana.id, "no_show"), (swift.priya.id, "no_show")]
    await swift.pass_time(minutes=30)
    assert told(swift.ana, QUESTION) == told(swift.priya, QUESTION) == []


async def test_who_came_cannot_be_said_before(swift: Stage) -> None:
    number = await near(swift)
    await swift.priya.click(panel(swift), "Start")
    seen = await shown(swift, number)
    assert "Change volunteer" not in seen.buttons and WHO_CAME not in str(seen.message), "begun early"
