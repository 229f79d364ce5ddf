"""Who agrees to be recorded, and what follows: the recording is on only while everybody who speaks agrees."""

from datetime import datetime, timedelta

from cogs.consent import rules, store, texts
from cogs.consent.models import Answer, Copy, Recording, Shown, Standing
from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, get_settings
from data.database import Transaction

ASK = "consent:ask"
SHOW = "consent:show"
TELL = "consent:tell"
INVITE = "consent:invite"
DELIVER = "consent:deliver"
REMOVE = "consent:remove"


# What people do


async def answer(tx: Transaction, actor: Actor, interview_id: int, given: Answer, now: datetime) -> None:
    """Agree, say no, or take the yes back; each at any time, and the last word counts."""
    await _load(tx, actor, interview_id)
    rules.check_speaks(await _speakers(tx, actor.guild_id, interview_id), actor)
    present = (await store.list_answers(tx, actor.guild_id, interview_id)).get(actor.user_id)
    if given is not Answer.AGREE:
        await store.set_withdrawn(tx, actor.guild_id, interview_id, actor.user_id, now)
    if given is not Answer.WITHDRAWN and present is not given:
        await store.add_consent(tx, actor.guild_id, interview_id, actor.user_id, given, now)
    await _follow_answers(tx, actor.guild_id, interview_id, now)


async def look(tx: Transaction, actor: Actor, interview_id: int) -> Interview:
    """The interview of one of the two who meet, where recording is asked for."""
    interview, _ = await _load(tx, actor, interview_id)
    return rules.check_party(interview, actor)


async def add_speaker(
    tx: Transaction, actor: Actor, interview_id: int, user_id: int, *, is_bot: bool, now: datetime
) -> None:
    """Somebody else will speak: from now on, and until they agree as well, nothing may be recorded."""
    await look(tx, actor, interview_id)
    rules.check_new_speaker(await _speakers(tx, actor.guild_id, interview_id), user_id, is_bot=is_bot)
    if user_id in await _speakers(tx, actor.guild_id, interview_id):
        return
    await store.add_speaker(tx, actor.guild_id, interview_id, user_id, now)
    await jobs.schedule(tx, actor.guild_id, INVITE, interview_id, now, detail=str(user_id))
    await _follow_answers(tx, actor.guild_id, interview_id, now)


async def post_link(
    tx: Transaction, actor: Actor, interview_id: int, link: str, settings: Settings, now: datetime
) -> None:
    """Send the link to everybody who spoke and agreed; it is removed after `recording_days`."""
    interview = await look(tx, actor, interview_id)
    shown = await get_shown(tx, actor.guild_id, interview_id)
    assert shown is not None
    said = rules.check_link(link, interview, shown.standing, now)
    remove_at = now + timedelta(days=settings.recording_days)
    await store.set_link(tx, actor.guild_id, interview_id, said, remove_at)
    for user_id in shown.speakers:
        await jobs.schedule(tx, actor.guild_id, DELIVER, interview_id, now, detail=str(user_id))
    await jobs.schedule(tx, actor.guild_id, REMOVE, interview_id, remove_at)
    await jobs.schedule(tx, actor.guild_id, SHOW, interview_id, now)


# What follows


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview was booked, moved, called off or is over."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None:
        return
    if rules.is_asked_for(interview, await get_settings(tx, guild_id)):
        await jobs.schedule(tx, guild_id, ASK, interview_id, rules.ask_at(interview, now), useless_at=interview.ends_at)
    elif interview.state is not State.FINISHED:
        await jobs.cancel(tx, guild_id, ASK, interview_id)
        await _follow_answers(tx, guild_id, interview_id, now)


