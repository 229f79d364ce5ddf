"""The best matching by looking at every possibility, with the rules written down a second time, in another way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from cogs.matching.pairing.models import OfferedSlot, OpenRequest, Round, Span

Chosen = tuple[OpenRequest, OfferedSlot]
Aims = tuple[int, int, int]
"""How many, their priority, their fit."""

STEP = timedelta(minutes=15)
DAY = timedelta(days=1)


def objective(round: Round, chosen: Sequence[Chosen]) -> Aims:
    worths = [worth(round, *pair) for pair in chosen]
    return len(worths), sum(priority for priority, _ in worths), sum(fit for _, fit in worths)


def worth(round: Round, request: OpenRequest, slot: OfferedSlot) -> tuple[int, int]:
    since = request.made_at
    if request.member.cooldown_until is not None and request.member.cooldown_until > since:
        since = request.member.cooldown_until
    priority = sorted((0, (round.now - since).days, 60))[1]
    if request.member.never_matched:
        priority += 50
    if request.deadline_at is not None and request.may_be_urgent:
        in_time = slot.starts_at + (slot.ends_at - slot.starts_at) <= request.deadline_at
        priority += 100 if in_time and request.deadline_at <= round.now + 7 * DAY else 0

    host = slot.volunteer
    kinds = {slot.kind} if slot.kind else host.kinds
    fit = 2 * (request.level in host.levels) + 2 * (request.kind in kinds)
    fit += 1 if len([language for language in host.languages if language in request.languages]) >= 2 else 0
    return priority, fit - min(3, host.recent_bookings)


def may_add(round: Round, chosen: Sequence[Chosen], pinned: int, request: OpenRequest, slot: OfferedSlot) -> bool:
    """Whether this pair may be made beside those chosen, of which the first so many are pinned."""
    member, host = request.member, slot.volunteer
    if (request.id, slot.id) in round.forbidden or apart(request, slot):
        return False
    if any(one.id == request.id or other.id == slot.id for one, other in chosen):
        return False
    if slot.field not in (None, request.field) or (
        slot.field is None and host.fields and request.field not in host.fields
    ):
        return False
    if not set(request.languages) & set(host.languages) or not all_inside(request.windows, slot):
        return False
    hours = (slot.starts_at - round.now) / timedelta(hours=1)
    if hours <= 0 or hours < host.notice_hours or (host.paused_until and host.paused_until > round.now):
        return False
    if sum(1 for one, _ in chosen if one.member.id == member.id) >= member.bookings_left:
        return False
    return (
        week_has_room(chosen, slot)
        and nothing_is_too_close(chosen, pinned, request, slot)
        and no_repeat(chosen, pinned, request, slot)
    )


def apart(request: OpenRequest, slot: OfferedSlot) -> bool:
    member, host = request.member, slot.volunteer
    blocked = host.id in member.blocked or member.id in host.blocked
    return blocked or member.id == host.id or (host.employer is not None and host.employer in member.blocked_employers)


def all_inside(windows: Sequence[Span], slot: OfferedSlot) -> bool:
    """Every quarter of an hour of the slot is in some window. In these tests, everything starts and ends on one."""
    quarters = int((slot.ends_at - slot.starts_at) / STEP)
    moments = [slot.starts_at + STEP * at for at in range(quarters)]
    return all(any(window.starts_at <= at < window.ends_at for window in windows) for at in moments)


def week_has_room(chosen: Sequence[Chosen], slot: OfferedSlot) -> bool:
    host = slot.volunteer
    day = slot.starts_at.astimezone(host.zone).date()
    monday = day - timedelta(days=day.weekday())
    starts = [*host.hosted_at, *(other.starts_at for _, other in chosen if other.volunteer.id == host.id)]
    days = [at.astimezone(host.zone).date() for at in starts]
    return len([day for day in days if monday <= day < monday + timedelta(days=7)]) < host.weekly_limit


def nothing_is_too_close(chosen: Sequence[Chosen], pinned: int, request: OpenRequest, slot: OfferedSlot) -> bool:
    own = slot.volunteer.buffer_minutes
    taken = [(span.starts_at, span.ends_at, own) for span in (*request.member.busy, *slot.volunteer.busy)]
    people = {request.member.id, slot.volunteer.id}
    for at, (one, other) in enumerate(chosen):
        if people & {one.member.id, other.volunteer.id}:
            buffer = own if at < pinned else max(own, other.volunteer.buffer_minutes)
            taken.append((other.starts_at, other.ends_at, buffer))
    for starts_at, ends_at, buffer in taken:
        apart = max(starts_at - slot.ends_at, slot.starts_at - ends_at)
        if apart < timedelta(minutes=buffer):
            return False
    return True


def no_repeat(chosen: Sequence[Chosen], pinned: int, request: OpenRequest, slot: OfferedSlot) -> bool:
    met = [at for person, at in request.member.met if person == slot.volunteer.id and not request.again_welcome]
    for at, (one, other) in enumerate(chosen):
        if (one.member.id, other.volunteer.id) == (request.member.id, slot.volunteer.id):
            welcome = request.again_welcome and (one.again_welcome or at < pinned)
            met += [] if welcome else [other.starts_at]
    return all(slot.starts_at >= at + 60 * DAY or slot.starts_at <= at - 60 * DAY for at in met)


def pins(round: Round) -> list[Chosen]:
    requests = {request.id: request for request in round.requests}
    slots = {slot.id: slot for slot in round.slots}
    made: list[Chosen] = []
    for request_id, slot_id in sorted(round.pinned):
        if request_id in requests and slot_id in slots and not apart(requests[request_id], slots[slot_id]):
            made.append((requests.pop(request_id), slots.pop(slot_id)))
    return made


@dataclass
class Search:
    """Request by request, every slot and none; what cannot become better than the best so far is left."""

    round: Round

    def __post_init__(self) -> None:
        self.pinned = pins(self.round)
        done = {request.id for request, _ in self.pinned}
        self.left = [request for request in self.round.requests if request.id not in done]
        self.possible = {request.id: list(self._alone(request)) for request in self.left}
        self.best = (-1, 0, 0)

    def run(self) -> Aims:
        """The best aims, of the pairs that are not pinned."""
        self._go_on(0, (), (0, 0, 0))
        return self.best

    def _alone(self, request: OpenRequest) -> Iterator[OfferedSlot]:
        return (slot for slot in self.round.slots if may_add(self.round, self.pinned, len(self.pinned), request, slot))

    def _go_on(self, at: int, chosen: tuple[Chosen, ...], reached: Aims) -> None:
        self.best = max(self.best, reached)
        if at == len(self.left) or self._bound(at, reached) <= self.best:
            return
        request = self.left[at]
        for slot in self.possible[request.id]:
            if may_add(self.round, [*self.pinned, *chosen], len(self.pinned), request, slot):
                priority, fit = worth(self.round, request, slot)
                more = reached[0] + 1, reached[1] + priority, reached[2] + fit
                self._go_on(at + 1, (*chosen, (request, slot)), more)
        self._go_on(at + 1, chosen, reached)

    def _bound(self, at: int, reached: Aims) -> Aims:
        """As if each of the others could have the best of its slots for itself."""
        count, priority, fit = reached
        for request in self.left[at:]:
            worths = [worth(self.round, request, slot) for slot in self.possible[request.id]]
            if worths:
                count, priority = count + 1, priority + max(one for one, _ in worths)
                fit += max(one for _, one in worths)
        return count, priority, fit
