"""Which help is for whom, and what fits on a page."""

import pytest

from cogs.help import rules, texts
from cogs.help.models import Entry, Topic
from core.actor import Actor, Who
from core.settings import Settings

GUEST = Actor(1, 2, "Gus", is_member=False, is_volunteer=False, is_moderator=False)
MEMBER = Actor(1, 2, "Ana", is_member=True, is_volunteer=False, is_moderator=False)
VOLUNTEER = Actor(1, 2, "Priya", is_member=True, is_volunteer=True, is_moderator=False)
MODERATOR = Actor(1, 2, "Mo", is_member=True, is_volunteer=False, is_moderator=True)

ENTRIES = [
    Entry("me timezone", "Set your time zone", Who.EVERYONE),
    Entry("tip", "One tip", Who.EVERYONE),
    Entry("interview book", "Book an open slot", Who.MEMBER),
    Entry("interview list", "Your bookings", Who.MEMBER),
    Entry("volunteer offer", "Open a slot", Who.VOLUNTEER),
    Entry("setup", "Set the group up", Who.MODERATOR),
]
TOPICS = texts.topics(Settings())


def names(entries: list[Entry]) -> list[str]:
    return [entry.name for entry in entries]


@pytest.mark.parametrize(
    ("actor", "has_zone", "expected"),
    [
        (GUEST, True, ["tip", "me timezone"]),
        (MEMBER, True, ["interview book", "interview list", "tip"]),
        (MEMBER, False, ["me timezone", "interview book", "interview list"]),
        (VOLUNTEER, True, ["volunteer offer", "interview book", "interview list"]),
        (MODERATOR, True, ["setup", "interview book", "interview list"]),
    ],
)
def test_the_first_things_are_the_most_useful_for_who_one_is(actor: Actor, has_zone: bool, expected: list[str]) -> None:
    assert names(rules.first_things(rules.usable(ENTRIES, actor), actor, has_zone)) == expected


def titles(actor: Actor) -> set[str]:
    return {topic.key for topic in rules.topics_for(TOPICS, rules.usable(ENTRIES, actor))}


def test_nobody_is_shown_a_topic_that_holds_nothing_for_them() -> None:
    assert titles(GUEST) == {"start", "feedback", "tips", "times", "privacy", "commands"}
    assert titles(MEMBER) == titles(GUEST) | {"interviews"}
    assert titles(VOLUNTEER) == titles(MEMBER) | {"volunteering"}
    assert titles(MODERATOR) == titles(MEMBER) | {"moderators"}


def test_a_line_about_a_command_that_the_reader_cannot_use_is_left_out() -> None:
    topic = Topic("x", "X", "", ("Always.", "Use `/interview book`.", "`/setup` and `/tip`."))
    assert rules.lines_of(topic, rules.usable(ENTRIES, MEMBER)) == ["Always.", "Use `/interview book`."]


def test_commands_in_a_line_can_be_clicked() -> None:
    line = rules.clickable("Use `/interview book` or `/tip`, not `3/12`.", lambda name: f"</{name}:7>")
    assert line == "Use </interview book:7> or </tip:7>, not `3/12`."


def test_the_topic_that_is_called_so_is_offered_first() -> None:
    topics = texts.topics(Settings())
    assert rules.topics_like(topics, "feedback")[0].key == "feedback"
    assert [topic.key for topic in rules.topics_like(topics, "Asking an employer")] == ["asking"]
    assert rules.topics_like(topics, "") == topics


@pytest.mark.parametrize("searched", ["times", "Times and time zones", " TIMES AND TIME ZONES "])
def test_a_topic_is_found_by_its_key_or_title(searched: str) -> None:
    found = rules.find_topic(TOPICS, searched)
    assert found is not None and found.key == "times"


def test_other_words_look_for_commands() -> None:
    assert rules.find_topic(TOPICS, "slot") is None
    assert names(rules.search(ENTRIES, "SLOT open")) == ["interview book", "volunteer offer"]
    assert names(rules.search(ENTRIES, "/interview book")) == ["interview book"]
    assert rules.search(ENTRIES, " / ") == []


@pytest.mark.parametrize("count", range(0, 60, 7))
def test_a_page_never_has_more_than_its_room_and_says_what_is_left_out(count: int) -> None:
    lines = ["x" * 40] * count
    kept = rules.fit(lines, 500, texts.and_more)
    assert len("\n".join(kept)) <= 500
    if len("\n".join(lines)) < 500:
        assert kept == lines
    else:
        assert kept[-1] == texts.and_more(count - len(kept) + 1)


def test_every_topic_fits_a_select_and_has_a_key_of_its_own() -> None:
    assert len({topic.key for topic in TOPICS}) == len(TOPICS) <= 25
    for topic in TOPICS:
        assert len(topic.title) <= 100 and 0 < len(topic.summary) <= 100
