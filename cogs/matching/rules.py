"""What a moderator may override, and when the daily round comes. Pure."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from cogs.matching import refusal_texts
from cogs.matching.pairing.models import Rule
from core.errors import Refusal
from core.settings import Settings
from core.times import instants_of, local_date, wall_time

MAY_BE_OVERRIDDEN = frozenset({Rule.FORBIDDEN, Rule.FIELD, Rule.LANGUAGE, Rule.WINDOW, Rule.REPEAT})
"""The others are limits that people set for themselves, or would put somebody in two places."""


def check_pin(broken: Collection[Rule]) -> None:
    """Which of the rules it is that cannot be broken is not said: one of them is confidential."""
    if not set(broken) <= MAY_BE_OVERRIDDEN:
        raise Refusal(refusal_texts.pin_impossible())


def daily_round(settings: Settings, now: datetime) -> datetime:
    """When the daily round comes next, by the group's clocks; where they skip it on one day, the next day's counts."""
    at, today = time.fromisoformat(settings.matching_time), local_date(now, settings.zone)
    days = (wall_time(today + timedelta(days=number), at) for number in range(3))
    return next(found for day in days for found in instants_of(day, settings.zone)[:1] if found > now)
