"""Goals in a real database, and in a member's own panels."""

from datetime import UTC, datetime, timedelta

import pytest

from cogs.goals import service
from cogs.goals.models import LONGEST_GOAL, Source
from core.actor import Actor
from core.errors import Refusal
from data.database import Database
from tests.stage import Stage

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
GUILD, OTHER_GUILD, ANA_ID, BEN_ID = 1, 2, 11, 12


def actor(user_id: int, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


async def add(db: Database, text: str, user_id: int = ANA_ID, guild_id: int = GUILD) -> int | None:
    async with db.write() as tx:
        goal = await service.add_goal(tx, guild_id, user_id, Source.ASK, text, NOW)
    return goal.id if goal else None


async def texts_of(db: Database, user_id: int = ANA_ID, guild_id: int = GUILD) -> list[str]:
    async with db.read() as tx:
        return [goal.text for goal in await service.list_open(tx, guild_id, user_id)]


async def test_goals_are_listed_to_their_owner_alone_the_newest_first(db: Database) -> None:
    await add(db, "Say numbers first")
    await add(db, "Shorter\n answers")
    await add(db, "Another's", user_id=BEN_ID)
    await add(db, "Elsewhere", guild_id=OTHER_GUILD)
    assert await texts_of(db) == ["Shorter answers", "Say numbers first"]
    assert await texts_of(db, BEN_ID) == ["Another's"]


async def test_the_same_goal_is_open_once_and_an_empty_one_never(db: Database) -> None:
    assert await add(db, "Say numbers first")
    assert await add(db, " say numbers  FIRST ") is None
    assert await add(db, " \n ") is None
    assert await texts_of(db) == ["Say numbers first"]


async def test_a_long_goal_is_kept_as_far_as_there_is_room(db: Database) -> None:
    await add(db, "x" * 3 * LONGEST_GOAL)
    assert [len(text) for text in await texts_of(db)] == [LONGEST_GOAL]


async def test_a_goal_is_done_once_and_only_by_its_owner(db: Database) -> None:
    goal_id = await add(db, "Say numbers first")
    assert goal_id is not None
    for stranger in (actor(BEN_ID), actor(ANA_ID, OTHER_GUILD)):
        async with db.write() as tx:
            with pytest.raises(Refusal):
                await service.set_done(tx, stranger, goal_id, NOW)
    async with db.write() as tx:
        await service.set_done(tx, actor(ANA_ID), goal_id, NOW + timedelta(days=1))
    async with db.write() as tx:
        with pytest.raises(Refusal):
            await service.set_done(tx, actor(ANA_ID), goal_id, NOW)
    assert await texts_of(db) == []
    assert await add(db, "Say numbers first") is not None


async def test_the_newest_open_goal_is_the_suggested_aim(db: Database) -> None:
    async with db.read() as tx:
        assert await service.suggested_aim(tx, GUILD, ANA_ID) == ""
    await add(db, "Say numbers first")
    await add(db, "Shorter answers")
    async with db.read() as tx:
        assert "Shorter answers" in await service.suggested_aim(tx, GUILD, ANA_ID)


async def test_a_member_finds_their_goals_under_me_and_is_done_with_one(stage: Stage) -> None:
    async with stage.db.write() as tx:
        first = await service.add_goal(tx, stage.guild_id, stage.ana.id, Source.ASK, "Say *numbers* first", NOW)
        await service.add_goal(tx, stage.guild_id, stage.ana.id, Source.REVIEW, "One page", NOW)
    assert first is not None
    shown = await stage.ana.command("me show")
    assert "2 open" in shown.text and "Goals" not in (await stage.ben.command("me show")).text
    listed = await shown.click("My goals")
    assert listed.ephemeral and "Say \\*numbers\\* first" in listed.text and "resume review" in listed.text
    left = await listed.select("goals:done", str(first.id))
    assert "One page" in left.text and "numbers" not in left.text
