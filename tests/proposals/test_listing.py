"""`/volunteer requests`: what waits for an answer, and what a volunteer may take; nothing tells who is hidden."""

from datetime import timedelta

from cogs.proposals import refusal_texts, texts
from cogs.proposals.models import State
from core.times import Availability
from rehearsal.interactions import InteractionType
from rehearsal.people import Person, Reply
from rehearsal.people.reading import visible_text
from tests.adversary.crafting import DEFECT
from tests.interviews.acting import dead_jobs
from tests.proposals.acting import (
    WISH,
    card,
    choose,
    in_dm,
    messages_to,
    offered,
    proposal,
    request_state,
    rows,
    slot_of,
    times_in,
    wish,
)
from tests.stage import Stage

NOTHING = texts.list_title(0, 0)


async def listed(person: Person) -> Reply:
    return await person.command("volunteer requests")


async def test_an_empty_list_says_what_helps(stage: Stage) -> None:
    reply = await listed(stage.priya)

    assert reply.text == NOTHING and reply.ephemeral


async def test_a_request_is_taken_at_a_time_inside_its_windows(stage: Stage) -> None:
    request = await wish(stage)
    shown = await listed(stage.priya)
    assert "whiteboard" in shown.text and "**Data** · technical · entry · English" in shown.text
    assert "Ana" not in shown.text and str(stage.ana.id) not in shown.text

    panel = await shown.click("Accept")
    done = await choose(panel, 7)
    await stage.settle()

    assert "🟢 Booked" in done.text
    assert await request_state(stage, request.id) == "matched"
    assert stage.thread(stage.ana, "Interview")["id"] == stage.thread(stage.priya, "Interview")["id"]
    assert messages_to(stage.priya) == [], "she knows what she took"
    assert (await listed(stage.priya)).text == NOTHING
    assert await dead_jobs(stage) == []


async def test_what_a_volunteer_declines_is_not_shown_to_them_again_but_to_others(stage: Stage) -> None:
    await wish(stage)

    passed = await (await listed(stage.priya)).click("Decline")

    assert texts.passed_over() in passed.text and "whiteboard" not in passed.text
    assert (await listed(stage.priya)).text == NOTHING
    assert "whiteboard" in (await listed(stage.tom)).text


async def test_an_offer_whose_card_was_lost_is_answered_from_the_list(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))
    stage.world.messages.delete(
        stage.world.messages.get(int(card(stage.priya)["channel_id"]), int(card(stage.priya)["id"]))
    )
    shown = await listed(stage.priya)
    assert texts.offers_heading() in shown.text and shown.buttons == ["Accept", "Decline", "Ask for details"]

    done = await shown.click("Accept")
    await stage.settle()

    assert "🟢 Booked" in done.text
    assert (await proposal(stage, made.id)).state is State.ACCEPTED
    assert await dead_jobs(stage) == []


async def test_an_offer_that_waits_is_in_me_show_and_one_that_ran_out_can_still_be_taken(stage: Stage) -> None:
    made = await offered(stage)
    assert "One offer waits for your answer" in (await stage.priya.command("me show")).text
    await stage.pass_time(hours=48, minutes=1)
    assert "offer waits" not in (await stage.priya.command("me show")).text

    done = await choose(await (await listed(stage.priya)).click("Accept"), 3)

    assert "🟢 Booked" in done.text
    assert await request_state(stage, made.request_id) == "matched"


async def test_what_is_asked_of_somebody_else_just_now_is_not_in_the_list(stage: Stage) -> None:
    await offered(stage)

    assert (await listed(stage.tom)).text == NOTHING


