"""What typed times come to: a table of phrases at awkward moments in several zones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.errors import Refusal
from core.times import BareDate, Past, Reading, Unreadable, read_when
from tests.core.times import phrases

NEW_YORK = ZoneInfo("America/New_York")
SITUATIONS = {
    "thursday evening": (datetime(2026, 10, 29, 21, 30, tzinfo=NEW_YORK), phrases.THURSDAY_IN_NEW_YORK),
    "before clocks go back": (datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK), phrases.CHANGE_DAY_IN_NEW_YORK),
    "before clocks go forward": (
        datetime(2027, 3, 13, 23, 50, tzinfo=NEW_YORK),
        phrases.NIGHT_OF_THE_GAP_IN_NEW_YORK,
    ),
    "friday afternoon": (datetime(2026, 10, 30, 13, 0, tzinfo=NEW_YORK), phrases.FRIDAY_IN_NEW_YORK),
    "new year's eve": (
        datetime(2026, 12, 31, 23, 58, tzinfo=ZoneInfo("Europe/London")),
        phrases.NEW_YEARS_EVE_IN_LONDON,
    ),
    "leap year": (datetime(2028, 2, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin")), phrases.LEAP_YEAR_IN_BERLIN),
    "chicago": (datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("America/Chicago")), phrases.TUESDAY_IN_CHICAGO),
    "kolkata": (datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Kolkata")), phrases.WEDNESDAY_IN_KOLKATA),
}


def _rows() -> Iterator[object]:
    for name, (now, table) in SITUATIONS.items():
        for line in table.strip().splitlines():
            phrase, _, expected = line.rpartition(" -> ")
            yield pytest.param(phrase, expected, now, id=f"{name}: {phrase}")


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


@pytest.mark.parametrize(("phrase", "expected", "now"), _rows())
def test_a_phrase_comes_to_what_the_table_says(phrase: str, expected: str, now: datetime) -> None:
    found = _come_to(phrase, now)
    if expected == "ask any":
        assert found.startswith("ask 2")
    else:
        assert found == expected


def test_the_table_is_large() -> None:
    assert sum(1 for _ in _rows()) > 400
