"""Which volunteers to ask for a time, where no slot fits. Pure: instants only."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.matching.assembling import ASKED_AHEAD, Askable
from cogs.matching.pairing.models import OfferedSlot, OpenRequest, PairIds, Span
from cogs.matching.pairing.reasons import reasons_for
from cogs.matching.pairing.rules import are_kept_apart, fit, offers_field, pair_rules, slot_rules
from cogs.requests.models import Request
from core.agendas import occupied
from core.settings import Settings

STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Asking:
    """Ask this volunteer about this request."""

    request: OpenRequest
    volunteer_id: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """A request for which somebody is looked for, and how long the interview would take."""

    request: OpenRequest
    length: timedelta


def length_of(request: Request, settings: Settings) -> timedelta:
    """What an interview at a time that the volunteer chooses would occupy."""
    return occupied(settings.agenda, settings.interview_minutes, is_watched=request.may_be_watched)


def whom_to_ask(
    wanted: Sequence[Wanted], askable: Collection[Askable], never: Collection[PairIds], now: datetime
) -> list[Asking]:
    """For each request, in the order given, the best volunteer who is left; nobody is asked twice at a time.

    `never` are the ids of requests and volunteers that are not to be tried.
    """
    left = {one.volunteer.id: one for one in askable}
    found: list[Asking] = []
    for one in wanted:
        best = _best(one, [who for who in left.values() if (one.request.id, who.volunteer.id) not in never], now)
        if best is not None:
            del left[best.volunteer.id]
            found.append(Asking(one.request, best.volunteer.id, tuple(reasons_for(one.request, best, now))))
    return found


def _best(wanted: Wanted, among: Sequence[Askable], now: datetime) -> OfferedSlot | None:
    """The best fit, then who had the fewest bookings lately."""
    possible = (first_time(wanted, one, now) for one in among)
    return min(
        (slot for slot in possible if slot is not None),
        key=lambda slot: (-fit(wanted.request, slot), slot.volunteer.recent_bookings, slot.volunteer.id),
        default=None,
    )


def first_time(wanted: Wanted, asked: Askable, now: datetime) -> OfferedSlot | None:
    """The first time that the two could have, as if the volunteer offered it."""
    request, volunteer = wanted.request, asked.volunteer
    sample = OfferedSlot(0, volunteer, now, now + wanted.length)
    if (
        are_kept_apart(request.member, volunteer)
        or not offers_field(sample, request.field)
        or request.languages.isdisjoint(volunteer.languages)
        or (volunteer.paused_until is not None and now < volunteer.paused_until)
    ):
        return None
    for starts_at in _starts(request.windows, asked.windows, wanted.length, now):
        slot = OfferedSlot(0, volunteer, starts_at, starts_at + wanted.length)
        if next(pair_rules(request, slot), None) is None and next(slot_rules(slot, now), None) is None:
            return slot
    return None


def _starts(
    windows: Sequence[Span], own: Sequence[Span] | None, length: timedelta, now: datetime
) -> Iterator[datetime]:
    until = now + ASKED_AHEAD
    for window in windows:
        for other in own if own is not None else (window,):
            starts_at, ends_at = max(window.starts_at, other.starts_at, now), min(window.ends_at, other.ends_at, until)
            while starts_at + length <= ends_at:
                yield starts_at
                starts_at += STEP
