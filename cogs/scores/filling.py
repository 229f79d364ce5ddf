"""Filling in a form: for whom, by whom, until when. Everything is kept as it is handed over, so nothing is lost."""

from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.members import service as members
from cogs.scores import refusal_texts, revealing, rules, store
from cogs.scores.models import Desk, Feedback, Levels, Occasion, Part, Point, Score
from cogs.seats import service as seats
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.wording import Finding, Mode, check_wording
from data.database import Transaction

DUE = "scores:due"
REMIND = "scores:remind"


async def look(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Desk:
    """This person's form, as far as it is filled in; refuses where it can no longer be filled in."""
    interview, part = await _interview_of(tx, actor, interview_id, now)
    score = await store.get_score_of(tx, actor.guild_id, interview_id, actor.user_id)
    feedback = await store.get_feedback(tx, actor.guild_id, interview_id)
    rules.check_open(part, feedback, score, now)
    due_at = feedback.due_at if feedback else rules.due_at(interview, settings.reveal_hours)
    return _desk(interview, part, due_at, score, is_revealed=feedback is not None and feedback.is_revealed)


async def set_levels(
    tx: Transaction, actor: Actor, interview_id: int, levels: Levels, settings: Settings, now: datetime
) -> Desk:
    score = await _begin(tx, actor, interview_id, settings, now)
    await store.set_levels(tx, score, levels)
    return await _after_change(tx, actor, score, settings, now)


async def set_point(
    tx: Transaction, actor: Actor, interview_id: int, number: int, point: Point, settings: Settings, now: datetime
) -> Desk:
    score = await _begin(tx, actor, interview_id, settings, now)
    await store.set_point(tx, score, number, point)
    return await _after_change(tx, actor, score, settings, now)


async def set_action(
    tx: Transaction, actor: Actor, interview_id: int, action: str, settings: Settings, now: datetime
) -> Desk:
    score = await _begin(tx, actor, interview_id, settings, now)
    await store.set_action(tx, actor.guild_id, score, action)
    return await _after_change(tx, actor, score, settings, now)


async def hand_in(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Desk:
    """Twice is as good as once."""
    desk = await look(tx, actor, interview_id, settings, now)
    if desk.score is None:
        raise Refusal(refusal_texts.levels_missing())
    if desk.missing:
        raise Refusal(desk.missing)
    if desk.is_held_back:
        raise Refusal(refusal_texts.held_back())
    feedback = await store.get_feedback(tx, actor.guild_id, interview_id)
    if feedback is not None and await store.set_handed_in(tx, actor.guild_id, desk.score, now):
        await revealing.open_if_due(tx, feedback, desk.score, now)
    return await reread(tx, actor, interview_id, settings, now)


async def reread(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Desk:
    """As `look`, also where the form can no longer be changed."""
    interview, part = await _interview_of(tx, actor, interview_id, now)
    score = await store.get_score_of(tx, actor.guild_id, interview_id, actor.user_id)
    feedback = await store.get_feedback(tx, actor.guild_id, interview_id)
    due_at = feedback.due_at if feedback else rules.due_at(interview, settings.reveal_hours)
    return _desk(interview, part, due_at, score, is_revealed=feedback is not None and feedback.is_revealed)


async def list_occasions(tx: Transaction, actor: Actor, now: datetime) -> list[Occasion]:
    """The interviews that this person took part in or watched lately, the latest first."""
    own = await interviews.list_begun(tx, actor.guild_id, actor.user_id, now)
    found = {one.id: (one, rules.part_of(one, actor.user_id, is_seated=False)) for one in own}
    for interview_id in await seats.list_watched(tx, actor.guild_id, actor.user_id):
        watched = await interviews.get_interview(tx, actor.guild_id, interview_id)
        if watched is not None and rules.has_begun(watched, now):
            found.setdefault(watched.id, (watched, Part.OBSERVER))
    begun = await store.list_parts_by(tx, actor.guild_id, actor.user_id, found)
    occasions = [
        Occasion(one.id, one.starts_at, one.ends_at, one.kind, part, begun.get(one.id)) for one, part in found.values()
    ]
    return sorted(occasions, key=lambda one: one.starts_at, reverse=True)


async def expect(tx: Transaction, interview: Interview, settings: Settings, now: datetime) -> Feedback:
    """The interview has begun or is over: have the seal broken when it is time, and whoever forgets reminded."""
    guild_id, due_at = interview.guild_id, rules.due_at(interview, settings.reveal_hours)
    feedback = await store.get_feedback(tx, guild_id, interview.id)
    if feedback is not None:
        return feedback
    await store.add_feedback(
        tx, guild_id, interview.id, interview.member_id, interview.starts_at, interview.kind, due_at
    )
    await jobs.schedule(tx, guild_id, DUE, interview.id, due_at)
    remind_at = rules.remind_at(due_at, now)
    if remind_at is not None:
        await jobs.schedule(tx, guild_id, REMIND, interview.id, remind_at, useless_at=due_at)
    feedback = await store.get_feedback(tx, guild_id, interview.id)
    assert feedback is not None
    return feedback


async def _interview_of(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> tuple[Interview, Part]:
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    is_seated = await seats.is_seated(tx, actor.guild_id, interview_id, actor.user_id)
    part = rules.part_of(interview, actor.user_id, is_seated=is_seated)
    return rules.check_begun(interview, now), part


async def _begin(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Score:
    interview, part = await _interview_of(tx, actor, interview_id, now)
    feedback = await expect(tx, interview, settings, now)
    await members.remember(tx, actor.guild_id, actor.user_id)
    score = await store.begin_score(tx, actor.guild_id, interview_id, actor.user_id, part, now)
    if score is None:
        raise Refusal(refusal_texts.no_such_interview())
    rules.check_open(part, feedback, score, now)
    return score


async def _after_change(tx: Transaction, actor: Actor, score: Score, settings: Settings, now: datetime) -> Desk:
    """What was handed in stays so, unless what it says now could not be handed in."""
    desk = await look(tx, actor, score.interview_id, settings, now)
    if desk.is_handed_in and (desk.missing or desk.is_held_back):
        await store.take_back(tx, actor.guild_id, score)
        return await look(tx, actor, score.interview_id, settings, now)
    return desk


def _desk(interview: Interview, part: Part, due_at: datetime, score: Score | None, *, is_revealed: bool) -> Desk:
    findings = tuple(_findings(score)) if score is not None else ()
    missing = rules.missing(score) if score is not None else refusal_texts.levels_missing()
    return Desk(interview.id, interview.starts_at, interview.kind, part, due_at, score, findings, missing, is_revealed)


def _findings(score: Score) -> list[Finding]:
    """What the guard says about words that are for somebody else."""
    said = [text for point in score.points.values() for text in (point.strength, *point.growth) if text]
    if score.part is Part.SELF or not said:
        return []
    return check_wording("\n".join([*said, score.action]), Mode.FEEDBACK)
