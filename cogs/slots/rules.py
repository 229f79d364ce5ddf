"""Which times may be offered."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from cogs.slots import texts
from cogs.slots.models import Series, Slot
from core.errors import Refusal
from core.times import Weekly, local_date, start_of_day, wall_of

WEEKS_AHEAD = 8
MOST_OPEN = 60


def check_until(until_at: datetime | None, starts_at: datetime) -> None:
    if until_at is not None and until_at < starts_at:
        raise Refusal(texts.ends_before_it_starts(starts_at))


def rhythm_from(starts_at: datetime, zone: ZoneInfo, every_weeks: Literal[1, 2], until_at: datetime | None) -> Weekly:
    """What repeats the wall time that clocks in the zone show at `starts_at`, as long as it is not after `until_at`."""
    wall = wall_of(starts_at, zone)
    until_on = None
    if until_at is not None:
        last = wall_of(until_at, zone)
        until_on = last.date() if last.time() >= wall.time() else last.date() - timedelta(days=1)
    return Weekly(wall.date(), wall.time(), zone, every_weeks, until_on)


def within_reach(series: Series, now: datetime) -> date:
    """The last date on which slots of the series exist; its first is always among them."""
    return max(local_date(now, series.rhythm.zone) + timedelta(weeks=WEEKS_AHEAD), series.rhythm.first_on)


def next_reach(series: Series) -> datetime | None:
    """When the series' next date comes within reach; None when there is none."""
    if series.ended:
        return None
    coming = series.rhythm.occurrences(series.next_on, series.next_on + timedelta(weeks=2))
    following = next(coming, None)
    return start_of_day(following.on - timedelta(weeks=WEEKS_AHEAD), series.rhythm.zone) if following else None


def check_free(near: Sequence[Slot], buffer: timedelta) -> None:
    """`near` are the volunteer's live slots that the new one would touch, its buffer included."""
    if near:
        raise Refusal(texts.overlaps(near[0], buffer))


def check_number(live: int) -> None:
    """`live` counts the volunteer's slots to come, the new ones included."""
    if live > MOST_OPEN:
        raise Refusal(texts.too_many(MOST_OPEN))


def find_field(typed: str, fields: Sequence[str]) -> str:
    """The group's field of this name, however it was written."""
    for field in fields:
        if field.casefold() == typed.strip().casefold():
            return field
    raise Refusal(texts.unknown_field(typed, tuple(fields)))


def matching_fields(typed: str, fields: Sequence[str]) -> list[str]:
    return [field for field in fields if typed.strip().casefold() in field.casefold()]
