"""Makes docs/progress.png, photographed in Chromium: what Ana sees of her way after six interviews.

Run it with the development requirements installed: .venv/bin/python scripts/progress_screenshot.py
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cogs.goals import service as goals  # noqa: E402
from cogs.goals.models import Source  # noqa: E402
from core.clock import MovableClock  # noqa: E402
from core.features import migration_folders  # noqa: E402
from data.migrations import migrate, read_migrations  # noqa: E402
from tests.progress.acting import person, scored  # noqa: E402
from tests.stage import NOW, Stage, a_stage  # noqa: E402

PICTURE = ROOT / "docs" / "progress.png"
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
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


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "greenroom.db", MovableClock(Path(folder) / "clock")
        migrate(path, read_migrations(migration_folders()))
        async with a_stage(clock, path) as stage:
            await fill(stage)
            await photograph(stage.server.base_url)
        clock.close()
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


async def fill(stage: Stage) -> None:
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


async def photograph(address: str) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        page = await browser.new_page(viewport={"width": 1360, "height": 1060}, device_scale_factor=1)
        await page.goto(address)
        await page.locator("body.ready").wait_for()
        await ask(page)
        await page.screenshot(path=PICTURE)
        await browser.close()


async def ask(page: Page) -> None:
    """As Ana, in the general channel."""
    await page.get_by_test_id("person-switch").click()
    await page.get_by_role("menuitemradio", name=re.compile("Ana")).click()
    channels = page.get_by_role("navigation", name="Channels")
    await channels.get_by_role("button", name=re.compile("general")).click()
    composer = page.get_by_test_id("composer")
    await composer.fill("/interview progress")
    await composer.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").filter(has_text="Your progress")).to_be_visible(timeout=15_000)
    await page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    asyncio.run(main())
