"""Makes docs/live.png, photographed in Chromium: the panel of a live interview and its queue of questions, as Ben sees
them who watches.

Run it with the development requirements installed: .venv/bin/python scripts/live_screenshot.py
"""

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.clock import MovableClock  # noqa: E402
from core.features import migration_folders  # noqa: E402
from data.migrations import migrate, read_migrations  # noqa: E402
from rehearsal.people import reading  # noqa: E402
from tests.live.acting import goes_on, panel  # noqa: E402
from tests.questions.acting import asks, queue, watched  # noqa: E402
from tests.stage import Stage, a_stage  # noqa: E402

PICTURE = ROOT / "docs" / "live.png"
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "greenroom.db", MovableClock(Path(folder) / "clock")
        migrate(path, read_migrations(migration_folders()))
        async with a_stage(clock, path) as stage:
            await fill(stage)
            address = f"{stage.server.base_url}/?as={stage.ben.id}&channel={panel(stage)['channel_id']}"
            await photograph(address)
        clock.close()
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


async def fill(stage: Stage) -> None:
    """Half an hour was asked and answered; now it is the others' turn to ask."""
    await watched(stage, stage.ben, stage.chloe, stage.dana)
    await stage.ana.click(panel(stage), "Check in")
    await goes_on(stage)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    await asks(stage, stage.chloe, "Why did you ask about a failure first?", unnamed=True)
    await asks(stage, stage.dana, "What would have made the second answer stronger?")
    await stage.pass_time(minutes=30)
    second, third = [one["custom_id"] for one in reading.buttons(queue(stage)) if one["label"] == "+1"][1:]
    for person, wanted in ((stage.ben, second), (stage.dana, second), (stage.ben, third)):
        await person.click(queue(stage), wanted)
    await goes_on(stage)
    await stage.pass_time(minutes=3)
    await goes_on(stage)
    await stage.priya.click(queue(stage), "Take next")
    await stage.pass_time(minutes=1)


async def photograph(address: str) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        page = await browser.new_page(viewport={"width": 1360, "height": 1000}, device_scale_factor=1)
        await page.goto(address)
        await page.locator("body.ready").wait_for()
        await page.wait_for_load_state("networkidle")
        await page.screenshot(path=PICTURE)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
