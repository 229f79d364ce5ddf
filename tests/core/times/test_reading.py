"""What typed times come to: a table of phrases at awkward moments in several zones."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.errors import Refusal
from core.times import BareDate, Past, Reading, Unreadable, read_when
from tests.core.times.phrases import phrases_of

NEW_YORK = ZoneInfo("America/New_York")
MOMENTS = {
    "thursday_in_new_york": datetime(2026, 10, 29, 21, 30, tzinfo=NEW_YORK),
    "change_day_in_new_york": datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK),
    "night_of_the_gap_in_new_york": datetime(2027, 3, 13, 23, 50, tzinfo=NEW_YORK),
    "friday_in_new_york": datetime(2026, 10, 30, 13, 0, tzinfo=NEW_YORK),
    "new_years_eve_in_london": datetime(2026, 12, 31, 23, 58, tzinfo=ZoneInfo("Europe/London")),
    "leap_year_in_berlin": datetime(2028, 2, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin")),
    "tuesday_in_chicago": datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("America/Chicago")),
    "wednesday_in_kolkata": datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Kolkata")),
}


def _shown(reading: Reading, zone: ZoneInfo) -> str:
    local = reading.at.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M}" + (f":{local:%S}" if local.second else "") + (" again" if local.fold else "")


def _come_to(phrase: str, now: datetime) -> str:
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    try:
        return _shown(read_when(phrase, now, zone), zone)
    except Unreadable as refusal:
        offered = ", ".join(_shown(reading, zone) for reading in refusal.readings)
        return f"ask {offered}" if offered else "no"


@pytest.mark.parametrize("moment", MOMENTS)
def test_phrases_come_to_what_the_table_says(moment: str) -> None:
    found = [(phrase, expected, _come_to(phrase, MOMENTS[moment])) for phrase, expected in phrases_of(moment)]
    wrong = [(phrase, expected, came_to) for phrase, expected, came_to in found if not _is_as_said(came_to, expected)]
    assert wrong == []


def _is_as_said(came_to: str, expected: str) -> bool:
    return came_to.startswith("ask 2") if expected == "ask any" else came_to == expected


def test_the_table_is_large() -> None:
    assert sum(len(list(phrases_of(moment))) for moment in MOMENTS) > 400


THURSDAY = datetime(2026, 10, 29, 21, 30, tzinfo=NEW_YORK)


def _read(phrase: str, **options: Any) -> Reading:
    return read_when(phrase, THURSDAY, NEW_YORK, **options)


def _refusal(phrase: str, **options: Any) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        _read(phrase, **options)
    return caught.value


def test_a_reading_says_the_time_in_words_with_zone_and_distance() -> None:
    november = datetime(2026, 11, 24, 21, 30, tzinfo=NEW_YORK)
    assert read_when("dec 1 18:30", november, NEW_YORK).words == "Tue 1 Dec 2026, 6:30 PM EST, in 7 days"


def test_a_time_on_another_clock_is_said_on_both() -> None:
    reading = _read("saturday 5pm Tokyo time")
    assert reading.words == "Sat 31 Oct 2026, 4:00 AM EDT (5:00 PM JST, Tokyo), in 2 days"
    assert reading.zone.key == "Asia/Tokyo"
    assert _read("saturday 8am Tokyo").words == (
        "Fri 30 Oct 2026, 7:00 PM EDT (Sat 31 Oct 2026, 8:00 AM JST, Tokyo), in 21 hours 30 minutes"
    )


def test_the_readers_own_zone_is_kept_where_no_other_is_named() -> None:
    assert _read("tomorrow 6pm").zone is NEW_YORK
    assert _read("2026-12-01T18:30+02:00").zone is NEW_YORK


def test_the_first_of_two_is_meant_and_the_note_says_so() -> None:
    reading = _read("sunday 1:30am")
    assert reading.at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert reading.note == "Clocks go back then, so 1:30 AM happens twice; the first is meant."


def test_an_abbreviation_that_fits_one_of_two_names_that_one() -> None:
    reading = _read("sunday 1:30am EST")
    assert reading.at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert reading.typed == "<t:1793514600:F>"
    assert reading.note == "Clocks go back then, so 1:30 AM happens twice; the one in EST is meant."


def test_an_abbreviation_of_the_other_season_is_explained() -> None:
    assert _read("tomorrow 7pm EST").note == "EST is read as the clock in New York, which then shows EDT."
    assert _read("tomorrow 7pm ET").note is None


def test_a_weekday_that_is_today_says_so() -> None:
    assert _read("thursday 10pm").note == "That is today."


def test_midnight_says_between_which_days_it_lies() -> None:
    assert "(midnight from Thu to Fri)" in _read("midnight").words


def test_the_groups_zone_is_named_where_the_reader_has_set_none() -> None:
    reading = _read("tomorrow 6pm", zone_is_default=True)
    assert "(group's time zone: America/New_York)" in reading.words
    assert reading.note is not None
    assert "/me timezone" in reading.note
    refusal = _refusal("at 6", zone_is_default=True)
    assert "/me timezone" in str(refusal)
    assert all("group's time zone" in one.words for one in refusal.readings)


def test_a_refusal_is_one_and_lists_what_to_type_for_each_reading() -> None:
    refusal = _refusal("friday at 6")
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "“friday at 6” could be morning or evening: it says neither am nor pm."
    assert str(refusal).splitlines() == [
        refusal.reason,
        "Type the one you mean:",
        "- `2026-10-30 06:00` for Fri 30 Oct 2026, 6:00 AM EDT, in 8 hours 30 minutes",
        "- `2026-10-30 18:00` for Fri 30 Oct 2026, 6:00 PM EDT, in 20 hours 30 minutes",
    ]


def test_a_refusal_without_a_reading_gives_an_example() -> None:
    for phrase in ("garbage", "demain à 15h", "next month", "yesterday 5pm", "x" * 6000, "", " ", "5pm your time"):
        assert "`tomorrow 6pm`" in str(_refusal(phrase))


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("3/12/2026 6pm", "it is Thu 3 Dec 2026 or Thu 12 Mar 2026"),
        ("friday", "no time of day"),
        ("yesterday 5pm", "is past: Wed 28 Oct 2026, 5:00 PM EDT"),
        ("2028-01-01 10:00", "more than 365 days ahead: Sat 1 Jan 2028, 10:00 AM EST"),
        ("2027-03-14 02:30", "clocks go forward on Sun 14 Mar 2027 and skip 2:30 AM"),
        ("next friday 3pm", "different weeks"),
        ("tomorrow 5-6pm", "span of time"),
        ("6pm or 7pm", "several times"),
        ("wednesday 1 dec 6pm", "contradicts itself"),
        ("6pm IST", "“IST” stands for more than one time zone"),
        ("every friday 6pm", "repeats"),
        ("nov 31 6pm", "no such date"),
        ("25:00", "no such time of day"),
        ("demain à 15h", "English only"),
        ("6pm xyzzy", "“xyzzy” means nothing to me"),
        ("oct 20 5pm", "has just been"),
        ("friday 6pm for 1 hour", "length of time"),
        ("around 6pm", "not exact"),
        ("midnight tomorrow", "belongs to two days"),
        ("5.12", "time of day or a date"),
        ("5pm your time", "whose clock"),
        ("a" * 300, "too long"),
        ("", "No time was given"),
    ],
)
def test_a_refusal_says_why(phrase: str, part: str) -> None:
    assert part in _refusal(phrase).reason


def test_what_was_typed_is_given_back_short_and_on_one_line() -> None:
    reason = _refusal("tomorrow\n`6pm` " + "really " * 20).reason
    assert reason.startswith("I cannot read “tomorrow '6pm' really really")
    assert "\n" not in reason
    assert "`" not in reason


END_OF_DAY: dict[str, Any] = {"bare_date": BareDate.END_OF_DAY}


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("today", "2026-10-29"),
        ("tomorrow", "2026-10-30"),
        ("friday", "2026-10-30"),
        ("thursday", "2026-10-29"),
        ("by friday", "2026-10-30"),
        ("until 3 dec", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("dec 3", "2026-12-03"),
        ("dec 3 2026", "2026-12-03"),
        ("end of day friday", "2026-10-30"),
        ("eod tomorrow", "2026-10-30"),
        ("in 2 weeks", "2026-11-12"),
        ("two weeks from friday", "2026-11-13"),
        ("sunday", "2026-11-01"),
    ],
)
def test_a_deadline_without_a_time_is_the_end_of_that_day(phrase: str, day: str) -> None:
    reading = _read(phrase, **END_OF_DAY)
    assert f"{reading.at.astimezone(NEW_YORK):%Y-%m-%d %H:%M}" == f"{day} 23:59"
    assert reading.is_end_of_day
    assert "end of the day" in reading.words


def test_a_deadline_with_a_time_keeps_it() -> None:
    assert _read("friday 6pm", **END_OF_DAY).typed == "2026-10-30 18:00"


@pytest.mark.parametrize(
    "phrase", ["next friday", "3/12", "5.12", "yesterday", "next week", "dec 3 2030", "eod", "friday 6"]
)
def test_a_deadline_that_is_not_sure_is_refused(phrase: str) -> None:
    _refusal(phrase, **END_OF_DAY)


def test_a_swapped_deadline_offers_the_end_of_both_days() -> None:
    for phrase in ("3/12", "03.12."):
        assert [one.typed for one in _refusal(phrase, **END_OF_DAY).readings] == [
            "2026-12-03 23:59",
            "2027-03-12 23:59",
        ]


@pytest.mark.parametrize(
    ("phrase", "typed"),
    [
        ("yesterday", "2026-10-28 23:59"),
        ("yesterday 5pm", "2026-10-28 17:00"),
        ("oct 20", "2026-10-20 23:59"),
        ("last monday", None),
        ("last friday", "2026-10-23 23:59"),
        ("2 days ago", "2026-10-27 23:59"),
        ("3 hours ago", "2026-10-29 18:30"),
        ("2026-01-05", "2026-01-05 23:59"),
        ("2019-01-05", "2019-01-05 23:59"),
        ("friday", None),
        ("5pm", None),
        ("may 1", None),
        ("tomorrow 6pm", "2026-10-30 18:00"),
        ("2028-01-01", None),
    ],
)
def test_where_the_past_may_be_meant_it_is_read_or_asked_about(phrase: str, typed: str | None) -> None:
    if typed is None:
        _refusal(phrase, past=Past.ALLOW, **END_OF_DAY)
    else:
        assert _read(phrase, past=Past.ALLOW, **END_OF_DAY).typed == typed


def test_a_weekday_that_may_be_past_offers_the_last_and_the_coming_one() -> None:
    readings = _refusal("friday", past=Past.ALLOW, **END_OF_DAY).readings
    assert [one.typed for one in readings] == ["2026-10-23 23:59", "2026-10-30 23:59"]


def test_the_readers_zone_counts_the_days() -> None:
    """At 21:30 in New York it is already Friday in Berlin."""
    berlin = ZoneInfo("Europe/Berlin")
    assert read_when("tomorrow 18:00", THURSDAY, berlin).typed == "2026-10-31 18:00"
    assert read_when("friday 18:00", THURSDAY, berlin).typed == "2026-10-30 18:00"


@pytest.mark.parametrize(
    ("own", "phrase", "walls"),
    [
        ("America/Phoenix", "6pm MST", ["18:00"]),
        ("America/Regina", "6pm CST", ["18:00"]),
        ("Asia/Shanghai", "6pm CST", ["18:00"]),
        ("Europe/Dublin", "6pm IST", ["18:00"]),
        ("Asia/Jerusalem", "6pm IST", ["18:00"]),
        ("Asia/Kolkata", "6pm IST", ["18:00"]),
        ("Asia/Colombo", "6pm IST", ["18:00"]),
        ("Europe/London", "6pm BST", ["18:00"]),
        ("Asia/Dhaka", "6pm BST", ["18:00"]),
        ("America/Halifax", "6pm AST", ["18:00"]),
        ("Asia/Riyadh", "6pm AST", ["18:00"]),
        ("Australia/Sydney", "6pm AEST", ["18:00"]),
        ("Asia/Manila", "6pm PST", ["10:00", "18:00"]),
        ("Australia/Sydney", "6pm EST", ["10:00", "18:00"]),
        ("America/Vancouver", "6pm PST", ["18:00", "19:00"]),
        ("America/Panama", "6pm EST", ["18:00"]),
        ("Africa/Lagos", "6pm WAT", ["18:00"]),
        ("Europe/Kyiv", "6pm EET", ["18:00"]),
    ],
)
def test_an_abbreviation_shared_by_several_is_read_where_it_is_ones_own(
    own: str, phrase: str, walls: list[str]
) -> None:
    zone = ZoneInfo(own)
    january = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
    try:
        found = [read_when(phrase, january, zone)]
    except Unreadable as refusal:
        found = list(refusal.readings)
    assert sorted(f"{one.at.astimezone(zone):%H:%M}" for one in found) == walls
