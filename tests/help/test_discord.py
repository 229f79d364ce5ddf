"""The help as people in different roles read it, in the real bot with all its commands."""

import re
from typing import Any

import pytest

from cogs.help import rules, texts
from cogs.help.tree import entries_of_tree
from core.actor import Who
from core.settings import Settings
from rehearsal.people import Person, Reply
from tests.stage import Stage

LONGEST_TEXT = 4000

COMING = {
    "moderator audit",
    "moderator volunteers",
    "volunteer apply",
}
"""Commands that the help is ready for. Its lines about them appear as soon as they are there."""


def topics_of(reply: Reply) -> list[str]:
    """The topics that the page's select offers."""
    assert reply.message is not None
    return [option["value"] for option in _select(reply.message["components"])["options"]]


def _select(components: list[dict[str, Any]]) -> dict[str, Any]:
    return next(part for row in components for part in row.get("components", ()) if part["type"] == 3)


def mentions(text: str) -> set[str]:
    return set(re.findall(r"</([a-z -]+):\d+>", text))


async def pages(person: Person) -> dict[str, str]:
    """The text of each topic's page. The same message shows them one after the other."""
    first = await person.command("help")
    return {topic: (await first.select("help:topic", topic)).text for topic in topics_of(first)}


async def test_the_first_page_has_three_things_to_click_and_who_one_is(stage: Stage) -> None:
    reply = await stage.ana.command("help")
    assert reply.ephemeral and len(mentions(reply.text)) == 3
    assert "**member**" in reply.text and "**moderator**" not in reply.text
    assert "Set my time zone" in reply.buttons


async def test_the_zone_is_asked_for_only_until_it_is_set(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    reply = await stage.ana.command("help")
    assert "Set my time zone" not in reply.buttons and "me timezone" not in mentions(reply.text)


@pytest.mark.parametrize(
    ("name", "sees", "does_not_see"),
    [
        ("stranger", {Who.EVERYONE}, {Who.MEMBER, Who.VOLUNTEER, Who.MODERATOR}),
        ("ana", {Who.EVERYONE, Who.MEMBER}, {Who.VOLUNTEER, Who.MODERATOR}),
        ("grace", {Who.EVERYONE, Who.MEMBER, Who.VOLUNTEER}, {Who.MODERATOR}),
        ("morgan", {Who.EVERYONE, Who.MEMBER, Who.MODERATOR}, {Who.VOLUNTEER}),
    ],
)
async def test_each_reads_about_every_command_they_may_use_and_about_no_other(
    stage: Stage, name: str, sees: set[Who], does_not_see: set[Who]
) -> None:
    entries = [entry for entry in entries_of_tree(stage.bot.tree) if not entry.is_menu]
    read = await pages(stage.person(name))
    listed = {mention for key, page in read.items() if key != texts.EVERY_COMMAND for mention in mentions(page)}
    assert mentions(read[texts.EVERY_COMMAND]) == {entry.name for entry in entries if entry.who in sees}
    assert listed == {entry.name for entry in entries if entry.who in sees and entry.name != "help"}
    for page in read.values():
        assert not mentions(page) & {entry.name for entry in entries if entry.who in does_not_see}


async def test_every_page_fits(stage: Stage) -> None:
    for page in (await pages(stage.morgan)).values():
        assert page.startswith("## ") and len(page) <= LONGEST_TEXT and "more: type" not in page


async def test_every_command_that_the_help_speaks_of_exists(stage: Stage) -> None:
    names = {entry.name for entry in entries_of_tree(stage.bot.tree)} | COMING
    spoken = {name for topic in texts.topics(Settings()) for line in topic.lines for name in rules.commands_in(line)}
    first = {name for things in rules.FIRST_THINGS.values() for name in things}
    assert (spoken | first) - names == set()


async def test_a_topic_can_be_asked_for_and_left_again(stage: Stage) -> None:
    [choice] = await stage.ana.autocomplete("help", "topic", "zones")
    reply = await stage.ana.command("help", topic=choice["value"])
    assert "tomorrow 6pm" in reply.text
    back = await reply.click("Back to the start")
    assert "Three things" in back.text


async def test_the_recruiters_side_is_told_in_a_few_sentences_with_sources(stage: Stage) -> None:
    text = (await stage.ana.command("help", topic="feedback")).text
    assert text.startswith("## Why did they not tell me?") and len(text) < 2000
    reasons = [line for line in text.splitlines() if line.startswith("- **")]
    assert len(reasons) == 5 and all(line.endswith(")") for line in reasons)


async def test_what_is_not_for_me_is_not_offered_and_not_found(stage: Stage) -> None:
    offered = await stage.ana.autocomplete("help", "topic", "")
    assert "moderators" not in {choice["value"] for choice in offered}
    reply = await stage.ana.command("help", topic="Moderators")
    assert "no help on that" in reply.text and "Moderators" not in reply.text


async def test_words_of_a_command_find_it(stage: Stage) -> None:
    reply = await stage.ana.command("help", topic="time zone")
    assert "me timezone" in mentions(reply.text)
    assert mentions((await stage.ana.command("help", topic="`@everyone`")).text) == set()
