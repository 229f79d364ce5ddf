"""What the two people say to an offer: the volunteer's yes, no or question, and the member's answer to that."""

from datetime import datetime, timedelta

from cogs.interviews import service as interviews
from cogs.interviews.models import CannotBook, Interview, Obstacle, Wish
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.proposals import refusal_texts, rules, service, store
from cogs.proposals.models import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Answered,
    Busy,
    Place,
    Proposal,
    Question,
    State,
    Why,
)
from cogs.requests import service as requests
from cogs.requests.models import Request
from cogs.requests.models import State as RequestState
from cogs.slots import service as slots
from cogs.slots.models import SlotState, Terms
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.agendas import occupied
from core.errors import Refusal
from core.settings import Settings
from core.times import open_windows, week_of
from core.wording import Mode, check_wording
from data.database import Transaction


async def accept(
    tx: Transaction, actor: Actor, proposal_id: int, starts_at: datetime | None, settings: Settings, now: datetime
) -> Answered:
    """Book it. Where that turns out to be impossible, the offer is void and the next best is asked.

    Where the volunteer chooses the time and another one may do, that is a Refusal, and the offer stays open.
    """
    proposal = rules.check_open(await store.get_proposal(tx, actor.guild_id, proposal_id), actor)
    request = await requests.get_request(tx, actor.guild_id, proposal.request_id)
    if request is None or request.state is not RequestState.PROPOSED:
        return Answered(await service.end(tx, proposal, State.VOID, now, because=Why.WITHDRAWN), None)
    try:
        wish = service.wish_of(request, proposal.reasons)
        interview = await _book(tx, request, wish, actor.user_id, proposal.slot_id, starts_at, settings, now)
    except CannotBook as no:
        if proposal.slot_id is None and no.obstacle in rules.CURABLE:
            raise Refusal(refusal_texts.choose_another_time(no.obstacle)) from no
        return Answered(await service.end(tx, proposal, State.VOID, now, because=rules.WHY[no.obstacle]), None)
    return await _accepted(tx, proposal, interview, now)


async def take(
    tx: Transaction, actor: Actor, request: Request, starts_at: datetime, settings: Settings, now: datetime
) -> Answered:
    """A volunteer takes a waiting request by themself, out of those that `listing` lets them see."""
    if not await requests.set_proposed(tx, actor.guild_id, request.id):
        raise Refusal(refusal_texts.request_gone())
    try:
        wish = service.wish_of(request)
        interview = await _book(tx, request, wish, actor.user_id, None, starts_at, settings, now)
    except CannotBook as no:
        if no.obstacle in rules.CURABLE:
            raise Refusal(refusal_texts.choose_another_time(no.obstacle)) from no
        paused = no.obstacle is Obstacle.PAUSED
        raise Refusal(refusal_texts.on_a_break() if paused else refusal_texts.request_gone()) from no
    proposal = await store.add_proposal(
        tx, actor.guild_id, request.id, request.member_id, actor.user_id, None, [], now, now
    )
    return await _accepted(tx, proposal, interview, now)


async def _accepted(tx: Transaction, proposal: Proposal, interview: Interview, now: datetime) -> Answered:
    await store.set_ended(tx, proposal, State.ACCEPTED, now, interview_id=interview.id)
    await requests.set_matched(tx, proposal.guild_id, proposal.request_id, interview.id, now)
    await service.note_end(tx, proposal, now)
    ended = await store.get_proposal(tx, proposal.guild_id, proposal.id)
    assert ended is not None
    return Answered(ended, interview)


async def _book(
    tx: Transaction,
    request: Request,
    wish: Wish,
    volunteer_id: int,
    slot_id: int | None,
    starts_at: datetime | None,
    settings: Settings,
    now: datetime,
) -> Interview:
    guild_id = request.guild_id
    if slot_id is not None:
        return await interviews.book_for(
            tx, guild_id, request.member_id, slot_id, wish, settings, now, resume_id=request.resume_id
        )
    if starts_at is None:
        raise Refusal(refusal_texts.choose_a_time())
    windows = await _windows_of(tx, request, settings, now)
    if not rules.is_inside(starts_at, starts_at + length_of(request, settings), windows):
        raise Refusal(refusal_texts.outside_their_windows())
    terms = Terms(settings.interview_minutes, request.field, request.kind, "", ask_first=False)
    return await interviews.book_new_for(
        tx,
        guild_id,
        request.member_id,
        volunteer_id,
        starts_at,
        terms,
        wish,
        settings,
        now,
        resume_id=request.resume_id,
    )


def length_of(request: Request, settings: Settings) -> timedelta:
    """What an interview at a time that the volunteer chooses would occupy."""
    return occupied(settings.agenda, settings.interview_minutes, is_watched=request.may_be_watched)


async def _windows_of(
    tx: Transaction, request: Request, settings: Settings, now: datetime
) -> list[tuple[datetime, datetime]]:
    zone = (await members.zone_of(tx, request.guild_id, request.member_id, settings)).zone
    return requests.windows_of(request, zone, now, now + rules.LOOK_AHEAD)


