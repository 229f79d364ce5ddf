"""Agreeing to a recording as people do it: the real bot on the local Discord."""

import random
from typing import Any

import pytest

from cogs.consent import service
from cogs.consent.models import Answer
from core.actor import Actor
from rehearsal.people import Person
from tests.interviews.acting import settle_for_good
from tests.live.acting import booked, failures, labels, panel, text
from tests.stage import Stage

Json = dict[str, Any]


async def asked(stage: Stage, *openness: str) -> int:
    """Ana wishes to be recorded, and both are asked."""
    await stage.set("recording", "ask")
    return await booked(stage, "record", *openness)


def in_thread(stage: Stage) -> list[Json]:
    thread = stage.thread(stage.priya, "Interview")["id"]
    return stage.priya.messages(thread)


def card(stage: Stage) -> Json:
    (found,) = [one for one in in_thread(stage) if "Agree" in labels(one)]
    return found


def said(stage: Stage) -> str:
    return "\n".join(text(one) for one in in_thread(stage))


async def answers(stage: Stage, person: Person, label: str) -> str:
    reply = await person.click(card(stage), label)
    await stage.settle()
    return reply.text


def dms(stage: Stage, person: Person) -> list[Json]:
    return [one for channel in person.dms() for one in person.messages(channel["id"])]


async def is_on(stage: Stage, interview_id: int) -> bool:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT is_on FROM recording WHERE interview_id = ?", (interview_id,))
    assert row is not None
    return bool(row["is_on"])


async def test_it_may_be_recorded_once_both_agree_and_no_more_once_one_takes_it_back(stage: Stage) -> None:
    number = await asked(stage)
    assert "May this interview be recorded?" in text(card(stage)) and f"⏳ <@{stage.ana.id}>" in text(card(stage))
    assert "Thank you" in await answers(stage, stage.ana, "Agree")
    assert not await is_on(stage, number) and "Everybody agrees" not in said(stage)
    await answers(stage, stage.priya, "Agree")
    assert await is_on(stage, number) and "Everybody agrees: it may be recorded" in said(stage)
    assert "everybody agreed" in text(card(stage))

    assert "It is taken back" in await answers(stage, stage.ana, "Withdraw")
    assert not await is_on(stage, number) and "Please stop recording now" in said(stage)
    stop = next(one for one in in_thread(stage) if "Please stop recording" in text(one))
    assert stage.priya.id in {int(user["id"]) for user in stop["mentions"]}
    assert "Not recorded" in text(card(stage)) and await failures(stage) == []


async def test_nobody_is_asked_where_nobody_wished_for_it(stage: Stage) -> None:
    await stage.set("recording", "ask")
    await booked(stage)
    assert [one for one in in_thread(stage) if "Agree" in labels(one)] == []


async def test_a_no_is_fine_and_says_nothing_of_whom(stage: Stage) -> None:
    number = await asked(stage)
    await answers(stage, stage.priya, "Agree")
    assert "That is fine" in await answers(stage, stage.ana, "No")
    assert not await is_on(stage, number)
    assert "Please stop" not in said(stage), "it never began"


async def test_somebody_who_speaks_later_turns_it_off_until_they_agree(stage: Stage) -> None:
    number = await asked(stage, "watch")
    await answers(stage, stage.ana, "Agree")
    await answers(stage, stage.priya, "Agree")
    chooser = await stage.priya.click(card(stage), "Somebody else speaks")
    reply = await chooser.select("Who will speak as well?", [stage.ben])
    await stage.settle()
    assert "is asked" in reply.text and not await is_on(stage, number)
    assert "Please stop recording now" in said(stage)
    (invitation,) = dms(stage, stage.ben)
    await stage.ben.at(invitation["channel_id"]).click(invitation, "Agree")
    await stage.settle()
    assert await is_on(stage, number)
    await stage.ben.at(invitation["channel_id"]).click(invitation, "Withdraw")
    await stage.settle()
    assert not await is_on(stage, number) and await failures(stage) == []


