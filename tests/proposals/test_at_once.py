"""Two things at the same moment: there is one outcome, and everybody reads a clear sentence."""

import asyncio

from cogs.interviews.models import Obstacle
from cogs.proposals import refusal_texts, texts
from cogs.proposals.models import State, Why
from cogs.requests import service as requests
from rehearsal.people import Reply
from rehearsal.people.reading import visible_text
from tests.adversary.crafting import DEFECT
from tests.interviews.acting import dead_jobs, open_form
from tests.interviews.on_discord import labels
from tests.proposals.acting import (
    actor_of,
    card,
    choose,
    in_dm,
    is_offer,
    messages_to,
    offered,
    proposal,
    request_state,
    rows,
    slot_of,
    times_in,
    wish,
)
from tests.proposals.always_true import what_is_wrong
from tests.stage import Stage


async def all_is_well(stage: Stage, *replies: Reply) -> None:
    await stage.settle()
    for reply in replies:
        assert not reply.failed and reply.text and DEFECT not in reply.text, reply
    tables = [await rows(stage, f"SELECT * FROM {name}") for name in ("request", "proposal", "interview", "slot")]
    assert what_is_wrong(*tables) == []
    assert await dead_jobs(stage) == []
    for message in messages_to(stage.priya):
        if is_offer(message):
            has_buttons = "Accept" in labels(message)
            assert has_buttons == ("asks for an interview" in visible_text(message))


async def interviews_of(stage: Stage) -> int:
    return len(await rows(stage, "SELECT 1 FROM interview WHERE state IN ('held', 'booked')"))


async def test_a_double_click_books_once(stage: Stage) -> None:
    await offered(stage, slot_id=await slot_of(stage))
    shown, priya = card(stage.priya), in_dm(stage.priya)

    replies = await asyncio.gather(priya.click(shown, "Accept"), priya.click(shown, "Accept"))

    await all_is_well(stage, *replies)
    assert await interviews_of(stage) == 1
    assert sorted(reply.text.startswith("🟢") for reply in replies) == [False, True]
    assert refusal_texts.answered_already(State.ACCEPTED, Why.NOT_VOID) in [reply.text for reply in replies]


async def test_two_offers_taken_for_the_same_time_at_once_are_one_interview_and_one_new_choice(stage: Stage) -> None:
    for member in ("ana", "ben"):
        await offered(stage, member)
    shown = [message for message in messages_to(stage.priya) if is_offer(message)]
    priya = in_dm(stage.priya)
    panels = [await priya.click(message, "Accept") for message in shown]

    done = await asyncio.gather(*(choose(panel, 4) for panel in panels))

    await all_is_well(stage, *done)
    assert await interviews_of(stage) == 1
    [other] = [reply for reply in done if not reply.text.startswith("🟢")]
    assert refusal_texts.choose_another_time(Obstacle.VOLUNTEER_BUSY) in other.text
    assert len(times_in(other)) > 0
    again = await choose(other, 9)
    await all_is_well(stage, again)
    assert await interviews_of(stage) == 2


async def test_a_member_who_books_meanwhile_is_not_booked_twice(stage: Stage) -> None:
    slot_id = await slot_of(stage)
    await stage.tom.command("volunteer offer", when="in 80 hours")
    await stage.settle()
    made = await offered(stage, slot_id=slot_id)
    form = await open_form(stage.ana, 1)

    booked, accepted = await asyncio.gather(
        form.submit(goals="Practise"), in_dm(stage.priya).click(card(stage.priya), "Accept")
    )

    await all_is_well(stage, booked, accepted)
    assert await interviews_of(stage) == 1
    if (await proposal(stage, made.id)).state is State.ACCEPTED:
        assert accepted.text.startswith("🟢") and "booked already" in booked.text
    else:
        assert accepted.text == refusal_texts.void(Why.IMPOSSIBLE) and "🟢" in booked.text
        assert refusal_texts.void(Why.IMPOSSIBLE) in visible_text(card(stage.priya))