async def test_field_language_own_wishes_and_windows_decide_what_is_shown(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", field="Design")
    await wish(stage, "ana", field="Data", goals="wrong field")
    await wish(stage, "ben", field="Design", languages=("Spanish",), goals="wrong language")
    await wish(stage, "priya", field="Design", goals="her own")
    await wish(stage, "grace", field="Design", availability=Availability(), goals="no windows")
    await wish(stage, "tom", field="Design", goals="fits")

    shown = (await listed(stage.priya)).text

    assert "fits" in shown
    assert not any(words in shown for words in ("wrong", "her own", "no windows"))


async def test_who_blocks_whom_is_not_to_be_seen_in_any_list_or_answer(stage: Stage) -> None:
    """Word for word as if there were no such request: in the list, and for whoever still has its button."""
    request = await wish(stage)
    before = await listed(stage.priya)
    panel = await before.click("Accept")
    await stage.ana.command("me block", person=str(stage.priya.id))

    assert (await listed(stage.priya)).text == NOTHING
    for answer in (await before.click("Accept"), await before.click("Decline"), await choose(panel, 0)):
        assert answer.text == refusal_texts.request_gone()
    await stage.ana.command("me unblock", person=str(stage.priya.id))
    await stage.priya.command("me block", person=str(stage.ana.id))
    assert (await listed(stage.priya)).text == NOTHING
    await stage.priya.command("me unblock", person=str(stage.ana.id))
    await stage.ana.command("me block", employer="Acme")
    await stage.priya.command("volunteer profile", employer="ACME Inc.")
    assert (await listed(stage.priya)).text == NOTHING
    assert await request_state(stage, request.id) == "open"


async def test_a_block_made_while_an_offer_is_open_reads_like_any_other_reason(stage: Stage) -> None:
    first = await offered(stage, slot_id=await slot_of(stage))
    await stage.ana.command("me block", person=str(stage.priya.id))
    await stage.settle()
    assert (await proposal(stage, first.id)).is_open, "nothing happens at the moment of the block"

    blocked = await in_dm(stage.priya).click(card(stage.priya), "Accept")
    await stage.settle()

    said = refusal_texts.void((await proposal(stage, first.id)).because)
    assert blocked.text == said and said in visible_text(card(stage.priya))
    assert "block" not in said.lower()
    assert await rows(stage, "SELECT 1 FROM interview") == []


async def test_the_same_two_are_not_shown_again_within_sixty_days_unless_the_member_wishes_so(stage: Stage) -> None:
    await wish(stage)
    await choose(await (await listed(stage.priya)).click("Accept"), 0)
    await stage.pass_time(days=3)
    await wish(stage, goals="once more")
    assert (await listed(stage.priya)).text == NOTHING
    assert "once more" in (await listed(stage.tom)).text
    await stage.set("active_bookings", 3)
    await wish(stage, goals="with her, please", again_welcome=True)
    assert "with her, please" in (await listed(stage.priya)).text


async def test_a_long_list_has_pages_in_fair_order_and_declining_stays_on_the_page(stage: Stage) -> None:
    await stage.set("active_bookings", 5)
    for number in range(6):
        await wish(stage, ("ana", "ben")[number % 2], goals=f"wish {number}")
        await stage.pass_time(minutes=1)

    first = await listed(stage.priya)
    assert [f"wish {number}" in first.text for number in range(6)] == [True] * 4 + [False] * 2
    second = await first.click("More")
    assert [f"wish {number}" in second.text for number in range(6)] == [False] * 4 + [True] * 2
    shorter = await second.click("Decline")
    assert [f"wish {number}" in shorter.text for number in range(6)] == [False] * 5 + [True]
    assert "wish 0" in (await shorter.click("Back to the start")).text


async def test_without_a_time_that_suits_both_it_says_what_to_do(stage: Stage) -> None:
    await stage.set("weekly_limit", 1)
    await offered(stage, availability=WISH.availability, deadline_at=stage.clock.now() + timedelta(days=2, hours=12))
    await stage.priya.command("volunteer offer", when="in 30 hours")
    form = await stage.ben.command("interview book", slot="1")
    await form.submit(goals="Practise")
    await stage.settle()

    panel = await in_dm(stage.priya).click(card(stage.priya), "Accept")

    assert panel.text.startswith(texts.no_time_suits()) and times_in(panel) == []


async def test_whoever_is_on_a_break_reads_how_to_end_it(stage: Stage) -> None:
    await wish(stage)
    panel = await (await listed(stage.priya)).click("Accept")
    await stage.priya.command("volunteer pause")

    refused = await choose(panel, 0)
    assert refusal_texts.on_a_break() in refused.text
    await stage.priya.command("volunteer pause")
    assert "🟢 Booked" in (await choose(refused, 0)).text


async def test_what_people_send_instead_of_a_choice_is_refused_in_words(stage: Stage) -> None:
    await offered(stage)
    panel = (await in_dm(stage.priya).click(card(stage.priya), "Accept")).message
    assert panel is not None
    [menu] = [row["components"][0] for row in panel["components"] if "components" in row]
    for value in ("0", "99999999999999", "abc", "-1", str(int(stage.clock.now().timestamp()) + 3600)):
        data = {"component_type": 3, "custom_id": menu["custom_id"], "values": [value]}
        sent = stage.server.interactions.create(
            InteractionType.COMPONENT,
            stage.demo.application_id,
            stage.priya.id,
            int(panel["channel_id"]),
            data,
            source=panel,
        )
        answered = await sent.settled
        assert answered.kind in ("message", "update") and answered.message is not None
        said = visible_text(answered.message)
        assert "🟢" not in said and DEFECT not in said
    assert await rows(stage, "SELECT 1 FROM interview") == []
