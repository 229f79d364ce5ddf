"""A duty in a browser: whoever watches takes one, reads what to look out for, and writes notes that only they see."""

import pytest
from playwright.async_api import Page, expect

from rehearsal.people import Person
from tests.live.acting import near, panel
from tests.prep.acting import NOTES, PROTECTED
from tests.stage import Stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_who_watches_takes_a_duty_and_writes_notes(group_page: Page, group: Stage) -> None:
    page = group_page
    await near(group, "watch")
    thread = int(panel(group)["channel_id"])
    messages = page.get_by_test_id("message")
    shown = messages.filter(has_text="Minutes:")

    async def be(person: Person) -> None:
        await page.goto(f"{group.server.base_url}/?as={person.id}&channel={thread}")
        await page.locator("body.ready").wait_for()

    async def write(notes: str) -> None:
        await page.get_by_role("button", name="Write notes").last.click()
        form = page.get_by_test_id("form")
        await form.get_by_role("textbox").fill(notes)
        await form.get_by_role("button", name="Submit").click()

    await be(group.ben)
    await shown.get_by_role("button", name="Watch").click()
    await page.get_by_role("button", name="I agree").click()
    await shown.get_by_role("button", name="Take a duty").click()
    await page.get_by_role("combobox", name="What will you look out for?").click()
    await page.get_by_role("option", name="STAR spotter").click()
    desk = messages.filter(has_text="Until the feedback opens, nobody but you reads your notes")
    await expect(desk).to_contain_text("STAR spotter")

    await write(PROTECTED)
    await expect(desk).to_contain_text("Please change this first")
    await write(NOTES)
    await expect(desk).to_contain_text("Kept.")

    await be(group.ana)
    await expect(shown).to_be_visible()
    await expect(messages.filter(has_text=NOTES)).to_have_count(0)
