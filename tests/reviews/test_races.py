"""Two at once, claims that run out, reviews given back, restarts, and who is asked first."""

import asyncio
from datetime import timedelta

import pytest

from rehearsal.people import reading
from tests.reviews.acting import (
    CONTENT,
    card,
    claimed,
    dm_texts,
    failures,
    files_in,
    queued,
    reviewed,
    state_of,
    texts,
    thread_of,
    threads_of,
    with_button,
    write,
)
from tests.stage import Stage


async def test_of_two_who_claim_at_once_one_gets_it_and_the_other_a_way_on(room: Stage) -> None:
    number = await queued(room)
    shown = card(room, room.priya)
    replies = await asyncio.gather(room.priya.click(shown, "Claim"), room.tom.click(shown, "Claim"))
    await room.settle()
    won = [one for one in replies if "is yours until" in one.text]
    lost = [one for one in replies if "Somebody else has just claimed this one. `/resume next`" in one.text]
    assert len(won) == len(lost) == 1 and lost[0].ephemeral
    assert await state_of(room, number) == "claimed"
    assert sorted([len(threads_of(room, room.priya)), len(threads_of(room, room.tom))]) == [0, 1]
    assert await failures(room) == []


async def test_a_claim_is_reminded_of_then_runs_out_and_the_resume_keeps_its_place(room: Stage) -> None:
    number = await claimed(room)
    await queued(room, "ben", target_role="Nurse")
    desk = await room.priya.command("resume review", submission=str(number))
    await (await desk.click("Content")).submit(CONTENT)
    thread = thread_of(room, room.priya)
    await room.pass_time(hours=35)
    assert not any("this review is due" in one for one in texts(room.priya, thread))
    await room.pass_time(hours=2)
    assert len([one for one in texts(room.priya, thread) if "this review is due" in one]) == 1

    await room.pass_time(hours=12)
    assert await state_of(room, number) == "queued"
    assert threads_of(room, room.priya) == threads_of(room, room.ana) == []
    assert any("is over" in one for one in dm_texts(room, room.priya))
    assert any("in its old place" in one for one in dm_texts(room, room.ana))
    queue = await room.tom.command("resume queue")
    assert queue.text.index("Data engineer") < queue.text.index("Nurse")
    assert await failures(room) == []


async def test_a_reminder_goes_once_the_review_is_handed_in(room: Stage) -> None:
    number = await claimed(room)
    await room.pass_time(hours=37)
    thread = thread_of(room, room.priya)
    assert any("this review is due" in one for one in texts(room.priya, thread))
    await (await write(room.priya, number, top="- Results\n- One column")).click("Hand in")
    await room.settle()
    said = texts(room.ana, thread)
    assert not any("this review is due" in one for one in said) and await failures(room) == []
    assert any("changes:**\n- Results\n- One column" in one for one in said), "a list begins on a line of its own"


@pytest.mark.parametrize("first", ["handing in", "the end", "neither"])
async def test_a_claim_that_runs_out_while_it_is_handed_in_is_one_or_the_other(room: Stage, first: str) -> None:
    number = await claimed(room)
    await room.pass_time(hours=47, minutes=50)
    desk = await write(room.priya, number)
    thread = thread_of(room, room.priya)
    room.clock_to_move.move(timedelta(minutes=11))
    if first == "the end":
        await room.settle()
    handing_in = asyncio.create_task(desk.click("Hand in"))
    if first == "handing in":
        await handing_in
    await room.settle()
    reply = await handing_in
    await room.settle()

    handed_in = "Handed in" in reply.text
    assert first == "neither" or handed_in == (first == "handing in"), reply.text
    if handed_in:
        assert await state_of(room, number) == "reviewed"
        assert any("Results in each bullet" in one for one in texts(room.ana, thread))
    else:
        assert "ran out" in reply.text and "Your draft is kept" in reply.text
        assert await state_of(room, number) == "queued" and threads_of(room, room.ana) == []
    assert await failures(room) == []


