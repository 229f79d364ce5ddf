"""Makes docs/progress.png, photographed in Chromium: what Ana sees of her way after six interviews.

Run it with the development requirements installed: .venv/bin/python scripts/progress_screenshot.py
"""

import sys
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cogs.goals import service as goals
from cogs.goals.models import Source
from scripts.photographing import make_picture, use_command
from tests.progress.acting import person, scored
from tests.stage import NOW, Stage

WATCHING = [person(number) for number in range(100, 103)]

SEEN: dict[str, tuple[int | None, ...]] = {
    "structure": (1, 2, 2, 3, 4, 4),
    "evidence": (2, 2, 3, 3, 3, 4),
    "impact": (2, 1, 2, None, 3, 3),
    "clarity": (3, 3, 2, 3, 3, 3),
    "composure": (2, 3, 3, 4, 3, 5),
}
OWN_LESS = (0, 1, 1, 0, 1, 0)
"""By how much Ana saw herself lower than her interviewer did."""

TRIES = ("Say the result first", "Two minutes for each answer", "Name one number", "Pause, then begin again")


async def fill(stage: Stage) -> str:
    """Six interviews, one goal of which is done, and one goal from an employer's answer."""
    ana, priya = person(stage.ana.id, stage.guild_id), person(stage.priya.id, stage.guild_id)
    for number, less in enumerate(OWN_LESS):
        seen = {name: levels[number] for name, levels in SEEN.items()}
        own = {name: max(level - less, 1) if level else None for name, level in seen.items()}
        room = {
            person(one.user_id, stage.guild_id): {
                name: min(max(level + at - 1, 1), 5) if level else None for name, level in seen.items()
            }
            for at, one in enumerate(WATCHING)
        }
        starts_at = NOW - (len(OWN_LESS) - number) * timedelta(days=16)
        said = TRIES[number % len(TRIES)]
        await scored(stage.db, ana, priya, starts_at, own=own, seen=seen, room=room, try_next=said)
    async with stage.db.write() as tx:
        first = (await goals.list_all(tx, stage.guild_id, ana.user_id))[0]
        await goals.set_done(tx, ana, first.id, NOW - timedelta(days=3))
        await goals.add_goal(tx, stage.guild_id, ana.user_id, Source.ASK, "One more project with SQL", NOW)
    return stage.server.base_url


async def look(page: Page) -> None:
    await use_command(page, "Ana", "/interview progress")
    await expect(page.get_by_test_id("message").filter(has_text="Your progress")).to_be_visible(timeout=15_000)


if __name__ == "__main__":
    make_picture("progress", fill, look, height=1060)
