"""What stands in the way of a request that was not matched, and what nearly fits.

Volunteers who are kept apart from the member are left out first of all: every word is the same as if they were not
there.
"""

from collections.abc import Iterator, Mapping, Set
from datetime import timedelta
from functools import partial

from cogs.matching.pairing import texts
from cogs.matching.pairing.models import NearMiss, OfferedSlot, OpenRequest, Round, Rule, Unmatched
from cogs.matching.pairing.offers import Offers
from cogs.matching.pairing.rules import are_kept_apart, pair_rules
from core.times import PART_HOURS, Part, wall_of

MOST_NEAR = 3
WORTH_TELLING = {Rule.WINDOW, Rule.LANGUAGE, Rule.NOTICE, Rule.MEMBER_BUSY, Rule.REPEAT}
"""Where one of the two could change something, or that much time passes."""

LONGEST_PART_OF_DAY = timedelta(hours=7)
NOON, EVENING = PART_HOURS[Part.AFTERNOON][0], PART_HOURS[Part.EVENING][0]
MOST_PARTS = 2


class Obstacles:
    """`closed` holds the rules that a slot breaks whoever asks for it, by slot."""

    def __init__(self, round: Round, offers: Offers, closed: Mapping[int, tuple[Rule, ...]]) -> None:
        self._round = round
        self._offers = offers
        self._closed = closed

    def lost_out(self, request: OpenRequest, possible: Set[int], taken: Set[int], *, has_other: bool) -> Unmatched:
        """For whom there are `possible` slots; `has_other` if another request of the member was matched."""
        if has_other:
            return Unmatched(request.id, (texts.other_request_matched(),))
        said = []
        if possible & taken:
            said.append(texts.others_come_first(len(possible & taken)))
        if possible - taken:
            said.append(texts.volunteers_fill_up(len(possible - taken)))
        return Unmatched(request.id, tuple(said))

    def of(self, request: OpenRequest) -> Unmatched:
        """For whom nothing is possible."""
        if request.member.bookings_left < 1:
            return Unmatched(request.id, (texts.enough_bookings(),))
        if not request.windows:
            return Unmatched(request.id, (texts.no_windows(),))
        return Unmatched(request.id, tuple(self._in_the_way(request)), tuple(self._near(request)))

    def _in_the_way(self, request: OpenRequest) -> list[str]:
        offered = [slot for slot in self._offers.for_field(request.field) if self._is_visible(request, slot)]
        if not offered:
            return [texts.nobody_for_field(request.field)]
        spoken = [slot for slot in offered if not request.languages.isdisjoint(slot.volunteer.languages)]
        if not spoken:
            return [texts.nobody_speaks(request.field, sorted(request.languages))]
        inside = [
            slot
            for slot in self._offers.in_language(request).inside(request.windows)
            if self._is_visible(request, slot)
        ]
        if not inside:
            if all(self._closed[slot.id] for slot in spoken):
                return [texts.nobody_free(request.field)]
            return [texts.nobody_then(request.field, parts_of_days(request))]
        broken = {rule for slot in inside for rule in self._broken(request, slot)}
        return list(dict.fromkeys(texts.in_the_way(rule, request.field) for rule in Rule if rule in broken))

    def _near(self, request: OpenRequest) -> list[NearMiss]:
        """The nearest to the member's windows, of those that break one rule alone."""
        found: dict[int, tuple[timedelta, OfferedSlot, Rule]] = {}
        for slot in self._around(request):
            broken = self._broken(request, slot)
            if len(broken) == 1 and broken[0] in WORTH_TELLING:
                found[slot.id] = _outside(request, slot), slot, broken[0]
        nearest = sorted(found.values(), key=lambda miss: (miss[0], miss[1].starts_at, miss[1].id))
        return [
            NearMiss(slot.id, rule, texts.near(rule, slot.starts_at, outside, slot.volunteer.languages))
            for outside, slot, rule in nearest[:MOST_NEAR]
        ]

    def _around(self, request: OpenRequest) -> Iterator[OfferedSlot]:
        is_visible = partial(self._is_visible, request)
        yield from filter(is_visible, self._offers.inside_windows(request))
        yield from self._offers.in_language(request).beside(request.windows, is_visible)

    def _is_visible(self, request: OpenRequest, slot: OfferedSlot) -> bool:
        return not are_kept_apart(request.member, slot.volunteer) and (request.id, slot.id) not in self._round.forbidden

    def _broken(self, request: OpenRequest, slot: OfferedSlot) -> tuple[Rule, ...]:
        return (*pair_rules(request, slot), *self._closed[slot.id])


def _outside(request: OpenRequest, slot: OfferedSlot) -> timedelta:
    """How much of the way from the nearest window the slot is."""
    none = timedelta(0)
    return min(
        max(none, window.starts_at - slot.starts_at) + max(none, slot.ends_at - window.ends_at)
        for window in request.windows
    )


def parts_of_days(request: OpenRequest) -> list[tuple[texts.Days, texts.Part]]:
    """When the member has time, in a few words; none where few words do not do."""
    found: dict[texts.Part, set[texts.Days]] = {}
    for window in request.windows:
        if window.ends_at - window.starts_at > LONGEST_PART_OF_DAY:
            return []
        wall = wall_of(window.starts_at, request.member.zone)
        part: texts.Part = "morning" if wall.hour < NOON else "afternoon" if wall.hour < EVENING else "evening"
        days: texts.Days = "weekday" if wall.weekday() < 5 else "Saturday" if wall.weekday() == 5 else "Sunday"
        found.setdefault(part, set()).add(days)
    parts: list[tuple[texts.Days, texts.Part]] = []
    for part, several in found.items():
        parts += (
            [("any", part)] if "weekday" in several and len(several) > 1 else [(one, part) for one in sorted(several)]
        )
    return parts if len(parts) <= MOST_PARTS else []
