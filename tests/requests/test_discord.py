"""Asking for an interview, waiting, and taking it back, as people do it on Discord."""

import asyncio
import json
from typing import Any

import pytest

from cogs.interviews import service as interviews
from cogs.interviews.models import Wish
from cogs.requests import service
from cogs.requests.models import Request
from rehearsal.people import Person, Reply
from rehearsal.people.reading import visible_text
from tests.stage import Stage

RESUME = ("cv.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")
ANSWERS = {"goals": "Explain a project", "parts": ["weekday evening"]}


async def open_form(person: Person, **options: Any) -> Reply:
    return await person.command("interview request", **{"field": "Data", "kind": "technical", **options})


async def ask(stage: Stage, person: Person, answers: dict[str, Any] | None = None, **options: Any) -> Reply:
    form = await open_form(person, **options)
    assert form.modal is not None, form.text
    reply = await form.submit({**ANSWERS, **(answers or {})})
    await stage.settle()
    return reply


async def requests_of(stage: Stage, person: Person) -> list[Request]:
    async with stage.db.read() as tx:
        return await service.list_of(tx, stage.guild_id, person.id)


def told(person: Person) -> str:
    """Everything that the bot wrote into this person's direct messages."""
    return "\n".join(visible_text(message) for dm in person.dms() for message in person.messages(dm["id"]))


async def match(stage: Stage, person: Person, when: str = "in 50 hours") -> int:
    """As matching does it: the request leads to an interview with a volunteer's slot; its id."""
    await stage.priya.command("volunteer offer", when=when)
    [request] = await requests_of(stage, person)
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()
    async with stage.db.write() as tx:
        row = await tx.one("SELECT max(id) AS id FROM slot")
        assert row is not None
        wish = Wish(request.goals, request.may_be_watched, request.may_be_recorded)
        made = await interviews.book_for(
            tx, stage.guild_id, person.id, row["id"], wish, settings, now, resume_id=request.resume_id
        )
        assert await service.set_matched(tx, stage.guild_id, request.id, made.id, now)
    await stage.settle()
    return made.id


def files_of(stage: Stage) -> int:
    """How many resumes of Ana's wait in her private thread."""
    messages = stage.ana.messages(stage.thread(stage.ana, "Files of")["id"])
    return sum(len(message["attachments"]) for message in messages)


# Asking.


