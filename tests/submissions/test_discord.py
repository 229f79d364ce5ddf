"""Handing in a resume, deciding what others see, and taking it back, as people do it on Discord."""

import asyncio
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from cogs.goals import service as goals
from cogs.goals.models import Source
from cogs.submissions import service
from cogs.submissions.models import State
from tests.resumes.checking import hostile
from tests.resumes.checking.documents import word_plain
from tests.stage import Stage
from tests.submissions.acting import PERSON, RESUME, files_of, hand_in, pictures, queued, submissions_of


def text_of(data: bytes) -> str:
    with pdfium.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def scan() -> bytes:
    """A page that is nothing but a picture with words in it."""
    picture = Image.effect_noise((900, 1200), 80)
    out = BytesIO()
    picture.save(out, "PDF")
    return out.getvalue()


async def kept(stage: Stage) -> bytes:
    """The one file in Ana's private thread."""
    thread = stage.thread(stage.ana, "Files of")
    [url] = [one["url"] for message in stage.ana.messages(thread["id"]) for one in message["attachments"]]
    return await stage.bot.http.get_from_cdn(url)


async def test_a_member_sees_what_is_found_and_queues_the_copy_that_they_looked_at(stage: Stage) -> None:
    check = await hand_in(stage.ana, field="Data", level="mid")
    assert check.deferred and check.ephemeral
    for part in ("before anybody else sees it", f"`{PERSON.email}`", f"`{PERSON.phone}`", "No search finds everything"):
        assert part in check.text, check.text
    assert check.buttons == [
        "Queue it",
        "Queue it as it is",
        "Show the file",
        "Hide more words",
        "Replace file",
        "Discard",
    ]
    assert pictures(check) == ["Page 1 of the anonymised copy of your resume"]
    assert files_of(stage, stage.ana) == ["resume-of-ana.pdf"]

    reply = await check.click("Queue it")
    await stage.settle()
    assert reply.kind == "update" and "only one that waits" in reply.text and reply.buttons == []
    assert reply.message is not None and reply.message["attachments"] == []
    [one] = await submissions_of(stage, stage.ana)
    assert (one.state, one.target_role, one.field, one.level) == (State.QUEUED, "Data analyst", "Data", "mid")
    assert one.is_anonymised and files_of(stage, stage.ana) == ["resume-anonymised.pdf"]
    words = text_of(await kept(stage))
    assert PERSON.email not in words and PERSON.title in words


