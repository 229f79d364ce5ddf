"""What a review asks to change becomes what its member works on, and the aim of their next resume."""

import pytest

from cogs.goals import service as goals
from cogs.reviews import rules
from tests.reviews.acting import reviewed, thread_of, with_button
from tests.stage import Stage


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "1. Results in each bullet. 2. One column. 3. A shorter summary.",
            ["Results in each bullet.", "One column.", "A shorter summary."],
        ),
        ("Results first\n\n- One column\n* A shorter  summary", ["Results first", "One column", "A shorter summary"]),
        ("Change these:\n1) Results\n2) Cut it to 2. page", ["Results", "Cut it to 2. page"]),
        (
            "Say what came of each project. Then cut the rest to 1 page.",
            ["Say what came of each project. Then cut the rest to 1 page."],
        ),
        ("\n".join("abcdefg"), list("abcde")),
        ("", []),
    ],
)
def test_changes_are_read_one_by_one_however_they_are_written(text: str, changes: list[str]) -> None:
    assert rules.changes_in(text) == changes


async def open_goals(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        return [goal.text for goal in await goals.list_open(tx, stage.guild_id, stage.ana.id)]


async def test_chosen_changes_become_goals_and_the_first_is_the_next_aim(room: Stage) -> None:
    await reviewed(room)
    shown = with_button(room.ana, thread_of(room, room.ana), "Make this a goal")
    offered = await room.ana.click(shown, "Make this a goal")
    assert offered.ephemeral and await open_goals(room) == []
    made = await offered.select("Choose one or more", ["0", "2"])
    assert "Among your goals" in made.text and "One column" not in made.text
    assert await open_goals(room) == ["Results in each bullet.", "A shorter summary."]
    again = await room.ana.click(shown, "Make this a goal")
    await again.select("Choose one or more", ["0"])
    assert len(await open_goals(room)) == 2, "twice is as good as once"

    form = await room.ana.command("resume submit")
    assert "I am working on: Results in each bullet." in str(form.modal)
    assert "no such review" in (await room.priya.click(shown, "Make this a goal")).text


async def test_the_only_change_becomes_a_goal_at_once(room: Stage) -> None:
    await reviewed(room, top="Put the results first")
    given = await room.ana.command("resume review")
    made = await given.click("Make this a goal")
    assert "Put the results first" in made.text and await open_goals(room) == ["Put the results first"]


async def test_a_new_version_says_what_its_member_worked_on_unless_they_say_more(room: Stage) -> None:
    await reviewed(room, top="Put the results first")
    given = await room.ana.command("resume review")
    await given.click("Make this a goal")
    form = await given.click("New version")
    assert form.modal is not None and "I am working on: Put the results first" in str(form.modal)
