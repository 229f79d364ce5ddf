"""Makes docs/resume-check.png, photographed in Chromium: what Ana alone sees of her resume before she queues it.

Run it with the development requirements installed: .venv/bin/python scripts/check_screenshot.py
"""

import sys
from dataclasses import replace
from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import make_picture, use_command
from tests.resumes.checking.documents import one_column
from tests.resumes.checking.people import US, invent
from tests.stage import Stage

ANA = replace(
    invent(3, US),
    name="Ana Souza",
    email="ana.souza@mail.example.net",
    links=("linkedin.com/in/ana-souza", "www.ana-souza.example"),
)


async def fill(stage: Stage) -> str:
    """Nothing has happened yet."""
    return stage.server.base_url


async def hand_in(page: Page) -> None:
    await use_command(page, "Ana", "/resume submit")
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
    make_picture("resume-check", fill, hand_in, height=1160)