async def ask(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """In the thread of the two. While that is not open yet nothing is asked: its opening is told, too."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or interview.thread_id is None:
        return
    if rules.is_asked_for(interview, await get_settings(tx, guild_id)):
        await store.add_recording(tx, guild_id, interview_id)
        await jobs.schedule(tx, guild_id, SHOW, interview_id, now)


async def _follow_answers(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Switch it on or off, as the answers say; a link that is out is removed with the first who takes a yes back."""
    shown = await get_shown(tx, guild_id, interview_id)
    if shown is None:
        return
    if await store.set_on(tx, shown.recording, shown.standing is Standing.ON):
        await jobs.schedule(tx, guild_id, TELL, interview_id, now)
    if shown.standing is not Standing.ON and shown.recording.remove_at is not None:
        await store.set_link(tx, guild_id, interview_id, "", now)
        await jobs.schedule(tx, guild_id, REMOVE, interview_id, now)
    await jobs.schedule(tx, guild_id, SHOW, interview_id, now)


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """The group asks for recordings no more. How long a link is kept was promised, and stays."""
    if "recording" in names:
        for recording in await store.list_in_use(tx, guild_id):
            await _follow_answers(tx, guild_id, recording.interview_id, now)


async def get_shown(tx: Transaction, guild_id: int, interview_id: int) -> Shown | None:
    recording = await store.get_recording(tx, guild_id, interview_id)
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if recording is None or interview is None:
        return None
    settings = await get_settings(tx, guild_id)
    speakers = await _speakers(tx, guild_id, interview_id)
    answers = await store.list_answers(tx, guild_id, interview_id)
    standing = rules.standing_of(speakers, answers)
    if recording.is_closed or not rules.may_stay(interview, settings):
        standing = Standing.REFUSED
    return Shown(interview, recording, speakers, answers, standing, settings.recording_days)


async def keep_card(tx: Transaction, guild_id: int, interview_id: int, card_id: int) -> None:
    await store.set_card(tx, guild_id, interview_id, card_id)


async def keep_copy(tx: Transaction, guild_id: int, interview_id: int, copy: Copy) -> bool:
    """Remember where the link is; False if it was taken back while it was sent, so that it has to go again."""
    await store.add_copy(tx, guild_id, interview_id, copy)
    recording = await store.get_recording(tx, guild_id, interview_id)
    return recording is not None and bool(recording.link)


async def list_copies(tx: Transaction, guild_id: int, interview_id: int) -> list[Copy]:
    return await store.list_copies(tx, guild_id, interview_id)


async def is_due(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> Recording | None:
    """The recording whose link has to go now."""
    recording = await store.get_recording(tx, guild_id, interview_id)
    if recording is None or recording.remove_at is None or recording.remove_at > now:
        return None
    return recording


async def drop_copy(tx: Transaction, guild_id: int, interview_id: int, copy: Copy) -> None:
    await store.delete_copy(tx, guild_id, interview_id, copy)


async def drop_link(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    await store.set_link(tx, guild_id, interview_id, "", None)
    await jobs.schedule(tx, guild_id, SHOW, interview_id, now)


async def _load(tx: Transaction, actor: Actor, interview_id: int) -> tuple[Interview, Recording]:
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    if interview is None or actor.user_id not in await _speakers(tx, actor.guild_id, interview_id):
        raise Refusal(texts.no_such_interview())
    recording = await store.get_recording(tx, actor.guild_id, interview_id)
    if recording is None:
        raise Refusal(texts.not_asked())
    return interview, recording


async def _speakers(tx: Transaction, guild_id: int, interview_id: int) -> tuple[int, ...]:
    """The two who meet, and whoever speaks besides."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    others = await store.list_speakers(tx, guild_id, interview_id)
    return tuple(dict.fromkeys([*(interview.parties if interview else ()), *others]))


# What every feature with people in its tables has


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    found = [
        {
            "interview": one.interview_id,
            "answer": one.answer,
            "to wording": one.text_version,
            "answered_at": one.answered_at.isoformat(),
            "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
        }
        for one in await store.list_consents_of(tx, guild_id, user_id)
    ]
    spoken = await store.list_spoken_of(tx, guild_id, user_id)
    exported: dict[str, object] = {"consents to recordings": found} if found else {}
    if spoken:
        exported["speaks in interviews of others"] = spoken
    return exported


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Counts as taking every consent back, for good: jobs remove every copy of a link that is out."""
    spoken = await store.list_spoken_of(tx, guild_id, user_id)
    for interview_id in {*await store.list_interviews_of(tx, guild_id, user_id), *spoken}:
        await store.set_withdrawn(tx, guild_id, interview_id, user_id, now)
        await store.set_closed(tx, guild_id, interview_id)
        await _follow_answers(tx, guild_id, interview_id, now)
    await store.forget_person(tx, guild_id, user_id)


async def list_lines(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """What somebody answered for what is to come, in `/interview list`."""
    lines = []
    for interview_id in await store.list_interviews_of(tx, guild_id, user_id):
        interview = await interviews.get_interview(tx, guild_id, interview_id)
        given = (await store.list_answers(tx, guild_id, interview_id)).get(user_id)
        if interview is not None and given and interview.state is State.BOOKED and interview.ends_at > now:
            lines.append(texts.list_line(interview.starts_at, given))
    return [texts.list_title(), *lines] if lines else []


def describe_job(kind: str, detail: str) -> str:
    return texts.job(kind)