async def recorded(stage: Stage) -> int:
    """It took place, and the link was posted."""
    number = await asked(stage)
    for person in (stage.ana, stage.priya):
        await answers(stage, person, "Agree")
    await stage.pass_time(hours=3)
    form = await stage.priya.click(card(stage), "Post the link")
    await form.submit(link="https://example.org/recording")
    await stage.settle()
    return number


def links(stage: Stage) -> int:
    people = (stage.ana, stage.priya)
    found = [text(one) for one in in_thread(stage)] + [text(one) for who in people for one in dms(stage, who)]
    return sum("example.org" in one for one in found)


async def test_the_link_goes_to_each_who_spoke_alone_and_is_removed_in_time(stage: Stage) -> None:
    await recorded(stage)
    assert links(stage) == 2 and "example.org" not in said(stage)
    await stage.pass_time(days=13, hours=23)
    assert links(stage) == 2
    await stage.pass_time(hours=2)
    assert links(stage) == 0 and "is removed here" in said(stage)
    async with stage.db.read() as tx:
        assert await tx.all("SELECT 1 FROM recording WHERE link <> ''") == []
    assert await failures(stage) == []


async def test_taking_a_yes_back_removes_the_link_everywhere_at_once(stage: Stage) -> None:
    await recorded(stage)
    message = dms(stage, stage.ana)[-1]
    await stage.ana.at(message["channel_id"]).click(message, "Withdraw")
    await stage.settle()
    assert links(stage) == 0 and "is removed here" in said(stage)


async def test_a_copy_that_discord_does_not_let_go_of_keeps_no_other(stage: Stage) -> None:
    await recorded(stage)
    first = dms(stage, stage.ana)[-1]["id"]
    stuck = stage.server.faults.fail(
        "DELETE",
        "/channels/{}/messages/{}",
        status=403,
        code=50013,
        times=None,
        when=lambda one: first in one.variables.values(),
    )
    await stage.pass_time(days=14, minutes=5)
    assert links(stage) == 1
    await settle_for_good(stage)
    stage.server.faults.remove(stuck)
    card_of = stage.world.messages.history(stage.channels["moderators"], limit=10)[-1]
    await stage.morgan.at(stage.channels["moderators"]).click(card_of, "Try again")
    await stage.settle()
    assert links(stage) == 0 and "is removed here" in said(stage)


async def test_after_its_thread_was_deleted_the_link_still_goes_in_time(stage: Stage) -> None:
    await recorded(stage)
    stage.world.threads.delete(int(stage.thread(stage.priya, "Interview")["id"]))
    await stage.pass_time(days=14, minutes=5)
    await settle_for_good(stage)
    assert not any("example.org" in text(one) for who in (stage.ana, stage.priya) for one in dms(stage, who))
    async with stage.db.read() as tx:
        assert await tx.all("SELECT 1 FROM recording WHERE link <> '' OR remove_at IS NOT NULL") == []
    assert await failures(stage) == []


async def test_after_its_thread_was_deleted_both_are_asked_and_told_in_the_new_one(stage: Stage) -> None:
    number = await asked(stage)
    old = card(stage)
    for person in (stage.ana, stage.priya):
        await answers(stage, person, "Agree")
    stage.world.threads.delete(int(old["channel_id"]))
    invitation = await stage.ana.command("interview list")
    assert "you agreed to a recording" in invitation.text
    async with stage.db.write() as tx:
        ana = Actor(stage.guild_id, stage.ana.id, "Ana", is_member=True, is_volunteer=False, is_moderator=False)
        await service.answer(tx, ana, number, Answer.WITHDRAWN, stage.clock.now())
    await settle_for_good(stage)
    assert "Please stop recording now" in said(stage) and "Not recorded" in text(card(stage))
    assert await failures(stage) == []


