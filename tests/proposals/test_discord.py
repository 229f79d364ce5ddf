"""Offers as people meet them on Discord."""

import pytest

from cogs.proposals import question_texts, refusal_texts, texts
from cogs.proposals.models import State, Why
from cogs.requests import service as requests
from rehearsal.people.reading import visible_text
from tests.interviews.acting import dead_jobs
from tests.interviews.on_discord import labels
from tests.proposals.acting import (
    REASONS,
    actor_of,
    card,
    choose,
    in_dm,
    is_offer,
    messages_to,
    offered,
    proposal,
    propose,
    request_state,
    rows,
    slot_of,
    times_in,
    wish,
)
from tests.requests.test_discord import ask, requests_of
from tests.stage import Stage


async def test_an_offer_says_what_is_asked_and_why_and_is_booked_by_one_click(stage: Stage) -> None:
    await stage.ana.command("me needs")
    await stage.ana.command("me timezone", zone="America/New_York")
    made = await offered(stage, slot_id=await slot_of(stage))
    shown = card(stage.priya)
    said = visible_text(shown)

    assert labels(shown) == ["Accept", "Decline", "Ask for details"]
    for piece in ("Data · technical", "entry", "English", "whiteboard", *REASONS, "2:00 PM UTC", "9:00 AM EST"):
        assert piece in said
    assert "Ana" not in said and str(stage.ana.id) not in said, "who asks is told once it is booked"

    reply = await in_dm(stage.priya).click(shown, "Accept")
    await stage.settle()

    assert "🟢 Booked" in reply.text
    assert await request_state(stage, made.request_id) == "matched"
    assert labels(card(stage.priya)) == [] and "Offer accepted" in visible_text(card(stage.priya))
    assert "whiteboard" not in visible_text(card(stage.priya))
    assert stage.thread(stage.ana, "Interview")["id"] == stage.thread(stage.priya, "Interview")["id"]
    assert await dead_jobs(stage) == []


async def test_without_a_slot_the_volunteer_chooses_among_times_that_suit_both(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="America/New_York")
    await stage.priya.command("volunteer offer", when="2026-11-26 13:00")
    form = await stage.ben.command("interview book", slot="1")
    await form.submit(goals="Practise")
    made = await offered(stage)

    reply = await in_dm(stage.priya).click(card(stage.priya), "Accept")
    times = times_in(reply)

    assert len(times) == 25
    assert any("EST" in one["description"] for one in times) and all("UTC" in one["label"] for one in times)
    near_hers = [one["label"] for one in times if "Thu 26 Nov 2026, 1:" in one["label"] and "PM" in one["label"]]
    assert near_hers == [], "she has an interview then"

    done = await choose(reply, 3)
    await stage.settle()

    assert "🟢 Booked" in done.text and done.kind == "update"
    assert (await proposal(stage, made.id)).state is State.ACCEPTED
    [booked] = await rows(stage, "SELECT * FROM interview WHERE field = 'Data'")
    assert (booked["starts_at"], booked["member_id"]) == (int(times[3]["value"]), stage.ana.id)
    assert (booked["goals"], booked["kind"]) == ("Stay calm at the whiteboard", "technical")


async def test_a_no_is_one_click_and_the_request_waits_again(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))
    old = card(stage.priya)

    reply = await in_dm(stage.priya).click(old, "Decline")
    await stage.settle()

    assert reply.text == texts.declined()
    assert await request_state(stage, made.request_id) == "open"
    assert labels(card(stage.priya)) == []
    assert (await proposal(stage, made.id)).state is State.DECLINED
    async with stage.db.read() as tx:
        slots = await tx.all("SELECT state, kept_for FROM slot")
    assert [(row["state"], row["kept_for"]) for row in slots] == [("open", None)]


async def test_the_time_is_kept_for_the_member_until_the_volunteer_has_answered(stage: Stage) -> None:
    slot_id = await slot_of(stage)
    made = await offered(stage, slot_id=slot_id)

    refused = await stage.ben.command("interview book", slot=str(slot_id))
    assert "kept for somebody else" in refused.text
    await stage.pass_time(hours=39)

    assert (await proposal(stage, made.id)).state is State.EXPIRED
    assert "not answered in time" in visible_text(card(stage.priya)) and labels(card(stage.priya)) == []
    assert await request_state(stage, made.request_id) == "open"


async def test_after_three_offers_without_an_answer_the_volunteer_is_paused_kindly(stage: Stage) -> None:
    stage.server.api.rate_limits.enabled = False
    await stage.priya.command("volunteer profile", field="Data")
    for member in ("ana", "ben"):
        await offered(stage, member)
    await stage.pass_time(hours=48)
    third = await offered(stage, "tom")
    await stage.pass_time(hours=24)
    later = await offered(stage, "grace")

    await stage.pass_time(hours=24)

    ended = await proposal(stage, third.id)
    assert ended.state is State.EXPIRED and ended.paused_until is not None
    assert any("/volunteer pause" in visible_text(one) for one in messages_to(stage.priya))
    assert (await proposal(stage, later.id)).because is Why.UNAVAILABLE
    assert await propose(stage, await wish(stage, "stranger")) is None

    lifted = await stage.priya.command("volunteer pause")
    assert "Resume" not in lifted.buttons
    assert await propose(stage, await wish(stage, "morgan")) is not None


