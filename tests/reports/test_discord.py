"""Reports on the local Discord: who may read them, what whoever reported is told, and what nobody else learns."""

import asyncio
from typing import Any

import pytest

from cogs.reports import service
from rehearsal.people import Person, reading
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.marks import is_one_of
from tests.reviews.test_kills import SAY, Kill
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

Json = dict[str, Any]

WORDS = "He wrote to me at night and would not stop"


def text(message: Json) -> str:
    return reading.visible_text(message)


def cards(stage: Stage, channel: str = "moderators") -> list[Json]:
    found = stage.world.messages.history(stage.channels[channel], limit=50)
    return [one for one in found if is_one_of(one, "report")]


def card(stage: Stage) -> Json:
    (found,) = cards(stage)
    return found


def in_channel(stage: Stage, person: Person) -> Person:
    return person.at(stage.channels["moderators"])


async def reported(stage: Stage, about: Person, by: Person | None = None, words: str = WORDS) -> None:
    form = await (by or stage.ana).command("report", person=about.id)
    assert "Thank you for speaking up" in (await form.submit(words=words)).text
    await stage.settle()


async def rows(stage: Stage) -> list[Any]:
    async with stage.db.read() as tx:
        return list(await tx.all("SELECT * FROM report ORDER BY id"))


def everything_shown_to(stage: Stage, person: Person) -> str:
    """All messages in every channel and thread that this person can open, but the moderators' channel."""
    guild = stage.world.guilds.get(stage.guild_id)
    places = [int(one["id"]) for one in (*guild.channels.values(), *guild.threads.values())]
    places = [one for one in places if stage.world.can_view(person.id, one) and one != stage.channels["moderators"]] + [
        int(dm["id"]) for dm in person.dms()
    ]
    return "\n".join(str(one) for place in places for one in stage.world.messages.history(place, limit=100))


async def test_moderators_read_it_and_whoever_reported_is_told_that_it_was_dealt_with(swift: Stage) -> None:
    await reported(swift, swift.ben)
    said = text(card(swift))
    assert "🚩 Report #1" in said and WORDS not in said
    assert str(swift.ana.id) not in str(card(swift)) and str(swift.ben.id) not in str(card(swift))

    seen = await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    assert seen.ephemeral and f"> {WORDS}" in seen.text
    assert f"**About** <@{swift.ben.id}> · **From** <@{swift.ana.id}>" in seen.text
    done = await (await seen.click("Done")).submit(note="Talked with both")
    assert "dealt with" in done.text and "Talked with both" in done.text
    await swift.settle()

    assert "is dealt with" in text(card(swift)) and [one["label"] for one in reading.buttons(card(swift))] == [
        "Look at it"
    ]
    told = [text(one) for one in swift.ana.messages(swift.ana.dm(swift.demo.application_id))]
    assert sum("dealt with what you reported" in one for one in told) == 1 and "Talked" not in "".join(told)
    shown = everything_shown_to(swift, swift.ben)
    assert "report" not in shown.lower() and WORDS not in shown and shown != ""


@pytest.mark.parametrize("way", ["menu of a person", "menu of a message"])
async def test_discords_own_menus_open_the_same_form(swift: Stage, way: str) -> None:
    message = swift.world.messages.create(swift.demo.channels["general"], swift.ben.id, content="You will\nnever work")
    if way == "menu of a person":
        form = await swift.ana.user_menu("Report person", swift.ben.id)
        await form.submit(words=WORDS)
    else:
        form = await swift.ana.message_menu("Report message", message)
        await form.submit()
    await swift.settle()
    [row] = await rows(swift)
    assert row["person_id"] == swift.ben.id
    seen = await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    if way == "menu of a message":
        assert row["words"] == "> You will\n> never work", "what it says came along, as it stood in the form"
        assert f"https://discord.com/channels/{swift.guild_id}/{message['channel_id']}/{message['id']}" in seen.text


async def test_whose_words_a_message_of_mine_quotes_is_not_told(swift: Stage) -> None:
    message = swift.world.messages.create(
        swift.demo.channels["general"], swift.demo.application_id, content="A question"
    )
    form = await swift.ana.message_menu("Report message", message)
    await form.submit(words="This question is hurtful")
    [row] = await rows(swift)
    assert row["person_id"] is None and row["message_id"] == int(message["id"])
    await swift.settle()
    seen = await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    assert "nobody in particular" in seen.text and "Look at the person" not in seen.buttons


async def test_a_report_stands_with_the_person_and_not_for_themselves(swift: Stage) -> None:
    await reported(swift, swift.ben)
    await reported(swift, swift.morgan, by=swift.ben, words="Morgan never answers me")
    seen = await swift.morgan.command("moderator person", person=swift.ben.id)
    assert "#1: open" in seen.text and WORDS in (await seen.click("Report #1")).text
    waiting = await seen.click("Open reports")
    assert "Open reports: 1" in waiting.text and "#2" not in waiting.text
    own = await swift.morgan.command("moderator person", person=swift.morgan.id)
    assert "#2" not in own.text and "Report #2" not in own.buttons
    [about_morgan] = [one for one in cards(swift) if "Report #2" in text(one)]
    for label in ("Look at it", "Done"):
        assert "cannot find that report" in (await in_channel(swift, swift.morgan).click(about_morgan, label)).text
    assert [row["state"] for row in await rows(swift)] == ["open", "open"]

    swift.world.members.give_role(swift.guild_id, swift.priya.id, swift.demo.roles["Moderator"])
    both = await (await swift.priya.command("moderator person", person=swift.morgan.id)).click("Report #2")
    assert f"**From** <@{swift.ben.id}>" in both.text


