"""Handing in a resume while Discord fails, and resumes that are deleted by hand."""

from cogs.submissions.models import State
from tests.stage import Stage
from tests.submissions.acting import files_of, hand_in, submissions_of


async def test_a_file_that_discord_does_not_take_leaves_no_draft_and_the_words_come_back(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{}/messages", status=403, times=None)
    reply = await hand_in(stage.ana)
    assert "Data analyst" in reply.text and "Too long?" in reply.text, reply.text
    assert await submissions_of(stage, stage.ana) == []
    stage.server.faults.clear()
    assert "before anybody else sees it" in (await hand_in(stage.ana)).text


async def test_a_file_that_was_deleted_by_hand_is_not_queued_and_can_be_replaced(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    thread = stage.thread(stage.ana, "Files of")
    [message] = [one for one in stage.ana.messages(thread["id"]) if one["attachments"]]
    await stage.bot.http.delete_message(int(thread["id"]), int(message["id"]))
    for label in ("Queue it", "Queue it as it is", "Show the file"):
        assert "not there any more" in (await check.click(label)).text
    assert [one.state for one in await submissions_of(stage, stage.ana)] == [State.DRAFT]
    assert files_of(stage, stage.ana) == []
