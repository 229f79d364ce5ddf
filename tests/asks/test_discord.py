"""A member asks an employer for feedback, from the first word to the goal."""

import asyncio
import re
from datetime import UTC, datetime

import pytest

from rehearsal.people import Reply
from tests.asks.acting import FOLLOW_UP, FORM, REST, draft, reminders, seen, sent
from tests.stage import Stage

LONGEST_TEXT = 4000


def blocks(reply: Reply) -> list[str]:
    return re.findall(r"```\n(.*?)\n```", reply.text, re.DOTALL)


async def test_a_draft_is_a_subject_and_a_message_to_copy_with_advice(stage: Stage) -> None:
    reply = await draft(stage.ana)
    assert reply.ephemeral and reply.buttons == ["I sent it", "Remind me tomorrow", "Change", "Discard"]
    subject, text = blocks(reply)
    assert "Data analyst role at Acme" in subject.replace("data", "Data") and 60 <= len(text.split()) <= 120
    for words in ("final interview", "presenting to executives", "meeting the team"):
        assert words in text
    assert "**When:** now is good" in reply.text and "reply to that email" in reply.text
    assert "I send nothing to anybody" in reply.text


@pytest.mark.parametrize("tone", ["warm", "formal", "plain"])
async def test_each_tone_gives_another_message(stage: Stage, tone: str) -> None:
    _, text = blocks(await draft(stage.ana, tone=tone))
    greeting = {"warm": "Hello", "formal": "Good day", "plain": "Hello"}[tone]
    assert text.startswith(greeting)


async def test_what_cannot_be_used_comes_back_in_full_and_the_form_opens_again_filled_in(stage: Stage) -> None:
    reply = await draft(stage.ana, skill="SQL, Python", declined="email")
    assert "several things" in reply.text and "miss the day" in reply.text
    for typed in (FORM["role"], "SQL, Python", FORM["valued"], "email"):
        assert typed in reply.text
    again = await reply.click("Correct it")
    made = await again.submit({"skill": "SQL", "declined": "email, yesterday"})
    assert "how my SQL came across" in made.text and FORM["role"].split(",")[0].lower()[:4] in made.text.lower()
    assert "None yet" not in (await stage.ana.command("feedback asks")).text


async def test_a_form_that_was_left_unfinished_is_there_the_next_time(stage: Stage) -> None:
    await draft(stage.ana, declined="some day", valued="the tour of the workshop")
    form = await stage.ana.command("feedback draft")
    assert "the tour of the workshop" in (await form.submit({"declined": "phone, yesterday"})).text


async def test_hurting_words_come_back_with_what_hurts(stage: Stage) -> None:
    reply = await draft(stage.ana, valued="though your decision was unfair, I demand")
    assert re.search(r"\*\*\[\w+\]\*\*", reply.text) and "your decision was unfair" in reply.text
    assert "Correct it" in reply.buttons


async def test_an_hour_after_a_decline_the_message_rests_and_is_remembered_in_private(stage: Stage) -> None:
    reply = await draft(stage.ana, declined="phone, an hour ago")
    assert "not yet" in reply.text
    assert "Resting" in (await stage.ana.command("feedback asks")).text
    await stage.pass_time(hours=1, minutes=59)
    assert reminders(stage, stage.ana, "has rested") == []
    await stage.pass_time(minutes=2)
    [message] = reminders(stage, stage.ana, "has rested")
    assert "Acme" not in str(message) and "executives" not in str(message)
    shown = await stage.ana.at(int(message["channel_id"])).click(message, "Show")
    assert shown.ephemeral and "presenting to executives" in shown.text


