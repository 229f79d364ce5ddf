"""Watching as people do it: the real bot on the local Discord."""

from typing import Any

import pytest

from rehearsal.people import Person, Reply, reading
from tests.marks import is_marked, is_one_of
from tests.stage import Stage

Json = dict[str, Any]

PUBLIC_THREAD = 11


async def booked(stage: Stage, when: str = "in 50 hours", **offered: Any) -> int:
    """A time of Priya's, booked by Ana so that others may watch."""
    await stage.priya.command("volunteer offer", when=when, field="Data", **offered)
    choices = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=choices[0]["value"])
    await form.submit(goals="Practise", openness=["watch"])
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM interview")
    assert row is not None
    return int(row["id"])


def cards(stage: Stage, channel: str = "announcements") -> list[Json]:
    found = stage.world.messages.history(stage.channels[channel], limit=50)
    return [one for one in found if is_one_of(one, "Open interview")]


def card(stage: Stage) -> Json:
    (found,) = cards(stage)
    return found


def text(message: Json | None) -> str:
    assert message is not None
    return reading.visible_text(message)


async def edited(stage: Stage) -> Json:
    """The card after the moment at which it is brought up to date."""
    await stage.pass_time(seconds=5)
    return card(stage)


async def sit(stage: Stage, person: Person, *, first: bool = True) -> Reply:
    reply = await person.click(card(stage), "Watch")
    if first:
        assert "Before you watch" in reply.text, reply.text
        reply = await reply.click("I agree")
    return reply


def audience(stage: Stage) -> list[Json]:
    """What the bot told those with a seat, in the thread below the card."""
    threads = stage.world.guilds.get(stage.guild_id).threads.values()
    (thread,) = [one for one in threads if one["type"] == PUBLIC_THREAD]
    said = [one for one in stage.world.messages.history(int(thread["id"]), limit=50) if one["type"] == 0]
    marks = [f"{news} 1.{sequence}.0" for news in ("reminder", "moved", "off") for sequence in range(4)]
    return [one for one in said if any(is_marked(one, mark) for mark in marks)]


def pinged(message: Json) -> set[int]:
    return {int(user["id"]) for user in message["mentions"]}


def dm(stage: Stage, person: Person) -> list[Json]:
    return person.messages(person.dm(stage.demo.application_id))


async def failures(stage: Stage) -> list[str]:
    """Jobs that were given up, or wait for another try."""
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT * FROM job WHERE state = 'dead' OR failures > 0")
    return [f"{row['kind']}: {row['error']}" for row in rows]


async def test_an_open_interview_is_announced_without_the_members_name_and_pings_nobody(stage: Stage) -> None:
    number = await booked(stage, place="https://example.org/room")
    shown = card(stage)
    assert "👀 Open to watch · mock interview: Data" in text(shown)
    assert f"<@{stage.priya.id}>" in text(shown) and str(stage.ana.id) not in str(shown)
    assert "No seat is taken yet" in text(shown) and "example.org" not in text(shown)
    assert [one["custom_id"] for one in reading.buttons(shown)] == [f"seats:watch:{number}"]
    assert shown["mentions"] == []


async def test_a_private_interview_and_one_not_confirmed_have_no_card(stage: Stage) -> None:
    await booked(stage, ask_first=True)
    assert cards(stage) == []
    await stage.priya.click(stage.priya.messages(stage.thread(stage.priya, "Interview")["id"])[-2], "Accept")
    await stage.settle()
    assert len(cards(stage)) == 1


async def test_a_member_agrees_once_sits_looks_where_to_go_and_gives_the_seat_back(stage: Stage) -> None:
    await booked(stage, place="https://example.org/room")
    reply = await sit(stage, stage.ben)
    assert reply.ephemeral and "You have a seat" in reply.text and "example.org/room" in reply.text
    assert "One seat is taken" in text(await edited(stage))

    again = await sit(stage, stage.ben, first=False)
    assert "You have a seat" in again.text, "another press takes nothing away"
    left = await again.click("Give up my seat")
    assert "you have no seat" in left.text
    assert "You have a seat" in (await left.click("Watch")).text
    assert "One seat is taken" in text(await edited(stage))


async def test_the_command_shows_what_comes_and_toggles_my_seat(stage: Stage) -> None:
    assert "No open interviews" in (await stage.ben.command("interview watch")).text
    number = await booked(stage)
    page = await stage.ben.command("interview watch")
    assert "mock interview: Data" in page.text and str(stage.ana.id) not in page.text
    agreed = await (await page.click("Watch")).click("I agree")
    assert "You have a seat" in agreed.text
    assert "My seat" in str((await agreed.click("All open interviews")).message)

    (choice,) = await stage.ben.autocomplete("interview watch", "interview", "data")
    assert choice["value"] == str(number) and "you have a seat" in choice["name"]
    assert "you have no seat" in (await stage.ben.command("interview watch", interview=choice["value"])).text
    assert "You have a seat" in (await stage.ben.command("interview watch", interview=choice["value"])).text
    listed = (await stage.ben.command("interview list")).text
    assert "Interviews that you watch" in listed and "✔️ you have a seat" in listed
    assert "You agreed" in (await stage.ben.command("me show")).text
    assert await stage.ana.autocomplete("interview watch", "interview", "") == []
    assert "You take part in this one" in (await stage.ana.command("interview watch", interview=str(number))).text
    for nonsense in ("999", "whatever", "9" * 30):
        assert "cannot find" in (await stage.ben.command("interview watch", interview=nonsense)).text


