"""What possible pairs take from each other: a slot, a place in a week, a person's time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from cogs.matching.pairing.models import OfferedSlot, OpenRequest
from cogs.matching.pairing.problem import Choice, Group, Limit, Problem
from cogs.matching.pairing.rules import (
    come_too_close,
    fit,
    places_left,
    priority,
    week_of_slot,
)
from cogs.requests.models import NOT_AGAIN_WITHIN

Candidate = tuple[OpenRequest, OfferedSlot]
"""A pair that breaks no rule by itself."""


def problem_of(candidates: Sequence[Candidate], now: datetime) -> Problem:
    """The choice among these candidates; each has the number of its place."""
    choices = [
        Choice(_row(request), slot.id, priority(request, slot, now), fit(request, slot)) for request, slot in candidates
    ]
    groups = list(_groups(candidates))
    limits = [*_of_bookings(candidates), *_of_time(candidates, groups), *_of_repeats(candidates)]
    return Problem(choices, groups, limits)


def _row(request: OpenRequest) -> int:
    """Whose place there is one of: the member, where they may have one booking more, else the request.

    Members have the negative numbers, so that no request has the same.
    """
    return -request.member.id if request.member.bookings_left == 1 else request.id


def _groups(candidates: Sequence[Candidate]) -> Iterator[Group]:
    """How many slots of each volunteer may be taken in a week; before that, which of those exclude each other."""
    volunteers = {slot.volunteer.id: slot.volunteer for _, slot in candidates}
    weeks = defaultdict(list)
    for slot in {slot.id: slot for _, slot in candidates}.values():
        weeks[slot.volunteer.id, week_of_slot(slot)].append(slot)
    for (person, week), slots in weeks.items():
        for cluster in _clusters(slots):
            if len(cluster) > 1:
                yield Group(frozenset(slot.id for slot in cluster), 1)
        yield Group(frozenset(slot.id for slot in slots), places_left(volunteers[person], week))


def _clusters(slots: Sequence[OfferedSlot]) -> list[list[OfferedSlot]]:
    """A volunteer's slots, together where all of them come too close to each other."""
    clusters: list[list[OfferedSlot]] = []
    for slot in sorted(slots, key=lambda slot: (slot.starts_at, slot.id)):
        if clusters and all(_come_too_close(slot, other) for other in clusters[-1]):
            clusters[-1].append(slot)
        else:
            clusters.append([slot])
    return clusters


def _of_bookings(candidates: Sequence[Candidate]) -> Iterator[Limit]:
    """Members who may have several bookings more, but not one for each of their requests."""
    for requests in _of_members_with_several_places(candidates).values():
        parts = tuple(map(frozenset, requests.values()))
        most = candidates[next(iter(parts[0]))][0].member.bookings_left
        if most < len(parts):
            yield Limit(parts, most)


def _of_members_with_several_places(candidates: Sequence[Candidate]) -> dict[int, dict[int, list[int]]]:
    """For each such member with several requests, the numbers of each request."""
    numbers: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (request, _) in enumerate(candidates):
        if request.member.bookings_left > 1:
            numbers[request.member.id][request.id].append(number)
    return {member: requests for member, requests in numbers.items() if len(requests) > 1}


@dataclass(frozen=True)
class _Use:
    """That a person is at a slot, if one of these candidates is chosen."""

    slot: OfferedSlot
    numbers: frozenset[int]


def _of_time(candidates: Sequence[Candidate], groups: Sequence[Group]) -> Iterator[Limit]:
    """Nobody is at two slots that come too close, in whatever role; those that a group keeps apart are left out."""
    cluster = {slot: group for group in groups if group.most == 1 for slot in group.columns}
    for uses in _uses(candidates).values():
        uses.sort(key=lambda use: (use.slot.starts_at, use.slot.id))
        longest = max(use.slot.volunteer.buffer_minutes for use in uses) * 60
        for at, use in enumerate(uses):
            for other in uses[at + 1 :]:
                if (other.slot.starts_at - use.slot.ends_at).total_seconds() >= longest:
                    break
                group = cluster.get(use.slot.id)
                if group is not None and other.slot.id in group.columns:
                    continue
                if _come_too_close(use.slot, other.slot):
                    yield Limit((use.numbers, other.numbers), 1)


def _come_too_close(slot: OfferedSlot, other: OfferedSlot) -> bool:
    return come_too_close(slot, other.starts_at, other.ends_at) or come_too_close(other, slot.starts_at, slot.ends_at)


def _uses(candidates: Sequence[Candidate]) -> dict[int, list[_Use]]:
    """When each volunteer, and each member who may be at several slots, may be where."""
    at_slot: dict[int, list[int]] = defaultdict(list)
    slots = {slot.id: slot for _, slot in candidates}
    for number, (_, slot) in enumerate(candidates):
        at_slot[slot.id].append(number)
    uses: dict[int, list[_Use]] = defaultdict(list)
    for slot in slots.values():
        uses[slot.volunteer.id].append(_Use(slot, frozenset(at_slot[slot.id])))

    several = _of_members_with_several_places(candidates).keys() | uses.keys()
    as_member: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (request, slot) in enumerate(candidates):
        if request.member.id in several:
            as_member[request.member.id, slot.id].append(number)
    for (member, slot_id), numbers in as_member.items():
        uses[member].append(_Use(slots[slot_id], frozenset(numbers)))
    return uses


def _of_repeats(candidates: Sequence[Candidate]) -> Iterator[Limit]:
    """The same two do not meet twice by two requests, unless both ask for it."""
    for requests in _of_members_with_several_places(candidates).values():
        for one, another in combinations(requests.values(), 2):
            for first in one:
                for second in another:
                    if _is_repeat(candidates[first], candidates[second]):
                        yield Limit((frozenset({first}), frozenset({second})), 1)


def _is_repeat(one: Candidate, another: Candidate) -> bool:
    (request, slot), (other_request, other_slot) = one, another
    return (
        slot.volunteer.id == other_slot.volunteer.id
        and slot.id != other_slot.id
        and not (request.again_welcome and other_request.again_welcome)
        and abs(slot.starts_at - other_slot.starts_at) < NOT_AGAIN_WITHIN
    )
