"""A matching round from the database itself: for the worker process, which reads it and never writes.

So neither the reading nor the solving holds the bot, however many requests and slots there are.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cogs.matching import store, texts
from cogs.matching.asking import Asking, Wanted, length_of, whom_to_ask
from cogs.matching.assembling import Assembled, assemble
from cogs.matching.models import LeftWaiting, Plan, Planned, Ruling, RulingKind
from cogs.matching.pairing.models import Matching, Pair, PairIds, RefusedPin, Round, Unmatched
from cogs.matching.pairing.rules import broken_rules
from cogs.matching.pairing.solving import solve
from cogs.matching.rules import MAY_BE_OVERRIDDEN
from cogs.proposals import service as proposals
from cogs.requests import service as requests
from cogs.requests.models import Request
from cogs.slots import service as slots
from cogs.slots.models import Slot
from core.settings import Settings, get_settings
from data.database import Transaction, read_snapshot


@dataclass(frozen=True)
class Found:
    """What there is at one moment. `never` are requests and volunteers that are not to be put together.

    Those of `never_asked` may be, by a time that the volunteer offers, but the volunteer is asked for none.
    """

    settings: Settings
    now: datetime
    requests: dict[int, Request]
    slots: dict[int, Slot]
    assembled: Assembled
    pins: list[PairIds]
    never: set[PairIds]
    never_asked: set[PairIds]
    asked: set[int]

    @property
    def forbidden(self) -> frozenset[PairIds]:
        """Of `never`, as requests and slots."""
        of_volunteer: dict[int, list[int]] = {}
        for slot in self.slots.values():
            of_volunteer.setdefault(slot.volunteer_id, []).append(slot.id)
        return frozenset(
            (request_id, slot_id)
            for request_id, volunteer_id in self.never
            for slot_id in of_volunteer.get(volunteer_id, ())
        )


def look(database: str, guild_id: int, now: datetime) -> Plan:
    """The best matching of what waits in this group."""
    return plan(asyncio.run(_read(Path(database), guild_id, now)))


async def _read(database: Path, guild_id: int, now: datetime) -> Found:
    async with read_snapshot(database) as tx:
        return await find(tx, guild_id, await get_settings(tx, guild_id), now)


async def find(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> Found:
    wanted = await requests.list_waiting(tx, guild_id)
    offered = await slots.list_open(tx, guild_id, now, not_by=None, limit=-1)
    rulings = await store.list_rulings(tx, guild_id)
    return Found(
        settings,
        now,
        requests={one.id: one for one in wanted},
        slots={one.id: one for one in offered},
        assembled=await assemble(tx, guild_id, wanted, offered, settings, now),
        pins=[(one.request_id, one.slot_id) for one in rulings if one.slot_id is not None],
        never=await proposals.tried(tx, guild_id, [one.id for one in wanted]) | _forbidden(rulings),
        never_asked=await proposals.took_back(tx, guild_id, [one.id for one in wanted]),
        asked=await proposals.volunteers_asked(tx, guild_id),
    )


def _forbidden(rulings: Iterable[Ruling]) -> set[PairIds]:
    return {(one.request_id, one.volunteer_id) for one in rulings if one.kind is RulingKind.FORBID}


def plan(found: Found) -> Plan:
    pins, impossible = _possible_pins(found)
    matching = solve(
        Round(
            found.now,
            requests=tuple(found.assembled.requests.values()),
            slots=tuple(found.assembled.slots.values()),
            pinned=frozenset(pins),
            forbidden=found.forbidden,
        )
    )
    askings = _askings(found, matching)
    place = {id: number for number, id in enumerate(_fair_order(found))}
    planned = [*(_paired(found, pair, pins) for pair in matching.pairs), *(_asked(one) for one in askings)]
    taken = {one.request_id for one in planned}
    waiting = [_waiting(found, one) for one in matching.unmatched if one.request_id not in taken]
    return Plan(
        planned=tuple(sorted(planned, key=lambda one: place[one.request_id])),
        waiting=tuple(sorted(waiting, key=lambda one: place[one.request_id])),
        refused_pins=(*impossible, *matching.refused_pins),
    )


def _possible_pins(found: Found) -> tuple[set[PairIds], list[RefusedPin]]:
    """Pins that would break what no moderator can override are not made; why is not told apart."""
    possible, impossible = set(), []
    for request_id, slot_id in found.pins:
        request, slot = found.assembled.requests.get(request_id), found.assembled.slots.get(slot_id)
        if request is None or slot is None or set(broken_rules(request, slot, found.now)) <= MAY_BE_OVERRIDDEN:
            possible.add((request_id, slot_id))
        else:
            impossible.append(RefusedPin(request_id, slot_id, texts.pin_impossible()))
    return possible, impossible


def _fair_order(found: Found) -> list[int]:
    ordered = requests.priority_order(
        found.requests.values(), found.assembled.histories, found.settings.cooldown_days, found.now
    )
    return [one.id for one in ordered]


def _askings(found: Found, matching: Matching) -> list[Asking]:
    """For those without a slot, whose members may have one more booking."""
    left = {one.request_id for one in matching.unmatched}
    room = Counter({request.member.id: request.member.bookings_left for request in found.assembled.requests.values()})
    room.subtract(found.requests[pair.request_id].member_id for pair in matching.pairs)
    wanted = list(_with_room([found.requests[id] for id in _fair_order(found) if id in left], room))
    busy = found.asked | {found.slots[pair.slot_id].volunteer_id for pair in matching.pairs}
    askable = [one for id, one in sorted(found.assembled.askable.items()) if id not in busy]
    return whom_to_ask(
        [Wanted(found.assembled.requests[one.id], length_of(one, found.settings)) for one in wanted],
        askable,
        found.never | found.never_asked,
        found.now,
    )


def _with_room(wanted: Sequence[Request], room: Counter[int]) -> Iterator[Request]:
    for request in wanted:
        if room[request.member_id] > 0:
            room[request.member_id] -= 1
            yield request


def _paired(found: Found, pair: Pair, pins: set[PairIds]) -> Planned:
    request, slot = found.requests[pair.request_id], found.slots[pair.slot_id]
    return Planned(
        request.id,
        request.member_id,
        slot.volunteer_id,
        request.field,
        request.kind,
        pair.reasons,
        slot_id=slot.id,
        starts_at=slot.starts_at,
        asks_first=slot.ask_first,
        is_pinned=(request.id, slot.id) in pins,
        broken=pair.broken,
    )


def _asked(asking: Asking) -> Planned:
    request = asking.request
    return Planned(request.id, request.member.id, asking.volunteer_id, request.field, request.kind, asking.reasons)


def _waiting(found: Found, unmatched: Unmatched) -> LeftWaiting:
    request = found.requests[unmatched.request_id]
    near = tuple(miss.said for miss in unmatched.near)
    return LeftWaiting(request.id, request.member_id, request.field, request.kind, (*unmatched.in_the_way, *near))
