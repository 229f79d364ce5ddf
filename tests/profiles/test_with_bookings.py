"""Needs on the card of a booking, and blocks that nobody can tell from a volunteer without room."""

from typing import Any

import pytest

from cogs.interviews import refusal_texts
from rehearsal.people import Person
from tests.stage import Stage

Json = dict[str, Any]


async def offer(stage: Stage, by: str, when: str, **options: Any) -> None:
    await stage.person(by).command("volunteer offer", when=when, **options)
    await stage.settle()


async def slots_of(person: Person) -> list[str]:
    return [choice["value"] for choice in await person.autocomplete("interview book", "slot", "")]


async def try_to_book(person: Person, slot: str) -> str:
    form = await person.command("interview book", slot=slot)
    assert form.modal is not None, form.text
    return (await form.submit({"goals": "Practise STAR answers"})).text


async def book(stage: Stage, person: Person) -> None:
    assert "Booked" in await try_to_book(person, (await slots_of(person))[0])
    await stage.settle()


async def say_needs(stage: Stage, person: Person, **answers: Any) -> None:
    await (await person.command("me needs")).submit(answers)
    await stage.settle()


def card(stage: Stage, person: Person) -> str:
    messages = person.messages(stage.thread(person, "Interview")["id"])
    return next(str(one["components"]) for one in messages if "Mock interview" in str(one["components"]))


# Needs.


async def test_the_host_reads_on_the_card_what_helps_the_member(stage: Stage) -> None:
    await say_needs(stage, stage.ana, needs=["questions_in_advance"], other="One question at a time")
    await offer(stage, "priya", "in 50 hours")
    await book(stage, stage.ana)
    assert f"**What helps <@{stage.ana.id}>** questions in advance; One question at a time" in card(stage, stage.priya)


async def test_what_changes_after_the_booking_reaches_the_card(stage: Stage) -> None:
    await offer(stage, "priya", "in 50 hours")
    await book(stage, stage.ana)
    assert "What helps" not in card(stage, stage.priya)
    await say_needs(stage, stage.ana, needs=["captions"])
    assert "captions" in card(stage, stage.priya)
    await say_needs(stage, stage.ana, needs=[])
    assert "What helps" not in card(stage, stage.priya)


async def test_a_volunteers_own_needs_are_on_no_card_of_theirs(stage: Stage) -> None:
    await offer(stage, "priya", "in 50 hours")
    await book(stage, stage.ana)
    await say_needs(stage, stage.priya, needs=["captions"])
    assert "captions" not in card(stage, stage.ana)


async def test_before_the_volunteers_yes_and_after_the_end_the_card_says_nothing_of_needs(stage: Stage) -> None:
    await say_needs(stage, stage.ana, needs=["captions"])
    await offer(stage, "priya", "in 80 hours", ask_first=True)
    form = await stage.ana.command("interview book", slot=(await slots_of(stage.ana))[0])
    await form.submit({"goals": "Practise"})
    await stage.settle()
    assert "captions" not in card(stage, stage.priya)
    messages = stage.priya.messages(stage.thread(stage.priya, "Interview")["id"])
    await stage.priya.click(next(one for one in messages if "Accept" in str(one["components"])), "Accept")
    await stage.settle()
    assert "captions" in card(stage, stage.priya)
    await stage.pass_time(hours=90)
    assert "Mock interview" in card(stage, stage.priya) and "captions" not in card(stage, stage.priya)


async def test_a_cancelled_card_says_nothing_of_needs(stage: Stage) -> None:
    await say_needs(stage, stage.ana, needs=["captions"])
    await offer(stage, "priya", "in 50 hours")
    await book(stage, stage.ana)
    number = (await stage.ana.autocomplete("interview cancel", "interview", ""))[0]["value"]
    await stage.ana.command("interview cancel", interview=number)
    await stage.settle()
    assert "captions" not in card(stage, stage.priya)


# Blocks.


@pytest.fixture
async def blocked(stage: Stage) -> Stage:
    """Tom and Priya each offer a time, and Ana and Priya are kept apart: that Ana said so changes nothing here."""
    await offer(stage, "priya", "in 50 hours")
    await offer(stage, "tom", "in 60 hours")
    await stage.ana.command("me block", person=stage.priya.id)
    return stage


@pytest.mark.parametrize("by", ["ana", "priya"])
async def test_neither_is_shown_the_others_times_whoever_blocked_whom(stage: Stage, by: str) -> None:
    await offer(stage, "priya", "in 50 hours")
    await offer(stage, "tom", "in 60 hours")
    other = stage.priya if by == "ana" else stage.ana
    await stage.person(by).command("me block", person=other.id)
    picker = await stage.ana.command("interview book")
    assert f"<@{stage.tom.id}>" in picker.text and f"<@{stage.priya.id}>" not in picker.text
    assert len(await slots_of(stage.ana)) == 1
    assert len(await slots_of(stage.ben)) == 2


