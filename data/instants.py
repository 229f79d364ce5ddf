"""Instants as the database keeps them: whole seconds since 1970, UTC."""

from datetime import UTC, datetime
from typing import overload


def to_seconds(at: datetime) -> int:
    return int(at.timestamp())


@overload
def to_instant(seconds: int) -> datetime: ...
@overload
def to_instant(seconds: int | None) -> datetime | None: ...
def to_instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
