"""From the queue to the thanks, as the people of the demo group see it."""

from rehearsal.people import reading
from tests.reviews.acting import (
    card,
    dm_texts,
    failures,
    files_in,
    queued,
    state_of,
    texts,
    thread_of,
    with_button,
    write,
)
from tests.stage import Stage


async def test_a_resume_goes_from_the_queue_to_the_thanks(room: Stage) -> None:
    number = await queued(room, field="Data", level="senior", questions="Is it too long?")
    shown = card(room, room.ben)
    assert "Data engineer" in reading.visible_text(shown) and "Ana" not in reading.visible_text(shown)

    reply = await room.priya.click(shown, "Claim")
    await room.settle()
    assert "is yours until" in reply.text and reply.ephemeral
    assert "A reviewer has this resume" in reading.visible_text(card(room, room.ben))
    thread = thread_of(room, room.priya)
    assert files_in(room.ana, thread) == files_in(room.priya, thread) == ["cv.pdf"]
    assert "Is it too long?" in "\n".join(texts(room.ana, thread))
    assert "moderators can read it" in "\n".join(texts(room.ana, thread))

    form = await room.priya.click(with_button(room.priya, thread, "Write review"), "Write review")
    assert form.modal is not None and "content" in form.text
    desk = await write(room.priya, number)
    assert "Hand in" in desk.buttons
    await desk.click("Hand in")
    await room.settle()
    assert await state_of(room, number) == "reviewed"
    said = "\n".join(texts(room.ana, thread))
    assert "cut the load time by half" in said and "Results in each bullet" in said and "Changes suggested" in said
    assert any("was reviewed" in one for one in dm_texts(room, room.ana))

    thanks = await room.ana.click(with_button(room.ana, thread, "Thank"), "Thank")
    again = await room.ana.click(with_button(room.ana, thread, "Thank"), "Thank")
    await room.settle()
    assert "on their way" in thanks.text and "already" in again.text
    assert len([one for one in dm_texts(room, room.priya) if "says thank you" in one]) == 1
    assert await failures(room) == []


async def test_the_queue_says_how_long_it_takes_for_reviewers_of_ones_own_field(room: Stage) -> None:
    await room.ana.command("me profile", field="Data")
    for name in ("ben", "chloe", "grace", "tom"):
        number = await queued(room, name, field="Data")
        await room.pass_time(days=2)
        await room.priya.command("resume claim", submission=str(number))
        await room.priya.command("resume release", submission=str(number))
        await (await room.person(name).command("resume mine")).click("Withdraw")
    await queued(room, "ben", field="Design", target_role="Designer")
    await queued(room, "chloe", target_role="Anything")
    joins = await room.ana.command("resume queue")
    assert "half of the resumes of Data" in joins.text or "a typical resume of Data waited 2 days" in joins.text
    assert "Yours" not in joins.text and "Chloe" not in joins.text
    await queued(room, "ana", field="Data")
    own = await room.ana.command("resume queue")
    assert "Yours is number 2 of 2 for reviewers of Data. The first of them was queued" in own.text
    assert "Lately, a typical one of those of Data waited 2 days" in (await room.ana.command("resume mine")).text
    assert "Yours is number 1 of 2 for reviewers of Design" in (await room.ben.command("resume queue")).text
