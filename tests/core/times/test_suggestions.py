"""What is offered while a time is being typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.times import BareDate, Past, suggest_whens

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 10, 29, 21, 30, tzinfo=NEW_YORK)


def values(text: str) -> list[str]:
    return [value for _, value in suggest_whens(text, NOW, NEW_YORK)]


def test_a_label_is_the_reading_in_words() -> None:
    assert suggest_whens("tomorrow 6pm", NOW, NEW_YORK) == [
        ("Fri 30 Oct 2026, 6:00 PM EDT, in 20 hours 30 minutes", "2026-10-30 18:00")
    ]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("fri 6", ["2026-10-30 06:00", "2026-10-30 18:00"]),
        ("6", ["2026-10-30 06:00", "2026-10-30 18:00"]),
        ("18", ["2026-10-30 18:00"]),
        ("18:", ["2026-10-30 18:00", "2026-10-30 18:15", "2026-10-30 18:30", "2026-10-30 18:45"]),
        ("next friday 3pm", ["2026-10-30 15:00", "2026-11-06 15:00"]),
        ("3/12 6pm", ["2026-12-03 18:00", "2027-03-12 18:00"]),
        ("tomorrow 5-6pm", ["2026-10-30 17:00"]),
        ("garbage", []),
        ("x" * 6000, []),
        ("demain", []),
    ],
)
def test_each_possible_reading_is_offered(typed: str, offered: list[str]) -> None:
    assert values(typed) == offered


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("tom", "2026-10-30 18:00"),
        ("t", "2026-11-03 18:00"),
        ("fri", "2026-10-30 18:00"),
        ("on wed", "2026-11-04 18:00"),
        ("dec", "2026-12-01 18:00"),
        ("d", "2026-12-01 18:00"),
        ("dec 3", "2026-12-03 18:00"),
        ("next", "2026-11-02 09:00"),
        ("in", "2026-10-29 23:30"),
        ("in 2", "2026-10-29 23:30"),
        ("in 30", "2026-10-29 22:00"),
        ("2026-12", "2026-12-01 18:00"),
        ("2026-12-0", "2026-12-02 18:00"),
        ("tomorrow 6:3", "2026-10-30 18:30"),
    ],
)
def test_a_beginning_leads_to_what_it_may_become(typed: str, among: str) -> None:
    assert among in values(typed)


def test_before_anything_is_typed_usual_times_of_the_coming_days_are_offered() -> None:
    offered = values("")
    assert len(offered) >= 20
    assert offered[:4] == ["2026-10-30 10:00", "2026-10-30 13:00", "2026-10-30 16:00", "2026-10-30 18:00"]
    assert offered == sorted(offered)


def test_for_a_deadline_days_are_offered() -> None:
    offered = suggest_whens("", NOW, NEW_YORK, bare_date=BareDate.END_OF_DAY)
    assert offered[0].label == "Thu 29 Oct 2026, end of the day, EDT, in 2 hours 29 minutes"
    assert offered[1].value == "2026-10-30 23:59"
    friday = suggest_whens("fri", NOW, NEW_YORK, bare_date=BareDate.END_OF_DAY)
    assert [one.value for one in friday] == ["2026-10-30 23:59"]


def test_where_the_past_may_be_meant_days_gone_by_are_offered() -> None:
    offered = suggest_whens("", NOW, NEW_YORK, bare_date=BareDate.END_OF_DAY, past=Past.ALLOW)
    assert [one.value for one in offered[:3]] == ["2026-10-29 23:59", "2026-10-28 23:59", "2026-10-27 23:59"]
    timed = suggest_whens("", NOW, NEW_YORK, past=Past.ALLOW)
    assert "2026-10-28 12:00" in [one.value for one in timed]


def test_the_groups_zone_is_named_in_each_label() -> None:
    for label, _ in suggest_whens("fri 6", NOW, NEW_YORK, zone_is_default=True):
        assert "(group's time zone: America/New_York)" in label


def test_no_more_are_offered_than_asked_for() -> None:
    assert len(suggest_whens("", NOW, NEW_YORK, limit=5)) == 5


def test_a_label_that_is_too_long_is_cut() -> None:
    lima = ZoneInfo("America/Argentina/Buenos_Aires")
    [(label, _)] = suggest_whens("tomorrow 1am Honolulu time", NOW, lima, zone_is_default=True)
    assert len(label) == 100
    assert label.endswith("…")
