"""Which time-zone data this process uses, and whether it is there at all.

Python prefers the machine's own zone files, which can be years old: governments change their clocks at short notice,
and a wrong rule is a missed meeting. So the newer of the machine's data and the tzdata package counts.
"""

import zoneinfo
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.times import texts

_RULES = "tzdata.zi"


class ZoneDataMissing(Exception):
    """The process cannot tell any local time. The message says how to repair it."""


def prefer_newest_zone_data() -> None:
    """From now on zones are read from the tzdata package, unless the machine's data is at least as new."""
    if _machine_version() < _version(resources.files("tzdata") / "zoneinfo" / _RULES):
        zoneinfo.reset_tzpath(to=())


def check_zone_data() -> None:
    """For the start of the bot: no zones, no bot."""
    try:
        ZoneInfo("America/New_York")
    except ZoneInfoNotFoundError as error:
        raise ZoneDataMissing(texts.no_zone_data()) from error


def _machine_version() -> str:
    """The version of the first zone files that Python would look into."""
    folder = next((Path(folder) for folder in zoneinfo.TZPATH if Path(folder).is_dir()), None)
    return _version(folder / _RULES) if folder else ""


def _version(rules: Traversable) -> str:
    """Such as "2026f"; empty where the file is missing, so nobody knows how old the data is."""
    if not rules.is_file():
        return ""
    with rules.open(encoding="utf-8") as lines:
        return lines.readline().removeprefix("# version ").strip()
