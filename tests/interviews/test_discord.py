"""The whole way through Discord: members, volunteers and the bot, over HTTP and WebSocket."""

import asyncio
from typing import Any

from icalendar import Calendar

from rehearsal.people import Person, Reply
from tests.stage import Stage

Json = dict[str, Any]

RESUME = ("cv.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")


async def offer(stage: Stage, by: str = "priya", when: str = "in 50 hours", **options: Any) -> None:
    reply = await stage.person(by).command("volunteer offer", when=when, **options)
    assert "offered" in reply.text.lower() or "open" in reply.text.lower(), reply.text
    await stage.settle()


async def open_form(person: Person, number: int = 0) -> Reply:
    """From `/interview book` to the form for the open slot with this position."""
    picker = await person.command("interview book")
    assert picker.message is not None
    choices = await person.autocomplete("interview book", "slot", "")
    form = await picker.select("Choose a time", [choices[number]["value"]])
    assert form.modal is not None, form.text
    return form


async def book(stage: Stage, person: Person, **answers: Any) -> Reply:
    reply = await (await open_form(person)).submit({"goals": "Practise STAR answers", **answers})
    await stage.settle()
    return reply


def message_with(messages: list[Json], label: str) -> Json:
    """The newest message with a button of this label."""
    return next(message for message in reversed(messages) if f"'label': '{label}'" in str(message["components"]))


def card_of(stage: Stage, person: Person) -> Json:
    thread = stage.thread(person, "Interview")
    return next(message for message in person.messages(thread["id"]) if "Mock interview" in str(message["components"]))


def calendar_files(stage: Stage, person: Person) -> list[Json]:
    thread = stage.thread(person, "Interview")
    messages = person.messages(thread["id"])
    return [file for message in messages for file in message["attachments"] if file["filename"].endswith(".ics")]


async def test_a_member_books_and_both_find_card_resume_and_calendar_file_in_a_private_thread(stage: Stage) -> None:
    await offer(stage)

    reply = await book(stage, stage.ana, resume=[RESUME], openness=["watch"])

    assert reply.ephemeral
    assert "Booked" in reply.text
    thread = stage.thread(stage.ana, "Interview")
    assert stage.thread(stage.priya, "Interview")["id"] == thread["id"]
    assert "Ana Souza & Priya Nair" in thread["name"]
    for outsider in (stage.ben, stage.tom, stage.stranger):
        assert not [one for one in outsider.threads(stage.guild_id) if one["id"] == thread["id"]]
    card = str(card_of(stage, stage.priya)["components"])
    assert "🟢 Booked" in card
    assert "Practise STAR answers" in card
    files = [file["filename"] for message in stage.ana.messages(thread["id"]) for file in message["attachments"]]
    assert files == ["cv.pdf", "interview.ics"]
    assert [event["name"] for event in stage.world.events.open_in(stage.guild_id)] == ["Mock interview"]


async def test_a_private_interview_makes_no_event(stage: Stage) -> None:
    await offer(stage)

    await book(stage, stage.ana)

    assert not stage.requests("POST", "/scheduled-events")


async def test_the_resume_is_nowhere_but_in_the_parties_thread_and_goes_with_the_booking(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana, resume=[RESUME])
    kept = stage.thread(stage.ana, "Files of")
    assert not [message for message in stage.ana.messages(kept["id"]) if message["attachments"]]
    thread = stage.thread(stage.ana, "Interview")

    form = await stage.ana.click(card_of(stage, stage.ana), "Cancel")
    await form.submit(reason="I found a job!")
    await stage.settle()

    names = [file["filename"] for message in stage.priya.messages(thread["id"]) for file in message["attachments"]]
    assert "cv.pdf" not in names


async def test_what_is_no_resume_is_refused_and_the_typed_goals_come_back(stage: Stage) -> None:
    await offer(stage)

    reply = await (await open_form(stage.ana)).submit(goals="Long thought-out goals", resume=[("cv.pdf", b"MZ\x90")])

    assert "PDF or Word" in reply.text
    assert "Long thought-out goals" in reply.text
    assert not stage.requests("POST", "/threads")


