"""Zones by name, until `core.times` is there."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones


class ZoneSuggestion(NamedTuple):
    label: str
    value: str


def find_zone(typed: str) -> ZoneInfo | None:
    names = {name.casefold(): name for name in available_timezones()}
    name = names.get(typed.strip().casefold().replace(" ", "_"))
    return ZoneInfo(name) if name else None


def suggest_zones(typed: str) -> list[ZoneSuggestion]:
    wanted = typed.strip().casefold().replace(" ", "_")
    found = [name for name in sorted(available_timezones()) if wanted and wanted in name.casefold()]
    return [ZoneSuggestion(name.replace("_", " "), name) for name in found[:25]]


def words(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%a %d %b %Y, %H:%M %Z}"