async def test_whoever_has_an_interview_of_their_own_at_that_time_reads_so(stage: Stage) -> None:
    number = await booked(stage)
    await stage.tom.command("volunteer offer", when="in 50 hours")
    (choice,) = await stage.ben.autocomplete("interview book", "slot", "")
    await (await stage.ben.command("interview book", slot=choice["value"])).submit(goals="Practise")
    seated = await (await stage.ben.command("interview watch", interview=str(number))).click("I agree")
    assert "You have a seat" in seated.text and "an interview of your own" in seated.text


async def test_whoever_waits_gets_the_freed_seat_and_reads_it_in_a_direct_message(stage: Stage) -> None:
    await stage.set("audience_limit", 1)
    number = await booked(stage)
    first = await sit(stage, stage.ben)
    waiting = await sit(stage, stage.chloe)
    assert "waiting list**, number 1" in waiting.text and "example.org" not in waiting.text

    await first.click("Give up my seat")
    await stage.settle()
    await stage.restart_bot()
    (message,) = dm(stage, stage.chloe)
    assert "A seat is yours now" in text(message)
    given_back = await stage.chloe.at(message["channel_id"]).click(message, "Give up my seat")
    assert "you have no seat" in given_back.text
    assert "No seat is taken" in text(await edited(stage))
    assert number


async def test_whoever_waited_and_left_the_server_is_passed_over(stage: Stage) -> None:
    await stage.set("audience_limit", 1)
    await booked(stage)
    first = await sit(stage, stage.ben)
    await sit(stage, stage.chloe)
    await sit(stage, stage.dana)
    await stage.chloe.leave_guild(stage.guild_id)
    await first.click("Give up my seat")
    await stage.settle()
    assert "A seat is yours now" in text(dm(stage, stage.dana)[-1])
    assert dm(stage, stage.chloe) == []


async def test_who_sits_is_reminded_once_in_the_thread_below_the_card(stage: Stage) -> None:
    await booked(stage, place="https://example.org/room")
    await sit(stage, stage.ben)
    await stage.pass_time(hours=49, minutes=45)
    (reminder,) = audience(stage)
    assert pinged(reminder) == {stage.ben.id} and "example.org" not in text(reminder)
    told = await stage.ben.at(reminder["channel_id"]).click(reminder, "Where to go")
    assert "example.org/room" in told.text
    nosy = await stage.chloe.at(reminder["channel_id"]).click(reminder, "Where to go")
    assert "example.org" not in nosy.text and "You have no seat" in nosy.text


async def test_who_sits_is_reminded_also_where_no_more_seats_are_given(stage: Stage) -> None:
    number = await booked(stage)
    await sit(stage, stage.ben)
    await stage.morgan.command("settings set", setting="audience_limit", value="0")
    await stage.settle()
    assert "No seats at present" in text(card(stage)) and reading.buttons(card(stage)) == []
    assert "gives no seats" in (await stage.chloe.command("interview watch", interview=str(number))).text
    page = await stage.chloe.command("interview watch")
    assert page.message is not None and reading.buttons(page.message)[0]["disabled"]
    await stage.pass_time(hours=49, minutes=45)
    assert pinged(audience(stage)[0]) == {stage.ben.id}


async def test_a_seat_of_somebody_who_left_goes_to_who_waits_before_the_reminder(stage: Stage) -> None:
    await stage.set("audience_limit", 1)
    await booked(stage)
    await sit(stage, stage.ben)
    await sit(stage, stage.chloe)
    await stage.ben.leave_guild(stage.guild_id)
    await stage.pass_time(hours=49, minutes=45)
    assert pinged(audience(stage)[0]) == {stage.chloe.id}


async def test_the_card_closes_at_the_start_and_late_arrivals_are_told_how_to_watch(stage: Stage) -> None:
    number = await booked(stage)
    await stage.pass_time(hours=50)
    assert "🔵 On now" in text(card(stage)) and [one["label"] for one in reading.buttons(card(stage))] == ["Score"]
    page = await stage.ben.command("interview watch")
    late = await (await page.click("Watch")).click("I agree")
    assert "on now" in late.text and "quietly" in late.text
    await stage.pass_time(hours=2)
    assert "⚫ Over" in text(card(stage)) and str(stage.priya.id) not in text(card(stage))
    assert "cannot be watched any more" in (await stage.chloe.command("interview watch", interview=str(number))).text