async def test_a_question_reaches_the_member_and_the_answer_the_volunteer_without_names(stage: Stage) -> None:
    await offered(stage, slot_id=await slot_of(stage))
    form = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    passed_on = await form.submit(question="Which language do you code in?")
    await stage.settle()

    assert "without your name" in passed_on.text
    asked = messages_to(stage.ana)[-1]
    assert "Which language" in visible_text(asked)
    assert "Priya" not in visible_text(asked) and str(stage.priya.id) not in visible_text(asked)
    assert "No answer yet" in visible_text(card(stage.priya))

    answer = await in_dm(stage.ana).click(asked, "Answer")
    await answer.submit(answer="Python, please")
    await stage.settle()

    offers = [message for message in messages_to(stage.priya) if is_offer(message)]
    assert len(offers) == 1, "the card moved below"
    assert "> Python, please" in visible_text(offers[0])
    assert "Ana" not in visible_text(offers[0])
    assert labels(messages_to(stage.ana)[-1]) == [], "it is answered"
    await in_dm(stage.priya).click(offers[0], "Accept")
    await stage.settle()
    assert "Python" not in visible_text(card(stage.priya))


async def test_a_question_that_must_not_be_asked_comes_back_with_a_better_one(stage: Stage) -> None:
    await offered(stage, slot_id=await slot_of(stage))
    before = len(messages_to(stage.ana))
    form = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    held_back = await form.submit(question="Fine with me. Do you have children?")
    await stage.settle()

    assert "not passed your question on" in held_back.text and "children" in held_back.text
    assert "You could ask" in held_back.text and "evening travel" in held_back.text
    assert "Fine with me. Do you have children?" in held_back.text, "what was typed comes back"
    assert len(messages_to(stage.ana)) == before

    better = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    passed_on = await better.submit(question="This role needs some evening travel. Can you do that?")
    await stage.settle()
    assert "without your name" in passed_on.text
    assert "evening travel" in visible_text(messages_to(stage.ana)[-1])


async def test_a_question_about_an_offer_that_has_ended_needs_no_answer(stage: Stage) -> None:
    await offered(stage)
    form = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    await form.submit(question="Which language?")
    await stage.settle()
    asked = messages_to(stage.ana)[-1]
    answer = await in_dm(stage.ana).click(asked, "Answer")
    await in_dm(stage.priya).click(card(stage.priya), "Decline")
    await stage.settle()

    closed = messages_to(stage.ana)[-1]
    assert labels(closed) == [] and question_texts.question_closed() in visible_text(closed)
    late = await answer.submit(answer="Python")
    assert refusal_texts.question_too_late() in late.text and "Python" in late.text


async def test_questions_are_few_and_one_at_a_time(stage: Stage) -> None:
    stage.server.api.rate_limits.enabled = False
    await offered(stage)
    for number in range(3):
        form = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
        await form.submit(question=f"Question {number}?")
        await stage.settle()
        again = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
        assert again.text == refusal_texts.one_question_at_a_time()
        answer = await in_dm(stage.ana).click(messages_to(stage.ana)[-1], "Answer")
        await answer.submit(answer=f"Answer {number}")
        await stage.settle()

    enough = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    assert enough.text == refusal_texts.enough_questions(3)
    assert (await answer.submit(answer="Another")).text.startswith(refusal_texts.question_answered())


async def test_a_member_who_cannot_be_reached_does_not_leave_the_volunteer_waiting(stage: Stage) -> None:
    await offered(stage)
    stage.world.users.closed_dms.add(stage.ana.id)
    await stage.set("interviews_channel", None)
    form = await in_dm(stage.priya).click(card(stage.priya), "Ask for details")
    await form.submit(question="Which language?")
    await stage.settle()

    assert texts.question_undelivered() in visible_text(card(stage.priya))


async def test_with_closed_direct_messages_the_offer_is_in_a_private_thread_and_works_after_a_restart(
    stage: Stage,
) -> None:
    stage.world.users.closed_dms.add(stage.priya.id)
    made = await offered(stage, slot_id=await slot_of(stage))
    await stage.restart_bot()
    [thread] = [one for one in stage.priya.threads(stage.guild_id) if "Interview" not in one["name"]]
    shown = stage.priya.messages(thread["id"])[-1]
    assert labels(shown) == ["Accept", "Decline", "Ask for details"]

    reply = await stage.priya.at(thread["id"]).click(shown, "Accept")
    await stage.settle()

    assert "🟢 Booked" in reply.text
    assert (await proposal(stage, made.id)).state is State.ACCEPTED


