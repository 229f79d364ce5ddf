"""Who is called first, and for how long. Pure; every instant is given."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from cogs.profiles.models import Profile
from cogs.requests.models import History, Request
from cogs.slots.models import Slot
from cogs.standby.models import Waiting

SHORTEST_CALL = timedelta(minutes=5)
MOST_UNANSWERED = 3
"""Calls in a row without a word; then nobody waits for this person any more."""


def due_at(starts_at: datetime, notice: timedelta, standby_minutes: int, now: datetime) -> datetime | None:
    """Until when a freed time is kept for one person; None where it is too near to be kept from everybody else.

    At most a quarter of the time that is left, so that others still get their chance, and not into the volunteer's
    notice, when nobody could book it any more.
    """
    lasts = min(timedelta(minutes=standby_minutes), (starts_at - now) / 4)
    until = min(now + lasts, starts_at - notice).replace(microsecond=0)
    return until if until - now >= SHORTEST_CALL else None


def fair_order(
    waiting: Iterable[Waiting],
    requests: Mapping[int, Request],
    histories: Mapping[int, History],
    cooldown_days: int,
    now: datetime,
) -> list[Waiting]:
    """Those in their cooldown after a turn come last, those who never had one first; then who waited longest.

    `requests` are those that the slot would meet, by member: the time waited with one counts, too.
    """

    def rank(one: Waiting) -> tuple[bool, bool, datetime, int]:
        history = histories.get(one.user_id, History())
        turn_at = history.last_turn_at
        cools_down = turn_at is not None and now < turn_at + timedelta(days=cooldown_days)
        request = requests.get(one.user_id)
        since_at = min(one.since_at, request.made_at) if request else one.since_at
        return cools_down, not history.is_first_time, since_at, one.user_id

    return sorted(waiting, key=rank)


def fits(slot: Slot, profile: Profile, request: Request | None) -> bool:
    """Whether the slot is in a field that this person named; who named none takes any."""
    return request is not None or slot.field is None or not profile.fields or slot.field in profile.fields


def meets(slot: Slot, request: Request) -> bool:
    """Whether the slot is for what was requested, whatever its time: that is what stand-by asks about."""
    return slot.field in (None, request.field) and slot.kind in (None, request.kind)
