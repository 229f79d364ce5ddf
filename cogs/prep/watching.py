"""Duties of those who watch, and their notes: only theirs until the feedback opens, then the member reads them."""

from collections import Counter
from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.members import service as members
from cogs.prep import catalogue, duty_texts, rules, store
from cogs.prep.models import LONGEST_NOTES, Desk, NotesState
from cogs.scores import service as scores
from cogs.seats import service as seats
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.wording import Mode, check_wording
from data.database import Transaction


async def look(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Desk:
    """This person's duty and notes, or the duties that they can choose from."""
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    is_seated = await seats.is_seated(tx, actor.guild_id, interview_id, actor.user_id)
    watched = rules.check_watches(interview, actor, is_seated=is_seated)
    due_at = await scores.closes_at(tx, watched, settings)
    rules.check_room(due_at, now)
    return await _desk(tx, actor, watched, due_at)


async def take(tx: Transaction, actor: Actor, interview_id: int, duty: str, settings: Settings, now: datetime) -> Desk:
    """Another duty than before keeps what was written."""
    desk = await look(tx, actor, interview_id, settings, now)
    if duty not in catalogue.duties():
        raise Refusal(duty_texts.no_such_duty())
    interview = desk.interview
    assert interview.member_id is not None
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.take(tx, actor.guild_id, interview.id, interview.member_id, actor.user_id, duty, now)
    return await _desk(tx, actor, interview, desk.due_at)


async def look_at_notes(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Desk:
    """As `look`, for whoever is about to write."""
    desk = await look(tx, actor, interview_id, settings, now)
    if desk.taken is None:
        raise Refusal(duty_texts.duty_first())
    rules.check_notes_open(desk.interview, now)
    return desk


async def write_notes(
    tx: Transaction, actor: Actor, interview_id: int, written: str, settings: Settings, now: datetime
) -> Desk:
    """Everything is kept; what must be changed first is not given to the member."""
    desk = await look_at_notes(tx, actor, interview_id, settings, now)
    assert desk.taken is not None
    notes = written.strip()[:LONGEST_NOTES]
    state = rules.state_of(notes, check_wording(notes, Mode.FEEDBACK))
    await store.set_notes(tx, actor.guild_id, desk.taken, notes, state)
    if state is NotesState.GIVEN and notes != desk.taken.notes:
        await scores.notes_came(tx, actor.guild_id, interview_id, now)
    return await _desk(tx, actor, desk.interview, desk.due_at)


async def hand_over(tx: Transaction, guild_id: int, interview_id: int, made: Interview) -> None:
    """Somebody takes the place of one of the two: who watches keeps what they watch for."""
    if made.member_id is not None:
        await store.hand_over(tx, guild_id, interview_id, made.id, made.member_id, made.parties)


async def feedback_notes(tx: Transaction, guild_id: int, interview_id: int) -> list[str]:
    """What the feedback shows of them, by duty and not by who wrote it or when."""
    known = catalogue.duties()
    order = list(known)
    given = [one for one in await store.list_taken(tx, guild_id, interview_id) if one.state is NotesState.GIVEN]
    given.sort(key=lambda one: (order.index(one.duty) if one.duty in known else len(order), one.notes))
    return [duty_texts.given_notes(known.get(one.duty), one.notes) for one in given]


async def _desk(tx: Transaction, actor: Actor, interview: Interview, due_at: datetime) -> Desk:
    taken = await store.get_taken(tx, actor.guild_id, interview.id, actor.user_id)
    counts = Counter(one.duty for one in await store.list_taken(tx, actor.guild_id, interview.id))
    return Desk(
        interview,
        taken,
        catalogue.duties().get(taken.duty) if taken else None,
        counts,
        due_at,
        tuple(check_wording(taken.notes, Mode.FEEDBACK)) if taken and taken.notes else (),
    )
