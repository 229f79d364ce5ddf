"""Makes docs/prep.png, photographed in Chromium: the pack that a volunteer gets the day before.

Run it with the development requirements installed: .venv/bin/python scripts/prep_screenshot.py
"""

import sys
from pathlib import Path

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import make_picture
from tests.prep.acting import booked, helped_by
from tests.stage import Stage


async def fill(stage: Stage) -> str:
    """Ana booked two days ahead; now it is the day before."""
    await helped_by(stage.ana, "captions")
    await booked(stage, "watch")
    await stage.pass_time(hours=27)
    return f"{stage.server.base_url}/?as={stage.priya.id}&channel={stage.priya.dm(stage.demo.application_id)}"


async def look(page: Page) -> None:
    await expect(page.get_by_test_id("message").filter(has_text="Prep pack")).to_be_visible()


if __name__ == "__main__":
    make_picture("prep", fill, look, height=1240)