async def test_of_a_hundred_who_press_book_at_once_one_gets_the_slot(stage: Stage) -> None:
    await offer(stage)
    await offer(stage, "tom", "in 80 hours")
    crowd = [await a_member(stage, number) for number in range(100)]
    announced = stage.ana.messages(stage.channels["announcements"])[0]

    forms = await asyncio.gather(*(person.click(announced, "Book") for person in crowd))
    replies = await asyncio.gather(*(form.submit(goals=f"Goals {number}") for number, form in enumerate(forms)))

    refused = [reply for reply in replies if "🟢" not in reply.text]
    assert len(refused) == 99
    for number, reply in enumerate(replies):
        if reply in refused:
            assert "a moment faster" in reply.text
            assert f"Goals {number}\n" in reply.text
            assert "Open times" in reply.text
    await stage.settle()
    assert len(stage.requests("POST", "/threads")) == 1


async def a_member(stage: Stage, number: int) -> Person:
    user_id = int(stage.world.users.add(f"crowd{number}")["id"])
    stage.world.members.add(stage.guild_id, user_id, roles=[stage.demo.roles["Member"]])
    return Person(stage.server, user_id).at(stage.channels["announcements"])


async def test_reminders_come_once_each_and_ping_exactly_the_parties(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    thread = stage.thread(stage.ana, "Interview")

    counts = []
    for hours in (25.9, 0.2, 21.8, 0.2, 1.6, 0.2):
        await stage.pass_time(hours=hours)
        counts.append(
            sum("interviews:coming" in str(message["components"]) for message in stage.ana.messages(thread["id"]))
        )

    assert counts == [0, 1, 1, 2, 2, 3]
    reminder = message_with(stage.ana.messages(thread["id"]), "Still coming")
    parties = {str(stage.demo.people[name]) for name in ("ana", "priya")}
    assert {user["id"] for user in reminder["mentions"]} == parties


async def test_still_coming_is_shown_to_the_other_side(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    await stage.pass_time(hours=27)
    thread = stage.thread(stage.ana, "Interview")
    reminder = message_with(stage.ana.messages(thread["id"]), "Still coming")

    await stage.ana.click(reminder, "Still coming")
    await stage.settle()

    ana, priya = (stage.demo.people[name] for name in ("ana", "priya"))
    card = str(card_of(stage, stage.priya)["components"])
    assert f"<@{ana}> ✔️ is coming" in card
    assert f"<@{priya}> · not confirmed yet" in card


async def test_cannot_make_it_asks_once_and_calls_off(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    await stage.pass_time(hours=27)
    thread = stage.thread(stage.ana, "Interview")
    reminder = message_with(stage.ana.messages(thread["id"]), "Cannot make it")

    form = await stage.priya.click(reminder, "Cannot make it")
    reply = await form.submit(reason="A family matter")
    await stage.settle()

    assert "is off" in reply.text
    assert "A family matter" in str(card_of(stage, stage.ana)["components"])
    assert stage.ana.messages(thread["id"])[-1]["attachments"]
    await stage.pass_time(hours=30)
    assert sum("interviews:coming" in str(one["components"]) for one in stage.ana.messages(thread["id"])) == 1


async def test_calling_off_takes_the_event_and_the_buttons_away_and_opens_the_slot_again(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana, openness=["watch"])

    reply = await stage.ana.command("interview cancel", interview="1", reason="Ill")
    await stage.settle()

    assert "is off" in reply.text
    assert not stage.world.events.open_in(stage.guild_id)
    card = str(card_of(stage, stage.ana)["components"])
    assert "Cancelled" in card
    assert "'label'" not in card
    assert len(await stage.ben.autocomplete("interview book", "slot", "")) == 1


async def test_a_move_is_proposed_accepted_and_shown_everywhere(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana, openness=["watch"])
    thread = stage.thread(stage.ana, "Interview")

    proposed = await stage.ana.command("interview move", interview="1", when="in 72 hours")
    await stage.settle()
    proposal = message_with(stage.priya.messages(thread["id"]), "Accept new time")
    own = await stage.ana.click(proposal, "Accept new time")
    accepted = await stage.priya.click(proposal, "Accept new time")
    await stage.settle()

    assert "asked the other side" in proposed.text
    assert "other side answers" in own.text
    assert "Moved to" in accepted.text
    event = stage.world.events.open_in(stage.guild_id)[0]
    assert event["scheduled_start_time"].startswith("2026-11-27T12:00")
    assert "Accept new time" not in str(stage.priya.messages(thread["id"])[-2]["components"])
    assert len(calendar_files(stage, stage.ana)) == 2


async def test_keeping_the_old_time_changes_nothing(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    thread = stage.thread(stage.ana, "Interview")
    before = str(card_of(stage, stage.ana)["components"])
    await stage.ana.command("interview move", interview="1", when="in 72 hours")
    await stage.settle()

    proposal = message_with(stage.priya.messages(thread["id"]), "Keep old time")
    await stage.priya.click(proposal, "Keep old time")
    await stage.settle()

    assert str(card_of(stage, stage.ana)["components"]) == before
    assert "The old time stays" in str(stage.ana.messages(thread["id"])[-1]["components"])


async def test_the_calendar_file_keeps_its_uid_and_raises_its_sequence(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    await stage.ana.command("interview place", interview="1", place="Voice channel Lounge")
    await stage.settle()
    await stage.ana.command("interview cancel", interview="1")
    await stage.settle()

    events = []
    for file in calendar_files(stage, stage.ana):
        stored = stage.world.files.read(int(stage.thread(stage.ana, "Interview")["id"]), int(file["id"]))
        assert stored is not None
        events.append(Calendar.from_ical(stored.data).walk("VEVENT")[0])

    assert len({str(event["UID"]) for event in events}) == 1
    assert [str(event["SEQUENCE"]) for event in events] == ["0", "1", "2"]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


async def test_a_slot_that_asks_first_is_held_until_its_volunteer_accepts(stage: Stage) -> None:
    await offer(stage, ask_first=True)

    reply = await book(stage, stage.ana)

    assert "Held for you" in reply.text
    assert not [thread for thread in stage.ana.threads(stage.guild_id) if "Interview" in thread["name"]]
    card = card_of(stage, stage.priya)
    accepted = await stage.priya.click(card, "Accept")
    await stage.settle()
    assert "Thank you" in accepted.text
    assert "🟢 Booked" in str(card_of(stage, stage.ana)["components"])


async def test_a_declined_slot_is_not_offered_again_and_the_member_is_told(stage: Stage) -> None:
    await offer(stage, ask_first=True)
    await book(stage, stage.ana)

    await stage.priya.click(card_of(stage, stage.priya), "Decline")
    await stage.settle()

    assert "cannot make this time" in stage.ana.messages(stage.thread(stage.ana, "Interview")["id"])[-1]["content"]
    assert not await stage.ben.autocomplete("interview book", "slot", "")


async def test_buttons_and_open_forms_work_after_a_restart(stage: Stage) -> None:
    await offer(stage)
    form = await open_form(stage.ana)

    await stage.restart_bot()
    reply = await form.submit(goals="Typed before the restart")
    await stage.settle()
    await stage.restart_bot()
    file = await stage.priya.click(card_of(stage, stage.priya), "Calendar file")

    assert "🟢" in reply.text
    assert file.message is not None
    assert [one["filename"] for one in file.message["attachments"]] == ["interview.ics"]


async def test_a_member_who_left_is_noticed_at_the_reminder_and_the_slot_is_free_again(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    thread = stage.thread(stage.priya, "Interview")
    stage.world.members.remove(stage.guild_id, stage.demo.people["ana"])

    await stage.pass_time(hours=27)

    assert "left the server" in str(card_of(stage, stage.priya)["components"])
    assert "is off" in stage.priya.messages(thread["id"])[-1]["content"]


async def test_a_deleted_thread_is_made_again_with_the_next_change(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)
    thread = stage.thread(stage.ana, "Interview")
    stage.world.threads.delete(int(thread["id"]))

    await stage.pass_time(hours=27)
    await stage.pass_time(minutes=1)

    again = stage.thread(stage.ana, "Interview")
    assert again["id"] != thread["id"]
    assert "interviews:coming" in str(stage.ana.messages(again["id"])[-1]["components"])
    assert "🟢 Booked" in str(card_of(stage, stage.ana)["components"])


async def test_others_cannot_touch_or_see_an_interview(stage: Stage) -> None:
    await offer(stage)
    await book(stage, stage.ana)

    for person in (stage.ben, stage.tom, stage.morgan):
        assert "cannot find that interview" in (await person.command("interview cancel", interview="1")).text
        assert await person.autocomplete("interview cancel", "interview", "") == []


async def test_where_others_may_watch_people_meet_on_the_stage_unless_they_say_otherwise(stage: Stage) -> None:
    room = int(stage.world.channels.create(stage.guild_id, "Interview room", 13)["id"])
    await stage.set("stage_channel", room)
    await offer(stage)

    await book(stage, stage.ana, openness=["watch"])

    assert f"<#{room}>" in str(card_of(stage, stage.ana)["components"])
    event = stage.world.events.open_in(stage.guild_id)[0]
    assert event["entity_metadata"]["location"] == "Interview room"
