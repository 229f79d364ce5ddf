"""What a member can see of their own way. Nobody else ever sees it, and nothing compares people."""

from datetime import datetime

from cogs.goals import service as goals
from cogs.progress import rules
from cogs.progress.models import Progress
from cogs.scores import service as scores
from core.actor import Actor
from data.database import Transaction


async def look(tx: Transaction, actor: Actor, kind: str | None) -> Progress:
    """What was revealed to this member so far, of one kind of interview or of all."""
    history = await scores.history(tx, actor.guild_id, actor.user_id)
    known_goals = await goals.list_all(tx, actor.guild_id, actor.user_id)
    return rules.progress(history, known_goals, scores.get_rubric(), kind)


async def set_done(tx: Transaction, actor: Actor, goal_id: int, kind: str | None, now: datetime) -> Progress:
    """The goal is done; how it looks afterwards."""
    await goals.set_done(tx, actor, goal_id, now)
    return await look(tx, actor, kind)
