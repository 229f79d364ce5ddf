"""A whole matching round, from what there is to who meets whom. It takes a while and loads scipy: for the worker."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from cogs.matching.pairing import texts
from cogs.matching.pairing.contention import Candidate, problem_of
from cogs.matching.pairing.models import Matching, OfferedSlot, OpenRequest, Pair, Round, Rule, Unmatched
from cogs.matching.pairing.obstacles import Obstacles
from cogs.matching.pairing.offers import Offers
from cogs.matching.pairing.optimum import best
from cogs.matching.pairing.pins import make_pins
from cogs.matching.pairing.reasons import reasons_for
from cogs.matching.pairing.rules import fit, pair_rules, priority, slot_rules
from cogs.matching.pairing.ties import settle


def solve(round: Round) -> Matching:
    """The best pairs: as many as possible, then the largest sum of priority, then of fit. Among equally good ones, who
    asked first goes first, and gets the first of slots that are as good. The order of what comes in does not matter."""
    pinned, refused, rest = make_pins(_in_order(round))
    closed = {slot.id: tuple(slot_rules(slot, rest.now)) for slot in rest.slots}
    offers = Offers(rest.slots)
    candidates = _candidates(rest, offers, closed)
    chosen = _choose(candidates, rest)
    pairs = [_pair(request, slot, rest, broken, is_pinned=True) for request, slot, broken in pinned]
    pairs += [_pair(request, slot, rest) for request, slot in chosen]
    unmatched = _unmatched(rest, candidates, chosen, Obstacles(rest, offers, closed))
    return Matching(tuple(sorted(pairs, key=lambda pair: pair.request_id)), tuple(unmatched), tuple(refused))


def _in_order(round: Round) -> Round:
    requests = tuple(sorted(round.requests, key=lambda request: (request.made_at, request.id)))
    return replace(
        round, requests=requests, slots=tuple(sorted(round.slots, key=lambda slot: (slot.starts_at, slot.id)))
    )


def _candidates(round: Round, offers: Offers, closed: dict[int, tuple[Rule, ...]]) -> list[Candidate]:
    return [
        (request, slot)
        for request in round.requests
        for slot in offers.inside_windows(request)
        if not closed[slot.id]
        and (request.id, slot.id) not in round.forbidden
        and next(pair_rules(request, slot), None) is None
    ]


def _choose(candidates: list[Candidate], round: Round) -> list[Candidate]:
    if not candidates:
        return []
    problem = problem_of(candidates, round.now)
    return [candidates[number] for number in sorted(settle(problem, best(problem), candidates))]


def _pair(
    request: OpenRequest,
    slot: OfferedSlot,
    round: Round,
    broken: tuple[Rule, ...] = (),
    *,
    is_pinned: bool = False,
) -> Pair:
    worth = priority(request, slot, round.now), fit(request, slot)
    reasons = [texts.pinned()] if is_pinned else []
    return Pair(request.id, slot.id, *worth, (*reasons, *reasons_for(request, slot, round.now)), broken)


def _unmatched(
    round: Round, candidates: list[Candidate], chosen: list[Candidate], obstacles: Obstacles
) -> Iterable[Unmatched]:
    """In the order of their ids."""
    matched = {request.id for request, _ in chosen}
    bookings = Counter(request.member.id for request, _ in chosen)
    taken = {slot.id for _, slot in chosen}
    possible: dict[int, set[int]] = defaultdict(set)
    for request, slot in candidates:
        possible[request.id].add(slot.id)
    for request in sorted(round.requests, key=lambda request: request.id):
        if request.id in possible and request.id not in matched:
            has_other = bookings[request.member.id] == request.member.bookings_left
            yield obstacles.lost_out(request, possible[request.id], taken, has_other=has_other)
        elif request.id not in matched:
            yield obstacles.of(request)
