"""What a person can do with scores: fill in, hand in, read, thank, show.

Filling is in `filling`, breaking the seal in `revealing`. Nothing here tells anybody what another one scored before
`Feedback.is_revealed`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cogs.goals import service as goals
from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.scores import exporting, refusal_texts, revealing, rules, store, texts
from cogs.scores.filling import (
    DUE,
    REMIND,
    expect,
    hand_in,
    list_occasions,
    look,
    reread,
    set_action,
    set_levels,
    set_point,
)
from cogs.scores.models import CardPlace, Feedback, Given, Part, PastInterview, Piece, Score, Usefulness
from cogs.scores.revealing import TELL, TO_MEMBER, TO_VOLUNTEER
from cogs.scores.rubric import get_rubric
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, get_settings
from data.database import Transaction

if TYPE_CHECKING:
    from core.client import Feature

__all__ = [
    "DUE",
    "REMIND",
    "TELL",
    "TO_MEMBER",
    "TO_VOLUNTEER",
    "expect",
    "get_rubric",
    "hand_in",
    "list_occasions",
    "look",
    "reread",
    "set_action",
    "set_levels",
    "set_point",
]

INVITE = "scores:invite"
REMIND_ONE = "scores:remind_one"
REPLIED = "scores:replied"
CARD = "scores:card"
REMOVE = "scores:remove"

NOTES_GATHERED_FOR = timedelta(hours=1)
"""Several people write after the seal is off: the member is told once of what came meanwhile."""


# Reading


async def read(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Given:
    """What this party was given, as far as it is revealed."""
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    part = rules.part_of(interview, actor.user_id, is_seated=False)
    found = rules.check_begun(interview, now)
    feedback = await store.get_feedback(tx, actor.guild_id, interview_id)
    scores = await store.list_scores(tx, actor.guild_id, [interview_id])
    return await _given(tx, found, part, feedback or rules.unopened(found, settings.reveal_hours), scores)


async def list_read(tx: Transaction, actor: Actor, now: datetime) -> list[Interview]:
    """The interviews about which this person can read, the latest first."""
    return await interviews.list_begun(tx, actor.guild_id, actor.user_id, now)


async def find_latest(tx: Transaction, actor: Actor, settings: Settings, now: datetime) -> Given:
    """Of the last few, the latest that is revealed, else the latest."""
    last = await interviews.list_begun(tx, actor.guild_id, actor.user_id, now, limit=5)
    found = [await read(tx, actor, one.id, settings, now) for one in last]
    if not found:
        raise Refusal(refusal_texts.no_feedback())
    return next((given for given in found if given.levels or given.interviewer), found[0])


async def _given(
    tx: Transaction, interview: Interview, part: Part, feedback: Feedback, scores: Sequence[Score]
) -> Given:
    by_part = {score.part: score for score in scores if score.part is not Part.OBSERVER}
    other = Part.INTERVIEWER if part is Part.SELF else Part.SELF
    sealed = Given(feedback, part, interview.volunteer_id, part in by_part, other in by_part)
    own, interviewer = by_part.get(Part.SELF), by_part.get(Part.INTERVIEWER)
    if not feedback.is_revealed or (part is Part.INTERVIEWER and interviewer is None):
        return sealed
    if part is Part.INTERVIEWER:
        levels = rules.side_by_side(get_rubric(), feedback.kind, own, interviewer, {})
        return rules.opened(sealed, None, interviewer, levels, [])
    room = (await store.list_rooms(tx, [interview.id])).get(interview.id, {})
    levels = rules.side_by_side(get_rubric(), feedback.kind, own, interviewer, room)
    return rules.opened(sealed, own, interviewer, levels, [score for score in scores if score.in_room])


async def history(tx: Transaction, guild_id: int, member_id: int) -> list[PastInterview]:
    """Everything that is revealed to this member, the oldest first; nothing of interviews that are still sealed."""
    revealed = [one for one in await store.list_feedback_of(tx, guild_id, member_id) if one.is_revealed]
    ids = [one.interview_id for one in revealed]
    rooms = await store.list_rooms(tx, ids)
    scores: dict[int, list[Score]] = {}
    for score in await store.list_scores(tx, guild_id, ids):
        scores.setdefault(score.interview_id, []).append(score)
    action_goals = await store.get_action_goals(tx, guild_id, member_id)
    done = {goal.id: goal.done_at for goal in await goals.list_all(tx, guild_id, member_id)}
    past = []
    for one in revealed:
        by_part = {score.part: score for score in scores.get(one.interview_id, ()) if score.part is not Part.OBSERVER}
        own, interviewer = by_part.get(Part.SELF), by_part.get(Part.INTERVIEWER)
        levels = rules.side_by_side(get_rubric(), one.kind, own, interviewer, rooms.get(one.interview_id, {}))
        action = next((score.next_action for score in (interviewer, own) if score and score.next_action), "")
        done_at = done.get(action_goals.get(one.interview_id, 0))
        past.append(PastInterview(one.interview_id, one.starts_at, one.kind, levels, action, done_at))
    return past


# Notes of those who watched, which another feature keeps


async def read_notes(
    tx: Transaction, features: Sequence[Feature], actor: Actor, interview_id: int, settings: Settings, now: datetime
) -> list[str]:
    """Those that belong to what a member was given; none before it is revealed, and none to the volunteer."""
    given = await read(tx, actor, interview_id, settings, now)
    if given.part is not Part.SELF or not given.feedback.is_revealed:
        return []
    return await _gather_notes(tx, features, actor.guild_id, interview_id)


async def _gather_notes(tx: Transaction, features: Sequence[Feature], guild_id: int, interview_id: int) -> list[str]:
    """Features that have some have a `feedback_notes` in their service."""
    found: list[str] = []
    for other in (feature.service for feature in features):
        if other is not None and hasattr(other, "feedback_notes"):
            found += await other.feedback_notes(tx, guild_id, interview_id)
    return found


async def closes_at(tx: Transaction, interview: Interview, settings: Settings) -> datetime:
    """Until when those who watched can say something."""
    feedback = await store.get_feedback(tx, interview.guild_id, interview.id)
    return feedback.due_at if feedback else rules.due_at(interview, settings.reveal_hours)


async def is_revealed(tx: Transaction, guild_id: int, interview_id: int) -> bool:
    feedback = await store.get_feedback(tx, guild_id, interview_id)
    return feedback is not None and feedback.is_revealed


async def notes_came(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Somebody who watched wrote notes; before the reveal, they wait for it."""
    if await is_revealed(tx, guild_id, interview_id):
        await store.set_given(tx, guild_id, interview_id, now)
        await jobs.schedule(tx, guild_id, TELL, interview_id, now + NOTES_GATHERED_FOR, detail=TO_MEMBER)


