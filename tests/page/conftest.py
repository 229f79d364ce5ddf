"""The demo group behind a real server, a stock bot in it, and Chromium to look at the page with."""

import os
import shutil
import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from core.clock import MovableClock
from rehearsal.demo import TOKEN, Demo, build_demo
from rehearsal.server import Rehearsal
from rehearsal.world import World
from tests.page.bot import ShowBot
from tests.page.screen import Screen
from tests.rehearsal.gateway.stage import running
from tests.stage import Stage, a_stage

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIRST_ANSWER_SECONDS = 1.0


class House:
    """The demo group: its server, its world, and hands to put things into it."""

    def __init__(self, server: Rehearsal, demo: Demo, bot: ShowBot) -> None:
        self.server = server
        self.world = server.world
        self.demo = demo
        self.bot = bot
        self.general = demo.channels["general"]

    def id_of(self, name: str) -> int:
        return self.demo.application_id if name == "bot" else self.demo.people[name]

    def say(self, name: str, content: str = "", channel_id: int | None = None, **fields: Any) -> Any:
        return self.world.messages.create(channel_id or self.general, self.id_of(name), content=content, **fields)

    def thread(self, name: str, *people: str) -> int:
        """A private thread below #general with these people."""
        thread = self.world.threads.create(self.general, self.demo.application_id, name, 12)
        for person in people:
            self.world.threads.add_member(int(thread["id"]), self.id_of(person))
        return int(thread["id"])


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    if shutil.which(CHROMIUM) is None:
        pytest.skip("needs Chromium: set CHROMIUM to its path")
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest_asyncio.fixture(loop_scope="session")
async def house(clock: MovableClock) -> AsyncIterator[House]:
    world = World(clock)
    demo = build_demo(world)
    async with Rehearsal(clock, world, first_answer_seconds=FIRST_ANSWER_SECONDS) as server:
        server.zones.update(demo.zones)
        async with running(server, ShowBot(), TOKEN) as bot:
            yield House(server, demo, bot)


@pytest_asyncio.fixture(loop_scope="session")
async def screen(browser: Browser, house: House) -> AsyncIterator[Screen]:
    """The page, opened by nobody yet. What the browser complains of fails the test."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    page = await context.new_page()
    complaints = watch(page, house.server.base_url)
    yield Screen(page, house)
    await context.close()
    assert complaints == []


@pytest.fixture
def png() -> bytes:
    """A picture of two by two green pixels."""
    rows = b"".join(b"\0" + b"\x2e\x8b\x7a" * 2 for _ in range(2))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def watch(page: Page, base_url: str) -> list[str]:
    """Collects errors of the page, and requests to anywhere but this server."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said.type, said.text) else None)
    own = (base_url, base_url.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda sent: None if sent.url.startswith(own) else complaints.append(sent.url))
    return complaints


def _is_complaint(kind: str, text: str) -> bool:
    """Refusals of the server are part of some tests: the browser logs each as a failed resource."""
    return kind in ("error", "warning") and not text.startswith("Failed to load resource")


@pytest_asyncio.fixture(loop_scope="session")
async def group(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    """The demo group with Greenroom itself in it, set up."""
    async with a_stage(clock, database_path) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def group_page(browser: Browser, group: Stage) -> AsyncIterator[Page]:
    """The page of that group; it must not complain of anything."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(8000)
    page = await context.new_page()
    complaints = watch(page, group.server.base_url)
    await page.goto(group.server.base_url)
    await page.locator("body.ready").wait_for()
    yield page
    await context.close()
    assert complaints == []
