"""Offering a request to a volunteer, and everything that ends an offer but their answer; that is in `answering`.

When one ends without a yes, its request opens again, of which the feature that matches hears: it finds the next best.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import CannotBook, Wish
from cogs.profiles import service as profiles
from cogs.proposals import rules, store, texts
from cogs.proposals.models import Place, Proposal, Question, State, Why
from cogs.requests import service as requests
from cogs.requests.models import Request
from cogs.slots import service as slots
from cogs.slots.models import Slot
from cogs.volunteers import service as volunteers
from core import jobs
from core.settings import Settings
from data.database import Transaction

SHOW = "proposals:show"
EXPIRE = "proposals:expire"
UNREACHED = "proposals:unreached"
ASK = "proposals:ask"
ERASE = "proposals:erase"


async def propose(
    tx: Transaction,
    guild_id: int,
    request: Request,
    volunteer_id: int,
    slot_id: int | None,
    reasons: Sequence[str],
    settings: Settings,
    now: datetime,
) -> Proposal | None:
    """Ask the volunteer, with a slot of theirs or without; None, and nothing changed, where that cannot be.

    The slot is kept for the member until the answer is due.
    """
    if await store.get_open_of_request(tx, guild_id, request.id) is not None:
        return None
    slot = await slots.get_slot(tx, guild_id, slot_id) if slot_id is not None else None
    if slot_id is not None and not await _can_be_booked(tx, request, volunteer_id, slot, settings, now):
        return None
    limits = await volunteers.limits_of(tx, guild_id, volunteer_id, settings)
    due_at = rules.due_at(slot, request.expires_at, limits, settings, now)
    apart = await members_apart_from(tx, guild_id, volunteer_id)
    if due_at <= now or limits.is_paused(now) or request.member_id in (volunteer_id, *apart):
        return None
    if slot is not None and not await slots.keep_for(tx, guild_id, slot.id, request.member_id, due_at, now):
        return None
    if not await requests.set_proposed(tx, guild_id, request.id):
        if slot is not None:
            await slots.keep_no_longer(tx, guild_id, slot.id, request.member_id)
        return None
    proposal = await store.add_proposal(
        tx, guild_id, request.id, request.member_id, volunteer_id, slot_id, reasons, due_at, now
    )
    await jobs.schedule(tx, guild_id, SHOW, proposal.id, now)
    await jobs.schedule(tx, guild_id, EXPIRE, proposal.id, due_at)
    return proposal


async def members_apart_from(tx: Transaction, guild_id: int, volunteer_id: int) -> set[int]:
    """Whom this volunteer must not meet, whoever of them said so. The same is read whoever that is."""
    volunteer = await volunteers.get_profile(tx, guild_id, volunteer_id)
    of_employer = await profiles.list_blocking_employer(tx, guild_id, volunteer.employer if volunteer else "")
    return of_employer | set(await profiles.kept_apart_from(tx, guild_id, volunteer_id))


async def _can_be_booked(
    tx: Transaction, request: Request, volunteer_id: int, slot: Slot | None, settings: Settings, now: datetime
) -> bool:
    if slot is None or slot.volunteer_id != volunteer_id:
        return False
    if await store.get_open_of_slot(tx, slot.guild_id, slot.id) is not None:
        return False
    try:
        await interviews.check_slot(tx, slot, request.member_id, wish_of(request), settings, now)
    except CannotBook:
        return False
    return True


def wish_of(request: Request, why: Sequence[str] = ()) -> Wish:
    """What the member would have filled in, had they booked themself; `why` is why these two."""
    return Wish(
        goals=request.goals,
        may_be_watched=request.may_be_watched,
        may_be_recorded=request.may_be_recorded,
        field=request.field,
        kind=request.kind,
        why=tuple(why),
    )


async def tried(tx: Transaction, guild_id: int, of_requests: Collection[int] | None = None) -> set[tuple[int, int]]:
    """(request, volunteer) that are not to be tried again: declined, left unanswered, not to be reached, or accepted
    and called off afterwards.

    Of these requests, or of all that wait.
    """
    if of_requests is None:
        of_requests = [request.id for request in await requests.list_waiting(tx, guild_id)]
    return set(await store.list_asked(tx, guild_id, of_requests))


async def took_back(tx: Transaction, guild_id: int, of_requests: Collection[int]) -> set[tuple[int, int]]:
    """(request, volunteer) where a time was taken back that was being offered: they are asked for no other one.

    Another time that they offer by themself may still become the request's.
    """
    return set(await store.list_slot_gone(tx, guild_id, of_requests))


async def volunteers_asked(tx: Transaction, guild_id: int) -> set[int]:
    """Whoever has an offer to answer."""
    return set(await store.list_busy_volunteers(tx, guild_id))


async def get_proposal(tx: Transaction, guild_id: int, proposal_id: int) -> Proposal | None:
    return await store.get_proposal(tx, guild_id, proposal_id)


async def end(
    tx: Transaction, proposal: Proposal, state: State, now: datetime, *, because: Why = Why.NOT_VOID
) -> Proposal:
    """End it without a yes: the slot is free for everybody, the request waits again, the card says so."""
    if not await store.set_ended(tx, proposal, state, now, because=because):
        return await _require(tx, proposal)
    if proposal.slot_id is not None and proposal.member_id is not None:
        await slots.keep_no_longer(tx, proposal.guild_id, proposal.slot_id, proposal.member_id)
    await note_end(tx, proposal, now)
    if because is not Why.WITHDRAWN:
        await requests.reopen(tx, proposal.guild_id, proposal.request_id, now)
    return await _require(tx, proposal)


async def note_end(tx: Transaction, proposal: Proposal, now: datetime) -> None:
    """Nobody waits any more for the answer to it, or to a question about it; the cards will say what became of it."""
    await jobs.cancel(tx, proposal.guild_id, EXPIRE, proposal.id)
    await jobs.schedule(tx, proposal.guild_id, SHOW, proposal.id, now)
    for question in await store.list_questions(tx, proposal.guild_id, proposal.id):
        if question.answer is None:
            await jobs.schedule(tx, proposal.guild_id, ASK, question.id, now)


async def expire(tx: Transaction, guild_id: int, proposal_id: int, now: datetime) -> None:
    """No answer in time: the next best is asked. After a few in a row, the volunteer is left in peace for a while."""
    proposal = await store.get_proposal(tx, guild_id, proposal_id)
    if proposal is None or not proposal.is_open or proposal.due_at > now or proposal.volunteer_id is None:
        return
    await end(tx, proposal, State.EXPIRED, now)
    unanswered = await store.count_unanswered(tx, guild_id, proposal.volunteer_id)
    if unanswered % rules.UNANSWERED_BEFORE_PAUSE == 0:
        until = now + rules.PAUSED_FOR
        if await volunteers.pause_until(tx, guild_id, proposal.volunteer_id, until, now):
            await store.set_paused(tx, proposal, until)


async def request_withdrawn(tx: Transaction, guild_id: int, request_id: int, now: datetime) -> None:
    """The member needs it no longer."""
    proposal = await store.get_open_of_request(tx, guild_id, request_id)
    if proposal is not None:
        await end(tx, proposal, State.VOID, now, because=Why.WITHDRAWN)


async def request_changed(tx: Transaction, guild_id: int, request_id: int, now: datetime) -> None:
    """The card of an open offer says when the member can."""
    proposal = await store.get_open_of_request(tx, guild_id, request_id)
    if proposal is not None:
        await jobs.schedule(tx, guild_id, SHOW, proposal.id, now)


async def needs_changed(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """The cards of open offers say what helps this member."""
    for proposal in await store.list_open_of_member(tx, guild_id, user_id):
        await jobs.schedule(tx, guild_id, SHOW, proposal.id, now)


async def slot_gone(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The volunteer no longer offers the time that was kept for their answer."""
    proposal = await store.get_open_of_slot(tx, guild_id, slot_id)
    if proposal is not None:
        await end(tx, proposal, State.VOID, now, because=Why.SLOT_GONE)