# What the member does with it


async def thank(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Given:
    """Once is enough: another press tells the volunteer nothing again."""
    given = await _given_words(tx, actor, interview_id, settings, now)
    if await store.set_thanked(tx, given.feedback, now):
        await jobs.schedule(tx, actor.guild_id, REPLIED, interview_id, now)
    return await read(tx, actor, interview_id, settings, now)


async def rate(
    tx: Transaction, actor: Actor, interview_id: int, usefulness: Usefulness, settings: Settings, now: datetime
) -> Given:
    """Can be changed; the volunteer is told of the first, and sees the latest."""
    given = await _given_words(tx, actor, interview_id, settings, now)
    await store.set_usefulness(tx, given.feedback, usefulness)
    if given.feedback.usefulness is None:
        await jobs.schedule(tx, actor.guild_id, REPLIED, interview_id, now)
    return await read(tx, actor, interview_id, settings, now)


async def show_group(
    tx: Transaction, actor: Actor, interview_id: int, pieces: Collection[Piece], settings: Settings, now: datetime
) -> Given:
    """Let the group see these pieces, and no others any more."""
    given = await read(tx, actor, interview_id, settings, now)
    if given.part is not Part.SELF or given.feedback.given_at is None:
        raise Refusal(refusal_texts.not_yet_given())
    if pieces and settings.announcements_channel is None:
        raise Refusal(refusal_texts.nowhere_to_show())
    await store.set_shown(tx, given.feedback, pieces)
    await jobs.schedule(tx, actor.guild_id, CARD, interview_id, now)
    return await read(tx, actor, interview_id, settings, now)


async def _given_words(tx: Transaction, actor: Actor, interview_id: int, settings: Settings, now: datetime) -> Given:
    given = await read(tx, actor, interview_id, settings, now)
    if given.part is not Part.SELF or given.interviewer is None:
        raise Refusal(refusal_texts.not_yet_given())
    return given


# What jobs need


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """Its time is over: everybody is invited to score."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if interview is None or interview.member_id is None or not rules.has_begun(interview, now):
        return
    feedback = await expect(tx, interview, await get_settings(tx, guild_id), now)
    await jobs.schedule(tx, guild_id, INVITE, interview_id, now, useless_at=feedback.due_at)


async def break_seal(
    tx: Transaction, features: Sequence[Feature], guild_id: int, interview_id: int, now: datetime
) -> None:
    """The time is over: the member gets what there is."""
    feedback = await store.get_feedback(tx, guild_id, interview_id)
    if feedback is not None:
        has_notes = bool(await _gather_notes(tx, features, guild_id, interview_id))
        await revealing.open_if_due(tx, feedback, None, now, has_notes=has_notes)


async def get_given(tx: Transaction, guild_id: int, interview_id: int, part: Part) -> Given | None:
    """What this party may see, to be told of it or to have it shown; None where there is no such party any more."""
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    feedback = await store.get_feedback(tx, guild_id, interview_id)
    if interview is None or feedback is None or interview.member_id is None:
        return None
    scores = await store.list_scores(tx, guild_id, [interview_id])
    return await _given(tx, interview, part, feedback, scores)


async def remind_each(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    feedback = await store.get_feedback(tx, guild_id, interview_id)
    if feedback is None or feedback.is_revealed:
        return
    done = {score.part for score in await store.list_scores(tx, guild_id, [interview_id])}
    for part in (Part.SELF, Part.INTERVIEWER):
        if part not in done:
            await jobs.schedule(tx, guild_id, REMIND_ONE, interview_id, now, detail=part, useless_at=feedback.due_at)


async def keep_card(tx: Transaction, guild_id: int, interview_id: int, place: CardPlace | None, now: datetime) -> None:
    """Where the card is now. Whoever was forgotten while it was being made wants none."""
    if await store.get_feedback(tx, guild_id, interview_id) is not None:
        await store.set_card(tx, guild_id, interview_id, place)
    elif place is not None:
        await jobs.schedule(tx, guild_id, REMOVE, place.message_id, now, detail=str(place.channel_id))


# What is kept about a person


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """How much there is, never what it says: a panel is easily shown around."""
    drafts = sum(score.handed_in_at is None for score in await store.list_scores_by(tx, guild_id, user_id))
    given = [one for one in await store.list_feedback_of(tx, guild_id, user_id) if one.given_at is not None]
    return texts.about_me(drafts, len(given))


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """What this person filled in, and what they were given, as far as it is revealed."""
    own = await store.list_scores_by(tx, guild_id, user_id)
    held: dict[str, object] = {
        "forms": [exporting.form(score) for score in own],
        "received": [await _exported_feedback(tx, one) for one in await store.list_feedback_of(tx, guild_id, user_id)],
        "answers_of_members": [
            {"interview": one.interview_id, "thanked_at": one.thanked_at, "usefulness": one.usefulness}
            for score in own
            if score.part is Part.INTERVIEWER
            if (one := await store.get_feedback(tx, guild_id, score.interview_id)) and one.is_revealed
        ],
    }
    return {name: rows for name, rows in held.items() if rows}


async def _exported_feedback(tx: Transaction, feedback: Feedback) -> dict[str, object]:
    held = exporting.frame(feedback)
    if not feedback.is_revealed:
        return held
    scores = await store.list_scores(tx, feedback.guild_id, [feedback.interview_id])
    room = (await store.list_rooms(tx, [feedback.interview_id])).get(feedback.interview_id, {})
    return held | exporting.contents(scores, room)


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """What was given to this person goes, with all that others filled in for it; what they gave stays, unnamed."""
    for feedback in await store.list_feedback_of(tx, guild_id, user_id):
        # A card that is to be shown stays due: it is taken down if it was posted and nobody heard of that.
        for kind in (DUE, REMIND, REMIND_ONE, INVITE, TELL, REPLIED):
            await jobs.cancel(tx, guild_id, kind, feedback.interview_id)
        if feedback.card is not None:
            detail = str(feedback.card.channel_id)
            await jobs.schedule(tx, guild_id, REMOVE, feedback.card.message_id, now, detail=detail)
        await store.delete_feedback(tx, feedback)
    await store.forget_author(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job_in_words(kind)
