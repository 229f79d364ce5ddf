"""What a newcomer does after `make run`: book as a member, look as the volunteer, move the clock, call off."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from core.clock import MovableClock
from rehearsal.opening import play_opening
from tests.page.conftest import watch
from tests.stage import Stage, a_stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    """The demo group as one finds it: set up by its moderator, with times that its volunteers offer."""
    async with a_stage(clock, database_path, set_up=False) as made:
        made.server.zones.update(made.demo.zones)
        await play_opening(made.server, made.demo)
        await made.settle()
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
    await expect(page.get_by_test_id("person-switch")).to_contain_text(name)


async def enter(page: Page, channel: str) -> None:
    channels = page.get_by_role("navigation", name="Channels")
    await channels.get_by_role("button", name=re.compile(channel)).click()
    await expect(page.get_by_test_id("channel-title")).to_contain_text(channel)


def was_reminded(stage: Stage) -> bool:
    thread = stage.thread(stage.priya, "Interview")
    return any("Still coming" in str(message["components"]) for message in stage.priya.messages(thread["id"]))


async def test_booking_reminding_and_calling_off_as_a_newcomer_tries_it(page: Page, stage: Stage) -> None:
    messages = page.get_by_test_id("message")

    await be(page, "Ana")
    await enter(page, "general")
    await page.get_by_test_id("composer").fill("/interview book")
    await page.get_by_test_id("composer").press("Enter")
    await page.keyboard.press("Enter")
    await messages.filter(has_text="Open times").get_by_role("combobox").first.click()
    await page.get_by_role("option").first.click()
    form = page.get_by_test_id("form")
    await form.get_by_label("What would you like to practise?").fill("Staying calm")
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="🟢 Booked")).to_be_visible()

    await enter(page, "Interview 1")
    await expect(messages.filter(has_text="your interview is booked")).to_be_visible()
    await expect(messages.filter(has_text="Mock interview · 🟢 Booked")).to_contain_text("Staying calm")

    await be(page, "Priya")
    await enter(page, "Interview 1")
    reminder = messages.filter(has_text="Still coming")
    while not was_reminded(stage):
        async with page.expect_response("**/page/clock"):
            await page.get_by_test_id("to-next-job").click()
        await stage.settle()
    await reminder.get_by_role("button", name="Still coming").click()
    await expect(messages.filter(has_text="Thank you!")).to_be_visible()
    await expect(messages.filter(has_text="Mock interview · 🟢 Booked")).to_contain_text("is coming")

    await messages.filter(has_text="Mock interview · 🟢 Booked").get_by_role("button", name="Cancel").click()
    await form.get_by_role("textbox").fill("A flu, sorry")
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="Mock interview · ✖️ Cancelled")).to_contain_text("A flu, sorry")

    await be(page, "Ana")
    await enter(page, "Interview 1")
    await expect(messages.filter(has_text="the interview is off")).to_be_visible()


async def test_asking_being_matched_and_a_volunteers_yes_as_each_of_them_sees_it(page: Page, stage: Stage) -> None:
    messages, form = page.get_by_test_id("message"), page.get_by_test_id("form")
    command = page.get_by_test_id("command-form")
    await (await stage.dana.command("interview list")).click("Withdraw")

    await be(page, "Ana")
    await enter(page, "general")
    await page.get_by_test_id("composer").fill("/interview request")
    await page.get_by_test_id("composer").press("Enter")
    await command.locator("input[data-option=field]").fill("Marketing")
    await page.get_by_role("option", name="Marketing").click()
    await command.locator("input[data-option=kind]").fill("recruiter screen")
    await page.get_by_role("option", name="recruiter screen").click()
    await page.keyboard.press("Enter")
    await form.get_by_label("What would you like to practise?").fill("Say why I left")
    await form.get_by_label("Exact times, if you like").fill("Mon-Sun 06:00-23:30")
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="Your request waits")).to_contain_text("You are the only one")

    await be(page, "Morgan")
    await enter(page, "general")
    await page.get_by_test_id("composer").fill("/moderator match")
    await page.get_by_test_id("composer").press("Enter")
    await page.keyboard.press("Enter")
    planned = messages.filter(has_text="who is asked first")
    await expect(planned).to_contain_text("never matched before")
    await planned.get_by_role("button", name="Apply").click()
    await expect(messages.filter(has_text="🟢 Done")).to_be_visible()
    await stage.settle()

    await be(page, "Grace")
    await page.get_by_role("button", name="Direct messages").click()
    await enter(page, "Greenroom")
    asked = messages.filter(has_text="asks for an interview")
    await expect(asked).to_contain_text("Say why I left")
    await asked.get_by_role("button", name="Accept").click()
    await expect(messages.filter(has_text="🟢 Booked").last).to_be_visible()

    await be(page, "Ana")
    await enter(page, "Interview 2")
    await expect(messages.filter(has_text="Mock interview · 🟢 Booked")).to_contain_text("Why you two")
