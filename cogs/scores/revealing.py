"""Breaking the seal: what happens once both parties handed in, once the time is over, and when something comes late."""

from datetime import datetime

from cogs.goals import service as goals
from cogs.goals.models import Source
from cogs.scores import rules, store
from cogs.scores.models import Feedback, Part, Score
from core import jobs
from data.database import Transaction

TELL = "scores:tell"
TO_MEMBER = "member"
TO_VOLUNTEER = "volunteer"


async def open_if_due(
    tx: Transaction, feedback: Feedback, new: Score | None, now: datetime, *, has_notes: bool = False
) -> None:
    """`new` was just handed in; None when the time is over. Whoever gets something by it is told.

    `has_notes`: those who watched left notes, which are something to read even where no form came.
    """
    scores = await store.list_scores(tx, feedback.guild_id, [feedback.interview_id])
    if not feedback.is_revealed and feedback.due_at > now and not rules.is_revealed_by(scores):
        return
    is_first = await store.set_revealed(tx, feedback, now)
    room_opened = await _let_in(tx, feedback, scores)
    by_part = {score.part: score for score in scores if score.part is not Part.OBSERVER}
    if is_first and Part.SELF in by_part:
        await _keep_goals(tx, feedback, by_part[Part.SELF], now)
    words_came = Part.INTERVIEWER in by_part and (is_first or (new is not None and new.part is Part.INTERVIEWER))
    if words_came:
        await _keep_goals(tx, feedback, by_part[Part.INTERVIEWER], now)
        await jobs.schedule(tx, feedback.guild_id, TELL, feedback.interview_id, now, detail=TO_VOLUNTEER)
    if words_came or room_opened or (is_first and has_notes):
        await store.set_given(tx, feedback.guild_id, feedback.interview_id, now)
        await jobs.schedule(tx, feedback.guild_id, TELL, feedback.interview_id, now, detail=TO_MEMBER)


async def _let_in(tx: Transaction, feedback: Feedback, scores: list[Score]) -> bool:
    """Those who watched become part of the room, where they are enough; whether there was no room before."""
    new = rules.new_in_room(scores)
    if not new:
        return False
    before = (await store.list_rooms(tx, [feedback.interview_id])).get(feedback.interview_id, {})
    everybody = [score.levels for score in scores if score.in_room or score in new]
    await store.put_in_room(tx, feedback.guild_id, new)
    await store.set_room(tx, feedback.interview_id, rules.room(before, everybody))
    return not any(score.in_room for score in scores)


async def _keep_goals(tx: Transaction, feedback: Feedback, score: Score, now: datetime) -> None:
    """What to try next, and last the one next action, become goals: the newest is suggested as the next aim."""
    guild_id, member_id, action = feedback.guild_id, feedback.member_id, score.next_action
    if member_id is None or not action:
        return
    for point in reversed(list(score.points.values())):
        if point.try_next and point.try_next != action:
            await goals.add_goal(tx, guild_id, member_id, Source.SCORE, point.try_next, now)
    goal = await goals.add_goal(tx, guild_id, member_id, Source.SCORE, action, now)
    if goal is None:
        same = (known for known in await goals.list_open(tx, guild_id, member_id) if known.says(action))
        goal = next(same, None)
    if goal is not None:
        await store.set_action_goal(tx, guild_id, feedback.interview_id, goal.id)