async def test_two_moderators_at_once_deal_with_it_once(swift: Stage) -> None:
    await reported(swift, swift.ben)
    forms = [await in_channel(swift, swift.morgan).click(card(swift), "Done") for _ in range(2)]
    said = await asyncio.gather(*(form.submit(note=str(number)) for number, form in enumerate(forms)))
    assert sorted("dealt with already" in one.text for one in said) == [False, True]
    async with swift.db.read() as tx:
        audited = await tx.all("SELECT subject, detail FROM audit WHERE action = 'reports:done'")
    assert [tuple(row) for row in audited] == [("report #1", "")], "the audit tells no moderator what it was about"


async def test_nobody_reports_themselves_or_the_same_twice_or_more_than_some_at_a_time(swift: Stage) -> None:
    assert "That is you" in (await swift.ana.command("report", person=swift.ana.id)).text
    for _ in range(2):
        await reported(swift, swift.ben)
    assert len(await rows(swift)) == 1
    for number in range(4):
        await reported(swift, swift.ben, words=f"Again {number}")
    form = await swift.ana.command("report")
    refused = await form.submit(words="And again, which I have written down here")
    assert "several reports of yours" in refused.text and "written down here" in refused.text
    assert len(await rows(swift)) == 5


async def test_without_a_channel_it_waits_until_there_is_one_and_moves_along(swift: Stage) -> None:
    await swift.set("moderator_channel", None)
    form = await swift.stranger.command("report")
    assert "no channel here yet" in (await form.submit(words=WORDS)).text
    await swift.settle()
    assert cards(swift) == []
    for channel in ("moderators", "announcements"):
        await swift.morgan.command("settings set", setting="moderator_channel", value=str(swift.channels[channel]))
        await swift.settle()
        assert [len(cards(swift, name)) for name in ("moderators", "announcements")] == [
            int(channel == name) for name in ("moderators", "announcements")
        ]
    await swift.morgan.command("settings set", setting="moderator_channel", value="default")
    await swift.settle()
    [row] = await rows(swift)
    assert row["card_message_id"] == int(cards(swift, "announcements")[0]["id"]), "it is still known"


async def test_a_bot_that_is_killed_once_the_card_is_there_shows_it_once(swift: Stage) -> None:
    kill = Kill(swift, (SAY, 1))
    form = await swift.ana.command("report", person=swift.ben.id)
    await form.submit(words=WORDS)
    await kill.happens()
    await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    [row] = await rows(swift)
    assert row["card_message_id"] == int(card(swift)["id"])


async def test_discord_refusing_the_card_loses_no_report(swift: Stage) -> None:
    refused = swift.server.faults.fail(*SAY, status=403, code=50013)
    await reported(swift, swift.ben)
    assert refused.hits and cards(swift) == []
    seen = await swift.morgan.command("moderator person", person=swift.ben.id)
    assert WORDS in (await seen.click("Report #1")).text
    swift.server.faults.clear()
    elsewhere = str(swift.channels["announcements"])
    await swift.morgan.command("settings set", setting="moderator_channel", value=elsewhere)
    await swift.settle()
    assert len(cards(swift, "announcements")) == 1


async def test_after_half_a_year_nothing_of_it_is_left(swift: Stage) -> None:
    await reported(swift, swift.ben)
    await swift.pass_time(days=179)
    assert len(await rows(swift)) == len(cards(swift)) == 1
    await swift.pass_time(days=1, minutes=1)
    assert await rows(swift) == [] and cards(swift) == []


async def test_whoever_reported_can_be_forgotten_and_whom_it_is_about_learns_nothing(swift: Stage) -> None:
    await reported(swift, swift.ben)
    async with swift.db.write() as tx:
        now = swift.clock.now()
        assert await service.export_member(tx, swift.guild_id, swift.ben.id) == {}
        assert await service.show_member(tx, swift.guild_id, swift.ben.id, now) == []
        assert WORDS in str(await service.export_member(tx, swift.guild_id, swift.ana.id))
        for person in (swift.ana, swift.ben):
            await service.forget_member(tx, swift.guild_id, person.id, now)
    [row] = await rows(swift)
    assert row["reporter_id"] is None and row["person_id"] == swift.ben.id, "it protects others until its time is over"
    seen = await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    assert "somebody who left" in seen.text
    await (await seen.click("Done")).submit(note="")
    await swift.settle()
    assert "is dealt with" in text(card(swift))


async def test_a_card_whose_posting_went_unheard_says_what_became_of_the_report(swift: Stage) -> None:
    lost = swift.server.faults.lose_answer(*SAY, status=503)
    await reported(swift, swift.ben)
    assert lost.hits
    seen = await in_channel(swift, swift.morgan).click(card(swift), "Look at it")
    await (await seen.click("Done")).submit(note="Talked with both")
    await swift.pass_time(minutes=10)
    assert "is dealt with" in text(card(swift))
