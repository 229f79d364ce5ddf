"""Makes docs/ask.png, photographed in Chromium: a draft to an employer, the check of angrier words, and a tip.

Run it with the development requirements installed: .venv/bin/python scripts/ask_screenshot.py
"""

import sys
from pathlib import Path

from playwright.async_api import Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import make_picture, use_command
from tests.stage import Stage

ANGRY = "I was better than whoever you took, so please reconsider. I expect your answer by Friday."


async def fill(stage: Stage) -> str:
    """Nothing has happened yet."""
    return stage.server.base_url


async def look(page: Page) -> None:
    await use_command(page, "Ana", "/feedback draft")
    form = page.get_by_test_id("form")
    await form.get_by_label("The role, and how far you got").fill("Data analyst at Acme, final interview")
    await form.get_by_label("One skill or experience to ask about").fill("presenting to executives")
    await form.get_by_label("What you valued").fill("meeting the team")
    await form.get_by_label("How and when it was declined").fill("email, yesterday")
    await form.get_by_role("button", name="Submit").click()
    messages = page.get_by_test_id("message")
    await expect(messages.filter(has_text="The subject line")).to_be_visible(timeout=15_000)
    composer = page.get_by_test_id("composer")
    await composer.fill("/feedback check")
    await composer.press("Enter")
    await page.get_by_test_id("command-form").locator("input[data-option=text]").fill(ANGRY)
    await page.keyboard.press("Enter")
    await expect(messages.filter(has_text="Your message to an employer")).to_be_visible(timeout=15_000)


if __name__ == "__main__":
    make_picture("ask", fill, look, height=1640)