async def test_the_file_itself_is_shown_with_frames_and_queued_as_it_is(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    shown = await check.click("Show the file")
    assert "as it is**, with a frame" in shown.text and "e-mail" in pictures(shown)[0]
    assert "Show the copy" in shown.buttons
    await shown.click("Queue it as it is")
    await stage.settle()
    [one] = await submissions_of(stage, stage.ana)
    assert (one.is_anonymised, files_of(stage, stage.ana)) == (False, ["resume-of-ana.pdf"])
    assert await kept(stage) == RESUME[1]


@pytest.mark.soak
async def test_who_unticks_it_sees_the_file_first_and_can_still_choose_the_copy(stage: Stage) -> None:
    check = await hand_in(stage.ana, {"anonymise": []})
    assert check.buttons[:3] == ["Queue it", "Queue an anonymised copy", "Show the copy"]
    await check.click("Queue an anonymised copy")
    await stage.settle()
    assert (await submissions_of(stage, stage.ana))[0].is_anonymised


async def test_a_word_file_is_taken_and_its_copy_is_a_pdf(stage: Stage) -> None:
    check = await hand_in(stage.ana, {"resume": [("cv", word_plain(PERSON))]})
    assert "Word file" in check.text
    await check.click("Queue it")
    await stage.settle()
    assert PERSON.email not in text_of(await kept(stage))


async def test_a_restart_between_check_and_decision_loses_nothing(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    await stage.restart_bot()
    shown = await (await stage.ana.command("resume mine")).click("Look and decide")
    assert pictures(shown)
    await stage.restart_bot()
    assert "in the queue" in (await check.click("Queue it")).text
    await stage.settle()
    assert [one.state for one in await submissions_of(stage, stage.ana)] == [State.QUEUED]


async def test_what_nobody_decides_goes_after_an_hour(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    await stage.pass_time(minutes=61)
    assert await submissions_of(stage, stage.ana) == [] and files_of(stage, stage.ana) == []
    assert "no such resume" in (await check.click("Queue it")).text


async def test_another_file_takes_the_place_of_the_first(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    form = await check.click("Replace file")
    other = await form.submit(resume=[("better.docx", word_plain(PERSON))])
    await stage.settle()
    assert other.kind == "update" and "Word file" in other.text
    assert files_of(stage, stage.ana) == ["better.docx"]
    form = await other.click("Replace file")
    bad = await form.submit(resume=[("worse.pdf", b"MZ")])
    assert "something else" in bad.text
    await stage.settle()
    assert files_of(stage, stage.ana) == ["better.docx"], "the good one stays"
    assert "Discarded" in (await other.click("Discard")).text
    await stage.settle()
    assert await submissions_of(stage, stage.ana) == [] and files_of(stage, stage.ana) == []


async def test_who_has_not_decided_yet_may_hand_in_another(stage: Stage) -> None:
    await hand_in(stage.ana, field="Data", level="mid")
    offered = await stage.ana.command("resume submit", field="Design", level="senior")
    assert offered.buttons == ["Look and decide", "Hand in another"]
    check = await (await offered.click("Hand in another")).submit(target_role="Designer", resume=[RESUME])
    await check.click("Queue it")
    [one] = await submissions_of(stage, stage.ana)
    assert (one.state, one.target_role, one.field, one.level) == (State.QUEUED, "Designer", "Design", "senior")
    assert "one at a time" in (await offered.click("Hand in another")).text


async def test_two_clicks_at_once_queue_it_once_and_leave_no_second_file(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    again = await (await stage.ana.command("resume mine")).click("Look and decide")
    await asyncio.gather(check.click("Queue it"), again.click("Queue it"))
    await stage.settle()
    assert [one.state for one in await submissions_of(stage, stage.ana)] == [State.QUEUED]
    assert files_of(stage, stage.ana) == ["resume-anonymised.pdf"]
    refused = await stage.ana.command("resume submit")
    assert refused.modal is None and "one at a time" in refused.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\0", "something else"),
        (b"%PDF-1.7 and no more", "damaged"),
        (b"x" * (8 * 2**20 + 1), "too large"),
        (hostile.compound("WordDocument"), "old kind (.doc), which I cannot read. Please save it as .docx or PDF"),
        (hostile.compound("EncryptedPackage"), "has a password. Please save it without one"),
    ],
    ids=["a program", "no PDF inside", "too large", "old Word", "with a password"],
)
async def test_a_bad_file_is_refused_in_a_sentence_and_the_words_come_back(
    stage: Stage, content: bytes, said: str
) -> None:
    reply = await hand_in(stage.ana, {"resume": [("cv.pdf", content)]})
    assert said in reply.text and "Data analyst" in reply.text and "Too long?" in reply.text
    assert await submissions_of(stage, stage.ana) == []


async def test_a_scan_cannot_be_copied_and_says_so(stage: Stage) -> None:
    check = await hand_in(stage.ana, {"resume": [("scan.pdf", scan())]})
    assert "cannot make an anonymised copy" in check.text and "cannot read all of page 1" in check.text
    refused = await check.click("Queue it as it is")
    assert "in the queue" in refused.text


async def test_a_message_of_ones_own_can_be_handed_in_and_the_role_is_asked_when_it_is_queued(stage: Stage) -> None:
    here = stage.ana.channel_id
    mine = await stage.ana.say(here, "My resume", files=[RESUME])
    await stage.ana.command("me profile", field="Design", level="senior")
    check = await stage.ana.message_menu("Submit resume", mine)
    assert check.ephemeral and pictures(check)
    form = await check.click("Queue it")
    reply = await form.submit(target_role="Designer")
    await stage.settle()
    assert "in the queue" in reply.text
    [one] = await submissions_of(stage, stage.ana)
    assert (one.target_role, one.field, one.level, one.is_anonymised) == ("Designer", "Design", "senior", True)

    anothers = await stage.ben.message_menu("Submit resume", mine)
    assert "only from their owners" in anothers.text
    empty = await stage.ben.say(here, "No file")
    assert "no file in that message" in (await stage.ben.message_menu("Submit resume", empty)).text


async def test_a_goal_is_what_the_reviewer_should_look_at(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await goals.add_goal(tx, stage.guild_id, stage.ana.id, Source.ASK, "Numbers first", stage.clock.now())
    form = await stage.ana.command("resume submit")
    assert form.modal is not None and "I am working on: Numbers first" in str(form.modal)


async def test_withdrawing_removes_the_file_at_once(stage: Stage) -> None:
    await queued(stage, stage.ana)
    listed = await stage.ana.command("resume mine")
    assert "Waiting for a reviewer" in listed.text and "only one that waits" in listed.text
    after = await listed.click("Withdraw")
    await stage.settle()
    assert "removed everywhere" in after.text and "✖️ Withdrawn" in after.text
    assert files_of(stage, stage.ana) == []
    assert (await stage.ana.command("resume submit")).modal is not None


async def review(stage: Stage, submission_id: int) -> None:
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()
    async with stage.db.write() as tx:
        assert await service.set_claimed(tx, stage.guild_id, submission_id, now)
        assert await service.set_reviewed(tx, stage.guild_id, submission_id, settings, now)


def told(stage: Stage) -> str:
    return "\n".join(str(message) for dm in stage.ana.dms() for message in stage.ana.messages(dm["id"]))


async def test_after_a_review_comes_a_new_version_and_the_files_go_with_a_warning(stage: Stage) -> None:
    first = await queued(stage, stage.ana)
    await review(stage, first.id)
    await stage.pass_time(days=12, minutes=1)
    assert "will be removed" in told(stage) and files_of(stage, stage.ana)
    await stage.pass_time(days=2)
    assert files_of(stage, stage.ana) == []
    listed = await stage.ana.command("resume mine")
    assert "Removed, its time was over" in listed.text
    form = await listed.click("New version")
    check = await form.submit(resume=[RESUME], changed="Shorter")
    await check.click("Queue it")
    [second, _] = await submissions_of(stage, stage.ana)
    assert (second.previous_id, second.changed, second.target_role) == (first.id, "Shorter", "Data analyst")


async def test_whoever_leaves_or_is_forgotten_has_their_file_removed(stage: Stage) -> None:
    await queued(stage, stage.ana)
    thread = stage.thread(stage.ana, "Files of")["id"]
    await stage.ana.leave_guild(stage.guild_id)
    await stage.pass_time(hours=25)
    assert [one.state for one in await submissions_of(stage, stage.ana)] == [State.WITHDRAWN]
    assert not any(message["attachments"] for message in stage.morgan.messages(thread))

    await queued(stage, stage.ben)
    asked = await stage.ben.command("me forget")
    await asked.click("Delete everything")
    await stage.settle()
    assert await submissions_of(stage, stage.ben) == []


async def test_what_nobody_reviews_for_long_goes_with_an_apology(stage: Stage) -> None:
    await queued(stage, stage.ana)
    await stage.pass_time(days=103)
    await stage.pass_time(days=2)
    assert "nobody was found" in told(stage) and files_of(stage, stage.ana) == []


@pytest.mark.soak
async def test_the_bot_answers_others_while_a_file_is_looked_through(stage: Stage) -> None:
    slow = hostile.one_page(b"0 0 m 500 800 l 300 20 l 7 700 l S " * 60_000)
    slow_one = asyncio.create_task(hand_in(stage.ana, {"resume": [("slow.pdf", slow)]}))
    done: list[Any] = []
    slow_one.add_done_callback(done.append)
    for _ in range(5):
        assert "not answer" not in (await stage.ben.command("me show")).text
    assert not done, "the file was not slow enough to tell"
    reply = await slow_one
    assert "damaged" in reply.text or "too much time" in reply.text or "pages" in reply.text