async def test_a_member_who_had_booked_before_is_found_out_when_the_offer_is_accepted(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))
    await stage.tom.command("volunteer offer", when="in 80 hours")
    form = await open_form(stage.ana, 1)
    await form.submit(goals="Practise")

    accepted = await in_dm(stage.priya).click(card(stage.priya), "Accept")

    await all_is_well(stage, accepted)
    assert accepted.text == refusal_texts.void(Why.IMPOSSIBLE)
    assert (await proposal(stage, made.id)).because is Why.IMPOSSIBLE
    assert await request_state(stage, made.request_id) == "open"


async def test_an_offer_that_is_accepted_as_it_expires_is_one_or_the_other(stage: Stage) -> None:
    made = await offered(stage)
    panel = await in_dm(stage.priya).click(card(stage.priya), "Accept")
    stage.clock_to_move.move(made.due_at - stage.clock.now())

    done, _ = await asyncio.gather(choose(panel, 20), stage.settle())

    await all_is_well(stage, done)
    ended = await proposal(stage, made.id)
    if ended.state is State.ACCEPTED:
        assert done.text.startswith("🟢") and await interviews_of(stage) == 1
    else:
        assert done.text == refusal_texts.answered_already(State.EXPIRED, Why.NOT_VOID)
        assert ended.state is State.EXPIRED and await interviews_of(stage) == 0


async def test_a_slot_that_is_withdrawn_while_it_is_accepted_is_one_or_the_other(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))
    panel = await (await stage.priya.command("volunteer slots")).click("Withdraw")

    accepted, withdrawn = await asyncio.gather(
        in_dm(stage.priya).click(card(stage.priya), "Accept"), panel.click("This one")
    )

    await all_is_well(stage, accepted, withdrawn)
    ended = await proposal(stage, made.id)
    assert (ended.state is State.ACCEPTED) == accepted.text.startswith("🟢") == (await interviews_of(stage) == 1)
    if ended.state is State.VOID:
        assert accepted.text == refusal_texts.void(Why.SLOT_GONE)


async def test_a_request_withdrawn_while_it_is_accepted_is_one_or_the_other(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))

    async def withdraw() -> None:
        async with stage.db.write() as tx:
            await requests.withdraw(tx, actor_of(stage.ana, stage.guild_id), made.request_id, stage.clock.now())

    accepted, failed = await asyncio.gather(
        in_dm(stage.priya).click(card(stage.priya), "Accept"), withdraw(), return_exceptions=True
    )

    assert isinstance(accepted, Reply)
    await all_is_well(stage, accepted)
    booked = await request_state(stage, made.request_id) == "matched"
    assert booked == accepted.text.startswith("🟢") == (failed is not None) == (await interviews_of(stage) == 1)
    if not booked:
        assert accepted.text == refusal_texts.void(Why.WITHDRAWN)


async def test_yes_and_no_at_once_are_one_of_them(stage: Stage) -> None:
    made = await offered(stage, slot_id=await slot_of(stage))
    shown, priya = card(stage.priya), in_dm(stage.priya)

    yes, no = await asyncio.gather(priya.click(shown, "Accept"), priya.click(shown, "Decline"))

    await all_is_well(stage, yes, no)
    ended = await proposal(stage, made.id)
    assert yes.text.startswith("🟢") == (ended.state is State.ACCEPTED)
    assert (no.text == texts.declined()) == (ended.state is State.DECLINED)


async def test_two_volunteers_who_take_the_same_request_at_once_do_not_both_get_it(stage: Stage) -> None:
    made = await wish(stage)
    panels = [await (await person.command("volunteer requests")).click("Accept") for person in (stage.priya, stage.tom)]

    done = await asyncio.gather(*(choose(panel, 5) for panel in panels))

    await all_is_well(stage, *done)
    assert sorted(reply.text.startswith("🟢") for reply in done) == [False, True]
    assert refusal_texts.request_gone() in [reply.text for reply in done]
    assert await request_state(stage, made.id) == "matched" and await interviews_of(stage) == 1
