"""Makes docs/matching.png and docs/booked.png, photographed in Chromium in a rehearsal: what Morgan sees of a matching,
and Ana's booked interview.

Run it with the development requirements installed: .venv/bin/python scripts/screenshot.py
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.photographing import shrink

ROOT = Path(__file__).resolve().parent.parent
PORT = 8129
ADDRESS = f"http://127.0.0.1:{PORT}"
MATCHING, BOOKED = ROOT / "docs" / "matching.png", ROOT / "docs" / "booked.png"
GOALS = "A technical screen for a backend role. I lose the thread when I am nervous."
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    rehearsal = subprocess.Popen(
        [sys.executable, ROOT / "bot.py", "rehearse"],
        env={**os.environ, "REHEARSAL_PORT": str(PORT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until_open(rehearsal)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
            page = browser.new_page(viewport={"width": 1360, "height": 860}, device_scale_factor=1)
            page.goto(ADDRESS)
            page.locator("body.ready").wait_for()
            look_at_matching(page)
            page.screenshot(path=MATCHING)
            book(page)
            page.screenshot(path=BOOKED)
            browser.close()
    finally:
        rehearsal.terminate()
        rehearsal.wait()
    for picture in (MATCHING, BOOKED):
        shrink(picture)
    print(f"Wrote {MATCHING.relative_to(ROOT)} and {BOOKED.relative_to(ROOT)}")


def wait_until_open(rehearsal: "subprocess.Popen[str]") -> None:
    """The rehearsal says when its page can be opened."""
    assert rehearsal.stderr is not None
    for line in rehearsal.stderr:
        if "in a browser" in line:
            return
    raise RuntimeError("The rehearsal ended before its page could be opened.")


def act_as(page: Page, name: str) -> None:
    """In the general channel."""
    page.get_by_test_id("person-switch").click()
    page.get_by_role("menuitemradio", name=re.compile(name)).click()
    channels = page.get_by_role("navigation", name="Channels")
    channels.get_by_role("button", name=re.compile("general")).click()


def send(page: Page, command: str) -> None:
    composer = page.get_by_test_id("composer")
    composer.fill(command)
    composer.press("Enter")
    page.keyboard.press("Enter")


def look_at_matching(page: Page) -> None:
    """As Morgan, who moderates."""
    act_as(page, "Morgan")
    send(page, "/moderator match")
    expect(page.get_by_test_id("message").filter(has_text="The best there is now")).to_be_visible(timeout=15_000)


def book(page: Page) -> None:
    """As Ana, from `/interview book` to the thread with the card."""
    act_as(page, "Ana")
    send(page, "/interview book")
    picker = page.get_by_test_id("message").filter(has_text="Open times")
    picker.get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    form = page.get_by_test_id("form")
    form.get_by_role("textbox").first.fill(
        "A technical screen for a backend role. I lose the thread when I am nervous."
    )
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button", name=re.compile("Submit", re.IGNORECASE)).click()
    expect(page.get_by_test_id("message").filter(has_text="🟢 Booked")).to_be_visible()
    channels = page.get_by_role("navigation", name="Channels")
    channels.get_by_role("button", name=re.compile("Interview 1")).click()
    expect(page.get_by_test_id("message").filter(has_text="your interview is booked")).to_be_visible()


if __name__ == "__main__":
    main()
