"""Random matching rounds, small enough to look at every answer, and as tight as it takes for rules to matter."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from cogs.matching.pairing.models import Member, OfferedSlot, OpenRequest, Round, Span, Volunteer

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)
"""Not long before clocks change in Europe and in America."""

ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland")]
FIELDS = ["Data", "Design"]
KINDS = ["technical", "case"]
LEVELS = ["entry", "senior"]
LANGUAGES = ["English", "Spanish"]
HOUR = timedelta(hours=1)
DAYS = [0, 1, 1, 1, 5, 6, 40]

Thing = TypeVar("Thing")


def random_round(seed: int, requests: int = 6, slots: int = 7) -> Round:
    return round_by(random.Random(seed), requests, slots)


def round_by(chance: random.Random, requests: int, slots: int) -> Round:
    people = list(range(1, 8))
    members = {person: _member(chance, person, people) for person in people[:5]}
    volunteers = {person: _volunteer(chance, person, people) for person in people[3:]}
    asked = [
        _request(chance, 100 + at, members[chance.choice(people[:5])])
        for at in range(chance.randint((requests + 1) // 2, requests))
    ]
    offered = [
        _slot(chance, 200 + at, volunteers[chance.choice(people[3:])])
        for at in range(chance.randint((slots + 1) // 2, slots))
    ]
    pairs = [(request.id, slot.id) for request in asked for slot in offered]
    pinned = frozenset(chance.sample(pairs, 1)) if _happens(chance, 20) else frozenset()
    forbidden = frozenset(chance.sample(pairs, len(pairs) // 10))
    return Round(NOW, tuple(asked), tuple(offered), pinned, forbidden)


def _some(chance: random.Random, things: Sequence[Thing], least: int = 0) -> frozenset[Thing]:
    return frozenset(chance.sample(list(things), chance.randint(least, len(things))))


def _happens(chance: random.Random, percent: int) -> bool:
    return chance.randrange(100) < percent


def _moment(chance: random.Random) -> datetime:
    """Few of them within the next days and weeks, so that many fall together or next to each other."""
    return NOW + timedelta(days=chance.choice(DAYS)) + chance.randrange(16) * timedelta(minutes=45)


def _spans(chance: random.Random, most: int) -> tuple[Span, ...]:
    starts = [_moment(chance) for _ in range(chance.randint(0, most))]
    return tuple(Span(at, at + timedelta(minutes=75)) for at in starts)


def _member(chance: random.Random, person: int, people: list[int]) -> Member:
    return Member(
        person,
        chance.choice(ZONES),
        bookings_left=chance.choice([1, 1, 1, 1, 1, 2, 2, 2, 3, 0]),
        busy=_spans(chance, 1) if _happens(chance, 50) else (),
        met=tuple((chance.choice(people), NOW - timedelta(days=chance.choice([1, 20, 55, 70]))) for _ in range(1)),
        never_matched=_happens(chance, 50),
        cooldown_until=NOW - timedelta(days=chance.randrange(-5, 5)) if _happens(chance, 30) else None,
        blocked=frozenset({chance.choice(people)}) if _happens(chance, 10) else frozenset(),
        blocked_employers=frozenset({"Acme"}) if _happens(chance, 10) else frozenset(),
    )


def _volunteer(chance: random.Random, person: int, people: list[int]) -> Volunteer:
    return Volunteer(
        person,
        chance.choice(ZONES),
        fields=chance.choice([frozenset(), frozenset(FIELDS), _some(chance, FIELDS)]),
        kinds=_some(chance, KINDS),
        levels=_some(chance, LEVELS),
        languages=_some(chance, LANGUAGES, 1) | {"English"},
        weekly_limit=chance.choice([1, 2, 2, 20]),
        notice_hours=chance.choice([0, 0, 0, 2, 24]),
        buffer_minutes=chance.choice([0, 15, 60]),
        hosted_at=tuple(_moment(chance) for _ in range(chance.randint(0, 1))),
        busy=_spans(chance, 1) if _happens(chance, 50) else (),
        recent_bookings=chance.randrange(5),
        paused_until=NOW + chance.choice([-HOUR, HOUR]) if _happens(chance, 10) else None,
        employer="Acme" if _happens(chance, 20) else None,
        blocked=frozenset({chance.choice(people)}) if _happens(chance, 10) else frozenset(),
    )


def _request(chance: random.Random, id: int, member: Member) -> OpenRequest:
    starts = [NOW + timedelta(days=chance.choice(DAYS)) for _ in range(chance.randint(2, 5))]
    return OpenRequest(
        id,
        member,
        chance.choice(FIELDS),
        chance.choice(KINDS),
        made_at=NOW - timedelta(hours=chance.randrange(72)),
        windows=tuple(Span(at, at + chance.choice([4, 12, 14, 14]) * HOUR) for at in starts),
        languages=chance.choice([frozenset(LANGUAGES), _some(chance, LANGUAGES, 1)]),
        level=chance.choice([None, *LEVELS]),
        deadline_at=NOW + timedelta(days=chance.choice([1, 6, 9])) if _happens(chance, 40) else None,
        may_be_urgent=_happens(chance, 80),
        again_welcome=_happens(chance, 30),
    )


def _slot(chance: random.Random, id: int, volunteer: Volunteer) -> OfferedSlot:
    at = _moment(chance)
    return OfferedSlot(
        id,
        volunteer,
        at,
        at + timedelta(minutes=75),
        field=chance.choice([None, None, None, None, *FIELDS]),
        kind=chance.choice([None, *KINDS]),
    )
