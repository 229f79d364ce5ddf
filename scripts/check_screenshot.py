"""Makes docs/resume-check.png, photographed in Chromium: what Ana alone sees of her resume before she queues it.

Run it with the development requirements installed: .venv/bin/python scripts/check_screenshot.py
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.async_api import FilePayload, Page, async_playwright, expect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.clock import MovableClock  # noqa: E402
from core.features import migration_folders  # noqa: E402
from data.migrations import migrate, read_migrations  # noqa: E402
from tests.resumes.checking.documents import one_column  # noqa: E402
from tests.resumes.checking.people import US, invent  # noqa: E402
from tests.stage import a_stage  # noqa: E402

PICTURE = ROOT / "docs" / "resume-check.png"
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

ANA = replace(
    invent(3, US),
    name="Ana Souza",
    email="ana.souza@mail.example.net",
    links=("linkedin.com/in/ana-souza", "www.ana-souza.example"),
)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "greenroom.db", MovableClock(Path(folder) / "clock")
        migrate(path, read_migrations(migration_folders()))
        async with a_stage(clock, path) as stage:
            await photograph(stage.server.base_url)
        clock.close()
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


async def photograph(address: str) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        page = await browser.new_page(viewport={"width": 1360, "height": 1160}, device_scale_factor=1)
        await page.goto(address)
        await page.locator("body.ready").wait_for()
        await hand_in(page)
        await page.wait_for_load_state("networkidle")
        await page.screenshot(path=PICTURE)
        await browser.close()


async def hand_in(page: Page) -> None:
    """As Ana, in the general channel."""
    await page.get_by_test_id("person-switch").click()
    await page.get_by_role("menuitemradio", name=re.compile("Ana")).click()
    channels = page.get_by_role("navigation", name="Channels")
    await channels.get_by_role("button", name=re.compile("general")).click()
    composer = page.get_by_test_id("composer")
    await composer.fill("/resume submit")
    await composer.press("Enter")
    await page.keyboard.press("Enter")
    form = page.get_by_test_id("form")
    content = one_column(ANA, "helvetica")
    await form.get_by_label("Your resume").set_input_files(
        FilePayload(name="resume.pdf", mimeType="application/pdf", buffer=content)
    )
    await form.get_by_label("Target role").fill("Data analyst in healthcare")
    await form.get_by_role("button", name="Submit").click()
    shown = page.get_by_test_id("message").filter(has_text="before anybody else sees it")
    await expect(shown.get_by_role("img").last).to_be_visible(timeout=30_000)


if __name__ == "__main__":
    asyncio.run(main())
