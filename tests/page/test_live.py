"""A live interview of five people in a browser: two meet, one asks, and two others want to know it, too."""

import pytest
from playwright.async_api import Page, expect

from rehearsal.people import Person
from tests.live.acting import near, panel
from tests.stage import Stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

QUESTION = "Are real interviews this tough?"


async def test_an_interview_is_led_watched_and_asked_about(group_page: Page, group: Stage) -> None:
    page = group_page
    await near(group, "watch")
    thread = int(panel(group)["channel_id"])
    messages = page.get_by_test_id("message")
    shown, queue = messages.filter(has_text="Minutes:").last, messages.filter(has_text="🙋")

    async def be(person: Person) -> None:
        await page.goto(f"{group.server.base_url}/?as={person.id}&channel={thread}")
        await page.locator("body.ready").wait_for()

    await be(group.ana)
    await shown.get_by_role("button", name="Check in").click()
    await expect(messages.filter(has_text="You are checked in")).to_be_visible()

    await be(group.priya)
    await shown.get_by_role("button", name="Start").click()
    await expect(shown).to_contain_text("1 of 6: Welcome and rules")
    await shown.get_by_role("button", name="Next phase").click()
    await expect(shown).to_contain_text("2 of 6: Interview")

    for person in (group.dana, group.ben, group.chloe):
        await be(person)
        await shown.get_by_role("button", name="Watch").click()
        await page.get_by_role("button", name="I agree").click()
        await expect(messages.filter(has_text="You have a seat").last).to_be_visible()
    await queue.get_by_role("button", name="Ask a question").click()
    form = page.get_by_test_id("form")
    await form.get_by_label("What would you like to know?").fill(QUESTION)
    await form.get_by_label("Ask it without my name").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="without your name")).to_be_visible()

    await group.pass_time(seconds=3)
    for person, counted in ((group.ben, "+1"), (group.dana, "+2")):
        await be(person)
        await expect(queue).to_contain_text(QUESTION)
        await expect(queue).not_to_contain_text("Chloe")
        await queue.get_by_role("button", name="+1").click()
        await group.pass_time(seconds=3)
        await expect(queue).to_contain_text(f"{QUESTION} · {counted}")

    await be(group.ana)
    await shown.get_by_role("button", name="Stop").click()
    await expect(messages.filter(has_text="It ended early")).to_be_visible()
