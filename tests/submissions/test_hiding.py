"""A member names more words to hide: they are gone from the copy that is shown and queued, and kept nowhere."""

import asyncio
import sqlite3
from contextlib import closing

from cogs.submissions.models import State
from rehearsal.people import Reply
from tests.stage import Stage
from tests.submissions.acting import PERSON, RESUME, files_of, hand_in, pictures, submissions_of
from tests.submissions.test_discord import kept, text_of

EMPLOYER, OTHER = PERSON.employers[:2]


async def hide(check: Reply, *words: str) -> Reply:
    form = await check.click("Hide more words")
    return await form.submit(words="\n".join(words))


def everything_in_the_database(stage: Stage) -> str:
    with closing(sqlite3.connect(stage.db.path)) as connection:
        return "\n".join(connection.iterdump())


async def test_named_words_are_gone_from_the_copy_also_after_a_restart(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    shown = await hide(check, EMPLOYER.lower(), "Not in there")
    assert shown.kind == "update" and "words that you named ×" in shown.text
    assert "`Not in there`" in shown.text and EMPLOYER.lower() not in shown.text
    assert pictures(shown) == ["Page 1 of the anonymised copy of your resume"] and "Show the file" in shown.buttons
    await stage.restart_bot()
    shown = await hide(shown, OTHER)
    assert "words that you named ×" in shown.text
    await shown.click("Queue it")
    await stage.settle()
    words = text_of(await kept(stage))
    assert EMPLOYER not in words and OTHER not in words and PERSON.title in words
    assert files_of(stage, stage.ana) == ["resume-anonymised.pdf"]
    held = everything_in_the_database(stage).lower()
    assert EMPLOYER.lower() not in held and OTHER.lower() not in held
    [one] = await submissions_of(stage, stage.ana)
    assert (one.state, one.is_anonymised, one.hidden) == (State.QUEUED, True, ())


async def test_what_was_hidden_can_be_shown_again_and_another_file_hides_nothing(stage: Stage) -> None:
    check = await hand_in(stage.ana, {"anonymise": []})
    shown = await hide(check, EMPLOYER)
    assert shown.buttons[:2] == ["Queue it", "Queue it as it is"], "who hides words means the copy"
    undone = await shown.click("Undo hiding")
    assert "words that you named" not in undone.text and "Undo hiding" not in undone.buttons
    shown = await hide(undone, EMPLOYER)
    assert "words that you named" in shown.text
    form = await shown.click("Replace file")
    other = await form.submit(resume=[RESUME])
    assert "words that you named" not in other.text


async def test_of_two_who_hide_at_once_both_are_hidden(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    again = await (await stage.ana.command("resume mine")).click("Look and decide")
    await asyncio.gather(hide(check, EMPLOYER), hide(again, OTHER))
    await stage.settle()
    shown = await again.click("Show the file")
    await shown.click("Queue it")
    await stage.settle()
    words = text_of(await kept(stage))
    assert EMPLOYER not in words and OTHER not in words


async def test_words_that_cannot_be_hidden_come_back_with_what_to_do(stage: Stage) -> None:
    check = await hand_in(stage.ana)
    for typed, said in (
        (["x"], "2 to 60 letters"),
        (["y" * 61], "2 to 60 letters"),
        ([f"word{at}" for at in range(21)], "at most 20"),
        ([" , ", ";"], "name the words"),
        (["Not in there", "nor there"], "do not find `Not in there`, `nor there`"),
        (["a" * 2] + [word for word in RESUME_WORDS], "hardly anything"),
    ):
        reply = await hide(check, *typed)
        assert said in reply.text and (typed[0].strip(" ,;") in reply.text), (said, reply.text)
    assert (await submissions_of(stage, stage.ana))[0].hidden == ()


RESUME_WORDS = sorted({word.strip(".,") for word in text_of(RESUME[1]).split() if len(word) > 3}, key=len)[-19:]
