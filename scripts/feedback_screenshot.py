"""Makes docs/feedback.png, photographed in Chromium: what Ana reads once she, her interviewer and the room are in.

Run it with the development requirements installed: .venv/bin/python scripts/feedback_screenshot.py
"""

import sys
from pathlib import Path

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import make_picture, use_command
from tests.scores.acting import LEVELS, booked
from tests.stage import Stage

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


async def fill(stage: Stage) -> str:
    number = await booked(stage, stage.ben, stage.chloe, stage.dana)
    await stage.pass_time(hours=52)
    for name, seen in SEEN.items():
        form = await stage.person(name).command("interview score", interview=str(number))
        desk = await form.submit({dimension: [level] for dimension, level in zip(LEVELS, seen, strict=True)})
        if name == "priya":
            desk = await (await desk.click("Words")).submit(WORDS)
        await desk.click("Hand in")
    await stage.settle()
    return stage.server.base_url


async def look(page: Page) -> None:
    await use_command(page, "Ana", "/interview feedback")
    await expect(page.get_by_test_id("message").filter(has_text="Your feedback")).to_be_visible(timeout=15_000)


if __name__ == "__main__":
    make_picture("feedback", fill, look, height=1160)
