"""A member, a volunteer, a request and a slot that fit; tests change what they are about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cogs.matching.pairing.models import Matching, Member, OfferedSlot, OpenRequest, Round, Span, Volunteer
from cogs.matching.pairing.solving import solve

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)
"""A Tuesday, 17:00 in Berlin."""

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
LONG = timedelta(minutes=75)
STARTS_AT = NOW + 2 * DAY

ANA = Member(1, BERLIN)
PRIYA = Volunteer(
    2,
    BERLIN,
    fields=frozenset({"Data"}),
    kinds=frozenset({"technical"}),
    levels=frozenset({"senior"}),
)


def request(id: int = 100, member: Member = ANA, **changes: Any) -> OpenRequest:
    usual = OpenRequest(id, member, "Data", "case", NOW - HOUR, (Span(NOW, NOW + 80 * DAY),))
    return replace(usual, **changes)


def slot(id: int = 200, volunteer: Volunteer = PRIYA, starts_at: datetime = STARTS_AT, **changes: Any) -> OfferedSlot:
    return replace(OfferedSlot(id, volunteer, starts_at, starts_at + LONG), **changes)


def matched(*things: OpenRequest | OfferedSlot, **changes: Any) -> Matching:
    requests = tuple(thing for thing in things if isinstance(thing, OpenRequest))
    slots = tuple(thing for thing in things if isinstance(thing, OfferedSlot))
    return solve(replace(Round(NOW, requests, slots), **changes))


def pairs(*things: OpenRequest | OfferedSlot, **changes: Any) -> list[tuple[int, int]]:
    return [(pair.request_id, pair.slot_id) for pair in matched(*things, **changes).pairs]
