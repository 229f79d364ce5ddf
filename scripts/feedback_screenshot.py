"""Makes docs/feedback.png, photographed in Chromium: what Ana reads once she, her interviewer and the room are in.

Run it with the development requirements installed: .venv/bin/python scripts/feedback_screenshot.py
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.clock import MovableClock  # noqa: E402
from core.features import migration_folders  # noqa: E402
from data.migrations import migrate, read_migrations  # noqa: E402
from tests.scores.acting import LEVELS, booked  # noqa: E402
from tests.stage import Stage, a_stage  # noqa: E402

PICTURE = ROOT / "docs" / "feedback.png"
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

SEEN = {
    "ana": "22353",
    "priya": "34343",
    "ben": "34352",
    "chloe": "24344",
    "dana": "33353",
}
"""The level of each dimension, by person."""

WORDS = {
    "strength": "You told the result in the first sentence of nearly every answer, so I knew where each one was going.",
    "moment": "In the answer about the migration",
    "behaviour": "you said what the team decided, with “we” in each sentence",
    "effect": "so I could not tell which part was yours",
    "try_next": "Say “I decided” or “I built” once in each answer",
}


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
    number = await booked(stage, stage.ben, stage.chloe, stage.dana)
    await stage.pass_time(hours=52)
    for name, seen in SEEN.items():
        form = await stage.person(name).command("interview score", interview=str(number))
        desk = await form.submit({dimension: [level] for dimension, level in zip(LEVELS, seen, strict=True)})
        if name == "priya":
            desk = await (await desk.click("Words")).submit(WORDS)
        await desk.click("Hand in")
    await stage.settle()


async def photograph(address: str) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        page = await browser.new_page(viewport={"width": 1360, "height": 1160}, device_scale_factor=1)
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
    await composer.fill("/interview feedback")
    await composer.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").filter(has_text="Your feedback")).to_be_visible(timeout=15_000)
    await page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    asyncio.run(main())
