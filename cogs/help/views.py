"""The pages of the help."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from cogs.help import rules, texts
from cogs.help.models import Entry, Topic
from core.actor import Actor, Who
from core.ui import Control, button, panel, select

ROOM = 3800


@dataclass(frozen=True)
class Reader:
    """Who reads the help, and what is in it for them."""

    actor: Actor
    entries: Sequence[Entry]
    topics: Sequence[Topic]
    has_zone: bool
    mention: Callable[[str], str]


def first_page(reader: Reader) -> ui.LayoutView:
    things = rules.first_things(reader.entries, reader.actor, reader.has_zone)
    buttons: list[Control] = [button(texts.ABOUT_ME, "members:show")]
    if not reader.has_zone:
        buttons.insert(0, button(texts.SET_MY_ZONE, "members:open_zone", style=discord.ButtonStyle.primary))
    return panel(
        texts.first_page(reader.actor),
        "\n".join(_line(thing, reader) for thing in things),
        controls=[_more(reader), *buttons],
    )


def topic_page(reader: Reader, topic: Topic) -> ui.LayoutView:
    lines = [rules.clickable(line, reader.mention) for line in rules.lines_of(topic, reader.entries)]
    if topic.key == texts.EVERY_COMMAND:
        lines += _every_command(reader)
    else:
        lines += [_line(entry, reader) for entry in rules.entries_of(topic, reader.entries)]
    return _page(reader, texts.topic_heading(topic), lines, topic.key)


def found_page(reader: Reader, found: Iterable[Entry]) -> ui.LayoutView:
    return _page(reader, texts.found_heading(), [_line(entry, reader) for entry in found])


def _page(reader: Reader, heading: str, lines: Sequence[str], key: str = "") -> ui.LayoutView:
    fitting = rules.fit(lines, ROOM - len(heading), texts.and_more)
    return panel("\n".join([heading, *fitting]), controls=[_more(reader, key), button(texts.FIRST_PAGE, "help:first")])


def _line(entry: Entry, reader: Reader) -> str:
    if entry.is_menu:
        return texts.menu_line(entry.name)
    return texts.command_line(reader.mention(entry.name), entry.description)


def _every_command(reader: Reader) -> list[str]:
    lines: list[str] = []
    for who in Who:
        names = [
            f"**{entry.name}**" if entry.is_menu else reader.mention(entry.name)
            for entry in reader.entries
            if entry.who is who
        ]
        if names:
            lines += [texts.group_heading(who), " · ".join(names)]
    return lines


def _more(reader: Reader, shown: str = "") -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=topic.title, value=topic.key, description=topic.summary, default=topic.key == shown)
        for topic in reader.topics
    ]
    return select(texts.more_about(), options, "help:topic")
