"""What became of an interview that did not begin, what somebody missed, and how that is put right."""

from datetime import datetime, timedelta

from cogs.attendance import rules, store, texts
from cogs.attendance.models import Asked, Kind, Miss, Record, Said
from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from cogs.live import service as live
from cogs.live.models import LiveState
from cogs.members import service as members
from cogs.reports import service as reports
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import get_settings
from data.database import Transaction

LOOK = "attendance:look"
ASK = "attendance:ask"
SETTLE = "attendance:settle"
TELL = "attendance:tell"
TELL_PAUSE = "attendance:tell_pause"
APPEAL = "attendance:appeal"

MOST_SHOWN = 5


# What jobs do


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview was booked, moved or called off."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None:
        return
    settings = await get_settings(tx, guild_id)
    if interview.state is State.BOOKED:
        look_at = interview.starts_at + timedelta(minutes=settings.grace_minutes)
        if look_at > now:
            await jobs.schedule(tx, guild_id, LOOK, interview_id, look_at)
    elif interview.state is not State.FINISHED:
        await jobs.cancel(tx, guild_id, LOOK, interview_id)
    if rules.is_late_cancel(interview, settings.free_cancel_hours) and interview.ended_by is not None:
        await note_miss(tx, interview, interview.ended_by, Kind.LATE_CANCEL, interview.ended_at or now, now)


