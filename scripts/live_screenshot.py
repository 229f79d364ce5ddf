"""Makes docs/live.png, photographed in Chromium: the panel of a live interview and its queue of questions, as Ben sees
them who watches.

Run it with the development requirements installed: .venv/bin/python scripts/live_screenshot.py
"""

import sys
from pathlib import Path

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rehearsal.people import reading
from scripts.photographing import make_picture
from tests.live.acting import goes_on, panel
from tests.questions.acting import asks, queue, watched
from tests.stage import Stage


async def fill(stage: Stage) -> str:
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
    return f"{stage.server.base_url}/?as={stage.ben.id}&channel={panel(stage)['channel_id']}"


async def look(page: Page) -> None:
    await expect(page.get_by_test_id("message").filter(has_text="🙋")).to_be_visible()


if __name__ == "__main__":
    make_picture("live", fill, look, height=1000)
