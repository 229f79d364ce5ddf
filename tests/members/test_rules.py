"""What fits in a panel, and how a person's data reads as a file."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cogs.members.rules import CUT, LONGEST_SECTION, as_file, fit_sections, holds_something

LIMA = ZoneInfo("America/Lima")
NOON = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def test_short_sections_stay_as_they_are() -> None:
    assert fit_sections(["one", "two"], 100) == ["one", "two"]


def test_a_long_section_is_cut_between_lines_so_that_no_mention_is_broken() -> None:
    section = "\n".join(["<t:1764590400:F>"] * 200)
    [shown] = fit_sections([section], 4000)
    assert len(shown) <= LONGEST_SECTION
    assert shown.endswith("\n" + CUT)
    assert set(shown.splitlines()) == {"<t:1764590400:F>", CUT}


@pytest.mark.parametrize("room", [0, 1, 2, 99, 100, 101, 3600])
def test_sections_never_take_more_room_than_there_is(room: int) -> None:
    sections = ["x" * 30, "y" * 5000, "\n".join("z" * 40 for _ in range(100)), "last"]
    assert sum(map(len, fit_sections(sections, room))) <= room


@pytest.mark.parametrize("nothing", [{}, {"interviews": []}, {"a": None, "b": {"c": ()}}, []])
def test_empty_lists_and_mappings_hold_nothing(nothing: object) -> None:
    assert not holds_something(nothing)


@pytest.mark.parametrize("something", [{"a": 0}, {"a": False}, {"a": ""}, {"a": {"b": [0]}}])
def test_any_value_is_something(something: object) -> None:
    assert holds_something(something)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", NOON),
        ("starts_at", int(NOON.timestamp())),
        ("when", NOON.isoformat()),
        ("when", "2026-12-01T12:00-05:00"),
    ],
)
def test_an_instant_is_in_utc_with_the_persons_time_next_to_it(name: str, value: object) -> None:
    file = as_file({name: value}, LIMA)
    assert file == {name: "2026-12-01T17:00:00Z", f"{name} (your time)": "Tue 1 Dec 2026, 12:00 PM UTC-5"}


@pytest.mark.parametrize("value", ["tomorrow at 5", "2026-12-01", "2026-12-01T12:00", True, None, 30, "<t:1:F>"])
def test_what_is_no_instant_stays_as_it_is(value: object) -> None:
    assert as_file({"goals": value, "is_at": True}, LIMA) == {"goals": value, "is_at": True}


def test_ids_keep_every_digit_in_programs_that_round_numbers() -> None:
    assert as_file({"thread_id": 2**63 - 1, "minutes": 30}, LIMA) == {"thread_id": str(2**63 - 1), "minutes": 30}


def test_whatever_a_feature_hands_over_can_be_written_as_json() -> None:
    data = {1: {"zone": LIMA, "kinds": {"case"}, "times": (NOON, [NOON])}}
    text = json.dumps(as_file(data, LIMA))
    assert json.loads(text)["1"]["times"] == ["2026-12-01T17:00:00Z", ["2026-12-01T17:00:00Z"]]
