"""Pairs that a moderator pinned: made before all others, and counted when those are looked for."""

from dataclasses import replace

from cogs.matching.pairing import texts
from cogs.matching.pairing.models import (
    Member,
    OfferedSlot,
    OpenRequest,
    PairIds,
    RefusedPin,
    Round,
    Rule,
    Span,
    Volunteer,
)
from cogs.matching.pairing.rules import broken_rules

Pinned = tuple[OpenRequest, OfferedSlot, tuple[Rule, ...]]
"""A pair with the rules that it breaks."""


def make_pins(round: Round) -> tuple[list[Pinned], list[RefusedPin], Round]:
    """The pinned pairs, those that cannot be made, and what is left for the rest of the round."""
    pinning = _Pinning(round)
    refused = []
    for pair in sorted(round.pinned):
        why = pinning.make(pair)
        if why is not None:
            refused.append(RefusedPin(*pair, why))
    return pinning.made, refused, pinning.rest() if pinning.made else round


class _Pinning:
    def __init__(self, round: Round) -> None:
        self.made: list[Pinned] = []
        self._round = round
        self._requests = {request.id: request for request in round.requests}
        self._slots = {slot.id: slot for slot in round.slots}
        self._hosting: dict[int, list[OfferedSlot]] = {}
        self._meeting: dict[int, list[OfferedSlot]] = {}

    def make(self, pair: PairIds) -> str | None:
        """Why it cannot be, if so."""
        request, slot = self._requests.get(pair[0]), self._slots.get(pair[1])
        if request is None or slot is None:
            return texts.pin_is_gone()
        request, slot = self._request_now(request), self._slot_now(slot)
        broken = broken_rules(request, slot, self._round.now)
        if Rule.APART in broken:
            return texts.pin_impossible()
        if pair in self._round.forbidden:
            broken = (Rule.FORBIDDEN, *broken)
        self.made.append((request, slot, broken))
        del self._requests[request.id], self._slots[slot.id]
        self._hosting.setdefault(slot.volunteer.id, []).append(slot)
        self._meeting.setdefault(request.member.id, []).append(slot)
        return None

    def rest(self) -> Round:
        requests = tuple(map(self._request_now, self._requests.values()))
        return replace(self._round, requests=requests, slots=tuple(map(self._slot_now, self._slots.values())))

    def _request_now(self, request: OpenRequest) -> OpenRequest:
        member = self._member_now(request.member)
        return request if member is request.member else replace(request, member=member)

    def _slot_now(self, slot: OfferedSlot) -> OfferedSlot:
        volunteer = self._volunteer_now(slot.volunteer)
        return slot if volunteer is slot.volunteer else replace(slot, volunteer=volunteer)

    def _member_now(self, member: Member) -> Member:
        met = self._meeting.get(member.id, [])
        if not self._spans(member.id):
            return member
        return replace(
            member,
            bookings_left=member.bookings_left - len(met),
            busy=(*member.busy, *self._spans(member.id)),
            met=(*member.met, *((slot.volunteer.id, slot.starts_at) for slot in met)),
        )

    def _volunteer_now(self, volunteer: Volunteer) -> Volunteer:
        if not self._spans(volunteer.id):
            return volunteer
        hosted_at = tuple(slot.starts_at for slot in self._hosting.get(volunteer.id, []))
        busy = (*volunteer.busy, *self._spans(volunteer.id))
        return replace(volunteer, hosted_at=(*volunteer.hosted_at, *hosted_at), busy=busy)

    def _spans(self, person: int) -> list[Span]:
        """What the pins made so far take of a person's time, in either role."""
        slots = [*self._hosting.get(person, []), *self._meeting.get(person, [])]
        return [Span(slot.starts_at, slot.ends_at) for slot in slots]
