"""How long a reviewed resume stays on Discord: a warning, then nothing of it, whatever Discord answers meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from tests.reviews.acting import (
    card,
    claimed,
    dm_texts,
    failures,
    queued,
    reviewed,
    state_of,
    texts,
    thread_of,
    threads_of,
    withdraw,
    write,
)
from tests.reviews.test_files import files_seen
from tests.stage import Stage

MESSAGE, THREAD = "/channels/{}/messages/{}", "/channels/{}"


def warnings(room: Stage) -> list[str]:
    return [one for one in dm_texts(room, room.ana) if "will be removed" in one]


def everywhere(room: Stage) -> list[str]:
    """Every file of the resume that its member or a reviewer can open."""
    return [file for name in ("ana", "priya", "tom", "morgan") for file in files_seen(room, name)]


async def written(room: Stage) -> list[dict[str, Any]]:
    async with room.db.read() as tx:
        return [dict(row) for row in await tx.all("SELECT * FROM review_answer")]


async def gone(room: Stage) -> bool:
    """File, copies, threads, what was said in them, and the card."""
    assert threads_of(room, room.ana) == threads_of(room, room.priya) == []
    assert everywhere(room) == [] and await written(room) == []
    return texts(room.ben, room.channels["resumes"]) == []


async def test_files_and_thread_go_days_after_the_review_with_a_warning_before(room: Stage) -> None:
    number = await reviewed(room)
    await room.pass_time(days=11, hours=23)
    assert warnings(room) == [] and len(threads_of(room, room.ana)) == 1
    await room.pass_time(hours=2)
    assert len(warnings(room)) == 1 and "thread of its review" in warnings(room)[0]
    await room.pass_time(days=1, hours=22)
    assert everywhere(room) and await state_of(room, number) == "reviewed"
    await room.pass_time(hours=2)
    assert await gone(room) and await state_of(room, number) == "removed" and len(warnings(room)) == 1
    assert "No review of yours is there" in (await room.ana.command("resume review")).text
    assert "New version" in (await room.ana.command("resume mine")).buttons
    assert await failures(room) == []


async def test_a_second_opinion_keeps_all_of_it_until_days_after_the_last_review(room: Stage) -> None:
    number = await reviewed(room)
    await room.pass_time(days=10)
    await (await room.ana.command("resume review")).click("Second opinion")
    await room.settle()
    await room.tom.click(card(room, room.tom), "Claim")
    await room.pass_time(days=1)
    await (await write(room.tom, number)).click("Hand in")
    await room.settle()
    await room.pass_time(days=11, hours=23)
    assert warnings(room) == [] and len(threads_of(room, room.ana)) == 2
    await room.pass_time(hours=2)
    await room.pass_time(days=2)
    assert await gone(room) and threads_of(room, room.tom) == [] and len(warnings(room)) == 1
    assert await failures(room) == []


@pytest.mark.parametrize("status", [403, 503])
@pytest.mark.parametrize("how", ["withdrawn", "time is over"])
async def test_what_discord_does_not_remove_is_tried_until_it_is_gone(room: Stage, how: str, status: int) -> None:
    await reviewed(room)
    for route in (MESSAGE, THREAD):
        room.server.faults.fail("DELETE", route, status=status, times=None)
    if how == "withdrawn":
        await withdraw(room)
    else:
        await room.pass_time(days=14, minutes=1)
    assert everywhere(room), "the fault was not reached"
    assert "no resume to review" in (await room.priya.command("resume review")).text
    room.server.faults.clear()
    await room.pass_time(hours=1)
    assert await gone(room)


@pytest.mark.parametrize("how", ["withdrawn", "time is over"])
async def test_what_moderators_deleted_by_hand_keeps_nothing_else_back(room: Stage, how: str) -> None:
    await reviewed(room)
    thread = thread_of(room, room.ana)
    if how == "withdrawn":
        await room.bot.http.delete_channel(thread)
        await withdraw(room)
    else:
        kept = room.thread(room.ana, "Kept for ana")["id"]
        for channel in (kept, room.channels["resumes"]):
            for message in room.ana.messages(int(channel)):
                await room.bot.http.delete_message(int(channel), int(message["id"]))
        await room.pass_time(days=14, minutes=1)
    assert await gone(room) and await failures(room) == []


async def test_a_bot_that_was_away_removes_late_what_was_due_meanwhile(room: Stage) -> None:
    await reviewed(room)
    await room.pass_time(days=10)
    await room.stop_bot()
    room.clock_to_move.move(timedelta(days=6))
    room.world.pass_time()
    await room.start_bot()
    await room.settle()
    assert await gone(room) and await failures(room) == []


async def test_who_has_a_review_is_asked_before_it_is_removed_with_the_resume(room: Stage) -> None:
    number = await reviewed(room)
    asked = await (await room.ana.command("resume mine")).click("Withdraw")
    assert "removes the file, the review and its thread at once" in asked.text
    kept = await asked.click("Keep it")
    assert "✅ Reviewed" in kept.text and await state_of(room, number) == "reviewed" and everywhere(room)
    gone = await (await kept.click("Withdraw")).click("Withdraw")
    assert "removed everywhere" in gone.text and await state_of(room, number) == "withdrawn"


@pytest.mark.parametrize("when", [queued, claimed, reviewed])
async def test_a_withdrawal_removes_at_once_wherever_it_stands(room: Stage, when: Any) -> None:
    await when(room)
    assert everywhere(room)
    await withdraw(room)
    assert await gone(room) and await failures(room) == []
