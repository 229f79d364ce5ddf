"""An interview that did not begin, and what becomes of it: the real bot on the local Discord."""

import asyncio
from typing import Any

import pytest

from cogs.attendance import service
from rehearsal.people import Person, reading
from tests.live.acting import booked, failures, near, panel
from tests.proposals.acting import messages_to
from tests.stage import Stage

Json = dict[str, Any]
QUESTION = "How did it go?"


def told(person: Person, said: str) -> list[Json]:
    return [one for one in messages_to(person) if said in reading.visible_text(one)]


async def press(person: Person, said: str, label: str) -> str:
    """Press a button of the newest message in their direct messages that says so."""
    message = told(person, said)[-1]
    return (await person.at(message["channel_id"]).click(message, label)).text


async def misses(stage: Stage) -> list[tuple[int, str]]:
    await stage.settle()
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT user_id, kind FROM miss WHERE excused_at IS NULL ORDER BY id")
    return [(row["user_id"], row["kind"]) for row in rows]


async def over_due(stage: Stage) -> None:
    """Nobody came to an interview of Ana with Priya, and the time to be late is over."""
    await near(stage)
    await stage.pass_time(minutes=21)


async def test_both_are_asked_and_who_did_not_come_is_told_kindly(stage: Stage) -> None:
    await near(stage)
    await stage.pass_time(minutes=19)
    assert told(stage.ana, QUESTION) == []
    await stage.pass_time(minutes=2)
    assert len(told(stage.ana, QUESTION)) == len(told(stage.priya, QUESTION)) == 1

    assert "sorry that you waited" in await press(stage.ana, QUESTION, "They did not come")
    assert await misses(stage) == [], "the other may still answer"
    await stage.pass_time(hours=25)
    assert await misses(stage) == [(stage.priya.id, "no_show")]
    assert len(told(stage.priya, "This one is free")) == 1
    assert told(stage.ana, "This one is free") == []
    assert "settled already" in await press(stage.priya, QUESTION, "We met")

    assert "counts as nothing" in await press(stage.priya, "This one is free", "Excuse me")
    assert "counts as nothing" in await press(stage.priya, "This one is free", "Excuse me"), "pressed twice"
    assert await misses(stage) == []
    assert await failures(stage) == []


async def test_answers_that_differ_count_for_nobody(stage: Stage) -> None:
    await over_due(stage)
    await press(stage.ana, QUESTION, "They did not come")
    await press(stage.priya, QUESTION, "We met")
    assert await misses(stage) == []
    await stage.pass_time(hours=25)
    assert await misses(stage) == []


async def test_both_answer_at_once_after_a_restart(stage: Stage) -> None:
    await over_due(stage)
    await stage.restart_bot()
    assert len(told(stage.ana, QUESTION)) == 1
    await asyncio.gather(
        *(press(stage.priya, QUESTION, "I could not come") for _ in range(2)),
        press(stage.ana, QUESTION, "They did not come"),
    )
    assert await misses(stage) == [(stage.priya.id, "no_show")]


async def test_nobody_answering_counts_for_nobody(stage: Stage) -> None:
    await over_due(stage)
    await stage.pass_time(hours=25)
    assert await misses(stage) == []


@pytest.mark.parametrize("label", ["Start", "Check in", "Stop"])
async def test_nobody_is_asked_who_is_there_or_stopped_it(stage: Stage, label: str) -> None:
    await near(stage)
    for person in (stage.priya, stage.ana) if label == "Check in" else (stage.priya,):
        await person.click(panel(stage), label)
        await stage.settle()
    await stage.pass_time(minutes=25)
    assert told(stage.ana, QUESTION) == []


@pytest.mark.parametrize(("says", "missed"), [("We met", False), ("They did not come", True)])
async def test_who_started_alone_is_asked_afterwards_and_the_other_only_if_they_waited(
    stage: Stage, says: str, missed: bool
) -> None:
    await near(stage)
    await stage.pass_time(minutes=10)
    await stage.priya.click(panel(stage), "Start")
    await stage.pass_time(minutes=25)
    assert told(stage.priya, QUESTION) == [], "it is on"
    await stage.priya.click(panel(stage), "End")
    await stage.settle()
    assert len(told(stage.priya, "only one of you checked in")) == 1 and told(stage.ana, QUESTION) == []
    await press(stage.priya, QUESTION, says)
    await stage.settle()
    assert len(told(stage.ana, QUESTION)) == int(missed)
    await stage.pass_time(hours=25)
    assert await misses(stage) == ([(stage.ana.id, "no_show")] if missed else [])


async def test_what_was_said_is_forgotten_when_it_begins_late(stage: Stage) -> None:
    await over_due(stage)
    await press(stage.priya, QUESTION, "They did not come")
    await stage.ana.click(panel(stage), "Check in")
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    assert "no open question" in await press(stage.priya, QUESTION, "They did not come")
    await stage.priya.click(panel(stage), "End")
    await stage.pass_time(hours=25)
    assert len(told(stage.ana, QUESTION)) == 1, "both were there"
    assert await misses(stage) == []


