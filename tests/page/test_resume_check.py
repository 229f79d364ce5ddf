"""Handing in a resume in a browser: the form with its file, the private check, words to hide, the decision."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from core.clock import MovableClock
from tests.page.conftest import watch
from tests.stage import Stage, a_stage
from tests.submissions.acting import PERSON, RESUME

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    async with a_stage(clock, database_path) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(8000)
    page = await context.new_page()
    complaints = watch(page, stage.server.base_url)
    await page.goto(stage.server.base_url)
    await page.locator("body.ready").wait_for()
    yield page
    await context.close()
    assert complaints == []


async def be(page: Page, name: str) -> None:
    await page.get_by_test_id("person-switch").click()
    await page.get_by_role("menuitemradio", name=re.compile(rf"\b{name}\b")).click()
    channels = page.get_by_role("navigation", name="Channels")
    await channels.get_by_role("button", name=re.compile("general")).click()


async def test_a_member_looks_at_the_copy_and_at_the_file_and_nobody_else_sees_either(page: Page, stage: Stage) -> None:
    messages, form = page.get_by_test_id("message"), page.get_by_test_id("form")
    await be(page, "Ana")
    composer = page.get_by_test_id("composer")
    await composer.fill("/resume submit")
    await composer.press("Enter")
    await page.get_by_test_id("command-form").wait_for()
    await page.keyboard.press("Enter")
    name, content = RESUME
    await form.get_by_label("Your resume").set_input_files(
        FilePayload(name=name, mimeType="application/pdf", buffer=content)
    )
    await form.get_by_label("Target role").fill("Data analyst")
    await form.get_by_role("button", name="Submit").click()

    check = messages.filter(has_text="before anybody else sees it")
    await expect(check).to_contain_text(PERSON.phone, timeout=20_000)
    copy = check.get_by_role("img", name="anonymised copy of your resume")
    assert await copy.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 300
    await check.get_by_role("button", name="Hide more words").click()
    await form.get_by_label("Words to hide").fill(PERSON.employers[0])
    await form.get_by_role("button", name="Submit").click()
    await expect(check).to_contain_text("words that you named × 1", timeout=20_000)
    await expect(check.get_by_role("button", name="Undo hiding")).to_be_visible()
    await check.get_by_role("button", name="Show the file").click()
    framed = check.get_by_role("img", name=re.compile("with frames around: .*phone"))
    assert await framed.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 300

    await be(page, "Ben")
    await expect(messages.filter(has_text="before anybody else sees it")).to_have_count(0)
    await be(page, "Ana")
    await check.get_by_role("button", name="Queue it", exact=True).click()
    await expect(messages.filter(has_text="is in the queue")).to_contain_text("only one that waits")
    await expect(messages.filter(has_text="before anybody else sees it")).to_have_count(0)