async def test_a_member_asks_and_reads_their_place_why_and_what_happens_next(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    reply = await ask(stage, stage.ana, {"openness": ["watch"]}, level="mid", deadline="dec 3")
    assert reply.ephemeral
    for part in ("Data · technical · mid · English", "only one who waits", "first interview", "Weekdays: evening"):
        assert part in reply.text, reply.text
    assert "every day (next <t:1795597200:F>)" in reply.text and "until your deadline, <t:1796342340:F>" in reply.text
    [request] = await requests_of(stage, stage.ana)
    assert (request.may_be_watched, request.may_be_recorded, request.again_welcome) == (True, False, False)


async def test_the_form_begins_with_what_is_known_of_the_member(stage: Stage) -> None:
    await stage.ana.command("me profile", level="senior", language="Spanish")
    await (await stage.ana.command("me availability")).submit(saturday=["morning"], windows="Tue 6pm-8pm")
    form = await open_form(stage.ana)
    reply = await form.submit(goals="Explain a project")
    assert "Data · technical · senior · English / Spanish" in reply.text
    assert "Saturdays: morning" in reply.text and "Tue 6pm-8pm" in reply.text


async def test_what_is_chosen_in_the_command_is_suggested_and_checked(stage: Stage) -> None:
    await stage.ana.command("me profile", field="Design")
    fields = [one["value"] for one in await stage.ana.autocomplete("interview request", "field", "d")]
    assert fields[0] == "Design" and "Data" in fields
    [language] = [one["value"] for one in await stage.ana.autocomplete("interview request", "language", "deuts")]
    deadline = (await stage.ana.autocomplete("interview request", "deadline", "dec 3"))[0]["value"]
    assert "German" in (await ask(stage, stage.ana, field="design", language=language, deadline=deadline)).text
    assert (await requests_of(stage, stage.ana))[0].field == "Design"
    for wrong, said in (
        ({"field": "Alchemy"}, "not a field of this group"),
        ({"language": "Klingon"}, "no language called"),
        ({"deadline": "3/12/2026"}, "could"),
        ({"deadline": "yesterday"}, "past"),
    ):
        refused = await open_form(stage.ben, **wrong)
        assert refused.modal is None and said in refused.text, refused.text


async def test_unclear_times_are_refused_and_what_was_typed_comes_back(stage: Stage) -> None:
    refused = await ask(stage, stage.ana, {"windows": "Wed 6-8"})
    assert "6am-8am or 6pm-8pm" in refused.text and "Explain a project\n\nWed 6-8" in refused.text
    assert await requests_of(stage, stage.ana) == []


async def test_without_times_it_is_asked_for_them_and_takes_over_what_is_saved_later(stage: Stage) -> None:
    reply = await ask(stage, stage.ana, {"parts": []})
    assert "named no times" in reply.text and "`/me availability`" in reply.text
    saved = await (await stage.ana.command("me availability")).submit(sunday=["evening"])
    assert "request for Data, which waits, uses these times" in saved.text
    [request] = await requests_of(stage, stage.ana)
    assert len(request.availability.all_windows()) == 1
    again = await (await stage.ana.command("me availability")).submit(sunday=["morning", "evening"])
    assert "uses these times" in again.text


async def test_times_given_for_one_request_alone_stay_when_the_others_change(stage: Stage) -> None:
    await ask(stage, stage.ana)
    saved = await (await stage.ana.command("me availability")).submit(sunday=["evening"])
    assert "uses these times" not in saved.text
    assert len((await requests_of(stage, stage.ana))[0].availability.all_windows()) == 5


async def test_a_form_that_stayed_open_over_a_restart_can_still_be_sent_but_not_over_a_change_of_fields(
    stage: Stage,
) -> None:
    forms = [await open_form(person, deadline="dec 3") for person in (stage.ana, stage.ben, stage.chloe)]
    await stage.restart_bot()
    assert "waits" in (await forms[0].submit(ANSWERS)).text
    await stage.set("fields", ("Nursing",))
    refused = await forms[1].submit(ANSWERS)
    assert "choices have changed" in refused.text and "Explain a project" in refused.text
    await stage.set("fields", ("Data",))
    await stage.pass_time(days=20)
    assert "deadline has passed" in (await forms[2].submit(ANSWERS)).text


async def test_one_request_or_booking_at_a_time_also_when_two_forms_are_sent_at_once(stage: Stage) -> None:
    forms = [await open_form(stage.ana), await open_form(stage.ana, field="Design")]
    replies = await asyncio.gather(*(form.submit(ANSWERS) for form in forms))
    assert sorted("Your request waits:" in reply.text for reply in replies) == [False, True]
    assert len(await requests_of(stage, stage.ana)) == 1
    assert "waiting already" in (await open_form(stage.ana)).text
    await match(stage, stage.ana)
    assert "booked already" in (await open_form(stage.ana)).text


async def test_whoever_books_while_waiting_is_reminded_of_the_request(stage: Stage) -> None:
    await ask(stage, stage.ana)
    await stage.priya.command("volunteer offer", when="in 50 hours")
    slot = (await stage.ana.autocomplete("interview book", "slot", ""))[0]["value"]
    booked = await (await stage.ana.command("interview book", slot=slot)).submit(goals="Practise")
    assert "Booked" in booked.text and "request still waits" in booked.text


async def test_nothing_is_asked_where_the_group_is_not_set_up(stage: Stage) -> None:
    form = await open_form(stage.ana)
    await stage.set("interviews_channel", None)
    for reply in (await open_form(stage.ana), await form.submit({**ANSWERS, "resume": [RESUME]})):
        assert "not set up yet" in reply.text


# Waiting.


async def test_the_list_shows_place_waiting_time_and_what_would_help(stage: Stage) -> None:
    await ask(stage, stage.ben)
    await stage.pass_time(days=4)
    await ask(stage, stage.ana)
    [request] = await requests_of(stage, stage.ana)
    async with stage.db.write() as tx:
        found = {request.id: ["No volunteer for Data offers evenings."]}
        await service.note_round(tx, stage.guild_id, found, stage.clock.now())
    shown = await stage.ana.command("interview list")
    assert "**2 of 2** who wait for Data (new today; your first interview" in shown.text
    assert "- No volunteer for Data offers evenings." in shown.text
    assert "**1 of 2** who wait for Data (waiting for 4 days" in (await stage.ben.command("interview list")).text
    assert f"<@{stage.ben.id}>" not in shown.text
    assert "Data · technical" in (await stage.ana.command("me show")).text


async def test_the_longest_list_there_can_be_is_shown(stage: Stage) -> None:
    long = "*" * 95
    await stage.set("fields", tuple(f"{long}{number}" for number in range(5)))
    await stage.set("active_bookings", 5)
    await stage.set("matching", "manual")
    await stage.set("weekly_limit", 20)
    for number in range(5):
        await stage.priya.command("volunteer offer", when=f"in {50 + 5 * number} hours")
        await ask(stage, stage.ana, field=f"{long}{number}", deadline="dec 1")
    async with stage.db.write() as tx:
        for request in await service.list_of(tx, stage.guild_id, stage.ana.id):
            await service.note_round(tx, stage.guild_id, {request.id: ["x" * 250] * 5}, stage.clock.now())
    for slot in await stage.ben.autocomplete("interview book", "slot", ""):
        await stage.set("active_bookings", 10)
        await (await stage.ana.command("interview book", slot=slot["value"])).submit(goals="Practise")
    shown = await stage.ana.command("interview list")
    assert not shown.failed and shown.buttons.count("Withdraw") == 5


async def test_a_deadline_that_passes_is_told_kindly_and_once(stage: Stage) -> None:
    await ask(stage, stage.ana, deadline="dec 1")
    await stage.pass_time(days=6)
    assert told(stage.ana) == ""
    await stage.pass_time(days=2)
    assert told(stage.ana).count("found no volunteer in time for your Data interview") == 1
    assert await requests_of(stage, stage.ana) == []
    await stage.restart_bot()
    await stage.pass_time(days=100)
    assert told(stage.ana).count("found no volunteer") == 1


async def test_what_waits_without_a_deadline_ends_after_three_months_with_its_file(stage: Stage) -> None:
    await ask(stage, stage.ana, {"resume": [RESUME]})
    await stage.pass_time(days=89)
    assert files_of(stage) == 1
    await stage.pass_time(days=2)
    assert files_of(stage) == 0
    assert "found nobody" in told(stage.ana)


async def test_the_news_reaches_closed_direct_messages_in_a_thread_and_survives_discords_troubles(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    await ask(stage, stage.ana, deadline="dec 1")
    stage.server.faults.fail("POST", "/channels/{}/threads", status=503)
    await stage.pass_time(days=8)
    await stage.pass_time(hours=2)
    thread = stage.thread(stage.ana, "For you")
    said = [visible_text(one) for one in stage.ana.messages(thread["id"])]
    assert sum("found no volunteer in time" in one for one in said) == 1


# Taking it back.


async def test_withdrawing_twice_is_said_kindly_and_only_ones_own_can_be(stage: Stage) -> None:
    await ask(stage, stage.ana, {"resume": [RESUME]})
    assert files_of(stage) == 1
    shown = await stage.ana.command("interview list")
    await stage.restart_bot()
    first, second = await asyncio.gather(shown.click("Withdraw"), shown.click("Withdraw"))
    assert sorted("Withdrawn: your request for Data" in reply.text for reply in (first, second)) == [False, True]
    assert "ended already" in first.text + second.text
    await stage.settle()
    assert files_of(stage) == 0
    assert "Withdraw" not in (await stage.ana.command("interview list")).buttons


async def test_a_withdrawal_by_mistake_can_be_taken_back_for_a_few_minutes_without_losing_time(stage: Stage) -> None:
    await ask(stage, stage.ana)
    await stage.pass_time(days=3)
    [before] = await requests_of(stage, stage.ana)
    withdrawn = await (await stage.ana.command("interview list")).click("Withdraw")
    back = await withdrawn.click("Keep waiting")
    assert "waiting for 3 days" in back.text and await requests_of(stage, stage.ana) == [before]
    assert "waits already" in (await withdrawn.click("Keep waiting")).text
    later = await (await stage.ana.command("interview list")).click("Withdraw")
    await ask(stage, stage.ana, field="Design")
    assert "waiting already" in (await later.click("Keep waiting")).text
    await (await stage.ana.command("interview list")).click("Withdraw")
    await stage.pass_time(minutes=16)
    assert "cannot be taken back" in (await later.click("Keep waiting")).text


async def test_a_request_is_forgotten_with_its_member_and_handed_over_before(stage: Stage) -> None:
    await ask(stage, stage.ana)
    reply = await stage.ana.command("me data")
    assert reply.message is not None
    stored = stage.world.files.read(stage.ana.channel_id, int(reply.message["attachments"][0]["id"]))
    assert stored is not None
    [held] = json.loads(stored.data)["requests"]["requests"]
    assert (held["field"], held["goals"], held["available_weekly"]) == (
        "Data",
        "Explain a project",
        ["weekday evening"],
    )
    await (await stage.ana.command("me forget")).click("Delete everything")
    await stage.settle()
    assert await requests_of(stage, stage.ana) == []
    await stage.pass_time(days=100)
    assert "found nobody" not in told(stage.ana)


# What comes of the interview.


async def test_when_the_volunteer_calls_off_the_request_waits_again_with_its_time(stage: Stage) -> None:
    await ask(stage, stage.ana, {"resume": [RESUME]}, deadline="dec 20")
    await stage.pass_time(days=3)
    [before] = await requests_of(stage, stage.ana)
    number = await match(stage, stage.ana)
    assert await requests_of(stage, stage.ana) == []
    said = await stage.priya.command("interview cancel", interview=str(number))
    await stage.settle()
    assert "waits again, and has lost no time" in said.text
    [after] = await requests_of(stage, stage.ana)
    assert (after.id, after.made_at, after.resume_id) == (before.id, before.made_at, None)
    assert told(stage.ana).count("your request waits again") == 1 and "waiting for 3 days" in told(stage.ana)
    await stage.restart_bot()
    assert told(stage.ana).count("your request waits again") == 1


@pytest.mark.parametrize("how", ["declined", "not answered", "forgotten"])
async def test_whatever_else_ends_it_on_the_volunteers_side_opens_the_request_again(stage: Stage, how: str) -> None:
    await ask(stage, stage.ana)
    await match(stage, stage.ana)
    async with stage.db.write() as tx:
        await tx.run(
            "UPDATE interview SET state = 'held', answer_due_at = ? WHERE ? <> 'forgotten'",
            (int(stage.clock.now().timestamp()) + 3600, how),
        )
        row = await tx.one("SELECT id, guild_id FROM interview")
        assert row is not None
        if how == "not answered":
            await interviews.expire(tx, row["guild_id"], row["id"], stage.clock.now().replace(year=2027))
    if how == "declined":
        await stage.priya.command("interview list")
        await (await stage.priya.command("interview list")).click("Decline")
    elif how == "forgotten":
        await (await stage.priya.command("me forget")).click("Delete everything")
    await stage.settle()
    assert len(await requests_of(stage, stage.ana)) == 1


async def test_when_the_member_calls_off_the_request_has_ended_with_it(stage: Stage) -> None:
    await ask(stage, stage.ana)
    number = await match(stage, stage.ana)
    said = await stage.ana.command("interview cancel", interview=str(number))
    assert "your request, which has ended with it" in said.text
    await stage.settle()
    assert await requests_of(stage, stage.ana) == []


async def test_after_a_turn_others_who_wait_for_the_field_come_first_for_a_while(stage: Stage) -> None:
    await ask(stage, stage.ana)
    await match(stage, stage.ana)
    await stage.pass_time(days=3)
    for hours in (50, 60):
        await stage.priya.command(
            "volunteer offer", when=f"in {hours} hours", field="Data" if hours == 50 else "Design"
        )
    await stage.settle()
    of_data, of_design = [one["value"] for one in await stage.ana.autocomplete("interview book", "slot", "")]
    early = await stage.ana.command("interview book", slot=of_data)
    assert early.modal is not None, "nobody waits yet"
    await ask(stage, stage.ben)
    refused = await early.submit(goals="Practise")
    assert "others wait for Data" in refused.text and "/interview request" in refused.text
    assert "others wait for Data" in (await stage.ana.command("interview book", slot=of_data)).text
    assert (await stage.ana.command("interview book", slot=of_design)).modal is not None
    mine = await ask(stage, stage.ana)
    assert "2 of 2" in mine.text and "after your last interview others come first until" in mine.text
    await stage.pass_time(days=14)
    assert "others come first" not in (await stage.ana.command("interview list")).text


async def test_meeting_the_same_volunteer_again_within_sixty_days_is_allowed_and_said(stage: Stage) -> None:
    await ask(stage, stage.ana)
    await match(stage, stage.ana)
    await stage.pass_time(days=3)
    for volunteer in ("priya", "tom"):
        await stage.person(volunteer).command("volunteer offer", when="in 50 hours")
    await stage.settle()
    texts = []
    for slot in await stage.ana.autocomplete("interview book", "slot", ""):
        await stage.set("active_bookings", 5)
        form = await stage.ana.command("interview book", slot=slot["value"])
        texts.append((await form.submit(goals="Practise")).text)
        number = (await stage.ana.autocomplete("interview cancel", "interview", ""))[0]["value"]
        await stage.ana.command("interview cancel", interview=number)
    assert ["meet again within 60 days" in text for text in texts] == [True, False]
