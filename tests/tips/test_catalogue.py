"""The tips that come with the bot: complete, short enough to show, with enough on every topic and for every moment."""

import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from cogs.tips import views
from cogs.tips.catalogue import PATH, catalogue
from cogs.tips.models import LONGEST_SOURCE, LONGEST_TEXT, SHORTEST_TEXT, TOPICS, Given, Moment, Post, Tip
from tests.stage import NOW

ENTRIES: list[dict[str, Any]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["tips"]
LONGEST_CUSTOM_ID = 60
REGIONS = {"UK", "EU", "UK, EU", "US"}


def test_there_are_enough_and_no_id_is_there_twice() -> None:
    assert len(ENTRIES) >= 80
    assert [key for key, count in Counter(entry["id"] for entry in ENTRIES).items() if count > 1] == []
    assert [key for key, count in Counter(entry["text"] for entry in ENTRIES).items() if count > 1] == []


def test_every_topic_has_some_and_no_other_topic_has_any() -> None:
    counted = Counter(entry["topic"] for entry in ENTRIES)
    assert set(counted) == set(TOPICS) and min(counted.values()) >= 4


def test_every_moment_has_several_to_choose_from() -> None:
    counted = Counter(moment for tip in catalogue().values() for moment in tip.moments)
    assert set(counted) == set(Moment) and min(counted.values()) >= 4


def test_each_says_what_to_do_and_where_it_is_from(subtests: pytest.Subtests) -> None:
    for entry in ENTRIES:
        with subtests.test(entry["id"]):
            _check(entry)


def _check(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"id", "topic", "text", "source", "region", "moments"}
    assert re.fullmatch(r"[a-z][a-z0-9-]+", entry["id"]) and not entry["id"].startswith("own-")
    assert len(entry["id"]) <= LONGEST_CUSTOM_ID
    assert SHORTEST_TEXT <= len(entry["text"]) <= LONGEST_TEXT and entry["text"] == entry["text"].strip()
    assert 1 <= len(re.findall(r"[.?!:](?=\s|”|$)", entry["text"])) <= 4
    assert {"author", "title"} <= set(entry["source"]) <= {"author", "title", "year"}
    assert entry["source"]["author"] and entry["source"]["title"]
    assert 1900 < entry["source"].get("year", 2000) <= 2026
    assert entry.get("region") is None or entry["region"] in REGIONS


def test_each_can_be_shown_to_one_and_to_all(subtests: pytest.Subtests) -> None:
    for tip in catalogue().values():
        with subtests.test(tip.key):
            _check_that_it_fits(tip)


def _check_that_it_fits(tip: Tip) -> None:
    assert len(tip.source) <= LONGEST_SOURCE, "a moderator who edits it could not send the form"
    post = Post(10**9, 1, tip.key, 1, NOW, by_clock=True, is_waiting=True)
    given = views.given(Given(tip, helpful=True), len(TOPICS), may_propose=True)
    for view in (given, views.tip_card(tip, post)):
        assert view.content_length() <= 4000


def test_figures_that_nobody_could_trace_are_not_there() -> None:
    """Percentages and the like that are passed on from page to page."""
    text = " ".join(entry["text"] for entry in ENTRIES)
    assert re.findall(r"\d+ ?%|\d+ percent|per cent", text) == []
