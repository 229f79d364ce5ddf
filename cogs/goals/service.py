"""What other features, and a member, can do with the member's goals. Nobody else ever sees them."""

from datetime import datetime

from cogs.goals import store, texts
from cogs.goals.models import LONGEST_GOAL, Goal, Source
from cogs.members import service as members
from core.actor import Actor
from core.errors import Refusal
from data.database import Transaction


async def add_goal(
    tx: Transaction, guild_id: int, user_id: int, source: Source, text: str, now: datetime
) -> Goal | None:
    """Keep one thing to develop; None where the text says nothing, or is an open goal already."""
    said = " ".join(text.split())[:LONGEST_GOAL]
    if not said or any(goal.says(said) for goal in await store.list_open(tx, guild_id, user_id)):
        return None
    await members.remember(tx, guild_id, user_id)
    return await store.add(tx, guild_id, user_id, source, said, now)


async def find_goal(tx: Transaction, guild_id: int, user_id: int, text: str) -> Goal | None:
    """The latest goal in these words, done or not."""
    own = await store.list_all(tx, guild_id, user_id)
    return next((goal for goal in reversed(own) if goal.says(text)), None)


async def list_open(tx: Transaction, guild_id: int, user_id: int) -> list[Goal]:
    """What is not done yet, the newest first."""
    return await store.list_open(tx, guild_id, user_id)


async def list_all(tx: Transaction, guild_id: int, user_id: int) -> list[Goal]:
    """Done and open ones, the oldest first."""
    return await store.list_all(tx, guild_id, user_id)


async def suggested_aim(tx: Transaction, guild_id: int, user_id: int) -> str:
    """What to write into a form about the aim of an interview or a review, before the member changes it."""
    open_goals = await store.list_open(tx, guild_id, user_id)
    return texts.aim(open_goals[0].text) if open_goals else ""


async def set_done(tx: Transaction, actor: Actor, goal_id: int, now: datetime) -> None:
    if not await store.set_done(tx, actor.guild_id, actor.user_id, goal_id, now):
        raise Refusal(texts.no_such_goal())


# What is kept about a person.


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    return texts.about_me(await store.list_open(tx, guild_id, user_id))


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    goals = [
        {"text": goal.text, "from": goal.source, "made_at": goal.made_at, "done_at": goal.done_at}
        for goal in await store.list_all(tx, guild_id, user_id)
    ]
    return {"goals": goals} if goals else {}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.delete_member(tx, guild_id, user_id)
