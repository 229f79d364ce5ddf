"""What a person can do with interviews: answer, cancel, confirm, edit. Booking is in `making`, moving in `moves`."""

from collections.abc import Collection
from datetime import datetime, timedelta

from cogs.interviews import making, move_store, refusal_texts, rules, store, texts
from cogs.interviews.ending import PROPOSE, call_off, close_move, end, note_change
from cogs.interviews.handing_over import change_volunteer, check_stand_in, check_volunteer, replace_member
from cogs.interviews.making import (
    BEGIN,
    CHANGED,
    EXPIRE,
    FINISH,
    REMIND,
    SHOW,
    book,
    book_for,
    book_new_for,
    check_slot,
    look_at_slot,
    schedule_reminders,
)
from cogs.interviews.models import Interview, Meeting, MoveState, State
from cogs.interviews.rules import place_of
from cogs.profiles import service as profiles
from cogs.requests import service as requests
from cogs.resumes import service as resumes
from cogs.slots import service as slots
from cogs.slots.models import Slot
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

__all__ = [
    "BEGIN",
    "CHANGED",
    "EXPIRE",
    "FINISH",
    "PROPOSE",
    "REMIND",
    "SHOW",
    "book",
    "book_for",
    "book_new_for",
    "call_off",
    "change_volunteer",
    "check_slot",
    "check_stand_in",
    "check_volunteer",
    "look_at_slot",
    "note_change",
    "place_of",
    "replace_member",
    "schedule_reminders",
]

TELL_LATE = "interviews:tell_late"


async def list_bookable(
    tx: Transaction,
    actor: Actor,
    settings: Settings,
    now: datetime,
    *,
    field: str | None = None,
    kind: str | None = None,
    series_id: int | None = None,
    limit: int = 25,
    offset: int = 0,
) -> list[Slot]:
    """Open slots this person could book, soonest first.

    Those of volunteers at an employer that they block are among them: which are missing would tell who works there.
    """
    return await slots.list_open(
        tx,
        actor.guild_id,
        now,
        not_by=actor.user_id,
        field=field,
        kind=kind,
        series_id=series_id,
        earliest=now + timedelta(hours=settings.notice_hours),
        limit=limit,
        offset=offset,
        never_by=await profiles.kept_apart_from(tx, actor.guild_id, actor.user_id),
        earliest_by=await volunteers.earliest_starts(tx, actor.guild_id, settings, now),
        viewer=actor.user_id,
    )