async def test_being_forgotten_takes_every_yes_back(stage: Stage) -> None:
    number = await recorded(stage)
    reply = await stage.ana.command("me forget")
    await reply.click("Delete everything")
    await stage.settle()
    assert links(stage) == 0 and not await is_on(stage, number)


async def test_switching_recordings_off_ends_what_is_on(stage: Stage) -> None:
    number = await recorded(stage)
    await stage.morgan.command("settings set", setting="recording", value="off")
    await stage.settle()
    assert links(stage) == 0 and not await is_on(stage, number)


async def test_without_everybodys_yes_no_link_is_passed_on_and_it_is_given_back(stage: Stage) -> None:
    await asked(stage)
    await answers(stage, stage.ana, "Agree")
    await answers(stage, stage.priya, "Agree")
    form = await stage.priya.click(card(stage), "Post the link")
    await answers(stage, stage.ana, "Withdraw")
    await stage.pass_time(hours=3)
    reply = await form.submit(link="https://example.org/a-rather-long-link-to-a-recording")
    assert "Not everybody who spoke agrees" in reply.text and "a-rather-long-link" in reply.text


async def test_those_who_watch_are_told_and_others_find_nothing(stage: Stage) -> None:
    await asked(stage, "watch")
    for person in (stage.ana, stage.priya):
        await answers(stage, person, "Agree")
    await stage.pass_time(hours=1, minutes=50)
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    room = stage.world.messages.history(int(panel(stage)["channel_id"]), limit=50)
    assert sum("may be recorded: everybody who speaks has agreed" in text(one) for one in room) == 1


async def test_a_killed_bot_forgets_no_answer(stage: Stage) -> None:
    number = await asked(stage)
    await stage.ana.click(card(stage), "Agree")
    await stage.kill_bot()
    await stage.start_bot()
    await stage.settle()
    await answers(stage, stage.priya, "Agree")
    assert await is_on(stage, number)
    assert said(stage).count("Everybody agrees: it may be recorded") == 1


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_they_press_in_whatever_order_it_is_on_only_while_all_agree(stage: Stage, seed: int) -> None:
    number, dice = await asked(stage), random.Random(seed)
    speakers = [stage.ana, stage.priya]
    last = dict.fromkeys([one.id for one in speakers], "")
    for _ in range(12):
        if dice.random() < 0.15 and len(speakers) < 4:
            new = [stage.ben, stage.grace][len(speakers) - 2]
            chooser = await stage.priya.click(card(stage), "Somebody else speaks")
            await chooser.select("Who will speak as well?", [new])
            speakers.append(new)
            last[new.id] = ""
        else:
            person, label = dice.choice(speakers), dice.choice(["Agree", "Agree", "Agree", "No", "Withdraw"])
            await stage.settle()
            mine = [one for one in dms(stage, person) if "Agree" in labels(one)]
            message = mine[0] if person.id not in (stage.ana.id, stage.priya.id) else card(stage)
            await person.at(message["channel_id"]).click(message, label)
            if not (label == "Withdraw" and last[person.id] in ("", "No")):
                last[person.id] = label
        await stage.settle()
        assert await is_on(stage, number) == all(answer == "Agree" for answer in last.values()), last


async def test_a_question_whose_posting_went_unheard_shows_the_no_that_it_got(stage: Stage) -> None:
    faults, messages = stage.server.faults, "/channels/{}/messages"
    lost = faults.lose_answer("POST", messages, status=503, when=lambda one: "consent:" in str(one.json))
    unseen = faults.fail("GET", messages, status=503, times=None)
    await asked(stage)
    for person in (stage.ana, stage.priya):
        await person.click(card(stage), "No")
    faults.remove(unseen)
    await settle_for_good(stage)
    assert lost.hits and "## ⏹️ Not recorded" in text(card(stage))
    assert text(card(stage)).count("> no") == 2 and await failures(stage) == []
