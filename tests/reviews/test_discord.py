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
