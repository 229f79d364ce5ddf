"""What a member's history becomes, in a real database."""

from datetime import timedelta

import pytest

from cogs.goals import service as goals
from cogs.goals.models import Source
from cogs.progress import service
from cogs.progress.models import Direction, Progress
from core.errors import Refusal
from data.database import Database
from tests.progress.acting import person, scored
from tests.stage import NOW

ANA, BEN, PRIYA = person(11), person(12), person(21)
CROWD = [person(number) for number in range(100, 103)]
WEEK = timedelta(days=7)


async def look(db: Database, kind: str | None = None) -> Progress:
    async with db.read() as tx:
        return await service.look(tx, ANA, kind)


async def test_nothing_is_there_at_first_and_nothing_while_it_is_sealed(db: Database) -> None:
    assert (await look(db)).curves == ()
    await scored(db, ANA, PRIYA, NOW, seen={"structure": 4}, reveals=False)
    sealed = await look(db)
    assert sealed.curves == () and sealed.interviews == () and sealed.open_steps == ()


async def test_each_view_of_each_interview_is_in_its_dimension_in_the_order_of_time(db: Database) -> None:
    room = {one: {"structure": level} for one, level in zip(CROWD, (2, 3, 4), strict=True)}
    await scored(db, ANA, PRIYA, NOW + WEEK, own={"clarity": 5, "structure": None}, seen={"structure": 4}, room=room)
    await scored(db, ANA, PRIYA, NOW, own={"structure": 1}, seen={"structure": 2, "clarity": None})
    await scored(db, BEN, PRIYA, NOW + 2 * WEEK, own={"impact": 5}, seen={"impact": 5})
    found = await look(db)
    assert [one.starts_at for one in found.interviews] == [NOW, NOW + WEEK]
    structure, clarity = found.curves
    first, second = structure.spots
    assert (first.at, first.own, first.interviewer, first.room) == (0, 1, 2, None)
    assert (second.at, second.own, second.interviewer, second.room) == (1, None, 4, 3.0)
    assert 0.8 < second.spread < 0.83
    assert [(spot.at, spot.own) for spot in clarity.spots] == [(1, 5)]
    assert structure.direction is Direction.UNKNOWN and found.kinds == ()


async def test_one_kind_can_be_looked_at_alone_and_an_unknown_one_is_all(db: Database) -> None:
    for week, kind in enumerate(("technical", "case", "technical", None, "technical")):
        await scored(db, ANA, PRIYA, NOW + week * WEEK, seen={"reasoning": min(week + 1, 5)}, kind=kind)
    everything = await look(db)
    assert everything.kinds == ("technical", "case") and len(everything.interviews) == 5
    technical = await look(db, "technical")
    assert [spot.interviewer for spot in technical.curves[0].spots] == [1, 3, 5]
    assert technical.curves[0].direction is Direction.UP and technical.kind == "technical"
    assert await look(db, "salary talk") == everything


async def test_next_actions_and_goals_from_elsewhere_stand_together_and_can_be_done(db: Database) -> None:
    await scored(db, ANA, PRIYA, NOW, seen={"structure": 3}, try_next="Say the result first")
    async with db.write() as tx:
        asked = await goals.add_goal(tx, 1, ANA.user_id, Source.ASK, "One more SQL project", NOW + WEEK)
        await goals.add_goal(tx, 1, BEN.user_id, Source.ASK, "Ben's own", NOW)
    assert asked is not None
    found = await look(db)
    newest, action = found.open_steps
    assert (newest.goal.text, newest.interview) == ("One more SQL project", None)
    assert action.goal.text == "Say the result first" and action.interview == found.interviews[0]
    async with db.write() as tx:
        found = await service.set_done(tx, ANA, action.goal.id, None, NOW + WEEK)
    assert [step.goal.text for step in found.open_steps] == ["One more SQL project"]
    assert [(step.goal.text, step.goal.done_at) for step in found.done_steps] == [("Say the result first", NOW + WEEK)]
    for wrong, goal_id in ((BEN, asked.id), (ANA, action.goal.id), (ANA, 0)):
        with pytest.raises(Refusal):
            async with db.write() as tx:
                await service.set_done(tx, wrong, goal_id, None, NOW + WEEK)