async def look(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """It should be on. If somebody is not there, both are asked what became of it."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    session = await live.get_session(tx, guild_id, interview_id)
    here = await live.list_check_ins(tx, guild_id, interview_id)
    if interview is None or interview.starts_at > now or not rules.needs_asking(interview, session, here):
        return
    asked = rules.whom_to_ask(interview, session, here)
    if asked and await store.add_question(tx, guild_id, interview_id, now):
        for user_id in asked:
            await jobs.schedule(tx, guild_id, ASK, interview_id, now, detail=str(user_id))
        await jobs.schedule(tx, guild_id, SETTLE, interview_id, now + rules.ANSWER_WITHIN)


async def follow_live(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """It began after all, or is over."""
    session = await live.get_session(tx, guild_id, interview_id)
    if session is None:
        return
    if session.state is LiveState.RUNNING and await store.withdraw(tx, guild_id, interview_id):
        for kind in (ASK, SETTLE):
            await jobs.cancel(tx, guild_id, kind, interview_id)
    elif session.state is LiveState.ENDED:
        await look(tx, guild_id, interview_id, now)


async def get_asked(tx: Transaction, guild_id: int, interview_id: int, user_id: int) -> Asked | None:
    """What this person has yet to say something about, if they have."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or user_id not in interview.parties or not await store.is_open(tx, guild_id, interview_id):
        return None
    session = await live.get_session(tx, guild_id, interview_id)
    here = await live.list_check_ins(tx, guild_id, interview_id)
    answers = await store.list_answers(tx, guild_id, interview_id)
    if user_id in answers or not rules.needs_asking(interview, session, here):
        return None
    return Asked(interview, user_id, is_over=session is not None and session.state is LiveState.ENDED)


async def settle(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Both answered, or had their time to."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or not await store.settle(tx, guild_id, interview_id, now):
        return
    await jobs.cancel(tx, guild_id, SETTLE, interview_id)
    session = await live.get_session(tx, guild_id, interview_id)
    here = await live.list_check_ins(tx, guild_id, interview_id)
    if not rules.needs_asking(interview, session, here):
        return
    answers = await store.list_answers(tx, guild_id, interview_id)
    for user_id in rules.who_missed(interview.parties, answers, here):
        await note_miss(tx, interview, user_id, Kind.NO_SHOW, interview.starts_at, now)


async def note_miss(
    tx: Transaction, interview: Interview, user_id: int, kind: Kind, at: datetime, now: datetime
) -> None:
    guild_id = interview.guild_id
    miss_id = await store.add_miss(tx, guild_id, user_id, interview.id, kind, at)
    if miss_id is None:
        return
    await jobs.schedule(tx, guild_id, TELL, miss_id, now)
    most = (await get_settings(tx, guild_id)).misses_before_pause
    if rules.count(await store.list_misses(tx, guild_id, user_id), now) >= most:
        await members.set_pause(tx, guild_id, user_id, now + rules.PAUSE)
        await jobs.schedule(tx, guild_id, TELL_PAUSE, user_id, now)


async def get_told(tx: Transaction, guild_id: int, miss_id: int, now: datetime) -> tuple[Miss, int] | None:
    """A miss that its person is told of, and how many count by now."""
    miss = await store.get_miss(tx, guild_id, miss_id)
    if miss is None or miss.excused_at is not None:
        return None
    return miss, rules.count(await store.list_misses(tx, guild_id, miss.user_id), now)


async def get_pause(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> datetime | None:
    return await members.paused_until(tx, guild_id, user_id, now)


# What a person does


async def answer(tx: Transaction, actor: Actor, interview_id: int, said: Said, now: datetime) -> None:
    """Say what became of it; another answer takes the place of the first until the other has answered too."""
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    is_open = await store.is_open(tx, actor.guild_id, interview_id)
    if interview is None or actor.user_id not in interview.parties or is_open is None:
        raise Refusal(texts.no_such_question())
    if not is_open:
        raise Refusal(texts.settled_already())
    await store.set_answer(tx, actor.guild_id, interview_id, actor.user_id, said)
    answers = await store.list_answers(tx, actor.guild_id, interview_id)
    if len(answers) == len(interview.parties):
        await settle(tx, actor.guild_id, interview_id, now)
    elif said is Said.ALONE:
        await _ask_the_other(tx, interview, actor.user_id, now)


async def _ask_the_other(tx: Transaction, interview: Interview, user_id: int, now: datetime) -> None:
    """Where only one of them was asked so far."""
    session = await live.get_session(tx, interview.guild_id, interview.id)
    here = await live.list_check_ins(tx, interview.guild_id, interview.id)
    other = interview.other_party(user_id)
    if other is not None and other not in rules.whom_to_ask(interview, session, here):
        await jobs.schedule(tx, interview.guild_id, ASK, interview.id, now, detail=str(other))


async def excuse_self(tx: Transaction, actor: Actor, miss_id: int, now: datetime) -> None:
    """Without proof or reason. A pause that no longer has its ground ends."""
    found = await store.get_miss(tx, actor.guild_id, miss_id)
    own = await store.list_misses(tx, actor.guild_id, actor.user_id)
    miss = rules.check_excuse(found, actor.user_id, own, now)
    if await store.set_excused(tx, miss, now, by_self=True):
        await _end_groundless_pause(tx, miss, now)


async def _end_groundless_pause(tx: Transaction, miss: Miss, now: datetime) -> None:
    most = (await get_settings(tx, miss.guild_id)).misses_before_pause
    misses = await store.list_misses(tx, miss.guild_id, miss.user_id)
    before = [one for one in misses if one.id != miss.id] + [miss]
    if rules.count(before, now) >= most > rules.count(misses, now):
        await members.end_pause(tx, miss.guild_id, miss.user_id)


async def ask_moderators(tx: Transaction, actor: Actor, now: datetime) -> None:
    if await members.paused_until(tx, actor.guild_id, actor.user_id, now) is None:
        raise Refusal(texts.not_paused())
    if (await get_settings(tx, actor.guild_id)).moderator_channel is None:
        raise Refusal(texts.moderators_have_no_channel())
    await jobs.schedule(tx, actor.guild_id, APPEAL, actor.user_id, now)


# What moderators do


async def get_record(tx: Transaction, actor: Actor, user_id: int, now: datetime) -> Record:
    """As this moderator may see it: reports about themselves are not for them."""
    guild_id = actor.guild_id
    misses = await store.list_misses(tx, guild_id, user_id)
    coming = [one for one in await interviews.list_live(tx, guild_id, user_id) if one.starts_at > now]
    return Record(
        user_id,
        coming[:MOST_SHOWN],
        await interviews.list_begun(tx, guild_id, user_id, now, MOST_SHOWN),
        misses[:MOST_SHOWN],
        rules.count(misses, now),
        await members.paused_until(tx, guild_id, user_id, now),
        await reports.list_about(tx, actor, user_id, MOST_SHOWN),
    )


async def excuse(tx: Transaction, actor: Actor, miss_id: int, now: datetime) -> Record:
    miss = await store.get_miss(tx, actor.guild_id, miss_id)
    if miss is None:
        raise Refusal(texts.no_such_miss())
    if await store.set_excused(tx, miss, now, by_self=False):
        await _end_groundless_pause(tx, miss, now)
        await audit.record(tx, actor, "attendance:excuse", texts.audit_person(miss.user_id), str(miss_id), now)
    return await get_record(tx, actor, miss.user_id, now)


async def list_absent(tx: Transaction, interview: Interview) -> set[int]:
    """Who of the two missed it, as far as is known."""
    found = [await store.find_miss(tx, interview.guild_id, interview.id, person) for person in interview.parties]
    return {miss.user_id for miss in found if miss is not None and miss.excused_at is None}


async def mark(tx: Transaction, actor: Actor, interview: Interview, absent: frozenset[int], now: datetime) -> None:
    """A moderator says who of the two did not come: nobody is asked any more, and a miss that was none is excused."""
    rules.check_begun(interview, now)
    await store.add_question(tx, actor.guild_id, interview.id, now)
    await store.settle(tx, actor.guild_id, interview.id, now)
    for kind in (LOOK, ASK, SETTLE):
        await jobs.cancel(tx, actor.guild_id, kind, interview.id)
    for person in interview.parties:
        miss = await store.find_miss(tx, actor.guild_id, interview.id, person)
        if person in absent:
            await note_miss(tx, interview, person, Kind.NO_SHOW, interview.starts_at, now)
        elif miss is not None and await store.set_excused(tx, miss, now, by_self=False):
            await _end_groundless_pause(tx, miss, now)
    who = texts.audit_absent(sorted(absent & set(interview.parties)))
    await audit.record(tx, actor, "attendance:mark", texts.audit_interview(interview.id), who, now)


async def pause(tx: Transaction, actor: Actor, user_id: int, now: datetime) -> Record:
    if await members.paused_until(tx, actor.guild_id, user_id, now) is None:
        await members.set_pause(tx, actor.guild_id, user_id, now + rules.PAUSE)
        await jobs.schedule(tx, actor.guild_id, TELL_PAUSE, user_id, now)
        await audit.record(tx, actor, "attendance:pause", texts.audit_person(user_id), "", now)
    return await get_record(tx, actor, user_id, now)


async def lift(tx: Transaction, actor: Actor, user_id: int, now: datetime) -> Record:
    if await members.end_pause(tx, actor.guild_id, user_id):
        await jobs.schedule(tx, actor.guild_id, TELL_PAUSE, user_id, now)
        await audit.record(tx, actor, "attendance:lift", texts.audit_person(user_id), "", now)
    return await get_record(tx, actor, user_id, now)


# What every feature with people in its tables has


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    misses = await store.list_misses(tx, guild_id, user_id)
    answers = await store.list_answers_of(tx, guild_id, user_id)
    held: dict[str, object] = {
        "misses": [
            {"interview": one.interview_id, "kind": one.kind, "at": one.missed_at, "excused_at": one.excused_at}
            for one in misses
        ],
        "answers": [{"interview": number, "said": said} for number, said in answers.items()],
    }
    return {name: data for name, data in held.items() if data}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    for miss in await store.list_misses(tx, guild_id, user_id):
        await jobs.cancel(tx, guild_id, TELL, miss.id)
    for kind in (TELL_PAUSE, APPEAL):
        await jobs.cancel(tx, guild_id, kind, user_id)
    await store.delete_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_ask() if kind in (LOOK, ASK, SETTLE) else texts.job_tell()
