"""A resume is reviewed in a browser: a volunteer claims it from the queue, writes and hands in; its member reads it."""

import pytest
from playwright.async_api import Page, expect

from rehearsal.people import Person
from tests.reviews.acting import ADVICE, CONTENT, queued, set_up, thread_of
from tests.stage import Stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_a_resume_is_claimed_reviewed_and_read(group_page: Page, group: Stage) -> None:
    page = group_page
    await set_up(group)
    await queued(group)
    messages, form = page.get_by_test_id("message"), page.get_by_test_id("form")

    async def be(person: Person, channel: int) -> None:
        await page.goto(f"{group.server.base_url}/?as={person.id}&channel={channel}")
        await page.locator("body.ready").wait_for()

    async def use(command: str) -> None:
        composer = page.get_by_test_id("composer")
        await composer.fill(command)
        await composer.press("Enter")
        await page.get_by_test_id("command-form").wait_for()
        await page.keyboard.press("Enter")

    await be(group.priya, group.demo.channels["general"])
    await use("/resume queue")
    queue = messages.filter(has_text="Resumes that wait for a review")
    await expect(queue).to_contain_text("Data engineer")
    await expect(queue).not_to_contain_text("Ana")
    await queue.get_by_role("button", name="Claim").click()
    await expect(messages.filter(has_text="is yours until")).to_be_visible()
    await group.settle()

    thread = thread_of(group, group.priya)
    await be(group.priya, thread)
    await messages.filter(has_text="A review for").get_by_role("button", name="Write review").click()
    await form.get_by_label("Fit for the target role").fill(CONTENT["fit"])
    await form.get_by_label("Bullets").fill(CONTENT["bullets"])
    await form.get_by_role("button", name="Submit").click()

    desk = messages.filter(has_text="Your review: Data engineer")
    await expect(desk).to_contain_text(CONTENT["fit"])
    await expect(desk.get_by_role("button", name="Hand in")).to_have_count(0)
    await desk.get_by_role("button", name="Advice and result").click()
    await form.get_by_label("The three most important changes").fill(ADVICE["top"])
    await form.get_by_role("combobox").click()
    await page.get_by_role("option", name="Changes suggested").click()
    await form.get_by_role("button", name="Submit").click()
    await desk.get_by_role("button", name="Hand in").click()
    await expect(desk).to_contain_text("Handed in")
    await group.settle()

    await be(group.ana, thread)
    advice = messages.filter(has_text="this is what")
    await expect(advice).to_contain_text("Changes suggested")
    await expect(advice).to_contain_text(ADVICE["top"])
    await expect(messages.filter(has_text="Review: content")).to_contain_text("cut the load time by half")
    await advice.get_by_role("button", name="Thank").click()
    await expect(messages.filter(has_text="Your thanks are on their way")).to_be_visible()

    await be(group.ana, group.demo.channels["general"])
    await use("/resume review")
    await expect(messages.filter(has_text="The review of your resume for")).to_contain_text(CONTENT["fit"])
