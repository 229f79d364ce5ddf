"""`/interview progress` as members use it: the real bot on the local Discord."""

from datetime import timedelta
from typing import Any

import pytest

from cogs.goals import service as goals
from cogs.goals.models import Source
from cogs.progress import texts
from core.actor import Actor
from core.worker import WorkFailed
from rehearsal.people import Reply, reading
from tests.progress.acting import person, scored
from tests.stage import NOW, Stage

WEEK = timedelta(days=7)


def actors(stage: Stage) -> tuple[Actor, Actor]:
    return person(stage.ana.id, stage.guild_id), person(stage.priya.id, stage.guild_id)


async def score(stage: Stage, *levels: int, kind: str = "behavioural", after: int = 0) -> None:
    """One interview of Ana's for each level, a week apart, all of them over by now."""
    ana, priya = actors(stage)
    for week, level in enumerate(levels, start=after):
        at = NOW + (week - 30) * WEEK
        said = f"Say {week} numbers"
        own = {"structure": 2}
        await scored(stage.db, ana, priya, at, own=own, seen={"structure": level}, kind=kind, try_next=said)


def picture(reply: Reply) -> dict[str, Any] | None:
    assert reply.message is not None
    galleries = [one for one in reading.walk(reply.message["components"]) if one["type"] == 12]
    return galleries[0]["items"][0] if galleries else None


async def test_before_any_feedback_it_says_how_it_begins(stage: Stage) -> None:
    reply = await stage.ana.command("interview progress")
    assert reply.ephemeral and "begins with the first feedback" in reply.text and "/interview book" in reply.text
    assert picture(reply) is None


async def test_one_interview_is_shown_without_a_trend(stage: Stage) -> None:
    await score(stage, 3)
    reply = await stage.ana.command("interview progress")
    assert reply.ephemeral and "1 behavioural" not in reply.text and "1 interview. Only you see this." in reply.text
    assert "**Order of the answers:** Steady" in reply.text and "from 3 interviews on" in reply.text
    shown = picture(reply)
    assert shown is not None and "Order of the answers: Steady." in shown["description"]


async def test_from_three_interviews_on_it_says_where_it_goes_in_picture_and_words(stage: Stage) -> None:
    await score(stage, 1, 2, 3, 4)
    reply = await stage.ana.command("interview progress")
    assert "**Order of the answers:** ↗ moving up, now around Strong" in reply.text
    shown = picture(reply)
    assert shown is not None and "moving up" in shown["description"] and "28 Apr to 19 May" in shown["description"]
    assert "Say 3 numbers (next action of" in reply.text
    for somebody in (stage.ben, stage.priya, stage.morgan):
        theirs = await somebody.command("interview progress")
        assert "begins with the first feedback" in theirs.text and "numbers" not in theirs.text


async def test_lower_lately_is_said_kindly(stage: Stage) -> None:
    await score(stage, 4, 3, 2, 1)
    reply = await stage.ana.command("interview progress")
    assert "↘ lower lately, now around Starting" in reply.text and "no verdict" in reply.text


async def test_one_kind_can_be_chosen_and_a_goal_marked_as_done_there_also_after_a_restart(stage: Stage) -> None:
    await score(stage, 1, 2, 3)
    await score(stage, 4, 4, kind="case", after=10)
    async with stage.db.write() as tx:
        await goals.add_goal(tx, stage.guild_id, stage.ana.id, Source.ASK, "One more SQL *project*", NOW)
    reply = await stage.ana.command("interview progress")
    assert "5 interviews" in reply.text and "One more SQL \\*project\\* (from an employer's answer)" in reply.text
    same = await stage.ana.command("interview progress")
    await stage.restart_bot()
    cases = await reply.select(texts.choose_kind(), "case")
    assert "2 case" in cases.text and "**Order of the answers:** Strong" in cases.text
    async with stage.db.read() as tx:
        goal = (await goals.list_open(tx, stage.guild_id, stage.ana.id))[0]
    done = await cases.select(texts.choose_done(), str(goal.id))
    assert "2 case" in done.text and "✅ One more SQL" in done.text and picture(done) is not None
    again = await same.select(texts.choose_done(), str(goal.id))
    assert again.ephemeral and "no such goal" in again.text
    assert "SQL" not in (await stage.ana.command("me show")).text


async def test_when_no_picture_can_be_drawn_the_words_are_there(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await score(stage, 3)

    async def fail(*_: object, **__: object) -> bytes:
        raise WorkFailed("ended its process")

    monkeypatch.setattr(stage.bot.worker, "run", fail)
    reply = await stage.ana.command("interview progress")
    assert (
        picture(reply) is None and "could not draw" in reply.text and "**Order of the answers:** Steady" in reply.text
    )


async def test_a_long_way_with_everything_fits_into_one_message(stage: Stage) -> None:
    ana, priya = actors(stage)
    everything = dict.fromkeys(["structure", "evidence", "impact", "clarity", "composure"], 4)
    for week, kind in enumerate(
        ["behavioural", "technical", "case", "recruiter screen", "hiring manager", "salary talk"]
    ):
        at = NOW + (week - 40) * WEEK
        await scored(
            stage.db, ana, priya, at, own=everything, seen=everything, kind=kind, try_next=f"{week}" + "*_" * 99
        )
    async with stage.db.write() as tx:
        for number in range(30):
            await goals.add_goal(tx, stage.guild_id, stage.ana.id, Source.REVIEW, f"{number}" + "`|" * 99, NOW)
        for goal in (await goals.list_open(tx, stage.guild_id, stage.ana.id))[:5]:
            await goals.set_done(tx, ana, goal.id, NOW)
    reply = await stage.ana.command("interview progress")
    assert not reply.failed and "and 25 more" in reply.text and len(reply.text) < 4000, len(reply.text)
