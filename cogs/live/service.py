"""What people do in a live session: check in, start, go on, end, stop. What Discord shows of it follows by jobs."""

from datetime import datetime, timedelta

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from cogs.live import rules, store, texts
from cogs.live.models import Arrival, LiveState, Panel, Session, Shown
from cogs.standby import service as standby
from core import jobs
from core.actor import Actor
from core.agendas import agenda_within, names_for_groups
from core.errors import Refusal
from core.settings import Settings, get_settings
from data.database import Transaction

OPEN = "live:open"
SHOW = "live:show"
ROOM = "live:room"
CLOSE = "live:close"
CHANGED = "live:changed"
"""For the features that follow a live interview: each of them does this job."""

BEGIN, FINISH = "begin", "finish"
"""Details of ROOM: the stage and the event begin, or end."""


# What a person does


async def check_in(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Arrival:
    """Say that one is there, from 15 minutes before on. Who is on stand-by says that they could step in."""
    interview, session = await _load(tx, actor, interview_id, now)
    on_standby = await standby.is_waiting(tx, actor.guild_id, actor.user_id)
    rules.check_may_come(interview, actor, on_standby=on_standby)
    rules.check_not_over(session)
    if not await store.add_check_in(tx, actor.guild_id, interview_id, actor.user_id, now):
        return Arrival.KNOWN
    await _show(tx, session, rules.next_edit(session, now))
    return Arrival.PARTY if actor.user_id in interview.parties else Arrival.STAND_IN


async def start(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Session:
    """Begin; starting what runs already shows its panel again, should somebody have deleted it."""
    interview, session = await _load(tx, actor, interview_id, now)
    rules.check_not_over(session)
    rules.check_host(interview, actor, interview.starts_at, _grace(settings), now)
    if actor.user_id in interview.parties:
        await store.add_check_in(tx, actor.guild_id, interview_id, actor.user_id, now)
    if await store.set_started(tx, session, now):
        session = await _changed(tx, session, now)
        await jobs.schedule(tx, session.guild_id, ROOM, interview_id, now, detail=BEGIN)
        await jobs.schedule(tx, session.guild_id, CLOSE, interview_id, rules.ends_by_itself_at(interview, session))
    else:
        await store.forget_face(tx, session)
        await _show(tx, session, now)
    return session


async def go_on(
    tx: Transaction, actor: Actor, interview_id: int, number: int | None, settings: Settings, now: datetime
) -> Session:
    """The next phase, or the end after the last.

    `number` is the phase that the person saw: when the session is past it already, nothing changes, so that two
    presses, or two people, go on once.
    """
    interview, session = await _load(tx, actor, interview_id, now)
    rules.check_running(session)
    rules.check_host(interview, actor, session.phase_ends_at, _grace(settings), now)
    if number is not None and number != session.number:
        return session
    if session.is_last_phase:
        return await _finish(tx, session, LiveState.ENDED, now)
    await store.set_phase(tx, session, session.number + 1, now)
    return await _changed(tx, session, now)


async def end(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Session:
    interview, session = await _load(tx, actor, interview_id, now)
    if session.state is LiveState.ENDED:
        return session
    rules.check_running(session)
    last_ends_at = session.phase_ends_at if session.is_last_phase else None
    rules.check_host(interview, actor, last_ends_at, _grace(settings), now)
    return await _finish(tx, session, LiveState.ENDED, now)


async def stop(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Session:
    """End it early, at any time and without a reason: the right of the two who meet, and of moderators."""
    interview, session = await _load(tx, actor, interview_id, now)
    if not actor.is_moderator:
        rules.check_party(interview, actor)
    if session.state is LiveState.STOPPED:
        return session
    rules.check_not_over(session)
    return await _finish(tx, session, LiveState.STOPPED, now)


async def find_own(tx: Transaction, actor: Actor, channel_id: int, now: datetime) -> int:
    """The interview that somebody means who names none: the one in this channel, else their own one, else the next."""
    session = await store.get_session_in(tx, actor.guild_id, channel_id)
    if session is not None:
        return session.interview_id
    going_on = {one.interview_id for one in await store.list_going_on(tx, actor.guild_id)}
    own = await interviews.list_own(tx, actor, now)
    found = [one for one in own if one.id in going_on] or [one for one in own if one.state is State.BOOKED]
    if not found:
        raise Refusal(texts.no_interview_now())
    return found[0].id


async def list_known(tx: Transaction, actor: Actor, now: datetime) -> list[Interview]:
    """Whose panel this person might work with: their own, and for moderators what is going on."""
    own = await interviews.list_own(tx, actor, now)
    if not actor.is_moderator:
        return own
    known = {one.id for one in own}
    for session in await store.list_going_on(tx, actor.guild_id):
        interview = await interviews.get_interview(tx, actor.guild_id, session.interview_id)
        if interview is not None and interview.id not in known:
            own.append(interview)
    return own


# What jobs do


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview was booked, moved or called off."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    session = await store.get_session(tx, guild_id, interview_id)
    if interview is None or interview.state in (State.HELD, State.FINISHED):
        return
    if interview.state is State.BOOKED:
        await jobs.schedule(tx, guild_id, OPEN, interview_id, max(now, rules.opens_at(interview)))
        if session is not None and session.state is LiveState.READY and now < rules.opens_at(interview):
            await _call_off(tx, session, now)
        return
    await jobs.cancel(tx, guild_id, OPEN, interview_id)
    if session is not None:
        await _call_off(tx, session, now)


async def open_session(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """It is near: people may check in, and see where it happens.

    When it opens after its time, as for somebody who steps in, the agenda is one that still ends as agreed.
    """
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or interview.state is not State.BOOKED or interview.ends_at <= now:
        return
    settings = await get_settings(tx, guild_id)
    room = interview.ends_at - max(interview.starts_at, now)
    agenda = agenda_within(settings.agenda, interview.minutes, room, is_watched=interview.may_be_watched)
    await store.add_session(tx, guild_id, interview_id, agenda.phases(interview.minutes))
    session = await store.get_session(tx, guild_id, interview_id)
    if session is not None and session.state is LiveState.READY:
        await _changed(tx, session, now)
        await jobs.schedule(tx, guild_id, CLOSE, interview_id, rules.ends_by_itself_at(interview, session))


async def close(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Nobody ended it, or nobody began it."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    session = await store.get_session(tx, guild_id, interview_id)
    if interview is None or session is None or now < rules.ends_by_itself_at(interview, session):
        return
    await _finish(tx, session, LiveState.ENDED if session.started_at else LiveState.MISSED, now)


async def get_shown(tx: Transaction, guild_id: int, interview_id: int) -> Shown | None:
    session = await store.get_session(tx, guild_id, interview_id)
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if session is None or interview is None:
        return None
    here = await store.list_check_ins(tx, guild_id, interview_id)
    counts = [one for one in here if one in interview.parties or await standby.is_waiting(tx, guild_id, one)]
    return Shown(session, interview, frozenset(counts))


async def keep_channel(tx: Transaction, session: Session, channel_id: int | None, now: datetime) -> None:
    """Where it is shown: other features show there what belongs to it."""
    await store.set_channel(tx, session, channel_id)
    if channel_id is not None:
        await jobs.schedule(tx, session.guild_id, CHANGED, session.interview_id, now)


async def keep_panel(tx: Transaction, session: Session, panel: Panel, now: datetime) -> None:
    """Remember what is shown, and have the next signal shown when its time comes."""
    await store.set_panel(tx, session, panel)
    if next_at := rules.next_signal_at(session, now):
        await _show(tx, session, next_at)


# What other features ask


def setting_choices(name: str) -> tuple[str, ...]:
    return names_for_groups() if name == "agenda" else ()


async def get_session(tx: Transaction, guild_id: int, interview_id: int) -> Session | None:
    return await store.get_session(tx, guild_id, interview_id)


async def get_session_in(tx: Transaction, guild_id: int, channel_id: int) -> Session | None:
    """The one that is going on in this channel."""
    return await store.get_session_in(tx, guild_id, channel_id)


async def list_going_on(tx: Transaction, guild_id: int) -> list[Session]:
    """Those that people may check in for, and those that run."""
    return await store.list_going_on(tx, guild_id)


async def hand_over(tx: Transaction, actor: Actor, interview: Interview, made: Interview, now: datetime) -> None:
    """Another interview takes the place of this one, in the same thread. Who decided it and is of the two is there."""
    guild_id, old = interview.guild_id, await store.get_session(tx, interview.guild_id, interview.id)
    here = await store.list_check_ins(tx, guild_id, interview.id)
    if old is not None:
        await _call_off(tx, old, now)
    await open_session(tx, guild_id, made.id, now)
    for person in {*here, actor.user_id} & set(made.parties):
        await store.add_check_in(tx, guild_id, made.id, person, now)
    session = await store.get_session(tx, guild_id, made.id)
    if session is not None and old is not None and old.channel_id not in (None, interview.thread_id):
        await keep_channel(tx, session, old.channel_id, now)


async def list_check_ins(tx: Transaction, guild_id: int, interview_id: int) -> dict[int, datetime]:
    """Who said that they are there, and when."""
    return await store.list_check_ins(tx, guild_id, interview_id)


async def _load(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> tuple[Interview, Session]:
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    session = await store.get_session(tx, actor.guild_id, interview_id)
    session = rules.check_opened(interview, session, actor, now)
    assert interview is not None
    return interview, session


async def _changed(tx: Transaction, session: Session, now: datetime) -> Session:
    await _show(tx, session, now)
    await jobs.schedule(tx, session.guild_id, CHANGED, session.interview_id, now)
    found = await store.get_session(tx, session.guild_id, session.interview_id)
    assert found is not None
    return found


async def _show(tx: Transaction, session: Session, due_at: datetime) -> None:
    await jobs.schedule(tx, session.guild_id, SHOW, session.interview_id, due_at)


async def _finish(tx: Transaction, session: Session, state: LiveState, now: datetime) -> Session:
    if await store.set_over(tx, session, state, now):
        await jobs.cancel(tx, session.guild_id, CLOSE, session.interview_id)
        await jobs.schedule(tx, session.guild_id, ROOM, session.interview_id, now, detail=FINISH)
    return await _changed(tx, session, now)


async def _call_off(tx: Transaction, session: Session, now: datetime) -> None:
    """Also when it moves to another day: it opens anew then, and whoever checked in does so again."""
    await store.delete_check_ins(tx, session.guild_id, session.interview_id)
    await _finish(tx, session, LiveState.OFF, now)


def _grace(settings: Settings) -> timedelta:
    return timedelta(minutes=settings.grace_minutes)


# What every feature with people in its tables has


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    found = await store.list_check_ins_of(tx, guild_id, user_id)
    return {"check-ins": [{"interview": number, "at": at.isoformat()} for number, at in found.items()]} if found else {}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.delete_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    return {
        OPEN: texts.job_open,
        SHOW: texts.job_show,
        ROOM: texts.job_room,
        CLOSE: texts.job_close,
        CHANGED: texts.job_show,
    }[kind]()
