"""Why two are put together, in words that both may read."""

from collections.abc import Iterator
from datetime import datetime

from cogs.matching.pairing import texts
from cogs.matching.pairing.models import OfferedSlot, OpenRequest
from cogs.matching.pairing.rules import days_waited, is_for_level, is_of_kind, meets_urgent_deadline


def reasons_for(request: OpenRequest, slot: OfferedSlot, now: datetime) -> Iterator[str]:
    languages = request.languages & slot.volunteer.languages
    if languages:
        yield texts.field_and_language(request.field, languages)
    if is_of_kind(request, slot):
        yield texts.same_kind(request.kind)
    if request.level is not None and is_for_level(request, slot):
        yield texts.same_level(request.level)
    if request.deadline_at is not None and meets_urgent_deadline(request, slot, now):
        yield texts.meets_deadline(request.deadline_at)
    if request.member.never_matched:
        yield texts.first_time()
    if days_waited(request, now):
        yield texts.waited(days_waited(request, now))
    yield texts.spread(slot.volunteer.recent_bookings)
