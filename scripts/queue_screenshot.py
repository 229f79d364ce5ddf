"""Makes docs/queue.png, photographed in Chromium: the resumes that wait, as Priya sees them who can claim them.

Run it with the development requirements installed: .venv/bin/python scripts/queue_screenshot.py
"""

import sys
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import make_picture, use_command
from tests.reviews.acting import queued, set_up, write
from tests.stage import Stage

WISHES: dict[str, dict[str, Any]] = {
    "ben": {"target_role": "Backend engineer, payments", "field": "Software", "level": "mid"},
    "chloe": {"target_role": "Nurse manager", "field": "Healthcare", "level": "senior"},
    "ana": {"target_role": "Data analyst in healthcare", "field": "Data", "level": "entry"},
}
EARLIER = {"dana": 5, "emi": 11, "farid": 17, "grace": 26}
"""After how many hours Tom claimed their resumes."""


async def fill(stage: Stage) -> str:
    """Four were reviewed, so something can be said about waiting; three wait."""
    await set_up(stage)
    for name, hours in EARLIER.items():
        number = await queued(stage, name)
        await stage.pass_time(hours=hours)
        await stage.tom.command("resume claim", submission=str(number))
        await (await write(stage.tom, number)).click("Hand in")
        await stage.settle()
    for name, wish in WISHES.items():
        await queued(stage, name, **wish)
        await stage.pass_time(hours=9)
    return stage.server.base_url


async def look(page: Page) -> None:
    await use_command(page, "Priya", "/resume queue")
    shown = page.get_by_test_id("message").filter(has_text="Resumes that wait for a review")
    await expect(shown.get_by_role("button", name="Claim")).to_have_count(len(WISHES))


if __name__ == "__main__":
    make_picture("queue", fill, look, height=620)