async def volunteer_off(tx: Transaction, guild_id: int, volunteer_id: int, settings: Settings, now: datetime) -> None:
    """Whoever is paused or suspended has nothing to answer."""
    limits = await volunteers.limits_of(tx, guild_id, volunteer_id, settings)
    if limits.is_paused(now):
        for proposal in await store.list_open_of_volunteer(tx, guild_id, volunteer_id):
            await end(tx, proposal, State.VOID, now, because=Why.UNAVAILABLE)


async def unreachable(tx: Transaction, guild_id: int, proposal_id: int, now: datetime) -> None:
    """Neither a direct message nor a thread reaches the volunteer: the next best is asked.

    Moderators hear of it if nobody was found within the hour.
    """
    proposal = await store.get_proposal(tx, guild_id, proposal_id)
    await store.set_place(tx, guild_id, proposal_id, None)
    if proposal is not None and proposal.is_open:
        await end(tx, proposal, State.VOID, now, because=Why.UNREACHABLE)
        await jobs.schedule(tx, guild_id, UNREACHED, proposal.id, now + rules.BEFORE_MODERATORS_HEAR)


async def note_sending(tx: Transaction, guild_id: int, proposal_id: int, channel_id: int) -> None:
    """Where the card may be from now on."""
    await store.set_sending(tx, guild_id, proposal_id, channel_id)


