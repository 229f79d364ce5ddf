"""Two at once, things deleted by hand, and Discord refusing or failing: nothing is lost, and nobody is told twice."""

import asyncio

import pytest

from cogs.scores import feedback_texts
from rehearsal.people import reading
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.scores.acting import SECRET, WORDS, dm_texts, failures, fill, hand_in, over
from tests.scores.test_discord import announced
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

MESSAGES = "/channels/{}/messages"


def news(swift: Stage, name: str) -> int:
    return sum("📬" in text for text in dm_texts(swift, swift.person(name)))


async def past_the_pauses(swift: Stage) -> None:
    for seconds in (6, 12, 24, 48, 96):
        await swift.pass_time(seconds=seconds)


async def test_both_handing_in_at_once_and_twice_reveal_once(swift: Stage) -> None:
    number = await over(swift)
    hers = await fill(swift.priya, number, 4, **WORDS)
    mine = await fill(swift.ana, number, 3)
    replies = await asyncio.gather(*(desk.click("Hand in") for desk in (hers, mine, hers, mine)))
    assert all("Handed in" in reply.text or "stays as it is" in reply.text for reply in replies)
    await swift.settle()
    assert (news(swift, "ana"), news(swift, "priya")) == (1, 1)
    assert SECRET in (await swift.ana.command("interview feedback")).text


async def test_a_bot_that_ends_right_after_the_reveal_tells_everybody_once_it_is_back(swift: Stage) -> None:
    number = await over(swift)
    await hand_in(swift.priya, number, 4, **WORDS)
    swift.server.faults.fail("POST", MESSAGES, status=503, times=2)
    await hand_in(swift.ana, number, 3)
    await swift.kill_bot()
    await swift.start_bot()
    await past_the_pauses(swift)
    assert (news(swift, "ana"), news(swift, "priya")) == (1, 1)
    assert await failures(swift) == []


async def test_a_thread_that_was_deleted_needs_no_invitation(swift: Stage) -> None:
    number = await over(swift)
    swift.world.threads.delete(int(swift.thread(swift.ana, "Interview")["id"]))
    async with swift.db.write() as tx:
        await tx.run(
            "INSERT INTO job (guild_id, kind, subject_id, detail, due_at) VALUES (?, 'scores:invite', ?, '', 0)",
            (swift.guild_id, number),
        )
    await past_the_pauses(swift)
    assert await failures(swift) == []
    assert (await swift.ana.command("interview score")).modal is not None


@pytest.mark.parametrize("status", [403, 503, None], ids=["refused", "failing", "answer lost"])
async def test_the_card_for_the_group_is_there_once_whatever_fails(swift: Stage, status: int | None) -> None:
    number = await over(swift)
    await hand_in(swift.priya, number, 4, **WORDS)
    await hand_in(swift.ana, number, 3)
    await swift.settle()
    feedback = await swift.ana.command("interview feedback")
    if status is None:
        swift.server.faults.lose_answer("POST", MESSAGES)
    else:
        swift.server.faults.fail("POST", MESSAGES, status=status)
    shown = await feedback.select(feedback_texts.show_placeholder(), ["strengths"])
    await past_the_pauses(swift)
    assert announced(swift).count("What I take") == 1
    card = next(
        one
        for one in swift.world.messages.history(swift.channels["announcements"], limit=50)
        if "What I take" in reading.visible_text(one)
    )
    swift.world.messages.delete(card)
    shown = await shown.select(feedback_texts.show_placeholder(), ["growth"])
    await past_the_pauses(swift)
    assert announced(swift).count("What I take") == 1 and WORDS["try_next"] in announced(swift)
    await (await swift.ana.command("me forget")).click("Delete everything")
    await past_the_pauses(swift)
    assert "What I take" not in announced(swift) and shown.message is not None
    assert await failures(swift) == []


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
async def test_a_card_whose_posting_went_unheard_goes_with_what_it_shows(swift: Stage, how: str) -> None:
    number = await over(swift)
    await hand_in(swift.priya, number, 4, **WORDS)
    await hand_in(swift.ana, number, 3)
    await swift.settle()
    feedback = await swift.ana.command("interview feedback")
    lost = swift.server.faults.lose_answer("POST", MESSAGES, status=503)
    shown = await feedback.select(feedback_texts.show_placeholder(), ["strengths"])
    await swift.settle()
    assert lost.hits and announced(swift).count("What I take") == 1
    if how == "taken back":
        await shown.select(feedback_texts.show_placeholder(), [])
    else:
        await (await swift.ana.command("me forget")).click("Delete everything")
    await past_the_pauses(swift)
    assert "What I take" not in announced(swift)
    assert await failures(swift) == []