async def test_an_offer_in_a_direct_message_works_after_a_restart(stage: Stage) -> None:
    made = await offered(stage)
    await stage.restart_bot()

    reply = await in_dm(stage.priya).click(card(stage.priya), "Accept")
    await stage.restart_bot()
    done = await choose(reply, 0)

    assert "🟢 Booked" in done.text
    assert (await proposal(stage, made.id)).state is State.ACCEPTED


@pytest.mark.parametrize("what", ["withdrawn", "paused", "suspended", "slot"])
async def test_what_ends_an_offer_is_said_on_its_card_and_by_its_buttons(stage: Stage, what: str) -> None:
    await stage.priya.command("volunteer profile", field="Data")
    made = await offered(stage, slot_id=await slot_of(stage))
    if what == "withdrawn":
        async with stage.db.write() as tx:
            await requests.withdraw(tx, actor_of(stage.ana, stage.guild_id), made.request_id, stage.clock.now())
    elif what == "paused":
        await stage.priya.command("volunteer pause")
    elif what == "suspended":
        panel = await stage.morgan.command("moderator volunteers")
        one = await panel.select("Choose a volunteer", "1")
        await (await one.click("Suspend")).submit(reason="Not kind")
    else:
        panel = await stage.priya.command("volunteer slots")
        await (await panel.click("Withdraw")).click("This one")
    await stage.settle()

    why = {
        "withdrawn": Why.WITHDRAWN,
        "paused": Why.UNAVAILABLE,
        "suspended": Why.UNAVAILABLE,
        "slot": Why.SLOT_GONE,
    }[what]
    assert (await proposal(stage, made.id)).because is why
    assert labels(card(stage.priya)) == [] and refusal_texts.void(why) in visible_text(card(stage.priya))
    assert await request_state(stage, made.request_id) == ("withdrawn" if what == "withdrawn" else "open")
    async with stage.db.read() as tx:
        assert await tx.one("SELECT 1 FROM slot WHERE kept_for IS NOT NULL AND state = 'open'") is None


async def test_who_cannot_be_reached_is_passed_by_and_moderators_hear_if_nobody_else_is_found(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.priya.id)
    request = await wish(stage)
    await stage.set("interviews_channel", None)

    made = await propose(stage, request)
    await stage.settle()

    assert made is not None
    assert (await proposal(stage, made.id)).because is Why.UNREACHABLE
    assert await request_state(stage, request.id) == "open"
    await stage.pass_time(hours=1)
    told = [visible_text(one) for one in stage.morgan.messages(stage.channels["moderators"])]
    assert any(f"<@{stage.priya.id}>" in one and "Data" in one for one in told)


async def test_moderators_hear_nothing_if_somebody_else_was_found_meanwhile(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.priya.id)
    request = await wish(stage)
    await stage.set("interviews_channel", None)
    await propose(stage, request)
    await stage.settle()
    await stage.set("interviews_channel", stage.channels["interviews"])
    assert await propose(stage, request, "tom") is not None

    await stage.pass_time(hours=2)

    assert stage.morgan.messages(stage.channels["moderators"]) == []


async def test_a_card_that_was_deleted_is_sent_again_when_something_happens(stage: Stage) -> None:
    await offered(stage)
    old = card(stage.priya)
    form = await in_dm(stage.priya).click(old, "Ask for details")
    stage.world.messages.delete(stage.world.messages.get(int(old["channel_id"]), int(old["id"])))
    await form.submit(question="Which language?")
    await stage.settle()

    assert labels(card(stage.priya)) == ["Accept", "Decline", "Ask for details"]


async def test_what_the_member_changes_meanwhile_is_on_the_card(stage: Stage) -> None:
    await offered(stage)
    form = await stage.ana.command("me needs")
    await form.submit(needs=["captions"])
    await stage.settle()

    assert "aptions" in visible_text(card(stage.priya))


async def test_a_resume_left_with_the_request_is_seen_by_the_volunteer_only_after_the_yes(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await ask(stage, stage.ana, {"resume": [("cv.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")]})
    [request] = await requests_of(stage, stage.ana)
    made = await propose(stage, request)
    await stage.settle()
    assert made is not None and texts.resume_waiting() in visible_text(card(stage.priya))
    assert not any(message["attachments"] for message in messages_to(stage.priya))

    await choose(await in_dm(stage.priya).click(card(stage.priya), "Accept"), 2)
    await stage.settle()

    messages = stage.priya.messages(stage.thread(stage.priya, "Interview")["id"])
    assert "cv.pdf" in [file["filename"] for message in messages for file in message["attachments"]]
    assert await dead_jobs(stage) == []