async def keep_place(tx: Transaction, guild_id: int, proposal_id: int, place: Place | None) -> None:
    """Where the card is; None if it is nowhere any more."""
    await store.set_place(tx, guild_id, proposal_id, place)


async def show_anew(tx: Transaction, proposal: Proposal, now: datetime) -> None:
    """Show the card as a new message, which tells its reader of news; the earlier one goes."""
    if proposal.place is not None:
        await store.set_place(tx, proposal.guild_id, proposal.id, None)
        await jobs.schedule(tx, proposal.guild_id, ERASE, proposal.id, now, detail=str(proposal.place))
    await jobs.schedule(tx, proposal.guild_id, SHOW, proposal.id, now)


async def _require(tx: Transaction, proposal: Proposal) -> Proposal:
    found = await store.get_proposal(tx, proposal.guild_id, proposal.id)
    assert found is not None
    return found


# What is kept about a person.


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines of /me show about offers that wait for this person's answer."""
    waiting = await store.list_open_of_volunteer(tx, guild_id, user_id)
    return [texts.in_my_panel(len(waiting), waiting[0].due_at)] if waiting else []


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """Neither learns from it who the other was, nor what the other wrote."""
    as_volunteer = await store.list_as_volunteer(tx, guild_id, user_id)
    as_member = await store.list_as_member(tx, guild_id, user_id)
    held = {
        "offered_to_you": [
            {
                **_exported(one),
                "why_you": list(one.reasons),
                "you_asked": [question.question for question in await _questions(tx, one)],
            }
            for one in as_volunteer
        ],
        "offered_for_you": [
            {
                **_exported(one),
                "you_answered": [question.answer for question in await _questions(tx, one) if question.answer],
            }
            for one in as_member
        ],
    }
    return {name: rows for name, rows in held.items() if rows}


def _exported(proposal: Proposal) -> dict[str, object]:
    return {
        "request": proposal.request_id,
        "state": proposal.state,
        "made_at": proposal.made_at,
        "answer_due_at": proposal.due_at,
        "ended_at": proposal.ended_at,
    }


async def _questions(tx: Transaction, proposal: Proposal) -> list[Question]:
    return await store.list_questions(tx, proposal.guild_id, proposal.id)


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """End what is open, and take the person, and what the two wrote, out of what has ended; cards go too.

    The card of a volunteer who stays shows, once it has ended, nothing about the member any more.
    """
    for proposal in await store.list_as_volunteer(tx, guild_id, user_id):
        if proposal.is_open:
            await end(tx, proposal, State.VOID, now, because=Why.UNAVAILABLE)
        await _erase_questions(tx, proposal, now)
        await _erase_card(tx, proposal, now)
    for proposal in await store.list_as_member(tx, guild_id, user_id):
        if proposal.is_open:
            await end(tx, proposal, State.VOID, now, because=Why.WITHDRAWN)
        await _erase_questions(tx, proposal, now)
    await store.forget_volunteer(tx, guild_id, user_id)
    await store.forget_as_member(tx, guild_id, user_id)


async def _erase_questions(tx: Transaction, proposal: Proposal, now: datetime) -> None:
    """Where they were asked too; one that may have been sent, though nobody heard of it, stays until it was sought."""
    for question in await store.list_questions(tx, proposal.guild_id, proposal.id):
        if question.sending_to:
            await store.forget_question(tx, proposal.guild_id, question.id)
            await jobs.schedule(tx, proposal.guild_id, ASK, question.id, now)
            continue
        await store.delete_question(tx, proposal.guild_id, question.id)
        if question.place is not None:
            await jobs.schedule(tx, proposal.guild_id, ERASE, question.id, now, detail=str(question.place))


async def _erase_card(tx: Transaction, proposal: Proposal, now: datetime) -> None:
    """One that is to be shown stays due: it takes a card away of which nobody heard that it was sent."""
    if proposal.place is not None:
        await jobs.schedule(tx, proposal.guild_id, ERASE, proposal.id, now, detail=str(proposal.place))
    if proposal.sending_to:
        await jobs.schedule(tx, proposal.guild_id, SHOW, proposal.id, now)