async def test_a_move_changes_the_card_and_everybody_with_a_seat_is_told(stage: Stage) -> None:
    stage.server.api.rate_limits.enabled = False
    number = await booked(stage)
    await sit(stage, stage.ben)
    before, said = card(stage)["id"], text(card(stage))
    await stage.ana.command("interview move", interview=str(number), when="in 70 hours")
    await stage.settle()
    thread = stage.priya.messages(stage.thread(stage.priya, "Interview")["id"])
    await stage.priya.click(next(one for one in reversed(thread) if "Accept new time" in str(one)), "Accept new time")
    await stage.settle()
    assert card(stage)["id"] == before and text(card(stage)) != said
    (notice,) = audience(stage)
    assert "The time has changed" in text(notice) and pinged(notice) == {stage.ben.id}
    await stage.pass_time(hours=49, minutes=45)
    assert len(audience(stage)) == 1, "the reminder moved along"
    await stage.pass_time(hours=20)
    assert "begins" in text(audience(stage)[0]) + text(audience(stage)[-1])


async def test_called_off_closes_the_card_and_tells_those_who_sit_and_who_wait(stage: Stage) -> None:
    await stage.set("audience_limit", 1)
    number = await booked(stage)
    await sit(stage, stage.ben)
    await sit(stage, stage.chloe)
    await stage.ana.command("interview cancel", interview=str(number), reason="secret")
    await stage.settle()
    assert "✖️ Called off" in text(card(stage)) and reading.buttons(card(stage)) == []
    (notice,) = audience(stage)
    assert pinged(notice) == {stage.ben.id, stage.chloe.id} and "secret" not in text(notice)
    async with stage.db.read() as tx:
        assert await tx.all("SELECT * FROM seat") == []
    assert await failures(stage) == []


def edits(stage: Stage) -> int:
    """How often cards in the announcements channel were edited."""
    announcements = str(stage.channels["announcements"])
    return sum(announcements in one.path for one in stage.requests("PATCH", "/messages/{message_id}"))


async def test_many_presses_edit_the_card_seldom(stage: Stage) -> None:
    await booked(stage)
    before = edits(stage)
    for name in ("ben", "chloe", "dana", "emi", "farid"):
        await sit(stage, stage.person(name))
        await stage.settle()
    assert "5 seats are taken" in text(await edited(stage))
    assert edits(stage) - before <= 2


async def test_a_change_that_the_card_does_not_show_is_no_edit(stage: Stage) -> None:
    number = await booked(stage)
    before = edits(stage)
    await stage.ana.command("interview place", interview=str(number), place="Lounge")
    await stage.settle()
    assert edits(stage) == before


# What goes wrong.


async def test_after_its_channel_was_deleted_changes_are_told_privately(stage: Stage) -> None:
    number = await booked(stage)
    await sit(stage, stage.ben)
    await stage.settle()
    stage.world.channels.delete(stage.channels["announcements"])
    await stage.ana.command("interview cancel", interview=str(number))
    await stage.settle()
    assert "Called off" in text(dm(stage, stage.ben)[-1])
    await stage.pass_time(seconds=5)
    assert await failures(stage) == []


async def test_the_card_moves_along_with_the_channel(stage: Stage) -> None:
    await booked(stage)
    elsewhere = stage.world.channels.create(stage.guild_id, "news")
    stage.channels["news"] = int(elsewhere["id"])
    await stage.morgan.command("settings set", setting="announcements_channel", value=f"<#{elsewhere['id']}>")
    await stage.settle()
    assert cards(stage) == [] and len(cards(stage, "news")) == 1


async def test_a_higher_limit_seats_those_who_wait(stage: Stage) -> None:
    await stage.set("audience_limit", 1)
    await booked(stage)
    await sit(stage, stage.ben)
    await sit(stage, stage.chloe)
    await stage.morgan.command("settings set", setting="audience_limit", value="2")
    await stage.settle()
    assert "A seat is yours now" in text(dm(stage, stage.chloe)[-1])


@pytest.mark.parametrize("template", ["/channels/{id}/messages", "/channels/{id}/messages/{id}/threads"])
async def test_what_discord_did_without_saying_so_is_not_done_twice(stage: Stage, template: str) -> None:
    lost = stage.server.faults.lose_answer(
        "POST", template, status=503, when=lambda one: "seats:watch" in str(one.json) or "threads" in template
    )
    number = await booked(stage)
    await sit(stage, stage.ben)
    if "threads" in template:
        await stage.ana.command("interview cancel", interview=str(number))
    await stage.settle()
    assert lost.hits
    await stage.pass_time(minutes=5)
    assert len(cards(stage)) == 1
    if "threads" in template:
        assert len(audience(stage)) == 1
    assert await failures(stage) == []


async def test_where_threads_are_forbidden_those_who_sit_are_told_privately(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{id}/messages/{id}/threads", status=403, code=50013, times=None)
    number = await booked(stage)
    await sit(stage, stage.ben)
    await stage.ana.command("interview cancel", interview=str(number))
    await stage.settle()
    assert "Called off" in text(dm(stage, stage.ben)[-1])
    async with stage.db.read() as tx:
        assert await tx.all("SELECT * FROM seat") == []
