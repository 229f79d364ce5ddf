"""The packs of an interview: when they are sent, what is in them, and which questions nobody was asked before.

Duties and notes are in `watching`.
"""

from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from cogs.members import service as members
from cogs.prep import catalogue, duty_texts, rules, store, texts
from cogs.prep.models import NotesState, Pack, Part, Place, Sending
from cogs.prep.watching import feedback_notes, hand_over
from cogs.profiles import service as profiles
from cogs.profiles.models import Need
from cogs.resumes import service as resumes
from cogs.scores import service as scores
from cogs.tips import service as tips
from cogs.tips.models import Moment
from core import jobs
from core.actor import Actor
from core.agendas import agenda_for
from core.settings import Settings, get_settings
from data.database import Transaction

__all__ = ["feedback_notes", "hand_over"]

SEND = "prep:send"
CORRECT = "prep:correct"


# What happens to the interview


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """It was booked, moved, changed, called off or is over: packs are planned, corrected, or void."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or interview.state is State.HELD:
        return
    if interview.state is State.BOOKED:
        for part in Part:
            await _plan(tx, interview, part, now)
    else:
        await jobs.cancel(tx, guild_id, SEND, interview_id)
    if interview.state not in (State.BOOKED, State.FINISHED):
        await store.delete_drawn(tx, guild_id, interview_id)
    await _correct(tx, interview, now)


async def _plan(tx: Transaction, interview: Interview, part: Part, now: datetime) -> None:
    """A pack that was sent is sent again only for another day; the one that is there is corrected anyway."""
    guild_id, starts_at = interview.guild_id, interview.starts_at
    sending = await store.get_sending(tx, guild_id, interview.id, part)
    if sending is None:
        await store.add_sending(tx, guild_id, interview.id, part, starts_at)
    elif sending.starts_at == starts_at:
        return
    else:
        await store.set_starts_at(tx, sending, starts_at)
        if sending.place is not None and not await _is_other_day(tx, interview, sending):
            return
    due_at = rules.send_at(starts_at, now)
    await jobs.schedule(tx, guild_id, SEND, interview.id, due_at, detail=part, useless_at=starts_at)


async def _is_other_day(tx: Transaction, interview: Interview, sending: Sending) -> bool:
    """By the clock of whoever reads the pack."""
    reader = interview.volunteer_id if sending.part is Part.VOLUNTEER else interview.member_id
    settings = await get_settings(tx, interview.guild_id)
    person = await members.zone_of(tx, interview.guild_id, reader or 0, settings)
    return rules.is_other_day(sending.starts_at, interview.starts_at, person.zone)


async def _correct(tx: Transaction, interview: Interview, now: datetime) -> None:
    for part in Part:
        sending = await store.get_sending(tx, interview.guild_id, interview.id, part)
        if sending is not None and sending.place is not None:
            await jobs.schedule(tx, interview.guild_id, CORRECT, interview.id, now, detail=part)


async def needs_changed(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Packs show what helps the member, and the member's has the questions where that helps."""
    for interview in await interviews.list_live(tx, guild_id, user_id):
        if interview.member_id == user_id:
            await _correct(tx, interview, now)


# What the two do


