"""Slots, found by field, language and time without looking at each."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice

from cogs.matching.pairing.models import OfferedSlot, OpenRequest, Span


@dataclass(frozen=True)
class Times:
    """Slots in the order of their starts."""

    slots: list[OfferedSlot]

    @cached_property
    def starts(self) -> list[datetime]:
        return [slot.starts_at for slot in self.slots]

    def inside(self, windows: Iterable[Span]) -> Iterator[OfferedSlot]:
        for window in windows:
            first = bisect_left(self.starts, window.starts_at)
            last = bisect_right(self.starts, window.ends_at, first)
            yield from (slot for slot in self.slots[first:last] if slot.ends_at <= window.ends_at)

    def beside(self, windows: Iterable[Span], is_wanted: Callable[[OfferedSlot], bool]) -> Iterator[OfferedSlot]:
        """For each window, of the wanted slots the last that starts before it, and the first that ends after it."""
        for window in windows:
            at = bisect_left(self.starts, window.starts_at)
            before = (self.slots[number] for number in range(at - 1, -1, -1))
            yield from islice(filter(is_wanted, before), 1)
            later = (self.slots[number] for number in range(at, len(self.slots)))
            yield from islice((slot for slot in filter(is_wanted, later) if slot.ends_at > window.ends_at), 1)


class Offers:
    """Every slot of a round by the fields it is for; one for any field is under each."""

    def __init__(self, slots: Iterable[OfferedSlot]) -> None:
        by_field: dict[str, list[OfferedSlot]] = defaultdict(list)
        for_any: list[OfferedSlot] = []
        for slot in sorted(slots, key=lambda slot: (slot.starts_at, slot.id)):
            fields = {slot.field} if slot.field is not None else slot.volunteer.fields
            for field in fields:
                by_field[field].append(slot)
            if not fields:
                for_any.append(slot)
        self._by_field = {field: Times(listed) for field, listed in by_field.items()}
        self._for_any = Times(for_any)
        self._spoken: dict[tuple[str, frozenset[str]], Times] = {}

    def inside_windows(self, request: OpenRequest) -> Iterator[OfferedSlot]:
        """Those for the request's field that are inside one of its windows."""
        for times in (self._by_field.get(request.field), self._for_any):
            if times is not None:
                yield from times.inside(request.windows)

    def for_field(self, field: str) -> list[OfferedSlot]:
        listed = self._by_field.get(field)
        return [*(listed.slots if listed else ()), *self._for_any.slots]

    def in_language(self, request: OpenRequest) -> Times:
        """Those for the request's field whose volunteers speak one of its languages."""
        key = request.field, request.languages
        if key not in self._spoken:
            fitting = (
                s for s in self.for_field(request.field) if not request.languages.isdisjoint(s.volunteer.languages)
            )
            self._spoken[key] = Times(sorted(fitting, key=lambda slot: (slot.starts_at, slot.id)))
        return self._spoken[key]
