"""Which help is for whom, and what fits on a page."""

import re
from collections.abc import Callable, Iterable, Sequence

from cogs.help.models import Entry, Topic
from core.actor import Actor, Who

FIRST_THINGS = {
    Who.MODERATOR: ("setup", "moderator volunteers", "settings show"),
    Who.VOLUNTEER: ("volunteer offer", "volunteer requests", "resume next"),
    Who.MEMBER: ("interview book", "interview list", "resume submit"),
    Who.EVERYONE: ("tip", "me show", "me timezone", "help"),
}
"""The most useful commands for each, best first."""

_COMMAND = re.compile(r"`/([a-z][a-z -]*)`")


def usable(entries: Iterable[Entry], actor: Actor) -> list[Entry]:
    return [entry for entry in entries if actor.is_a(entry.who)]


def first_things(entries: Sequence[Entry], actor: Actor, has_zone: bool, count: int = 3) -> list[Entry]:
    """Of the commands that the actor may use, the most useful to begin with."""
    by_name = {entry.name: entry for entry in entries}
    wished = [] if has_zone else ["me timezone"]
    for who in (Who.MODERATOR, Who.VOLUNTEER, Who.MEMBER, Who.EVERYONE):
        if actor.is_a(who):
            wished += FIRST_THINGS[who]
    return [by_name[name] for name in dict.fromkeys(wished) if name in by_name][:count]


def topics_for(topics: Iterable[Topic], entries: Sequence[Entry]) -> list[Topic]:
    """The topics that hold something for whoever may use these entries."""
    groups = {entry.group for entry in entries}
    return [topic for topic in topics if not topic.groups or groups & set(topic.groups)]


def entries_of(topic: Topic, entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.group in topic.groups]


def lines_of(topic: Topic, entries: Iterable[Entry]) -> list[str]:
    """The topic's lines, without those that name a command which is not among these."""
    names = {entry.name for entry in entries}
    return [line for line in topic.lines if names.issuperset(commands_in(line))]


def commands_in(line: str) -> list[str]:
    return _COMMAND.findall(line)


def clickable(line: str, mention: Callable[[str], str]) -> str:
    return _COMMAND.sub(lambda found: mention(found[1]), line)


def find_topic(topics: Iterable[Topic], searched: str) -> Topic | None:
    wanted = searched.strip().casefold()
    return next((topic for topic in topics if wanted in (topic.key.casefold(), topic.title.casefold())), None)


def topics_like(topics: Iterable[Topic], typed: str) -> list[Topic]:
    """Those that hold what was typed; first the one that is called so, which `find_topic` would find."""
    wanted = typed.strip().casefold()
    found = [topic for topic in topics if wanted in f"{topic.key} {topic.title} {topic.summary}".casefold()]
    return sorted(found, key=lambda topic: wanted not in (topic.key.casefold(), topic.title.casefold()))


def search(entries: Sequence[Entry], searched: str) -> list[Entry]:
    """The command of that name, else those whose name or description holds every word."""
    words = searched.casefold().replace("/", " ").split()
    named = [entry for entry in entries if entry.name == " ".join(words)]
    return named or [entry for entry in entries if words and _holds_all(entry, words)]


def _holds_all(entry: Entry, words: Iterable[str]) -> bool:
    text = f"{entry.name} {entry.description}".casefold()
    return all(word in text for word in words)


def fit(lines: Sequence[str], room: int, and_more: Callable[[int], str]) -> list[str]:
    """As many lines as there is room for, and how many are left out."""
    if sum(len(line) + 1 for line in lines) <= room:
        return list(lines)
    kept: list[str] = []
    room -= len(and_more(len(lines))) + 1
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return [*kept, and_more(len(lines) - len(kept))]
