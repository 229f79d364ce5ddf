"""What follows from plain values: what fits in a panel, how a person's data reads as a file."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.times import words

LARGEST_SAFE_NUMBER = 2**53
"""Above this, many programs that read JSON round numbers; Discord's ids are above it."""

LONGEST_SECTION = 900
CUT = "…"

_ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


def fit_sections(sections: Iterable[str], room: int) -> list[str]:
    """The sections, each no longer than a fair part of a panel, and as many as there is room for."""
    fitting: list[str] = []
    for section in sections:
        short = _shorten(section, min(LONGEST_SECTION, room))
        if short:
            fitting.append(short)
            room -= len(short)
    return fitting


def _shorten(section: str, most: int) -> str:
    """Whole lines only: half a mention or a half timestamp would show as raw text."""
    if len(section) <= most:
        return section
    kept = ""
    for line in section.splitlines():
        if len(kept) + len(line) + 1 + len(CUT) > most:
            break
        kept += line + "\n"
    return kept + CUT if kept else ""


def holds_something(data: object) -> bool:
    """Whether there is any value in it; lists and mappings of nothing do not count."""
    match data:
        case Mapping():
            return any(holds_something(value) for value in data.values())
        case list() | tuple() | set() | frozenset():
            return any(holds_something(value) for value in data)
        case _:
            return data is not None


def as_file(value: object, zone: ZoneInfo) -> object:
    """The same data as JSON can hold and people can read.

    Instants become ISO in UTC, with the person's local time next to them; ids too large for some readers of JSON
    become text.
    """
    match value:
        case Mapping():
            return _mapping_as_file(value, zone)
        case list() | tuple() | set() | frozenset():
            return [as_file(item, zone) for item in value]
        case datetime():
            return iso(value)
        case int() if abs(value) > LARGEST_SAFE_NUMBER:
            return str(value)
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def _mapping_as_file(data: Mapping[object, object], zone: ZoneInfo) -> dict[str, object]:
    file: dict[str, object] = {}
    for name, value in data.items():
        instant = _instant(str(name), value)
        if instant is None:
            file[str(name)] = as_file(value, zone)
        else:
            file[str(name)] = iso(instant)
            file[f"{name} (your time)"] = words(instant, zone)
    return file


def _instant(name: str, value: object) -> datetime | None:
    """What features hand over as an instant: a `datetime`, its ISO form, or whole seconds named `…_at`."""
    match value:
        case datetime():
            return value
        case str() if _ISO_INSTANT.fullmatch(value):
            return datetime.fromisoformat(value)
        case int() if name.endswith("_at") and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        case _:
            return None


def iso(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
