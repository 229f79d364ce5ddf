"""Packs as the two read them: the day before, corrected, void, and with the questions where that helps."""

import pytest

from core.features import ROOT
from rehearsal.people import reading
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.prep.acting import GOALS, booked, failures, helped_by, pack, packs, questions, text
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]


async def other_questions(stage: Stage) -> str:
    priya = stage.priya.at(stage.priya.dm(stage.demo.application_id))
    reply = await priya.click(pack(stage, stage.priya), "Other questions")
    await stage.settle()
    return reply.text


async def test_each_gets_their_own_pack_the_day_before_and_once(swift: Stage) -> None:
    await helped_by(swift.ana, "captions", other="One question at a time")
    await booked(swift, "watch")
    await swift.pass_time(hours=25)
    assert packs(swift, swift.priya) == packs(swift, swift.ana) == []
    await swift.pass_time(hours=2)
    hers, mine = text(pack(swift, swift.priya)), text(pack(swift, swift.ana))
    assert GOALS in hers and "One question at a time" in hers and len(questions(hers)) == 6
    assert f"<@{swift.ana.id}>" in hers and "behavioural" in hers and "interview 30" in hers
    assert questions(mine) == [] and "One question at a time" in mine and f"<@{swift.priya.id}>" in mine
    assert "Others of the group may watch" in mine and "72 hours" in mine
    instead = await swift.priya.at(swift.priya.dm(swift.demo.application_id)).click(
        pack(swift, swift.priya), "What to ask instead"
    )
    assert "Can you do this, with or without accommodation?" in instead.text and instead.ephemeral
    await swift.pass_time(hours=5)
    assert len(packs(swift, swift.priya)) == len(packs(swift, swift.ana)) == 1 and await failures(swift) == []


async def test_who_books_later_than_that_gets_it_at_once(swift: Stage) -> None:
    await booked(swift, hours=3)
    assert questions(pack(swift, swift.priya)) and "just the two of you" in text(pack(swift, swift.ana))


async def test_other_questions_come_in_the_same_message_also_after_a_restart(swift: Stage) -> None:
    await booked(swift, hours=20)
    first = questions(pack(swift, swift.priya))
    second = questions(await other_questions(swift))
    assert second and not set(first) & set(second) and questions(pack(swift, swift.priya)) == second
    await swift.restart_bot()
    third = questions(await other_questions(swift))
    assert not set(third) & set(second)
    assert questions(pack(swift, swift.priya)) == third and await failures(swift) == []


async def test_whoever_is_helped_by_it_reads_the_questions_in_advance(swift: Stage) -> None:
    await helped_by(swift.ana, "questions_in_advance")
    await booked(swift, hours=20)
    assert "They read these questions beforehand" in text(pack(swift, swift.priya))
    assert questions(pack(swift, swift.ana)) == questions(pack(swift, swift.priya)) != []
    await other_questions(swift)
    assert questions(pack(swift, swift.ana)) == questions(pack(swift, swift.priya))
    await helped_by(swift.ana, "breaks")
    await swift.settle()
    assert questions(pack(swift, swift.ana)) == [] and "beforehand" not in text(pack(swift, swift.priya))
    assert "Breaks" in text(pack(swift, swift.ana)) or "breaks" in text(pack(swift, swift.ana))


async def test_a_move_on_the_same_day_corrects_the_pack_and_one_to_another_day_brings_a_new_one(swift: Stage) -> None:
    number = await booked(swift, hours=20)
    before = dict(pack(swift, swift.priya))
    for hours, sent_again in ((22, False), (70, True)):
        await swift.priya.command("interview move", interview=str(number), when=f"in {hours} hours")
        await swift.settle()
        asked = next(
            one
            for one in swift.ana.messages(swift.thread(swift.ana, "Interview")["id"])
            if any(control["label"] == "Accept new time" for control in reading.buttons(one))
        )
        await swift.ana.click(asked, "Accept new time")
        await swift.settle()
        at = int(swift.clock.now().timestamp()) + hours * 3600
        assert f"<t:{at}:F>" in text(pack(swift, swift.priya)), "it never shows a time that is no more"
        assert pack(swift, swift.priya)["id"] == before["id"]
        if sent_again:
            await swift.pass_time(hours=47)
            now = pack(swift, swift.priya)
            assert now["id"] != before["id"] and questions(now) == questions(before)
            assert len(packs(swift, swift.ana)) == 1
    assert await failures(swift) == []


async def test_a_pack_is_void_once_the_interview_is_off_and_not_sent_any_more(swift: Stage) -> None:
    sent = await booked(swift, hours=20)
    await swift.priya.command("interview cancel", interview=str(sent))
    await swift.settle()
    for person in (swift.ana, swift.priya):
        said = text(pack(swift, person))
        assert "no longer needed" in said and GOALS not in said and questions(said) == []
    waiting = await booked(swift, hours=50)
    await swift.ana.command("interview cancel", interview=str(waiting))
    await swift.pass_time(hours=30)
    assert len(packs(swift, swift.ana)) == 1 and await failures(swift) == []