async def test_a_blocked_booking_is_refused_just_as_by_a_volunteer_without_room(blocked: Stage) -> None:
    of_priya, of_tom = await slots_of(blocked.ben)
    by_block = await try_to_book(blocked.ana, of_priya)
    assert refusal_texts.volunteer_has_no_room() in by_block

    await blocked.ana.command("me unblock", person=blocked.priya.id)
    await blocked.ben.command("me block", person=blocked.tom.id)
    await blocked.set("weekly_limit", 0)
    by_full_week = await try_to_book(blocked.ana, of_priya)
    by_block_too = await try_to_book(blocked.ben, of_tom)
    assert by_full_week.split("\n")[0] == by_block.split("\n")[0] == by_block_too.split("\n")[0]
    assert "Practise STAR answers" in by_block and "block" not in by_block.lower()


async def test_people_of_a_blocked_employer_cannot_be_booked_and_nothing_tells_who_works_there(stage: Stage) -> None:
    await offer(stage, "priya", "in 50 hours")
    await offer(stage, "tom", "in 60 hours")
    await stage.priya.command("volunteer profile", employer="The ACME Company, Inc.")
    before = await stage.ana.command("interview book")
    await stage.ana.command("me block", employer="acme")
    after = await stage.ana.command("interview book")
    assert after.text == before.text and f"<@{stage.priya.id}>" in after.text
    of_priya, of_tom = await slots_of(stage.ana)
    assert refusal_texts.volunteer_has_no_room() in await try_to_book(stage.ana, of_priya)
    assert "Booked" in await try_to_book(stage.ben, of_priya)
    assert "Booked" in await try_to_book(stage.ana, of_tom)


async def test_a_block_that_comes_while_the_form_is_open_still_counts(stage: Stage) -> None:
    await offer(stage, "priya", "in 50 hours")
    form = await stage.ana.command("interview book", slot=(await slots_of(stage.ana))[0])
    await stage.priya.command("me block", person=stage.ana.id)
    refused = await form.submit({"goals": "Practise"})
    await stage.settle()
    assert refusal_texts.volunteer_has_no_room() in refused.text
    assert not stage.requests("POST", "/threads")
    assert len(await slots_of(stage.ben)) == 1


async def test_the_public_card_looks_the_same_to_whoever_is_blocked(blocked: Stage) -> None:
    announced = blocked.ana.messages(blocked.channels["announcements"])
    assert announced == blocked.ben.messages(blocked.channels["announcements"])
    forms = [await person.click(announced[0], "Book") for person in (blocked.ana, blocked.ben)]
    assert forms[0].modal == forms[1].modal


async def test_a_refused_booking_costs_as_many_queries_whatever_the_reason(blocked: Stage) -> None:
    """So that not even its time tells."""
    slot = (await slots_of(blocked.ben))[0]
    counts = []
    for weekly_limit, person in ((2, blocked.ana), (0, blocked.ben)):
        await blocked.set("weekly_limit", weekly_limit)
        form = await person.command("interview book", slot=slot)
        async with blocked.db.write() as tx:
            connection = tx._connection
        run: list[str] = []
        await connection.set_trace_callback(run.append)
        await form.submit({"goals": "Practise"})
        await connection.set_trace_callback(None)  # type: ignore[arg-type]
        counts.append(len(run))
    assert counts[0] == counts[1] > 5


async def test_a_page_of_open_times_is_full_although_some_are_hidden(stage: Stage) -> None:
    for number in range(12):
        await offer(stage, "priya", f"in {50 + 3 * number} hours")
        await offer(stage, "tom", f"in {51 + 3 * number} hours")
    await stage.ana.command("me block", person=stage.priya.id)
    picker = await stage.ana.command("interview book")
    assert picker.text.count(f"<@{stage.tom.id}>") == 10
    later = await picker.click("Later")
    assert later.text.count(f"<@{stage.tom.id}>") == 2


async def test_what_is_booked_already_stays_and_can_still_be_moved(stage: Stage) -> None:
    await offer(stage, "priya", "in 50 hours")
    await book(stage, stage.ana)
    said = await stage.ana.command("me block", person=stage.priya.id)
    assert "/interview cancel" in said.text
    number = (await stage.priya.autocomplete("interview move", "interview", ""))[0]["value"]
    moved = await stage.priya.command("interview move", interview=number, when="in 70 hours")
    assert "room" not in moved.text
    assert "Booked" in card(stage, stage.priya)


async def test_after_unblocking_everything_is_as_before(blocked: Stage) -> None:
    await blocked.ana.command("me unblock", person=blocked.priya.id)
    assert len(await slots_of(blocked.ana)) == 2
    await book(blocked, blocked.ana)