async def test_tomorrow_is_tomorrow_morning_on_ones_own_clock(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Los Angeles")
    reply = await (await draft(stage.ana)).click("Remind me tomorrow")
    nine_there = int(datetime(2026, 11, 25, 17, tzinfo=UTC).timestamp())
    assert "Resting" in reply.text and f"<t:{nine_there}:" in reply.text
    await stage.pass_time(hours=28, minutes=59)
    assert reminders(stage, stage.ana, "has rested") == []
    await stage.pass_time(minutes=2)
    assert len(reminders(stage, stage.ana, "has rested")) == 1
    assert "Drafted" in (await stage.ana.command("feedback asks")).text


async def test_a_changed_message_is_kept_as_it_is_with_the_guards_words_beside_it(stage: Stage) -> None:
    form = await (await draft(stage.ana)).click("Change")
    angry = "Your decision was unfair. I demand an answer by Friday ``` or I call my lawyer."
    reply = await form.submit(text=angry)
    assert "Your decision was unfair" in reply.text and "you decide" in reply.text
    assert re.search(r"\*\*\[\w+\]\*\*", reply.text)
    assert "Well done" in (await reply.click("I sent it")).text


async def test_a_changed_message_without_trouble_is_called_so(stage: Stage) -> None:
    reply = await draft(stage.ana)
    _, text = blocks(reply)
    changed = await (await reply.click("Change")).submit(text=text + "\nAna")
    assert "nothing in it that would hurt" in changed.text and "\nAna" in changed.text


async def test_a_discarded_message_is_gone_but_given_back_once(stage: Stage) -> None:
    reply = await draft(stage.ana)
    _, text = blocks(reply)
    gone = await reply.click("Discard")
    assert text in gone.text and "None yet" in (await stage.ana.command("feedback asks")).text
    await stage.pass_time(hours=48)
    assert reminders(stage, stage.ana, "has rested") == []


async def test_from_sent_to_an_answer_to_a_goal_that_the_next_booking_or_request_suggests(stage: Stage) -> None:
    await sent(stage.ana)
    listed = await stage.ana.command("feedback asks")
    assert "Sent" in listed.text and {"Got an answer", "No answer", "Close"} <= set(listed.buttons)
    form = await listed.click("Got an answer")
    noted = await form.submit(answer="More numbers, please", develop="Lead with numbers")
    assert "Lead with numbers" in noted.text
    again = await stage.ana.command("feedback asks")
    assert "Answered" in again.text
    assert "More numbers, please" in (await again.click("Show")).text
    assert "Lead with numbers" in (await stage.ana.command("me show")).text
    assert "Lead with numbers" in str(await booking_form(stage))
    assert "Lead with numbers" in (await stage.ana.command("interview progress")).text
    request = await stage.ana.command("interview request", field="Data", kind="behavioural")
    assert "Lead with numbers" in str(request.modal), request.text
    await stage.pass_time(days=30)
    assert reminders(stage, stage.ana, FOLLOW_UP) == []


async def booking_form(stage: Stage) -> dict[str, object]:
    await stage.priya.command("volunteer offer", when="in 100 hours")
    [slot] = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=slot["value"])
    assert form.modal is not None
    return form.modal


async def test_no_answer_advises_to_let_go_and_a_late_answer_can_still_be_noted(stage: Stage) -> None:
    await sent(stage.ana)
    reply = await (await stage.ana.command("feedback asks")).click("No answer")
    assert "Let this one go" in reply.text
    noted = await (await reply.click("Got an answer")).submit(answer="Sorry for the delay")
    assert "Noted" in noted.text


async def test_a_closed_request_leaves_the_list_and_is_counted(stage: Stage) -> None:
    await sent(stage.ana)
    reply = await (await stage.ana.command("feedback asks")).click("Close")
    assert "✔️ Closed" in reply.text and "One is closed" in reply.text


async def test_what_the_group_may_know_is_shown_from_five_people_on(stage: Stage) -> None:
    people = [stage.person(name) for name in ("ana", "ben", "chloe", "dana", "emi")]
    for number, person in enumerate(people):
        reply = await stage.ana.command("feedback asks")
        assert "How this group fared" not in reply.text, number
        await sent(person)
    form = await (await stage.ben.command("feedback asks")).click("Got an answer")
    await form.submit(answer="Be brief")
    for person in (stage.ana, stage.farid):
        said = (await person.command("feedback asks")).text
        assert "5 people, no names" in said and "Requests that got an answer: 1 of 5." in said
        assert "Warm tone: 1 of 5" in said and "Declined by email: 1 of 5" in said