async def test_nothing_private_stays_in_the_pack_once_it_is_over(swift: Stage) -> None:
    await booked(swift, hours=20)
    await swift.pass_time(hours=19, minutes=50)
    assert GOALS in text(pack(swift, swift.priya))
    await swift.pass_time(hours=2)
    assert "is over" in text(pack(swift, swift.priya)) and GOALS not in text(pack(swift, swift.priya))


async def test_the_card_shows_each_their_own_pack_at_any_time(swift: Stage) -> None:
    await booked(swift)
    thread = swift.thread(swift.ana, "Interview")["id"]
    card = next(
        one
        for one in swift.ana.messages(thread)
        if any(control["label"] == "Prep pack" for control in reading.buttons(one))
    )
    hers, mine = await swift.priya.click(card, "Prep pack"), await swift.ana.click(card, "Prep pack")
    first = questions(hers.text)
    assert hers.ephemeral and mine.ephemeral and first and not questions(mine.text)
    others = await hers.click("Other questions")
    assert questions(others.text) and not set(questions(others.text)) & set(first)
    await swift.pass_time(hours=27)
    assert questions(pack(swift, swift.priya)) == questions(others.text), "what was chosen is what is sent"
    swift.world.threads.add_member(int(thread), swift.morgan.id)
    assert "cannot find such an interview" in (await swift.morgan.click(card, "Prep pack")).text


# Whatever Discord does


async def test_who_takes_no_direct_messages_reads_it_in_a_private_thread(swift: Stage) -> None:
    swift.world.users.closed_dms.add(swift.priya.id)
    number = await booked(swift, hours=20)
    thread = swift.thread(swift.priya, str(swift.priya.id))["id"]

    def shown() -> str:
        (found,) = [one for one in swift.priya.messages(thread) if "🎒" in text(one)]
        return text(found)

    before = questions(shown())
    (said,) = [one for one in swift.priya.messages(thread) if "🎒" in text(one)]
    await swift.priya.at(thread).click(said, "Other questions")
    await swift.settle()
    assert questions(shown()) and not set(questions(shown())) & set(before)
    await swift.priya.command("interview cancel", interview=str(number))
    await swift.settle()
    assert "no longer needed" in shown() and packs(swift, swift.ana) and await failures(swift) == []


@pytest.mark.parametrize("answer_lost", [True, False])
async def test_it_is_there_once_whatever_fails(swift: Stage, answer_lost: bool) -> None:
    await booked(swift)
    if answer_lost:
        swift.server.faults.lose_answer("POST", "/channels/{}/messages")
    else:
        swift.server.faults.fail("POST", "/channels/{}/messages", status=503, times=2)
    await swift.pass_time(hours=27)
    await swift.kill_bot()
    await swift.start_bot()
    for seconds in (6, 12, 24, 48, 96):
        await swift.pass_time(seconds=seconds)
    assert len(packs(swift, swift.priya)) == len(packs(swift, swift.ana)) == 1
    assert await failures(swift) == []


async def test_a_pack_that_was_deleted_stays_away_and_a_person_who_left_stops_nothing(swift: Stage) -> None:
    number = await booked(swift, hours=20)
    swift.world.messages.delete(pack(swift, swift.ana))
    await swift.priya.command("interview place", interview=str(number), place="Lounge")
    await swift.settle()
    assert packs(swift, swift.ana) == [] and "Lounge" in text(pack(swift, swift.priya))
    await swift.ana.leave_guild(swift.guild_id)
    await swift.pass_time(hours=18, minutes=30)
    assert "no longer needed" in text(pack(swift, swift.priya)) and await failures(swift) == []


async def test_an_update_brings_packs_to_interviews_that_were_booked_before_there_were_any(swift: Stage) -> None:
    number = await booked(swift)
    update = (ROOT / "cogs/prep/migrations/0002_packs_for_earlier_bookings.sql").read_text(encoding="utf-8")
    async with swift.db.write() as tx:
        await tx.run("DELETE FROM prep_pack")
        await tx.run("DELETE FROM job WHERE kind LIKE 'prep:%'")
        await tx.run(update)
        waiting = await tx.all("SELECT subject_id FROM job WHERE kind = 'interviews:changed'")
    assert [row["subject_id"] for row in waiting] == [number]
    await swift.pass_time(hours=25)
    assert packs(swift, swift.priya) == []
    await swift.pass_time(hours=2)
    assert len(packs(swift, swift.priya)) == len(packs(swift, swift.ana)) == 1 and await failures(swift) == []
    async with swift.db.write() as tx:
        await tx.run(update)
        assert await tx.all("SELECT * FROM job WHERE kind = 'interviews:changed'") == [], "only what has none"
