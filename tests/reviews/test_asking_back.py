"""A question that is asked back, whatever Discord answers to its posting."""

from tests.reviews.acting import failures, reviewed, texts, thread_of
from tests.stage import Stage

SAY = ("POST", "/channels/{}/messages")


async def test_a_question_whose_posting_went_unheard_is_there_once_when_it_is_asked_again(room: Stage) -> None:
    await reviewed(room)
    given = await room.ana.command("resume review")
    lost = room.server.faults.lose_answer(*SAY, status=503)
    unwell = await (await given.click("Ask back")).submit(question="Which summary?")
    again = await (await given.click("Ask back")).submit(question="Which summary?")
    assert lost.hits and "Asked. The answer comes" in again.text and not unwell.failed, unwell.text
    said = texts(room.priya, thread_of(room, room.priya))
    assert len([one for one in said if "Which summary?" in one]) == 1
    await (await given.click("Ask back")).submit(question="The one on top?")
    assert "The one on top?" in texts(room.priya, thread_of(room, room.priya))[-1]
    assert await failures(room) == []