async def accept(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Interview:
    """The volunteer says yes to a held slot."""
    interview = await _held_for(tx, actor, interview_id)
    if interview.starts_at <= now or not await store.set_state(tx, interview, State.BOOKED):
        raise Refusal(refusal_texts.interview_started())
    await jobs.cancel(tx, actor.guild_id, EXPIRE, interview.id)
    await schedule_reminders(tx, interview, settings, now)
    return await note_change(tx, interview, now)


async def decline(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    """The volunteer says no to a held slot: the slot is withdrawn, the member is told."""
    interview = await _held_for(tx, actor, interview_id)
    return await end(tx, interview, State.DECLINED, actor.user_id, "", now)


async def expire(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """A held slot that the volunteer did not answer in time: it opens again."""
    interview = await store.get_interview(tx, guild_id, interview_id)
    if interview and interview.state is State.HELD and interview.answer_due_at and interview.answer_due_at <= now:
        await end(tx, interview, State.EXPIRED, None, "", now)


async def cancel(tx: Transaction, actor: Actor, interview_id: int, reason: str, now: datetime) -> Interview:
    """Call the interview off. A member's slot opens again for others; a volunteer's does not."""
    interview = await get_own(tx, actor, interview_id)
    rules.check_live(interview, now)
    return await end(tx, interview, State.CANCELLED, actor.user_id, reason, now)


async def person_left(tx: Transaction, guild_id: int, interview_id: int, user_id: int, now: datetime) -> None:
    """Discord says this party is no longer in the server: call it off, and let the other know."""
    interview = await store.get_interview(tx, guild_id, interview_id)
    if interview is not None and interview.is_live and user_id in interview.parties:
        await end(tx, interview, State.CANCELLED, user_id, texts.left_the_server(), now)


async def confirm(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    """**Still coming**."""
    interview = await get_own(tx, actor, interview_id)
    rules.check_live(interview, now)
    await store.set_coming(tx, interview, actor.user_id, now)
    return await note_change(tx, interview, now)


async def set_place(tx: Transaction, actor: Actor, interview_id: int, place: str, now: datetime) -> Interview:
    interview = await get_own(tx, actor, interview_id)
    rules.check_live(interview, now)
    await store.set_place(tx, interview, place)
    return await note_change(tx, interview, now)


async def edit(
    tx: Transaction,
    actor: Actor,
    interview_id: int,
    goals: str,
    settings: Settings,
    now: datetime,
    resume_id: int | None,
) -> Interview:
    """The member changes the goals, and the resume if a new file came, until it starts."""
    interview = await look_at_own_goals(tx, actor, interview_id, now)
    await store.set_goals(tx, interview, goals)
    if resume_id is not None:
        await resumes.remove_of_interview(tx, actor.guild_id, interview.id, now)
        remove_at = interview.ends_at + timedelta(days=settings.resume_days)
        await resumes.attach(tx, actor.guild_id, resume_id, interview.id, remove_at)
    return await note_change(tx, interview, now)


async def say_late(tx: Transaction, actor: Actor, interview_id: int, minutes: int, now: datetime) -> Interview:
    """Tell the other side, in the thread, that this party comes a little later."""
    interview = await get_own(tx, actor, interview_id)
    if interview.state is not State.BOOKED or interview.ends_at <= now:
        raise Refusal(refusal_texts.interview_over(interview.state))
    await jobs.schedule(
        tx,
        actor.guild_id,
        TELL_LATE,
        interview.id,
        now,
        detail=f"{actor.user_id}:{minutes}",
        useless_at=interview.ends_at,
    )
    return interview


async def begin(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Its time has come: what the card offers changes."""
    interview = await store.get_interview(tx, guild_id, interview_id)
    if interview is not None and interview.state is State.BOOKED and interview.starts_at <= now:
        await store.set_outdated(tx, interview)
        await jobs.schedule(tx, guild_id, SHOW, interview_id, now)


async def finish(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Its time is over."""
    interview = await store.get_interview(tx, guild_id, interview_id)
    if interview is not None and await store.set_finished(tx, guild_id, interview_id, now):
        if interview.member_id is not None:
            await requests.note_turn(tx, guild_id, interview.member_id, interview.ends_at)
        await making.show(tx, interview, now)
        await close_move(tx, guild_id, interview_id, MoveState.KEPT, now)


async def keep_thread(tx: Transaction, interview: Interview, thread_id: int, now: datetime) -> None:
    """The parties' thread was opened: what other features show in it can come now."""
    await store.set_thread(tx, interview.guild_id, interview.id, thread_id)
    await jobs.schedule(tx, interview.guild_id, CHANGED, interview.id, now)


async def forget_thread(tx: Transaction, interview: Interview, now: datetime) -> None:
    """Somebody deleted the parties' thread: what matters of it is said again in a new one."""
    if not await store.drop_thread(tx, interview):
        return
    await jobs.schedule(tx, interview.guild_id, SHOW, interview.id, now)
    move = await move_store.get_open_move(tx, interview.guild_id, interview.id)
    if move is not None:
        await move_store.set_move_message(tx, move, None)
        await jobs.schedule(tx, interview.guild_id, PROPOSE, move.id, now)


async def get_own(tx: Transaction, actor: Actor, interview_id: int) -> Interview:
    """The interview, if this person is a party of it; otherwise "not found"."""
    return rules.check_party(await store.get_interview(tx, actor.guild_id, interview_id), actor)


async def look_at_own(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    """As `get_own`, for somebody about to change it: refuses early what could not be changed anyway."""
    interview = await get_own(tx, actor, interview_id)
    rules.check_live(interview, now)
    return interview


async def look_at_own_goals(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Interview:
    """As `look_at_own`, for the member, whose goals and resume they are."""
    interview = await get_own(tx, actor, interview_id)
    if actor.user_id != interview.member_id:
        raise Refusal(refusal_texts.only_member_edits())
    rules.check_live(interview, now)
    return interview


async def get_interview(tx: Transaction, guild_id: int, interview_id: int) -> Interview | None:
    """For other features, which decide themselves who may know of it."""
    return await store.get_interview(tx, guild_id, interview_id)


async def list_watchable(
    tx: Transaction, guild_id: int, now: datetime, *, not_of: int | None = None, limit: int = 25, offset: int = 0
) -> list[Interview]:
    """Booked interviews that others may watch and that are not over, soonest first; none of whoever is `not_of`."""
    return await store.list_watchable(tx, guild_id, now, not_of=not_of, limit=limit, offset=offset)


async def list_coming(
    tx: Transaction, guild_id: int, now: datetime, *, limit: int = 25, offset: int = 0
) -> list[Interview]:
    """For moderators: everybody's live interviews that are not over, soonest first."""
    return await store.list_coming(tx, guild_id, now, limit=limit, offset=offset)


async def list_latest(
    tx: Transaction, guild_id: int, now: datetime, *, limit: int = 25, offset: int = 0
) -> list[Interview]:
    """For moderators: everybody's that have begun or are over, the latest first; none that were called off."""
    return await store.list_latest(tx, guild_id, now, limit=limit, offset=offset)


async def list_own(tx: Transaction, actor: Actor, now: datetime) -> list[Interview]:
    """This person's live interviews, soonest first."""
    live = await store.list_live(tx, actor.guild_id, actor.user_id)
    return [interview for interview in live if interview.ends_at > now]


async def list_begun(tx: Transaction, guild_id: int, user_id: int, now: datetime, limit: int = 25) -> list[Interview]:
    """This person's interviews that have begun or are over, the latest first; none that were called off."""
    return await store.list_begun(tx, guild_id, user_id, now, limit)


async def count_bookings(tx: Transaction, guild_id: int, user_id: int) -> int:
    """How many interviews this person has to come as a member."""
    return sum(one.member_id == user_id for one in await store.list_live(tx, guild_id, user_id))


async def list_live(tx: Transaction, guild_id: int, user_id: int) -> list[Interview]:
    """For other features: the live interviews this person is a party of, soonest first."""
    return await store.list_live(tx, guild_id, user_id)


async def is_repeat(tx: Transaction, interview: Interview) -> bool:
    """Whether the two have another interview within 60 days of this one."""
    around = timedelta(days=60)
    return await store.has_met(tx, interview, interview.starts_at - around, interview.starts_at + around)


async def list_meetings(tx: Transaction, guild_id: int, user_ids: Collection[int], since: datetime) -> list[Meeting]:
    """Every interview that any of these people gave or got since then, or will, soonest first."""
    return await store.list_meetings(tx, guild_id, user_ids, since)


async def met_since(tx: Transaction, guild_id: int, volunteer_id: int, since: datetime) -> set[int]:
    """The members whom this volunteer interviewed since then, or will."""
    return set(await store.list_met(tx, guild_id, volunteer_id, since))


async def get_next_own(tx: Transaction, actor: Actor, now: datetime) -> Interview:
    """What an omitted `interview` option means: the one in progress, else the next one."""
    own = await list_own(tx, actor, now)
    if not own:
        raise Refusal(texts.no_interviews())
    return own[0]


async def _held_for(tx: Transaction, actor: Actor, interview_id: int) -> Interview:
    interview = await get_own(tx, actor, interview_id)
    if actor.user_id != interview.volunteer_id:
        raise Refusal(refusal_texts.no_such_interview())
    if interview.state is not State.HELD:
        raise Refusal(refusal_texts.already_answered(interview.state))
    return interview


async def needs_changed(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """The cards that show what helps this member are brought up to date."""
    for interview in await store.list_live(tx, guild_id, user_id):
        if interview.member_id == user_id:
            await store.set_outdated(tx, interview)
            await jobs.schedule(tx, guild_id, SHOW, interview.id, now)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    interviews = await store.list_of_person(tx, guild_id, user_id)
    return {"interviews": [_exported(interview, user_id) for interview in interviews]}


def _exported(interview: Interview, user_id: int) -> dict[str, object]:
    as_member = interview.member_id == user_id
    return {
        "id": interview.id,
        "as": "member" if as_member else "volunteer",
        "state": interview.state,
        "starts_at": interview.starts_at,
        "ends_at": interview.ends_at,
        "field": interview.field,
        "kind": interview.kind,
        "place": interview.place,
        "goals": interview.goals if as_member else None,
        "why_you_two": list(interview.why) or None,
        "others_may_watch": interview.may_be_watched,
        "may_be_recorded": interview.may_be_recorded,
        "booked_at": interview.booked_at,
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Call off what is still to come, telling the other side, and take the person out of what is past."""
    for interview in await store.list_live(tx, guild_id, user_id):
        await end(tx, interview, State.CANCELLED, user_id, texts.left_the_group(), now)
    await store.forget_person(tx, guild_id, user_id)


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines about interviews in `/me show`."""
    live = [one for one in await store.list_live(tx, guild_id, user_id) if one.ends_at > now]
    return [texts.in_my_panel(one, user_id) for one in live] or [texts.no_interviews()]


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job(kind.partition(":")[2])