async def open_pack(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Pack:
    """One's own pack, at any time from the booking to the end."""
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    part = rules.check_party(interview, actor, now)
    assert interview is not None
    return await _drawn_pack(tx, interview, part, now)


async def draw_others(tx: Transaction, actor: Actor, interview_id: int, draw: int, now: datetime) -> Pack:
    """Other questions than those of this draw; a second press on the same button draws no further ones."""
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    part = rules.check_party(interview, actor, now)
    assert interview is not None
    rules.check_draws(part, interview, now)
    drawn = await store.list_drawn(tx, actor.guild_id, interview_id)
    if drawn and drawn[-1].draw == draw:
        await _draw(tx, interview, draw + 1, now)
        await _correct(tx, interview, now)
    return await _drawn_pack(tx, interview, part, now)


# What jobs need


async def prepare(tx: Transaction, guild_id: int, interview_id: int, part: Part, now: datetime) -> Pack | None:
    """The pack to be sent now; None if there is nothing to prepare for any more."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or interview.state is not State.BOOKED or interview.starts_at <= now:
        return None
    return await _drawn_pack(tx, interview, part, now)


async def get_sending(tx: Transaction, guild_id: int, interview_id: int, part: Part) -> Sending | None:
    return await store.get_sending(tx, guild_id, interview_id, part)


async def get_sent(
    tx: Transaction, guild_id: int, interview_id: int, part: Part, now: datetime
) -> tuple[Interview, Pack | None] | None:
    """What a pack that was sent has to show now: without a pack, that the interview is off or over."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None:
        return None
    if interview.state is not State.BOOKED:
        return interview, None
    return interview, await _pack(tx, interview, part, await get_settings(tx, guild_id), now)


async def note_sent(
    tx: Transaction, guild_id: int, interview_id: int, part: Part, place: Place, face: str, now: datetime
) -> None:
    """What changed while it was being sent is corrected right after."""
    await store.set_place(tx, guild_id, interview_id, part, place, face)
    await jobs.schedule(tx, guild_id, CORRECT, interview_id, now, detail=part)


async def note_corrected(
    tx: Transaction, guild_id: int, interview_id: int, part: Part, place: Place | None, face: str
) -> None:
    await store.set_place(tx, guild_id, interview_id, part, place, face)


# Packs


async def _drawn_pack(tx: Transaction, interview: Interview, part: Part, now: datetime) -> Pack:
    if not await store.list_drawn(tx, interview.guild_id, interview.id):
        await _draw(tx, interview, 1, now)
    return await _pack(tx, interview, part, await get_settings(tx, interview.guild_id), now)


async def _draw(tx: Transaction, interview: Interview, draw: int, now: datetime) -> None:
    guild_id, member_id = interview.guild_id, interview.member_id
    assert member_id is not None
    profile = await profiles.profile_of(tx, guild_id, member_id)
    chosen = rules.draw(
        rules.fitting(catalogue.questions().values(), interview.kind, profile.level, interview.field),
        await store.list_asked(tx, guild_id, member_id, not_in=interview.id),
        await store.list_drawn(tx, guild_id, interview.id),
        rules.count_of(interview.minutes),
        seed=interview.id * 100 + draw,
    )
    await store.set_drawn(tx, guild_id, interview.id, member_id, [one.id for one in chosen], draw, now)


async def _pack(tx: Transaction, interview: Interview, part: Part, settings: Settings, now: datetime) -> Pack:
    guild_id, member_id = interview.guild_id, interview.member_id
    assert member_id is not None
    drawn = await store.list_drawn(tx, guild_id, interview.id)
    present = {one.question_id for one in drawn if one.is_asked}
    asked = await store.list_asked(tx, guild_id, member_id, not_in=interview.id)
    needs = await profiles.needs_of(tx, guild_id, member_id)
    agenda = agenda_for(settings.agenda, is_watched=interview.may_be_watched)
    moment = interview.starts_at
    return Pack(
        interview=interview,
        part=part,
        phases=agenda.phases(interview.minutes),
        looked_at=tuple(one.name for one in scores.get_rubric().of_kind(interview.kind)),
        questions=tuple(one for one in catalogue.questions().values() if one.id in present),
        repeated=frozenset(present & set(asked)),
        draw=max((one.draw for one in drawn), default=0),
        needs=profiles.needs_in_words(needs),
        in_advance=Need.QUESTIONS_IN_ADVANCE in needs.ticked,
        has_resume=bool(await resumes.list_of_interview(tx, guild_id, interview.id)),
        place=interviews.place_of(interview, settings),
        reveal_hours=settings.reveal_hours,
        tip=await tips.tip_line(tx, guild_id, Moment.AFTER_BOOKING, moment, user_id=member_id),
        can_draw=interview.starts_at > now,
    )


# What is kept about a person


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """How much somebody wrote, never what: a panel is easily shown around."""
    taken = await store.list_taken_by(tx, guild_id, user_id)
    return [duty_texts.about_me(len(taken), sum(bool(one.notes) for one in taken))] if taken else []


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """Questions only of interviews that are over: those to come would be questions in advance."""
    asked = []
    for interview_id, question_id in await store.list_questions_of(tx, guild_id, user_id):
        interview = await interviews.get_interview(tx, guild_id, interview_id)
        if interview is not None and interview.state is State.FINISHED:
            question = catalogue.questions().get(question_id)
            asked.append({"interview": interview_id, "question": question.text if question else question_id})
    own = [
        {
            "interview": one.interview_id,
            "duty": one.duty,
            "notes": one.notes,
            "given": one.state is NotesState.GIVEN,
            "made_at": one.made_at,
        }
        for one in await store.list_taken_by(tx, guild_id, user_id)
    ]
    received = [
        {"interview": one.interview_id, "duty": one.duty, "notes": one.notes}
        for one in await store.list_about(tx, guild_id, user_id)
        if one.state is NotesState.GIVEN and await scores.is_revealed(tx, guild_id, one.interview_id)
    ]
    held: dict[str, object] = {"questions_in_packs": asked, "duties": own, "notes_about_my_interviews": received}
    return {name: rows for name, rows in held.items() if rows}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """What others wrote about their interviews goes; what they wrote about others' stays, without their name."""
    await store.delete_about(tx, guild_id, user_id)
    await store.forget_observer(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)