async def test_who_releases_goes_on_with_the_same_draft_after_a_restart(room: Stage) -> None:
    number = await claimed(room)
    first = await room.priya.click(with_button(room.priya, thread_of(room, room.priya), "Write review"), "Write review")
    await first.submit(CONTENT)
    reply = await room.priya.command("resume release", submission=str(number))
    again = await room.priya.command("resume release", submission=str(number))
    await room.settle()
    assert "Given back" in reply.text and "You gave this one back" in again.text
    assert await state_of(room, number) == "queued" and threads_of(room, room.ana) == []

    await room.restart_bot()
    assert "is yours" in (await room.priya.click(card(room, room.priya), "Claim")).text
    await room.settle()
    thread = thread_of(room, room.priya)
    assert files_in(room.ana, thread) == ["cv.pdf"]
    desk = await room.priya.click(with_button(room.priya, thread, "Write review"), "Write review")
    assert "cut the load time by half" in desk.text
    done = await (await write(room.priya, number)).click("Hand in")
    await room.settle()
    assert "Handed in" in done.text and await failures(room) == []


async def test_a_restart_before_the_thread_is_there_makes_it_once(room: Stage) -> None:
    number = await queued(room)
    room.server.faults.fail("POST", "/channels/{}/threads", status=500, times=None)
    await room.priya.command("resume claim", submission=str(number))
    await room.kill_bot()
    room.server.faults.clear()
    await room.start_bot()
    await room.pass_time(minutes=5)
    assert files_in(room.priya, thread_of(room, room.priya)) == ["cv.pdf"]


async def test_a_question_reaches_the_reviewer_in_the_thread(room: Stage) -> None:
    await reviewed(room)
    thread = thread_of(room, room.ana)
    form = await room.ana.click(with_button(room.ana, thread, "Ask back"), "Ask back")
    reply = await form.submit(question="Which summary do you mean?")
    assert not reply.failed and reply.ephemeral, reply.text
    said = next(one for one in room.priya.messages(thread) if "Which summary" in reading.visible_text(one))
    assert [one["id"] for one in said["mentions"]] == [str(room.priya.id)]


async def test_a_second_opinion_never_comes_from_the_same_reviewer(room: Stage) -> None:
    number = await reviewed(room)
    asked = await room.ana.click(with_button(room.ana, thread_of(room, room.ana), "Second opinion"), "Second opinion")
    await room.settle()
    assert not asked.failed and await state_of(room, number) == "queued", asked.text
    shown = card(room, room.priya)
    assert "keep this one for another reviewer" in (await room.priya.click(shown, "Claim")).text
    assert "fits" in (await room.priya.command("resume next")).text
    assert "is yours" in (await room.tom.click(shown, "Claim")).text
    await room.settle()
    assert len(threads_of(room, room.tom)) == len(threads_of(room, room.priya)) == 1
    assert len(threads_of(room, room.ana)) == 2 and await failures(room) == []


async def test_a_new_version_is_offered_to_the_same_reviewer_first(room: Stage) -> None:
    earlier = await reviewed(room)
    number = await queued(room, previous_id=earlier, changed="One column now")
    assert any("One column now" in one for one in dm_texts(room, room.priya))
    refused = await room.tom.command("resume claim", submission=str(number))
    assert "keep this one for another reviewer" in refused.text
    offer = with_button(room.priya, room.priya.dm(room.demo.application_id), "Claim")
    assert "is yours" in (await room.priya.click(offer, "Claim")).text
    await room.settle()
    assert len(threads_of(room, room.priya)) == 2 and await failures(room) == []


@pytest.mark.parametrize("how", ["says no", "says nothing"])
async def test_a_new_version_that_the_same_reviewer_does_not_take_is_for_all(room: Stage, how: str) -> None:
    number = await queued(room, previous_id=await reviewed(room), changed="One column now")
    offer = with_button(room.priya, room.priya.dm(room.demo.application_id), "Not this time")
    if how == "says no":
        assert "the others can have it" in (await room.priya.click(offer, "Not this time")).text
        await room.settle()
    else:
        await room.pass_time(hours=25)
    assert "is yours" in (await room.tom.command("resume claim", submission=str(number))).text
