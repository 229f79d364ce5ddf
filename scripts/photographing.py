"""Pictures for the README: the demo group with Greenroom in it, looked at in Chromium. The scripts beside use this."""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, async_playwright

from core.clock import MovableClock
from core.features import migration_folders
from data.migrations import migrate, read_migrations
from tests.stage import Stage, a_stage

ROOT = Path(__file__).resolve().parent.parent
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
WIDTH = 1360


def make_picture(
    name: str, fill: Callable[[Stage], Awaitable[str]], look: Callable[[Page], Awaitable[None]], *, height: int
) -> None:
    """Write docs/<name>.png. `fill` lets things happen, and gives the page's address; `look` opens what is shown."""
    asyncio.run(_make_picture(ROOT / "docs" / f"{name}.png", fill, look, height))


async def _make_picture(
    picture: Path, fill: Callable[[Stage], Awaitable[str]], look: Callable[[Page], Awaitable[None]], height: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "greenroom.db", MovableClock(Path(folder) / "clock")
        migrate(path, read_migrations(migration_folders()))
        async with a_stage(clock, path) as stage:
            await _photograph(await fill(stage), picture, look, height)
        clock.close()
    print(f"Wrote {picture.relative_to(ROOT)}")


async def _photograph(address: str, picture: Path, look: Callable[[Page], Awaitable[None]], height: int) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        page = await browser.new_page(viewport={"width": WIDTH, "height": height}, device_scale_factor=1)
        await page.goto(address)
        await page.locator("body.ready").wait_for()
        await look(page)
        await page.wait_for_load_state("networkidle")
        await page.screenshot(path=picture)
        await browser.close()
    shrink(picture)


def shrink(picture: Path) -> None:
    """Fewer colours: a third of the size, and no difference to see."""
    with Image.open(picture) as taken:
        taken.convert("RGB").quantize(256).save(picture, optimize=True)


async def use_command(page: Page, name: str, command: str) -> None:
    """As this person, in the general channel."""
    await page.get_by_test_id("person-switch").click()
    await page.get_by_role("menuitemradio", name=re.compile(name)).click()
    channels = page.get_by_role("navigation", name="Channels")
    await channels.get_by_role("button", name=re.compile("general")).click()
    composer = page.get_by_test_id("composer")
    await composer.fill(command)
    await composer.press("Enter")
    await page.get_by_test_id("command-form").wait_for()
    await page.keyboard.press("Enter")
