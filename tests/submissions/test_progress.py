"""What is said while a file is looked through, and what becomes of a check that takes too long or is interrupted."""

import asyncio
import contextlib
from typing import Any

import pytest

from cogs.resumes.checking import asking
from cogs.submissions import check_texts, progress
from core.worker import Limits, WorkFailed
from tests.reviews.acting import resume_of
from tests.stage import Stage
from tests.submissions.acting import files_of, hand_in, pictures, submissions_of
from tests.waiting import until

LOOKING, COPYING, LONG = check_texts.looking(), check_texts.copying(), check_texts.takes_long()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes long."""
    monkeypatch.setattr(progress, "SECONDS_TO_SAY_SO", 0.0)
    monkeypatch.setattr(progress, "SECONDS_TO_TAKE_LONG", 0.0)


def words(stage: Stage) -> list[str]:
    """What was said in place of "thinking", or beside a panel, in order; a panel says nothing here."""
    sent = [one for one in stage.server.requests if "webhooks" in one.template and one.json]
    return [one.json["content"] for one in sent if one.json.get("content")]


@pytest.mark.usefixtures("impatient")
async def test_a_member_who_waits_is_told_what_for_and_then_sees_only_the_check(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    assert check.text == LOOKING, "the first answer"
    await until(lambda: check.buttons)
    assert words(stage) == [LOOKING, LONG, COPYING, LONG]
    assert pictures(check) and LOOKING not in check.text and LONG not in check.text

    beside = await check.click("Show the file")
    assert beside.text == LOOKING
    await until(lambda: "as it is**, with a frame" in check.text)
    assert words(stage)[4:] == [LOOKING, LONG]
    assert LONG not in str(stage.ana.messages(stage.ana.channel_id)), "a word beside the panel was left there"

    bad = await hand_in(stage.ana, {"resume": [("cv.pdf", b"%PDF-1.7 and no more")]})
    await until(lambda: "damaged" in bad.text)
    assert "Too long?" in bad.text and LONG not in bad.text


async def test_nothing_is_said_of_a_check_that_is_quick(stage: Stage) -> None:
    await (await hand_in(stage.ana)).click("Queue it")
    assert words(stage) == []


async def test_a_check_over_its_time_is_given_up_and_the_words_come_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as short:
        short.setattr(asking, "LIMITS", Limits(seconds=0.01))
        reply = await hand_in(stage.ana)
        assert "too much time" in reply.text and "Data analyst" in reply.text and "Too long?" in reply.text
        assert await submissions_of(stage, stage.ana) == []
    assert pictures(await hand_in(stage.ana)), "the next is looked through as ever"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["restarted", "killed"])
async def test_a_bot_that_stops_during_a_check_keeps_nothing_of_the_file(
    stage: Stage, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def keep_busy() -> Any:
        with contextlib.suppress(WorkFailed):
            await stage.bot.worker.run("tests.core.worker.work:hang", returns=object, limits=Limits(seconds=60))

    busy = asyncio.create_task(keep_busy())
    checking = asyncio.create_task(hand_in(stage.ana))
    await until(lambda: LOOKING in words(stage))
    monkeypatch.setattr(progress, "SECONDS_TO_SAY_SO", 600.0)
    if how == "restarted":
        await stage.restart_bot()
        reply = await checking
        await until(lambda: "restarted" in reply.text)
        assert "just being restarted" in reply.text and "Data analyst" in reply.text
    else:
        await stage.kill_bot()
        await stage.start_bot()
        checking.cancel()
        await stage.pass_time(minutes=2)
        here = str(stage.ana.messages(stage.ana.channel_id))
        assert "I was restarted while I looked" in here and LOOKING not in here, "what was begun is answered"
    await asyncio.wait([busy, checking])
    assert await submissions_of(stage, stage.ana) == []
    assert pictures(await hand_in(stage.ana)) and files_of(stage, stage.ana) == ["resume-of-ana.pdf"]


ANSWER = ("PATCH", "/webhooks/{}/{}/messages/{}")


@pytest.mark.parametrize("way", ["the answer", "/resume submit"])
async def test_a_check_that_a_kill_kept_from_being_shown_is_a_press_away(stage: Stage, way: str) -> None:
    hang = stage.server.faults.hang(*ANSWER)
    checking = asyncio.create_task(hand_in(stage.ana))
    async with asyncio.timeout(20):
        await hang.reached.wait()
    await stage.kill_bot()
    await stage.start_bot()
    if way == "the answer":
        await stage.pass_time(minutes=2)
        [told] = [one for one in stage.ana.messages(stage.ana.channel_id) if "but your file is kept" in str(one)]
        shown = await stage.ana.click(told, "Look and decide")
    else:
        found = await stage.ana.command("resume submit")
        assert "have not decided about it yet" in found.text
        shown = await found.click("Look and decide")
    assert pictures(shown) and "in the queue" in (await shown.click("Queue it")).text
    checking.cancel()


async def test_nobody_who_was_answered_or_still_waits_is_told_of_an_interruption(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    bad = await hand_in(stage.ana, {"resume": [("cv.pdf", b"MZ")]})
    hang = stage.server.faults.hang(*ANSWER)
    waiting = asyncio.create_task(hand_in(stage.ana))
    async with asyncio.timeout(20):
        await hang.reached.wait()
    for _ in range(3):
        await stage.pass_time(minutes=3)
    hang.release()
    assert pictures(await waiting) and pictures(check) and "something else" in bad.text
    assert "restarted" not in str(stage.ana.messages(stage.ana.channel_id))


async def test_more_pages_than_the_group_takes_are_refused_and_of_others_each_is_shown(stage: Stage) -> None:
    eleven = {"resume": [("long.pdf", resume_of(11))]}
    reply = await hand_in(stage.ana, eleven)
    assert "more than 10 pages" in reply.text and "Too long?" in reply.text
    assert await submissions_of(stage, stage.ana) == []
    await stage.set("resume_pages", 12)
    check = await hand_in(stage.ana, eleven)
    assert "11 pages" in check.text and len(pictures(check)) == 10
    await until(lambda: "Page 11 of the anonymised copy" in str(stage.ana.messages(stage.ana.channel_id)))
    assert "in the queue" in (await check.click("Queue it")).text