async def test_many_requests_are_shown_a_few_at_a_time(stage: Stage) -> None:
    for number in range(7):
        await draft(stage.ana, role=f"nurse {number}")
    first = await stage.ana.command("feedback asks")
    assert "nurse 6" in first.text and "nurse 1" not in first.text
    second = await first.click("Older ones")
    assert "nurse 1" in second.text and "nurse 6" not in second.text
    assert "nurse 6" in (await second.click("Newer ones")).text


async def test_buttons_work_after_a_restart(stage: Stage) -> None:
    reply = await draft(stage.ana)
    await stage.restart_bot()
    assert "Well done" in (await reply.click("I sent it")).text
    await stage.restart_bot()
    form = await (await stage.ana.command("feedback asks")).click("Got an answer")
    await stage.restart_bot()
    assert "Noted" in (await form.submit(answer="Thanks")).text


async def test_everything_pressed_twice_at_once_is_done_once(stage: Stage) -> None:
    form = await stage.ana.command("feedback draft")
    first, second = await asyncio.gather(form.submit(FORM), form.submit(FORM))
    assert blocks(first) == blocks(second)
    assert len((await stage.ana.command("feedback asks")).buttons) == 4  # of one request, and a new draft
    for label in ("Remind me tomorrow", "I sent it"):
        replies = await asyncio.gather(first.click(label), second.click(label))
        assert not any(one.failed or "went wrong" in one.text for one in replies)
    await stage.pass_time(days=10)
    assert len(reminders(stage, stage.ana, FOLLOW_UP)) == 1


@pytest.mark.parametrize(
    ("before", "label", "then"),
    [
        ("", "Remind me tomorrow", "Resting"),
        ("", "I sent it", "Sent"),
        ("", "Discard", "None yet"),
        ("I sent it", "No answer", "🤫 No answer"),
        ("I sent it", "Close", "One is closed"),
    ],
)
async def test_a_click_in_whose_middle_the_bot_is_killed_is_done_once(
    stage: Stage, before: str, label: str, then: str
) -> None:
    reply = await draft(stage.ana)
    if before:
        await reply.click(before)
        reply = await stage.ana.command("feedback asks")
    hang = stage.server.faults.hang("POST", "/interactions/{id}/{token}/callback")
    pressing = asyncio.create_task(reply.click(label))
    await asyncio.wait_for(hang.reached.wait(), 10)
    pressing.cancel()
    await stage.kill_bot()
    await stage.start_bot()
    again = await reply.click(label)
    hang.release()
    assert "went wrong" not in again.text and not again.failed
    assert then in (await stage.ana.command("feedback asks")).text
    await stage.pass_time(days=1)
    assert len(reminders(stage, stage.ana, REST)) == (label == "Remind me tomorrow")


async def test_nobody_sees_anothers_requests(stage: Stage) -> None:
    await sent(stage.ana)
    assert "None yet" in (await stage.ben.command("feedback asks")).text
    assert "None yet" in (await stage.morgan.command("feedback asks")).text
    for person in (stage.ben, stage.morgan):
        assert not any("Acme" in text for text in seen(person, stage.demo.channels["general"]))


async def test_a_check_names_each_label_once_with_the_words(stage: Stage) -> None:
    hurting = "Your decision was unfair. I demand an answer today. I demand it now."
    reply = await stage.ana.command("feedback check", text=hurting)
    assert reply.ephemeral
    labels = re.findall(r"\[(\w+)\]", reply.text)
    assert labels and len(labels) == len(set(labels)) and "“" in reply.text


async def test_a_check_says_plainly_when_there_is_nothing_to_change(stage: Stage) -> None:
    _, text = blocks(await draft(stage.ana))
    reply = await stage.ana.command("feedback check", text=text)
    assert "Nothing to change" in reply.text and "[" not in reply.text


@pytest.mark.parametrize("about", ["request", "feedback", "question"])
async def test_the_longest_text_gets_an_answer_that_fits(stage: Stage, about: str) -> None:
    for text in (
        "I demand *an* [answer] by `Friday` or my lawyer will sue, you are ugly and how old are you? " * 70,
        "x " * 3000,
    ):
        reply = await stage.ana.command("feedback check", text=text[:6000], about=about)
        assert not reply.failed and 0 < len(reply.text) <= LONGEST_TEXT