async def times_for(
    tx: Transaction, request: Request, volunteer_id: int, settings: Settings, now: datetime
) -> list[datetime]:
    """Starts inside the member's windows that also suit the volunteer's calendar and limits."""
    guild_id, until = request.guild_id, now + rules.LOOK_AHEAD
    zone = (await members.zone_of(tx, guild_id, volunteer_id, settings)).zone
    own = await profiles.availability_of(tx, guild_id, volunteer_id)
    limits = await volunteers.limits_of(tx, guild_id, volunteer_id, settings)
    from_at = week_of(now, zone)[0]
    live = await slots.list_live_between(tx, guild_id, volunteer_id, from_at, until + timedelta(days=8))
    own_interviews = await interviews.list_live(tx, guild_id, volunteer_id)
    theirs = await interviews.list_live(tx, guild_id, request.member_id)
    taken = [slot for slot in live if slot.state is SlotState.TAKEN or slot.is_kept_from(request.member_id, now)]
    return rules.times_to_choose(
        await _windows_of(tx, request, settings, now),
        length_of(request, settings),
        limits,
        zone,
        now,
        own_windows=open_windows(own, zone, now, until) if own else None,
        volunteer_busy=[
            *(Busy(slot.starts_at, slot.ends_at) for slot in taken),
            *(Busy(one.starts_at, one.ends_at) for one in own_interviews),
        ],
        member_busy=[Busy(one.starts_at, one.ends_at) for one in theirs],
        hosted_at=[slot.starts_at for slot in live if slot.state is SlotState.TAKEN],
    )


async def look(tx: Transaction, actor: Actor, proposal_id: int) -> tuple[Proposal, Request]:
    """The open offer and what is asked; refuses early what could not be answered anyway."""
    proposal = rules.check_open(await store.get_proposal(tx, actor.guild_id, proposal_id), actor)
    request = await requests.get_request(tx, actor.guild_id, proposal.request_id)
    if request is None:
        raise Refusal(refusal_texts.no_such_offer())
    return proposal, request


async def decline(tx: Transaction, actor: Actor, proposal_id: int, now: datetime) -> Proposal:
    proposal = rules.check_open(await store.get_proposal(tx, actor.guild_id, proposal_id), actor)
    return await service.end(tx, proposal, State.DECLINED, now)


async def look_at_questions(tx: Transaction, actor: Actor, proposal_id: int) -> Proposal:
    """Whether the volunteer may ask another question about it."""
    proposal = rules.check_open(await store.get_proposal(tx, actor.guild_id, proposal_id), actor)
    rules.check_may_ask(await store.list_questions(tx, actor.guild_id, proposal_id))
    return proposal


async def ask(tx: Transaction, actor: Actor, proposal_id: int, text: str, now: datetime) -> Proposal:
    """Pass a question on to the member, who learns no more of who asks than that it is a volunteer."""
    proposal = await look_at_questions(tx, actor, proposal_id)
    text = rules.check_text(text, LONGEST_QUESTION)
    rules.check_wording(check_wording(text, Mode.QUESTION))
    question = await store.add_question(tx, proposal, text, now)
    await jobs.schedule(tx, actor.guild_id, service.ASK, question.id, now)
    await jobs.schedule(tx, actor.guild_id, service.SHOW, proposal.id, now)
    return proposal


async def look_at_question(tx: Transaction, actor: Actor, question_id: int) -> Question:
    question = await store.get_question(tx, actor.guild_id, question_id)
    proposal = await store.get_proposal(tx, actor.guild_id, question.proposal_id) if question else None
    return rules.check_answer(question, proposal, actor)


async def answer(tx: Transaction, actor: Actor, question_id: int, text: str, now: datetime) -> None:
    """The offer is shown to the volunteer once more, below, with the answer."""
    question = await look_at_question(tx, actor, question_id)
    if not await store.set_answer(tx, question, rules.check_text(text, LONGEST_ANSWER), now):
        raise Refusal(refusal_texts.question_answered())
    await jobs.schedule(tx, actor.guild_id, service.ASK, question.id, now)
    proposal = await store.get_proposal(tx, actor.guild_id, question.proposal_id)
    assert proposal is not None
    await service.show_anew(tx, proposal, now)


async def get_question(tx: Transaction, guild_id: int, question_id: int) -> Question | None:
    return await store.get_question(tx, guild_id, question_id)


async def note_sending(tx: Transaction, guild_id: int, question_id: int, channel_id: int) -> None:
    """Where the member may read the question from now on."""
    await store.set_question_sending(tx, guild_id, question_id, channel_id)


async def note_passed_on(tx: Transaction, question: Question, place: Place | None, now: datetime) -> bool:
    """Where the member reads the question; None if they cannot be reached, which the card then says.

    False if the question was deleted meanwhile, which its message should be too.
    """
    if place is not None:
        return await store.set_question_place(tx, question.guild_id, question.id, place)
    await store.set_undelivered(tx, question.guild_id, question.id)
    await jobs.schedule(tx, question.guild_id, service.SHOW, question.proposal_id, now)
    return True


async def drop_question(tx: Transaction, question: Question) -> None:
    """It was forgotten, and its message is gone."""
    await store.delete_question(tx, question.guild_id, question.id)
