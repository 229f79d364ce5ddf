"""What a matching round comes to, and what moderators decided about it beforehand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zlib import crc32

from cogs.matching.pairing.models import RefusedPin, Rule


class RulingKind(StrEnum):
    """PIN: this request with this slot. FORBID: this request not with this volunteer."""

    PIN = "pin"
    FORBID = "forbid"


@dataclass(frozen=True)
class Ruling:
    """What a moderator decided about a request. `made_by` is None once they asked to be forgotten."""

    id: int
    guild_id: int
    kind: RulingKind
    request_id: int
    member_id: int
    volunteer_id: int
    slot_id: int | None
    made_by: int | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """Two who are put together: at a slot's time, or, without a slot, by asking the volunteer for one.

    `asks_first`: the volunteer wants to be asked, although there is a slot. `broken` are the rules that a pin breaks.
    """

    request_id: int
    member_id: int
    volunteer_id: int
    field: str
    kind: str
    reasons: tuple[str, ...]
    slot_id: int | None = None
    starts_at: datetime | None = None
    asks_first: bool = True
    is_pinned: bool = False
    broken: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftWaiting:
    """A request for which there is nothing this time, and what stands in its way, as its member reads it."""

    request_id: int
    member_id: int
    field: str
    kind: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The best matching of what there was at one moment. Both lists are in fair order."""

    planned: tuple[Planned, ...] = ()
    waiting: tuple[LeftWaiting, ...] = ()
    refused_pins: tuple[RefusedPin, ...] = ()

    @property
    def fingerprint(self) -> int:
        """The same for plans that put the same people together at the same times."""
        pairs = sorted((one.request_id, one.volunteer_id, one.slot_id or 0) for one in self.planned)
        return crc32(repr(pairs).encode())

    @property
    def entries(self) -> tuple[Planned | LeftWaiting, ...]:
        return (*self.planned, *self.waiting)

    def entry_of(self, request_id: int) -> Planned | LeftWaiting | None:
        return next((one for one in self.entries if one.request_id == request_id), None)


@dataclass(frozen=True, slots=True)
class SlotChoice:
    """A time that a request could be pinned to, and which rules that would break."""

    slot_id: int
    volunteer_id: int
    starts_at: datetime
    broken: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of a plan. `gone` were not possible any more."""

    booked: int = 0
    asked: int = 0
    gone: int = 0
