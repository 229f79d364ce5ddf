"""When rounds come, what moderators decide about pairs, and carrying out what a round found."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from cogs.interviews import service as interviews
from cogs.matching import refusal_texts, rules, store, texts
from cogs.matching.asking import Wanted, first_time, length_of
from cogs.matching.assembling import assemble
from cogs.matching.models import Planned, Ruling, RulingKind, SlotChoice
from cogs.matching.pairing.models import Rule
from cogs.matching.pairing.rules import broken_rules
from cogs.proposals import service as proposals
from cogs.requests import service as requests
from cogs.requests.models import Request, State
from cogs.slots import service as slots
from cogs.slots.models import Slot, SlotState
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, get_settings
from data.database import Transaction

ROUND = "matching:round"
DAILY = "matching:daily"
WHOLE_GROUP = 0
"""The subject of jobs that are about no single thing."""

NOBODY = 0
MOST_CHOICES = 25
SLOTS_LOOKED_AT = 200


# When rounds come.


async def something_opened(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> None:
    """A request or a slot appeared: a round, and from now on one each day, as long as anybody waits."""
    if await requests.is_awaited(tx, guild_id, None, except_member=NOBODY):
        await jobs.schedule(tx, guild_id, ROUND, WHOLE_GROUP, now)
        await _schedule_daily(tx, guild_id, settings, now)


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """What else moderators change (fields, limits) may bring people together at once; the daily round may move."""
    await something_opened(tx, guild_id, await get_settings(tx, guild_id), now)


async def _schedule_daily(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> None:
    await jobs.schedule(tx, guild_id, DAILY, WHOLE_GROUP, rules.daily_round(settings, now))


# Carrying out what a round found.


async def carry_out(
    tx: Transaction, guild_id: int, planned: Planned, settings: Settings, now: datetime, by: Actor | None = None
) -> bool:
    """Book the two, or ask the volunteer; False, and nothing changed, where that is no longer what was planned."""
    request = await requests.get_request(tx, guild_id, planned.request_id)
    if request is None or request.state is not State.OPEN:
        return False
    if (request.id, planned.volunteer_id) in await _never(
        tx, guild_id, request
    ) and Rule.FORBIDDEN not in planned.broken:
        return False
    if planned.slot_id is None:
        done = await _ask_for_a_time(tx, request, planned, settings, now)
    else:
        done = await _use_slot(tx, request, planned, planned.slot_id, settings, now)
    if done:
        await store.delete_pins_of(tx, guild_id, request.id, planned.slot_id)
        if by is not None:
            await audit.record(tx, by, "matching:apply", texts.audit_request(request), texts.audit_pair(planned), now)
    return done


async def member_left(tx: Transaction, guild_id: int, planned: Planned, settings: Settings, now: datetime) -> None:
    """What was planned for somebody who is not in the server any more may be another's."""
    await requests.member_left(tx, guild_id, planned.request_id, now)
    await something_opened(tx, guild_id, settings, now)


async def _never(tx: Transaction, guild_id: int, request: Request) -> set[tuple[int, int]]:
    forbidden = {
        (one.request_id, one.volunteer_id)
        for one in await store.list_rulings(tx, guild_id, request.id)
        if one.kind is RulingKind.FORBID
    }
    return forbidden | await proposals.tried(tx, guild_id, [request.id])


async def _ask_for_a_time(
    tx: Transaction, request: Request, planned: Planned, settings: Settings, now: datetime
) -> bool:
    volunteer_id = planned.volunteer_id
    if volunteer_id in await proposals.volunteers_asked(tx, request.guild_id):
        return False
    if (request.id, volunteer_id) in await proposals.took_back(tx, request.guild_id, [request.id]):
        return False
    found = await assemble(tx, request.guild_id, [request], [], settings, now, askable=[volunteer_id])
    wanted = Wanted(found.requests[request.id], length_of(request, settings))
    if first_time(wanted, found.askable[volunteer_id], now) is None:
        return False
    made = await proposals.propose(tx, request.guild_id, request, volunteer_id, None, planned.reasons, settings, now)
    return made is not None


async def _use_slot(
    tx: Transaction, request: Request, planned: Planned, slot_id: int, settings: Settings, now: datetime
) -> bool:
    guild_id = request.guild_id
    slot = await _get_open(tx, guild_id, slot_id, request.member_id, now)
    if slot is None or slot.starts_at != planned.starts_at:
        return False
    if not set(await _broken(tx, request, slot, settings, now)) <= set(planned.broken):
        return False
    if slot.ask_first:
        made = await proposals.propose(
            tx, guild_id, request, slot.volunteer_id, slot.id, planned.reasons, settings, now
        )
        return made is not None
    try:
        interview = await interviews.book_for(
            tx,
            guild_id,
            request.member_id,
            slot.id,
            proposals.wish_of(request, planned.reasons),
            settings,
            now,
            resume_id=request.resume_id,
        )
    except Refusal:
        return False
    return await requests.set_matched(tx, guild_id, request.id, interview.id, now)


async def _get_open(tx: Transaction, guild_id: int, slot_id: int, member_id: int, now: datetime) -> Slot | None:
    slot = await slots.get_slot(tx, guild_id, slot_id)
    is_open = slot is not None and slot.state is SlotState.OPEN and not slot.is_kept_from(member_id, now)
    return slot if is_open else None


async def _broken(tx: Transaction, request: Request, slot: Slot, settings: Settings, now: datetime) -> tuple[Rule, ...]:
    found = await assemble(tx, request.guild_id, [request], [slot], settings, now, askable=())
    return broken_rules(found.requests[request.id], found.slots[slot.id], now)