@pytest.mark.parametrize(("hours", "counted"), [(2, True), (30, False)])
async def test_calling_off_late_is_a_miss_and_early_is_not(stage: Stage, hours: int, counted: bool) -> None:
    number = await booked(stage, hours=hours)
    form = await stage.ana.command("interview cancel", interview=str(number))
    if form.message is None:
        await form.submit(reason="")
    assert await misses(stage) == ([(stage.ana.id, "late_cancel")] if counted else [])
    assert len(told(stage.ana, "shortly before")) == int(counted)


async def missed_often(stage: Stage) -> None:
    """As many that Ana missed lately as leave one more until the pause."""
    number = await booked(stage)
    now = int(stage.clock.now().timestamp())
    async with stage.db.write() as tx:
        row = await tx.one("SELECT * FROM interview WHERE id = ?", (number,))
        assert row is not None
        for days in (1, 2, 3):
            old = await tx.add(
                """
                INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                    may_be_watched, may_be_recorded, state, booked_at)
                VALUES (?, 0, ?, ?, ?, ?, 30, 0, 0, 'finished', 0)
                """,
                (stage.guild_id, stage.priya.id, stage.ana.id, now - days * 86400, now - days * 86400 + 1800),
            )
            await tx.run(
                "INSERT INTO miss (guild_id, user_id, interview_id, kind, missed_at) VALUES (?, ?, ?, 'no_show', ?)",
                (stage.guild_id, stage.ana.id, old, now - days * 86400),
            )
    await stage.ana.command("interview cancel", interview=str(number), reason="Ill")
    await stage.settle()


async def test_a_pause_is_told_kindly_and_moderators_lift_it(stage: Stage) -> None:
    await stage.set("moderator_channel", stage.channels["announcements"])
    await missed_often(stage)
    assert len(told(stage.ana, "booking rests")) == 1
    await stage.priya.command("volunteer offer", when="in 30 hours", field="Data")
    choices = await stage.ana.autocomplete("interview book", "slot", "")
    refused = await stage.ana.command("interview book", slot=choices[0]["value"])
    assert "Booking rests for you until" in refused.text and "Ask moderators" in refused.text

    assert "moderators are asked" in await press(stage.ana, "booking rests", "Ask moderators")
    await stage.settle()
    asked = stage.morgan.at(stage.channels["announcements"])
    [appeal] = [
        one
        for one in asked.messages(stage.channels["announcements"])
        if "A pause to look at" in reading.visible_text(one)
    ]
    seen = await asked.click(appeal, "Look at the person")
    assert "**Paused** until" in seen.text and "called off late" in seen.text and "3 count" in seen.text
    lifted = await seen.click("Lift")
    assert "Not paused" in lifted.text
    await stage.settle()
    assert len(told(stage.ana, "Your pause is over")) == 1
    assert "Book a mock" in (await stage.ana.command("interview book", slot=choices[0]["value"])).text
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT action FROM audit ORDER BY id DESC LIMIT 1")
    assert [row["action"] for row in rows] == ["attendance:lift"]


async def test_where_moderators_have_no_channel_nobody_is_told_that_they_were_asked(stage: Stage) -> None:
    await stage.set("moderator_channel", None)
    await missed_often(stage)
    assert "write to a moderator yourself" in await press(stage.ana, "booking rests", "Ask moderators")


async def test_an_excuse_ends_a_pause_without_ground(stage: Stage) -> None:
    await missed_often(stage)
    await press(stage.ana, "shortly before", "Excuse me")
    await stage.settle()
    seen = await stage.morgan.command("moderator person", person=stage.ana.id)
    assert "Not paused" in seen.text and ", excused" in seen.text


async def test_a_moderator_excuses_and_pauses(stage: Stage) -> None:
    await over_due(stage)
    await press(stage.ana, QUESTION, "I could not come")
    await press(stage.priya, QUESTION, "They did not come")
    await stage.settle()
    seen = await stage.morgan.command("moderator person", person=stage.ana.id)
    assert "did not come" in seen.text
    label = next(one["label"] for one in reading.buttons(seen.message or {}) if one["label"].startswith("Excuse"))
    assert ", excused" in (await seen.click(label)).text
    paused = await (await stage.morgan.command("moderator person", person=stage.priya.id)).click("Pause")
    assert "**Paused** until" in paused.text
    await stage.settle()
    assert len(told(stage.priya, "booking rests")) == 1


async def test_what_is_known_can_be_taken_along_and_deleted(stage: Stage) -> None:
    await over_due(stage)
    await press(stage.ana, QUESTION, "I could not come")
    await press(stage.priya, QUESTION, "They did not come")
    assert await misses(stage) == [(stage.ana.id, "no_show")]
    async with stage.db.write() as tx:
        held = await service.export_member(tx, stage.guild_id, stage.ana.id)
        assert set(held) == {"misses", "answers"}
        await service.forget_member(tx, stage.guild_id, stage.ana.id, stage.clock.now())
        assert await service.export_member(tx, stage.guild_id, stage.ana.id) == {}
