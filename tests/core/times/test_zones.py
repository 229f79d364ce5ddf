"""Zones as people name them."""

import tomllib
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.times import check_zone_data, find_zone, suggest_zones
from core.times.places import key_of, places
from core.times.spelling import Nearby

NOW = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
CATALOGUE = Path(__file__).parents[3] / "data" / "catalogue"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("EUROPE/BERLIN", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("EST5EDT", "America/New_York"),
        ("Berlin", "Europe/Berlin"),
        (" berlin ", "Europe/Berlin"),
        ("Munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Łódź", "Europe/Warsaw"),
        ("New York", "America/New_York"),
        ("NYC", "America/New_York"),
        ("London", "Europe/London"),
        ("london time", "Europe/London"),
        ("London, UK", "Europe/London"),
        ("London, Ontario", "America/Toronto"),
        ("Kiev", "Europe/Kyiv"),
        ("Kyiv", "Europe/Kyiv"),
        ("Mumbai", "Asia/Kolkata"),
        ("Bay Area", "America/Los_Angeles"),
        ("San Francisco", "America/Los_Angeles"),
        ("Austin, TX", "America/Chicago"),
        ("El Paso, TX", "America/Denver"),
        ("Portland, OR", "America/Los_Angeles"),
        ("Portland, Maine", "America/New_York"),
        ("Paris, France", "Europe/Paris"),
        ("Melbourne, Australia", "Australia/Melbourne"),
        ("Vancouver", "America/Vancouver"),
        ("Vancouver, WA", "America/Los_Angeles"),
        ("Washington, D.C.", "America/New_York"),
        ("St. John's", "America/St_Johns"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Germany", "Europe/Berlin"),
        ("India", "Asia/Kolkata"),
        ("Nigeria", "Africa/Lagos"),
        ("Japan", "Asia/Tokyo"),
        ("UK", "Europe/London"),
        ("California", "America/Los_Angeles"),
        ("Ohio", "America/New_York"),
        ("Arizona", "America/Phoenix"),
        ("Eastern Time", "America/New_York"),
        ("eastern", "America/New_York"),
        ("Pacific", "America/Los_Angeles"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("Central European Time", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("Berlin — Europe/Berlin, now 21:30", "Europe/Berlin"),
    ],
)
def test_a_name_finds_its_zone(typed: str, zone: str) -> None:
    found = find_zone(typed)
    assert found is not None
    assert found.key == zone


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Portland", {"America/New_York", "America/Los_Angeles"}),
        ("Georgia", {"America/New_York", "Asia/Tbilisi"}),
        ("CST", {"America/Chicago", "Asia/Shanghai", "America/Havana"}),
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("GMT", {"UTC", "Europe/London"}),
        ("Texas", {"America/Chicago", "America/Denver"}),
        ("Australia", {"Australia/Sydney", "Australia/Perth"}),
        ("USA", {"America/New_York", "America/Los_Angeles"}),
        ("GMT-8", {"America/Los_Angeles"}),
        ("UTC+5:30", {"Asia/Kolkata"}),
        ("Paris, Texas", {"Europe/Paris"}),
        ("berlni", {"Europe/Berlin"}),
        ("Kolkatta", {"Asia/Kolkata"}),
    ],
)
def test_a_name_of_several_zones_or_none_is_asked_about(typed: str, offered: set[str]) -> None:
    assert find_zone(typed) is None
    assert offered <= {value for _, value in suggest_zones(typed, NOW)}


@pytest.mark.parametrize(
    "typed", ["", " ", "x", "qwertyuiop", "Europe/Nowhere", "x" * 6000, "🙂", "Factory", "../etc/passwd"]
)
def test_what_names_no_zone_finds_none(typed: str) -> None:
    assert find_zone(typed) is None


def test_a_suggestion_shows_the_time_there_now() -> None:
    assert suggest_zones("berl", NOW) == [("Berlin — Europe/Berlin, now 21:30", "Europe/Berlin")]


def test_names_that_begin_with_the_text_come_first() -> None:
    labels = [label.partition(" — ")[0] for label, _ in suggest_zones("new", NOW)]
    assert labels[0] == "New York"
    begins = [label.startswith("New") for label in labels]
    assert begins == sorted(begins, reverse=True)


def test_before_anything_is_typed_the_common_zones_are_offered() -> None:
    values = [value for _, value in suggest_zones("", NOW)]
    assert len(values) == 25
    assert {"America/New_York", "Europe/London", "Asia/Kolkata", "UTC"} <= set(values)


def test_no_more_are_suggested_than_asked_for() -> None:
    assert len(suggest_zones("a", NOW, limit=7)) == 7


def test_what_is_suggested_finds_the_same_zone() -> None:
    for typed in ("", "san", "e", "cst", "us", "utc+1", "new z"):
        for _, value in suggest_zones(typed, NOW):
            found = find_zone(value)
            assert found is not None
            assert found.key == value


def test_every_zone_in_the_catalogue_exists_under_its_name_in_use() -> None:
    known = available_timezones()
    for place in places().all:
        assert place.zone in known
        assert places().canonical(place.zone) == place.zone
        assert ZoneInfo(place.zone).key == place.zone


def test_every_country_zone_can_be_found_and_suggested() -> None:
    lines = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    names = [line.split("\t")[2] for line in lines if not line.startswith("#")]
    assert len(names) > 400
    for name in names:
        found = find_zone(name)
        assert found is not None
        assert found.key == name
        assert name in {value for _, value in suggest_zones(name, NOW)}


def test_every_link_leads_to_a_zone_with_the_same_clocks() -> None:
    links = tomllib.loads((CATALOGUE / "zone_names.toml").read_text(encoding="utf-8"))["links"]
    days = [NOW + timedelta(days=20 * step) for step in range(36)]
    for old, new in links.items():
        offsets = [[day.astimezone(ZoneInfo(name)).utcoffset() for day in days] for name in (old, new)]
        assert offsets[0] == offsets[1], old


def test_no_name_means_two_zones_in_silence() -> None:
    listed = tomllib.loads((CATALOGUE / "cities.toml").read_text(encoding="utf-8"))
    shared = {key_of(name) for name in listed["several"]}
    owner: dict[str, str] = {}
    for zone, names in listed["places"].items():
        for key in map(key_of, names):
            assert owner.setdefault(key, zone) == zone or key in shared, key


def test_there_are_several_hundred_places() -> None:
    assert len({place.key for place in places().all}) > 1200


def test_the_newest_zone_data_is_in_use() -> None:
    check_zone_data()
    package = resources.files("tzdata") / "zoneinfo" / "America" / "Vancouver"
    with package.open("rb") as file:
        shipped = ZoneInfo.from_file(file, key="America/Vancouver")
    used = ZoneInfo("America/Vancouver")
    days = [NOW + timedelta(days=30 * step) for step in range(24)]
    assert [day.astimezone(used).utcoffset() for day in days] == [day.astimezone(shipped).utcoffset() for day in days]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("tomorow", ["tomorrow"]),
        ("tomorroww", ["tomorrow"]),
        ("tomrorow", ["tomorrow"]),
        ("tomarrow", ["tomorrow"]),
        ("tomorrow", ["tomorrow"]),
        ("tmrow", []),
        ("tom", []),
        ("x" * 500, []),
    ],
)
def test_a_single_slip_is_seen_through(typed: str, near: list[str]) -> None:
    assert Nearby(["tomorrow", "tonight"]).to(typed) == near