async def note_waiting(tx: Transaction, guild_id: int, found: Mapping[int, Sequence[str]], now: datetime) -> None:
    await requests.note_round(tx, guild_id, found, now)


async def drop_outdated(tx: Transaction, guild_id: int) -> None:
    """Rulings about requests that have ended are of no use."""
    gone = []
    for ruling in await store.list_rulings(tx, guild_id):
        request = await requests.get_request(tx, guild_id, ruling.request_id)
        if request is None or not request.is_live:
            gone.append(ruling.id)
    await store.delete_rulings(tx, guild_id, gone)


# What moderators decide.


async def look_at(tx: Transaction, guild_id: int, request_id: int) -> tuple[Request, list[Ruling]]:
    """A request that waits, and what was decided about it."""
    request = await requests.get_request(tx, guild_id, request_id)
    if request is None or request.state is not State.OPEN:
        raise Refusal(refusal_texts.request_gone())
    return request, await store.list_rulings(tx, guild_id, request_id)


async def list_choices(tx: Transaction, request: Request, settings: Settings, now: datetime) -> list[SlotChoice]:
    """The soonest open times that it could be pinned to, those that break fewer rules first."""
    offered = await slots.list_open(
        tx, request.guild_id, now, not_by=request.member_id, field=request.field, limit=SLOTS_LOOKED_AT
    )
    found = await assemble(tx, request.guild_id, [request], offered, settings, now, askable=())
    choices = [
        SlotChoice(slot.id, slot.volunteer.id, slot.starts_at, broken_rules(found.requests[request.id], slot, now))
        for slot in found.slots.values()
    ]
    possible = [one for one in choices if set(one.broken) <= rules.MAY_BE_OVERRIDDEN]
    return sorted(possible, key=lambda one: (len(one.broken), one.starts_at, one.slot_id))[:MOST_CHOICES]


async def look_at_pin(
    tx: Transaction, actor: Actor, request_id: int, slot_id: int, settings: Settings, now: datetime
) -> tuple[Request, SlotChoice]:
    """What a pin would mean; refuses what cannot be."""
    request, rulings = await look_at(tx, actor.guild_id, request_id)
    slot = await _get_open(tx, actor.guild_id, slot_id, request.member_id, now)
    if slot is None:
        raise Refusal(refusal_texts.slot_gone())
    broken = await _broken(tx, request, slot, settings, now)
    if any(one.kind is RulingKind.FORBID and one.volunteer_id == slot.volunteer_id for one in rulings):
        broken = (Rule.FORBIDDEN, *broken)
    rules.check_pin(broken)
    return request, SlotChoice(slot.id, slot.volunteer_id, slot.starts_at, broken)


async def pin(
    tx: Transaction, actor: Actor, request_id: int, slot_id: int, settings: Settings, now: datetime
) -> SlotChoice:
    """From now on every matching puts these two together; an earlier pin of either is lifted."""
    request, choice = await look_at_pin(tx, actor, request_id, slot_id, settings, now)
    await store.delete_pins_of(tx, actor.guild_id, request_id, slot_id)
    await store.delete_forbid_of(tx, actor.guild_id, request_id, choice.volunteer_id)
    await _add(tx, actor, RulingKind.PIN, request, choice.volunteer_id, slot_id, now)
    await audit.record(tx, actor, "matching:pin", texts.audit_request(request), texts.audit_choice(choice), now)
    return choice


async def forbid(tx: Transaction, actor: Actor, request_id: int, volunteer_id: int, now: datetime) -> Request:
    """From now on no matching puts these two together; a pin of theirs is lifted."""
    request, rulings = await look_at(tx, actor.guild_id, request_id)
    for ruling in rulings:
        if ruling.volunteer_id == volunteer_id:
            await store.delete_ruling(tx, actor.guild_id, ruling.id)
    await _add(tx, actor, RulingKind.FORBID, request, volunteer_id, None, now)
    subject = texts.audit_request(request)
    await audit.record(tx, actor, "matching:forbid", subject, texts.audit_volunteer(volunteer_id), now)
    return request


async def lift(tx: Transaction, actor: Actor, ruling_id: int, now: datetime) -> Ruling:
    ruling = await store.get_ruling(tx, actor.guild_id, ruling_id)
    if ruling is None or not await store.delete_ruling(tx, actor.guild_id, ruling_id):
        raise Refusal(refusal_texts.ruling_gone())
    subject = texts.audit_number(ruling.request_id)
    await audit.record(tx, actor, "matching:lift", subject, texts.audit_volunteer(ruling.volunteer_id), now)
    return ruling


async def _add(
    tx: Transaction,
    actor: Actor,
    kind: RulingKind,
    request: Request,
    volunteer_id: int,
    slot_id: int | None,
    now: datetime,
) -> None:
    await store.add_ruling(
        tx, actor.guild_id, kind, request.id, request.member_id, volunteer_id, slot_id, actor.user_id, now
    )


# What is kept about a person.


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """That a moderator decided something about their matching, never about whom else."""
    held = {
        "decided_about_you_by_moderators": _exported(await store.list_about(tx, guild_id, user_id)),
        "decided_as_a_moderator": _exported(await store.list_made_by(tx, guild_id, user_id)),
    }
    return {name: rows for name, rows in held.items() if rows}


def _exported(rulings: Collection[Ruling]) -> list[dict[str, object]]:
    return [{"request": one.request_id, "kind": one.kind, "at": one.made_at} for one in rulings]


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.forget_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job_in_words(kind)
